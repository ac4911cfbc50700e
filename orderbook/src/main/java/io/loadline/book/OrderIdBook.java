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
 *
 * <p>A book of its own, or one of {@link OrderIdBooks}, which share their memory.
 */
public final class OrderIdBook implements ByOrderBook {
    private static final int FIRST_ORDERS = 16;

    private final OrderQueues queues;
    private final int maxOrders;
    private final int book;

    /**
     * A book with memory of its own.
     *
     * @param maxOrders most orders on both sides together, 1 to 16,777,216
     * @param growths counts how often the book had to allocate
     */
    public OrderIdBook(final int maxOrders, final AtomicCounter growths) {
        this(new OrderIdBooks(1, FIRST_ORDERS, maxOrders, growths), 0);
        open();
    }

    /** One of several books, to be opened. */
    OrderIdBook(final OrderIdBooks books, final int number) {
        queues = books.queues;
        maxOrders = books.maxOrders;
        book = number;
    }

    void open() {
        queues.open(number(BID));
        queues.open(number(ASK));
    }

    void close() {
        clear();
        queues.close(number(BID));
        queues.close(number(ASK));
    }

    private int number(final int side) {
        return 2 * book + side;
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
        if ((side & ~ASK) != 0) {
            return false;
        }
        return switch (action) {
            case NEW -> quantity > 0 && add(side, price, quantity, orderId, priority);
            case CHANGE -> quantity > 0 && change(side, price, quantity, orderId, priority, entryFlags);
            case DELETE -> delete(side, orderId);
            case DELETE_THRU -> deleteBest(number(side), priority);
            case DELETE_FROM -> deleteWorst(number(side), priority);
            default -> false;
        };
    }

    private boolean add(
            final int side, final long price, final long quantity, final long orderId, final long priority) {
        int entry = queues.locate(book, orderId);
        final boolean known = entry >= 0;
        if (known) {
            remove(entry);
            entry = queues.locate(book, orderId);
        }
        return insert(-1 - entry, side, price, quantity, orderId, priority) && !known;
    }

    private boolean insert(
            final int entry,
            final int side,
            final long price,
            final long quantity,
            final long orderId,
            final long priority) {
        if (orderCount() == maxOrders) {
            return false;
        }
        final int order = queues.take(entry, book, orderId);
        if (order == NONE) {
            return false;
        }
        queues.add(number(side), order, price, quantity, priority);
        return true;
    }

    private boolean change(
            final int side,
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final int entryFlags) {
        final int entry = queues.locate(book, orderId);
        if (entry < 0) {
            insert(-1 - entry, side, price, quantity, orderId, priority);
            return false;
        }
        final int order = queues.at(entry);
        if (queues.side(order) != number(side)) {
            queues.remove(order);
            queues.add(number(side), order, price, quantity, priority);
            return false;
        }
        queues.change(order, price, quantity, priority, (entryFlags & KEEPS_PLACE) != 0);
        return true;
    }

    private boolean delete(final int side, final long orderId) {
        final int entry = queues.locate(book, orderId);
        if (entry < 0) {
            return false;
        }
        final boolean fits = queues.side(queues.at(entry)) == number(side);
        remove(entry);
        return fits;
    }

    private boolean deleteBest(final int side, final long position) {
        final boolean fits = position >= 1 && position <= queues.orders(side);
        for (long left = Math.min(position, queues.orders(side)); left > 0; left--) {
            removeOrder(queues.first(side));
        }
        return fits;
    }

    private boolean deleteWorst(final int side, final long position) {
        if (position < 1 || position > queues.orders(side)) {
            return false;
        }
        for (long left = queues.orders(side) - position + 1; left > 0; left--) {
            removeOrder(queues.last(side));
        }
        return true;
    }

    private void removeOrder(final int order) {
        remove(queues.locate(book, queues.id(order)));
    }

    private void remove(final int entry) {
        queues.remove(queues.at(entry));
        queues.forget(entry);
    }

    @Override
    public void clear() {
        clear(number(BID));
        clear(number(ASK));
    }

    private void clear(final int side) {
        for (int left = queues.orders(side); left > 0; left--) {
            removeOrder(queues.last(side));
        }
    }

    @Override
    public int orderCount() {
        return queues.orders(number(BID)) + queues.orders(number(ASK));
    }

    @Override
    public long bidPrice() {
        return queues.bestPrice(number(BID));
    }

    @Override
    public long bidQuantity() {
        return queues.bestQuantity(number(BID));
    }

    @Override
    public long askPrice() {
        return queues.bestPrice(number(ASK));
    }

    @Override
    public long askQuantity() {
        return queues.bestQuantity(number(ASK));
    }

    @Override
    public long bidDepth() {
        return queues.depth(number(BID));
    }

    @Override
    public long askDepth() {
        return queues.depth(number(ASK));
    }

    @Override
    public void walk(final int side, final DepthVisitor visitor) {
        if (side == BID || side == ASK) {
            queues.walk(number(side), visitor);
        }
    }

    @Override
    public void walkOrders(final int side, final OrderVisitor visitor) {
        if (side == BID || side == ASK) {
            queues.walkOrders(number(side), visitor);
        }
    }

    /** @return bytes of its levels and orders in the arrays it may share with others; room that is not in use belongs to nobody */
    @Override
    public long memoryBytes() {
        return queues.memoryBytes(number(BID))
                + queues.memoryBytes(number(ASK))
                + (long) orderCount() * OrderPool.bytesAnOrder();
    }
}
