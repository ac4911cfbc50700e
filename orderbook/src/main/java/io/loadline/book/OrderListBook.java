package io.loadline.book;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * A book that the venue describes by position of order (the older B3): each side is one list of orders, best first, and an order that
 * comes or goes shifts those behind it. {@code priority} is the position from 1. A change costs the same at any depth but for the search
 * among blocks of orders.
 *
 * <p>{@link #DELETE_THRU} takes the orders from the first to the position, {@link #DELETE_FROM} those from the position to the last. (B3
 * calls the first one "delete from".)
 *
 * <p>What does not fit, and is reported: a position before 1 or behind the list (nothing is done, except that a delete from the first to
 * beyond the last empties the side), an order id, other than 0, that is not the one at the position of a change or delete (the position is
 * believed), a quantity that is not positive (nothing), an order beyond the maximum (it is not taken). That the position suits the price
 * is not checked: levels are sorted by price, orders stay where the venue put them.
 */
public final class OrderListBook implements ByOrderBook {
    private final int maxOrders;
    private final OrderList bids;
    private final OrderList asks;

    /**
     * @param maxOrders most orders on both sides together, 1 to 16,777,216
     * @param growths counts how often the book had to allocate
     */
    public OrderListBook(final int maxOrders, final AtomicCounter growths) {
        this.maxOrders = OrderIdBooks.checkedMaximum(maxOrders);
        bids = new OrderList(true, growths);
        asks = new OrderList(false, growths);
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
        if ((side != BID && side != ASK) || priority < 1) {
            return false;
        }
        final OrderList list = list(side);
        return switch (action) {
            case NEW -> quantity > 0 && insert(list, priority, price, quantity, orderId);
            case CHANGE -> quantity > 0 && change(list, priority, price, quantity, orderId);
            case DELETE -> delete(list, priority, orderId);
            case DELETE_THRU -> deleteThrough(list, priority);
            case DELETE_FROM -> deleteFrom(list, priority);
            default -> false;
        };
    }

    private OrderList list(final int side) {
        return side == BID ? bids : asks;
    }

    private boolean insert(
            final OrderList list, final long position, final long price, final long quantity, final long orderId) {
        final boolean fits = position <= list.size() + 1L && orderCount() < maxOrders;
        if (fits) {
            list.insert((int) position - 1, price, quantity, orderId);
        }
        return fits;
    }

    private static boolean change(
            final OrderList list, final long position, final long price, final long quantity, final long orderId) {
        if (position > list.size()) {
            return false;
        }
        final int index = (int) position - 1;
        final long known = list.id(index);
        list.set(index, price, quantity, orderId == 0 ? known : orderId);
        return orderId == 0 || orderId == known;
    }

    private static boolean delete(final OrderList list, final long position, final long orderId) {
        if (position > list.size()) {
            return false;
        }
        final int index = (int) position - 1;
        final boolean fits = orderId == 0 || orderId == list.id(index);
        list.remove(index, index + 1);
        return fits;
    }

    private static boolean deleteThrough(final OrderList list, final long position) {
        final boolean fits = position <= list.size();
        list.remove(0, (int) Math.min(position, list.size()));
        return fits;
    }

    private static boolean deleteFrom(final OrderList list, final long position) {
        final boolean fits = position <= list.size();
        if (fits) {
            list.remove((int) position - 1, list.size());
        }
        return fits;
    }

    @Override
    public void clear() {
        bids.clear();
        asks.clear();
    }

    @Override
    public int orderCount() {
        return bids.size() + asks.size();
    }

    @Override
    public long bidPrice() {
        return bids.ladder().bestPrice();
    }

    @Override
    public long bidQuantity() {
        return bids.ladder().bestQuantity();
    }

    @Override
    public long askPrice() {
        return asks.ladder().bestPrice();
    }

    @Override
    public long askQuantity() {
        return asks.ladder().bestQuantity();
    }

    @Override
    public long bidDepth() {
        return bids.ladder().depth();
    }

    @Override
    public long askDepth() {
        return asks.ladder().depth();
    }

    @Override
    public void walk(final int side, final DepthVisitor visitor) {
        if (side == BID || side == ASK) {
            list(side).ladder().walk(visitor);
        }
    }

    @Override
    public void walkOrders(final int side, final OrderVisitor visitor) {
        if (side == BID || side == ASK) {
            list(side).walk(visitor);
        }
    }

    @Override
    public long memoryBytes() {
        return bids.memoryBytes() + asks.memoryBytes();
    }
}
