package io.loadline.book;

import static io.loadline.book.OrderPool.NONE;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * A book that the venue describes by order id (CME market by order, ITCH, EOBI, MEMOIR, the newer B3). New, change and delete take constant
 * time near the top of the book; deeper, finding a price is logarithmic and a level that comes or goes moves those better than it.
 *
 * <p>Queue: the orders of a price queue by rising {@code priority}, taken as unsigned, equal ones in order of arrival; 0 means "behind all".
 * A change with another price goes to that price's queue. A change at its price keeps its place if {@link #KEEPS_PLACE} is set, if the priority
 * given is the one it has, or if none is given and the quantity does not grow; else it queues anew. A partial execution is a change to
 * the quantity that is left.
 *
 * <p>What does not fit, and is reported: a new order with an id that is known (it replaces the order), a change of an unknown id (it is taken
 * as new), a delete of an unknown id (nothing), a side that is not the order's (the order is moved, or deleted), a quantity that is not
 * positive (nothing), and an order beyond the maximum (it is not taken).
 *
 * <p>For {@link #DELETE_THRU} and {@link #DELETE_FROM} {@code priority} is a position on the side, counted as {@link #walkOrders} does; from 1
 * down is the whole side.
 */
public final class OrderIdBook extends OrderPool implements ByOrderBook {
    private final OrderQueues bids;
    private final OrderQueues asks;

    /**
     * @param maxOrders most orders on both sides together, 1 to 16,777,216
     * @param growths counts how often the book had to allocate
     */
    public OrderIdBook(final int maxOrders, final AtomicCounter growths) {
        super(maxOrders, growths);
        bids = new OrderQueues(BID, this, growths);
        asks = new OrderQueues(ASK, this, growths);
    }

    @Override
    public boolean apply(
            final int side,
            final int action,
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final int entryFlags) {
        if (side != BID && side != ASK) {
            return false;
        }
        return switch (action) {
            case NEW -> quantity > 0 && add(side, price, quantity, orderId, priority);
            case CHANGE -> quantity > 0 && change(side, price, quantity, orderId, priority, entryFlags);
            case DELETE -> delete(side, orderId);
            case DELETE_THRU -> deleteBest(queues(side), priority);
            case DELETE_FROM -> deleteWorst(queues(side), priority);
            default -> false;
        };
    }

    private OrderQueues queues(final int side) {
        return side == BID ? bids : asks;
    }

    private boolean add(
            final int side, final long price, final long quantity, final long orderId, final long priority) {
        final int known = find(orderId);
        if (known != NONE) {
            remove(known);
        }
        final int order = take(orderId);
        if (order == NONE) {
            return false;
        }
        queues(side).add(order, price, quantity, priority);
        return known == NONE;
    }

    private boolean change(
            final int side,
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final int entryFlags) {
        final int order = find(orderId);
        if (order == NONE) {
            add(side, price, quantity, orderId, priority);
            return false;
        }
        if (side(order) != side) {
            queues(side(order)).remove(order);
            queues(side).add(order, price, quantity, priority);
            return false;
        }
        queues(side).change(order, price, quantity, priority, (entryFlags & KEEPS_PLACE) != 0);
        return true;
    }

    private boolean delete(final int side, final long orderId) {
        final int order = find(orderId);
        if (order == NONE) {
            return false;
        }
        final boolean fits = side(order) == side;
        remove(order);
        return fits;
    }

    private boolean deleteBest(final OrderQueues queues, final long position) {
        final boolean fits = position >= 1 && position <= queues.orders();
        for (long left = Math.min(position, queues.orders()); left > 0; left--) {
            remove(queues.first());
        }
        return fits;
    }

    private boolean deleteWorst(final OrderQueues queues, final long position) {
        if (position < 1 || position > queues.orders()) {
            return false;
        }
        for (long left = queues.orders() - position + 1; left > 0; left--) {
            remove(queues.last());
        }
        return true;
    }

    private void remove(final int order) {
        queues(side(order)).remove(order);
        forget(order);
    }

    @Override
    public void clear() {
        forgetAll();
        bids.clear();
        asks.clear();
    }

    @Override
    public int orderCount() {
        return size();
    }

    @Override
    public long bidPrice() {
        return bids.bestPrice();
    }

    @Override
    public long bidQuantity() {
        return bids.bestQuantity();
    }

    @Override
    public long askPrice() {
        return asks.bestPrice();
    }

    @Override
    public long askQuantity() {
        return asks.bestQuantity();
    }

    @Override
    public long bidDepth() {
        return bids.depth();
    }

    @Override
    public long askDepth() {
        return asks.depth();
    }

    @Override
    public void walk(final int side, final DepthVisitor visitor) {
        if (side == BID || side == ASK) {
            queues(side).walk(visitor);
        }
    }

    @Override
    public void walkOrders(final int side, final OrderVisitor visitor) {
        if (side == BID || side == ASK) {
            queues(side).walkOrders(visitor);
        }
    }

    @Override
    public long memoryBytes() {
        return orderBytes() + bids.memoryBytes() + asks.memoryBytes();
    }
}
