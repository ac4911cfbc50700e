package io.loadline.gateway.screen;

import io.loadline.client.BookView;
import io.loadline.client.VolatilityView;
import java.util.List;
import java.util.Locale;

/**
 * Top of book of the most active instruments, and where there is room their conditional volatility in percent a year, marked where it is not good,
 * and the age of its fit.
 */
final class BookPanel {
    private static final int PRICE_WIDTH = 11;
    private static final int QUANTITY_WIDTH = 7;
    private static final int STATUS_WIDTH = 8;
    private static final int VOLATILITY_WIDTH = 8;
    private static final int FIT_WIDTH = 7;
    private static final int LEAST_SYMBOL = 12;
    private static final double PERCENT = 100;
    private static final String[] TRADING = {"", "pre-open", "", "auction", "HALTED", "closed"};

    private BookPanel() {}

    static void draw(
            final Canvas canvas,
            final int left,
            final int top,
            final int width,
            final int rows,
            final ScreenModel model) {
        final int free = width - 3 * PRICE_WIDTH - 2 * QUANTITY_WIDTH - STATUS_WIDTH - LEAST_SYMBOL;
        final boolean kept = !model.view().volatilities().isEmpty();
        final boolean volatilities = kept && free >= VOLATILITY_WIDTH;
        final boolean ages = kept && free >= VOLATILITY_WIDTH + FIT_WIDTH;
        final int symbolWidth = LEAST_SYMBOL + free - (volatilities ? VOLATILITY_WIDTH : 0) - (ages ? FIT_WIDTH : 0);
        canvas.fill(left, top, width, ' ', Style.HEAD);
        canvas.put(left, top, "MOST ACTIVE", Style.HEAD, symbolWidth);
        int x = left + symbolWidth + QUANTITY_WIDTH;
        canvas.putRight(x, top, "qty", Style.HEAD, QUANTITY_WIDTH);
        x += PRICE_WIDTH;
        canvas.putRight(x, top, "bid", Style.HEAD, PRICE_WIDTH);
        x += PRICE_WIDTH;
        canvas.putRight(x, top, "ask", Style.HEAD, PRICE_WIDTH);
        x += QUANTITY_WIDTH;
        canvas.putRight(x, top, "qty", Style.HEAD, QUANTITY_WIDTH);
        x += PRICE_WIDTH;
        canvas.putRight(x, top, "last", Style.HEAD, PRICE_WIDTH);
        if (volatilities) {
            x += VOLATILITY_WIDTH;
            canvas.putRight(x, top, "vol %", Style.HEAD, VOLATILITY_WIDTH);
        }
        if (ages) {
            canvas.putRight(x + FIT_WIDTH, top, "fit", Style.HEAD, FIT_WIDTH);
        }
        for (int i = 0; i < Math.min(rows - 1, model.activeBooks().size()); i++) {
            final BookView book = model.activeBooks().get(i);
            final int y = top + 1 + i;
            drawRow(canvas, left, y, symbolWidth, width, book, model);
            if (volatilities) {
                drawVolatility(canvas, left + width - STATUS_WIDTH - (ages ? FIT_WIDTH : 0), y, ages, book, model);
            }
        }
    }

    private static void drawVolatility(
            final Canvas canvas,
            final int right,
            final int y,
            final boolean age,
            final BookView book,
            final ScreenModel model) {
        final List<VolatilityView> all = model.view().volatilities();
        if (book.instrument() >= all.size() || all.get(book.instrument()).state() == VolatilityView.NONE) {
            return;
        }
        final VolatilityView volatility = all.get(book.instrument());
        final boolean stale = model.view().isStale();
        final boolean good = volatility.state() == VolatilityView.GOOD;
        final Style style = stale ? Style.DIM : good ? Style.PLAIN : Style.WARN;
        final String text =
                Double.isFinite(volatility.volatility()) ? percent(volatility) + (good ? "" : "!") : Figures.UNKNOWN;
        canvas.putRight(right, y, text, style, VOLATILITY_WIDTH - 1);
        if (age) {
            canvas.putRight(
                    right + FIT_WIDTH,
                    y,
                    Figures.duration(model.nowNs() - volatility.fitTimeNs()),
                    style,
                    FIT_WIDTH - 1);
        }
    }

    /** Of differences of prices it is no percentage. */
    private static String percent(final VolatilityView volatility) {
        return volatility.isAbsolute()
                ? Figures.quantity(volatility.volatility())
                : String.format(Locale.ROOT, "%.1f", PERCENT * volatility.volatility());
    }

    private static void drawRow(
            final Canvas canvas,
            final int left,
            final int y,
            final int symbolWidth,
            final int width,
            final BookView book,
            final ScreenModel model) {
        final boolean dim = model.view().isStale() || book.quality() != 0;
        final Style plain = dim ? Style.DIM : Style.PLAIN;
        canvas.put(left, y, book.symbol(), dim ? Style.DIM : Style.BOLD, symbolWidth - 1);
        int x = left + symbolWidth + QUANTITY_WIDTH;
        canvas.putRight(x, y, quantity(book.bidPrice(), book.bidQuantity()), plain, QUANTITY_WIDTH - 1);
        x += PRICE_WIDTH;
        canvas.putRight(x, y, price(book.bidPrice()), dim ? plain : Style.GOOD, PRICE_WIDTH - 1);
        x += PRICE_WIDTH;
        canvas.putRight(x, y, price(book.askPrice()), dim ? plain : Style.BAD, PRICE_WIDTH - 1);
        x += QUANTITY_WIDTH;
        canvas.putRight(x, y, quantity(book.askPrice(), book.askQuantity()), plain, QUANTITY_WIDTH - 1);
        x += PRICE_WIDTH;
        canvas.putRight(x, y, price(book.lastPrice()), plain, PRICE_WIDTH - 1);
        final String quality = Words.quality(book.quality());
        final String trading =
                book.tradingStatus() < TRADING.length ? TRADING[book.tradingStatus()] : "?" + book.tradingStatus();
        final boolean stale = model.view().isStale();
        final String status = stale ? "STALE" : !trading.isEmpty() ? trading : quality.isEmpty() ? "" : quality + "!";
        canvas.putRight(left + width, y, status, stale ? Style.ALARM : Style.WARN, STATUS_WIDTH);
    }

    private static String price(final long price) {
        return Figures.price(BookView.price(price), PRICE_WIDTH - 1);
    }

    private static String quantity(final long price, final long quantity) {
        return price == BookView.NULL_PRICE ? "-" : Figures.quantity(BookView.quantity(quantity));
    }
}
