package io.loadline.book;

/**
 * A book that the venue describes order by order: the entries of an {@code OrderUpdate}. Its levels are the sums of its orders.
 *
 * <p>An order without a price ({@link io.loadline.core.Scale#NULL_PRICE}: at market, in an auction) is kept and queues ahead of all that
 * have one; it belongs to no level, so that top, depth and {@link #walk} do not show it.
 */
public sealed interface ByOrderBook extends OrderBook permits OrderIdBook, OrderListBook {
    /** Flag of an entry: the order keeps its place in the queue, even if its quantity grows. */
    int KEEPS_PLACE = 1;

    /**
     * Applies one change of an order.
     *
     * @param side {@link #BID} or {@link #ASK}
     * @param action one of the action codes but {@link #OVERLAY}
     * @param price mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE} for an order at market; of no meaning where orders go
     * @param quantity mantissa of 1e-8, what is left of the order; positive, except where orders go
     * @param orderId the venue's id of the order
     * @param priority place in the queue or the list: see the kind of book
     * @param entryFlags {@link #KEEPS_PLACE} or 0
     * @return false if the change does not fit the book as it stands: the book has then been changed as far as the entry has a meaning, and
     *     must be held to differ from the venue's
     */
    boolean apply(int side, int action, long price, long quantity, long orderId, long priority, int entryFlags);

    /** @return orders on both sides */
    int orderCount();

    /**
     * Shows the orders of a side, best price first and in queue order within a price.
     *
     * @param side {@link #BID} or {@link #ASK}; nothing is shown for another
     * @param visitor called for each order until it returns false
     */
    void walkOrders(int side, OrderVisitor visitor);

    /**
     * Digest of the orders. Two books with the same orders in the same queues have the same hash, whatever they are made of: priorities, by
     * which some venues tell the queue, do not count. Allocates: for tools and tests.
     *
     * @return hash over side, price, quantity and id of each order, in the order of {@link #walkOrders}
     */
    default long orderHash() {
        final StateHash hash = new StateHash();
        for (int side = BID; side <= ASK; side++) {
            hash.add(side);
            walkOrders(side, hash::addOrder);
        }
        return hash.value();
    }
}
