package io.loadline.gateway.capture;

import io.loadline.book.ByOrderBook;
import io.loadline.book.InstrumentView;
import io.loadline.book.OrderBook;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the final book of every instrument as CSV, bids before asks, best first: a row a level, or a row an order in queue order where the
 * venue tells orders. The column {@code orderId} is there when a row has one. Levels that a venue implies from other books are written apart.
 */
final class BooksWriter {
    static final String LEVELS = "instrument,symbol,side,level,price,quantity,orders";
    static final String ORDERS = LEVELS + ",orderId";

    private static final String[] SIDES = {"bid,", "ask,"};

    private final PrintWriter out;

    BooksWriter(final PrintWriter out) {
        this.out = out;
    }

    /** Writes the book that makes the top of each instrument: its orders where those make it, else its levels. */
    void writeTops(final CaptureBooks books) {
        final List<Integer> instruments = new ArrayList<>();
        boolean byOrder = false;
        for (final int instrument : books.instruments()) {
            final InstrumentView view = books.view(instrument);
            if (view != null && view.top() != null) {
                instruments.add(instrument);
                byOrder |= view.top() instanceof ByOrderBook;
            }
        }
        out.println(byOrder ? ORDERS : LEVELS);
        for (final int instrument : instruments) {
            final String prefix = prefix(books, instrument);
            if (books.view(instrument).top() instanceof final ByOrderBook orders) {
                writeOrders(orders, prefix);
            } else {
                writeLevels(books.view(instrument).top(), prefix, byOrder ? "," : "");
            }
        }
    }

    /** Writes the orders of each instrument whose venue tells them, also where levels make the top. */
    void writeOrders(final CaptureBooks books) {
        out.println(ORDERS);
        for (final int instrument : books.instruments()) {
            final InstrumentView view = books.view(instrument);
            if (view != null && view.orders() != null) {
                writeOrders(view.orders(), prefix(books, instrument));
            }
        }
    }

    /** Writes the levels that the venue implies, of each instrument that has some. */
    void writeImplied(final CaptureBooks books) {
        out.println(LEVELS);
        for (final int instrument : books.instruments()) {
            final InstrumentView view = books.view(instrument);
            if (view != null && view.levels() != null) {
                final String prefix = prefix(books, instrument);
                writeSide(view.levels(), OrderBook.IMPLIED_BID, prefix + SIDES[OrderBook.BID], "");
                writeSide(view.levels(), OrderBook.IMPLIED_ASK, prefix + SIDES[OrderBook.ASK], "");
            }
        }
    }

    private static String prefix(final CaptureBooks books, final int instrument) {
        return instrument + "," + books.symbol(instrument) + ",";
    }

    private void writeLevels(final OrderBook book, final String prefix, final String suffix) {
        for (int side = OrderBook.BID; side <= OrderBook.ASK; side++) {
            writeSide(book, side, prefix + SIDES[side], suffix);
        }
    }

    private void writeSide(final OrderBook book, final int side, final String begin, final String suffix) {
        book.walk(side, (level, price, quantity, orders) -> {
            out.println(begin + level + "," + Decimal.price(price) + "," + Decimal.quantity(quantity) + ","
                    + (orders < 0 ? "" : orders) + suffix);
            return true;
        });
    }

    private void writeOrders(final ByOrderBook book, final String prefix) {
        for (int side = OrderBook.BID; side <= OrderBook.ASK; side++) {
            final String begin = prefix + SIDES[side];
            book.walkOrders(side, (level, position, price, quantity, orderId) -> {
                out.println(begin + level + "," + Decimal.price(price) + "," + Decimal.quantity(quantity) + ",1,"
                        + Long.toUnsignedString(orderId));
                return true;
            });
        }
    }
}
