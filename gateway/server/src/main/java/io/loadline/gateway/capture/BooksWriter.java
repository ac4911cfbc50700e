package io.loadline.gateway.capture;

import io.loadline.book.OrderBook;
import java.io.PrintWriter;

/** Writes the outright levels of every instrument as CSV, best level first, bids before asks. */
final class BooksWriter {
    static final String HEADER = "instrument,symbol,side,level,price,quantity,orders";

    private final PrintWriter out;

    BooksWriter(final PrintWriter out) {
        this.out = out;
    }

    void write(final CaptureBooks books) {
        out.println(HEADER);
        for (final int instrument : books.instruments()) {
            final OrderBook book = books.book(instrument);
            if (book != null) {
                final String prefix = instrument + "," + books.symbol(instrument) + ",";
                writeSide(book, OrderBook.BID, prefix + "bid,");
                writeSide(book, OrderBook.ASK, prefix + "ask,");
            }
        }
    }

    private void writeSide(final OrderBook book, final int side, final String prefix) {
        book.walk(side, (level, price, quantity, orders) -> {
            out.println(prefix + level + "," + Decimal.price(price) + "," + Decimal.quantity(quantity) + ","
                    + (orders < 0 ? "" : orders));
            return true;
        });
    }
}
