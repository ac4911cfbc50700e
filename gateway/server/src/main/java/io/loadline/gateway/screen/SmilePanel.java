package io.loadline.gateway.screen;

import io.loadline.client.BookView;
import io.loadline.client.SmileView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The live volatility smiles, nearest expiry first: forward and where it comes from (with a mark where that is not good), volatility at the forward,
 * risk reversal and butterfly of 25 delta in points of volatility, and the state of the fit.
 */
final class SmilePanel {
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("ddMMMyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final double POINTS = 100;
    private static final int EXPIRY_WIDTH = 8;
    private static final int FORWARD_WIDTH = 11;
    private static final int SOURCE_WIDTH = 8;
    private static final int FIGURE_WIDTH = 8;
    private static final int STATE_WIDTH = 10;

    private SmilePanel() {}

    /** Rows that the panel can fill: its head, and one a smile; 0 where there is none. */
    static int needed(final ScreenModel model) {
        return model.smiles().isEmpty() ? 0 : 1 + model.smiles().size();
    }

    static void draw(
            final Canvas canvas,
            final int left,
            final int top,
            final int width,
            final int rows,
            final ScreenModel model) {
        final List<SmileView> smiles = model.smiles();
        final int shown = Math.min(rows - 1, smiles.size());
        final int symbolWidth = width - EXPIRY_WIDTH - FORWARD_WIDTH - SOURCE_WIDTH - 3 * FIGURE_WIDTH - STATE_WIDTH;
        canvas.fill(left, top, width, ' ', Style.HEAD);
        final String more = shown < smiles.size() ? " +" + (smiles.size() - shown) : "";
        canvas.put(left, top, "SMILES" + more, Style.HEAD, symbolWidth);
        int x = left + symbolWidth;
        canvas.put(x, top, "expiry", Style.HEAD, EXPIRY_WIDTH);
        x += EXPIRY_WIDTH + FORWARD_WIDTH;
        canvas.putRight(x, top, "forward", Style.HEAD, FORWARD_WIDTH);
        canvas.put(x + 1, top, "from", Style.HEAD, SOURCE_WIDTH - 1);
        x += SOURCE_WIDTH;
        for (final String name : new String[] {"ATM", "RR25", "BF25"}) {
            x += FIGURE_WIDTH;
            canvas.putRight(x, top, name, Style.HEAD, FIGURE_WIDTH);
        }
        canvas.putRight(left + width, top, "state", Style.HEAD, STATE_WIDTH);
        for (int i = 0; i < shown; i++) {
            drawRow(canvas, left, top + 1 + i, symbolWidth, width, smiles.get(i), model);
        }
    }

    private static void drawRow(
            final Canvas canvas,
            final int left,
            final int y,
            final int symbolWidth,
            final int width,
            final SmileView smile,
            final ScreenModel model) {
        final boolean stale = model.view().isStale();
        final Style plain = stale || smile.state() != SmileView.GOOD ? Style.DIM : Style.PLAIN;
        canvas.put(left, y, symbol(smile, model), stale ? Style.DIM : Style.BOLD, symbolWidth - 1);
        int x = left + symbolWidth;
        canvas.put(x, y, expiry(smile.expiryNs()), plain, EXPIRY_WIDTH - 1);
        x += EXPIRY_WIDTH + FORWARD_WIDTH;
        canvas.putRight(x, y, Figures.price(smile.forward(), FORWARD_WIDTH - 1), plain, FORWARD_WIDTH - 1);
        final boolean good = smile.forwardState() == SmileView.GOOD;
        canvas.put(
                x + 1,
                y,
                Words.forwardSource(smile.forwardSource()) + (good ? "" : "!"),
                good || stale ? plain : Style.WARN,
                SOURCE_WIDTH - 1);
        x += SOURCE_WIDTH + FIGURE_WIDTH;
        canvas.putRight(x, y, points(smile.atTheMoney(), false), plain, FIGURE_WIDTH - 1);
        x += FIGURE_WIDTH;
        canvas.putRight(x, y, points(smile.riskReversal25(), true), plain, FIGURE_WIDTH - 1);
        x += FIGURE_WIDTH;
        canvas.putRight(x, y, points(smile.butterfly25(), true), plain, FIGURE_WIDTH - 1);
        canvas.putRight(
                left + width,
                y,
                stale ? "STALE" : Words.smileState(smile.state()),
                stale ? Style.ALARM : style(smile.state()),
                STATE_WIDTH);
    }

    private static String symbol(final SmileView smile, final ScreenModel model) {
        final List<BookView> books = model.view().books();
        return smile.underlying() < books.size() ? books.get(smile.underlying()).symbol() : "#" + smile.underlying();
    }

    private static String expiry(final long expiryNs) {
        return EXPIRY.format(Instant.ofEpochSecond(Math.floorDiv(expiryNs, SECOND_NS)))
                .toUpperCase(Locale.ROOT);
    }

    /** Volatility in percent. */
    private static String points(final double volatility, final boolean signed) {
        return Double.isFinite(volatility)
                ? String.format(Locale.ROOT, signed ? "%+.2f" : "%.2f", POINTS * volatility)
                : Figures.UNKNOWN;
    }

    private static Style style(final int state) {
        return switch (state) {
            case SmileView.GOOD -> Style.GOOD;
            case SmileView.STALE -> Style.BAD;
            default -> Style.WARN;
        };
    }
}
