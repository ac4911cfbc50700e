package io.loadline.book;

import org.agrona.concurrent.status.AtomicCounter;

/** Makes books of the kinds of the {@code risk-input} schema. */
final class BookKinds {
    private static final int POSITION = 0;
    private static final int PRICE = 1;
    private static final int ORDER_ID = 2;
    private static final int ORDER_POSITION = 3;

    /** Orders there is room for at once in the books by order id, all instruments together: 7 MiB with their part of the hash table. */
    private static final int FIRST_ORDERS = 1 << 17;

    private final int instruments;
    private final int maxOrders;
    private final AtomicCounter growths;
    private OrderIdBooks byOrderId;

    BookKinds(final int instruments, final int maxOrders, final AtomicCounter growths) {
        this.instruments = instruments;
        this.maxOrders = OrderIdBooks.checkedMaximum(maxOrders);
        this.growths = growths;
    }

    /** A new book to make the top of an instrument, null for a kind that is not known. */
    OrderBook newBook(final int kind, final int depth) {
        return switch (kind) {
            case POSITION -> new PositionBook(levels(depth));
            case PRICE -> new PriceBook(growths);
            case ORDER_ID -> newByOrderId();
            case ORDER_POSITION -> new OrderListBook(maxOrders, growths);
            default -> null;
        };
    }

    /** A book of levels for an instrument that takes its top from orders: implied levels, mostly. */
    LevelBook newLevelsBeside() {
        return new PriceBook(growths);
    }

    /** A book of orders for an instrument that takes its top from levels. */
    ByOrderBook newOrdersBeside() {
        return newByOrderId();
    }

    private OrderIdBook newByOrderId() {
        if (byOrderId == null) {
            byOrderId = new OrderIdBooks(instruments, FIRST_ORDERS, maxOrders, growths);
        }
        return byOrderId.newBook();
    }

    /** Takes back a book that is no more used. */
    void release(final OrderBook book) {
        if (book instanceof final OrderIdBook byId) {
            byOrderId.release(byId);
        }
    }

    /** Bytes that books by order id share, whether in use or not. */
    long sharedBytes() {
        return byOrderId == null ? 0 : byOrderId.memoryBytes();
    }

    static boolean isOfKind(final OrderBook book, final int kind, final int depth) {
        return switch (book) {
            case final PositionBook byPosition -> kind == POSITION && byPosition.levels() == levels(depth);
            case final PriceBook _ -> kind == PRICE;
            case final OrderIdBook _ -> kind == ORDER_ID;
            case final OrderListBook _ -> kind == ORDER_POSITION;
            case null -> false;
        };
    }

    private static int levels(final int depth) {
        return depth < 1 ? PositionBook.DEFAULT_DEPTH : Math.min(depth, PositionBook.MAX_DEPTH);
    }
}
