package io.loadline.gateway.screen;

import io.loadline.client.BookView;

/** Top of book of the most active instruments. */
final class BookPanel {
    private static final int PRICE_WIDTH = 11;
    private static final int QUANTITY_WIDTH = 7;
    private static final int STATUS_WIDTH = 8;
    private static final String[] TRADING = {"", "pre-open", "", "auction", "HALTED", "closed"};

    private BookPanel() {}

    static void draw(
            final Canvas canvas,
            final int left,
            final int top,
            final int width,
            final int rows,
            final ScreenModel model) {
        final int symbolWidth = width - 3 * PRICE_WIDTH - 2 * QUANTITY_WIDTH - STATUS_WIDTH;
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
        for (int i = 0; i < Math.min(rows - 1, model.activeBooks().size()); i++) {
            drawRow(
                    canvas,
                    left,
                    top + 1 + i,
                    symbolWidth,
                    width,
                    model.activeBooks().get(i),
                    model);
        }
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
