package io.loadline.book;

import org.agrona.concurrent.status.AtomicCounter;

/** Makes books of the kinds of the {@code risk-input} schema. */
final class BookKinds {
    private static final int POSITION = 0;
    private static final int PRICE = 1;
    private static final int ORDER_ID = 2;
    private static final int ORDER_POSITION = 3;

    private final int maxOrders;
    private final AtomicCounter growths;

    BookKinds(final int maxOrders, final AtomicCounter growths) {
        this.maxOrders = OrderPool.checkedMaximum(maxOrders);
        this.growths = growths;
    }

    /** A new book to make the top of an instrument, null for a kind that is not known. */
    OrderBook newBook(final int kind, final int depth) {
        return switch (kind) {
            case POSITION -> new PositionBook(levels(depth));
            case PRICE -> new PriceBook(growths);
            case ORDER_ID -> new OrderIdBook(maxOrders, growths);
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
        return new OrderIdBook(maxOrders, growths);
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
