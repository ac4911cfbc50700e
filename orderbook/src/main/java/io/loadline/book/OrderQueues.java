package io.loadline.book;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * The queues of many by-order books: the orders of a level, linked through their records.
 *
 * <p>A queue is in rising priority, equal ones in order of arrival. An order that comes without a priority takes that of the last in the
 * queue. Queues, levels and orders are one object, so that no reference to wait for stands between them.
 */
final class OrderQueues extends PriceLevels {
    /**
     * @param books room for books at first
     * @param slots room for orders at first, as {@link OrderPool} has it
     * @param growths counts how often more room had to be made for orders or levels
     */
    OrderQueues(final int books, final int slots, final AtomicCounter growths) {
        super(books, slots, growths);
    }

    /** Puts an order that is in no queue into the one of its price, at its place by priority. */
    void add(final int side, final int order, final long price, final long quantity, final long priority) {
        final long key = key(side, price);
        final int index = floor(side, key);
        setQuantity(order, quantity);
        if (index >= 0 && keyAt(side, index) == key) {
            final int level = level(side, index);
            setPlace(order, side, level);
            link(level, order, priority);
            addTotals(side, level, quantity, 1);
        } else {
            setPlace(order, side, insert(side, index + 1, key, order, quantity));
            setLinks(order, NONE, NONE);
            setPriority(order, priority);
        }
    }

    /** Gives an order a new quantity, price or place on its side. */
    void change(final int order, final long price, final long quantity, final long priority, final boolean keepsPlace) {
        final int side = side(order);
        final int level = level(order);
        if (key(side, price) != key(level)) {
            remove(order);
            add(side, order, price, quantity, priority);
            return;
        }
        final long before = quantity(order);
        setQuantity(order, quantity);
        addTotals(side, level, quantity - before, 0);
        final boolean samePriority = priority == 0 ? quantity <= before : priority == priority(order);
        if (!keepsPlace && !samePriority) {
            unlink(level, order);
            link(level, order, priority);
        }
    }

    /** Takes an order out of its queue; its level goes with its last order. */
    void remove(final int order) {
        final int side = side(order);
        final int level = level(order);
        if (count(level) > 1) {
            unlink(level, order);
            addTotals(side, level, -quantity(order), -1);
        } else {
            removeLevel(side, level, quantity(order));
        }
    }

    /** The last order may be {@link #NONE}: it has no priority, and its links are of no meaning. */
    private void link(final int level, final int order, final long priority) {
        final int last = tail(level);
        if (priority == 0 || !isBehind(last, priority)) {
            setLinks(order, last, NONE);
            setPriority(order, priority == 0 ? priority(last) : priority);
            setNext(last, order);
            setQueue(level, last == NONE ? order : head(level), order);
        } else {
            linkAhead(level, order, priority);
        }
    }

    /** Puts an order ahead of the last of its queue at least. */
    private void linkAhead(final int level, final int order, final long priority) {
        int behind = tail(level);
        int ahead = previous(behind);
        if (isBehind(head(level), priority)) {
            behind = head(level);
            ahead = NONE;
        }
        while (ahead != NONE && isBehind(ahead, priority)) {
            behind = ahead;
            ahead = previous(behind);
        }
        setLinks(order, ahead, behind);
        setPriority(order, priority);
        setPrevious(behind, order);
        if (ahead == NONE) {
            setQueue(level, order, tail(level));
        } else {
            setNext(ahead, order);
        }
    }

    private boolean isBehind(final int order, final long priority) {
        return Long.compareUnsigned(priority(order), priority) > 0;
    }

    /** Without a look whether there is an order ahead or behind: nobody can foretell, and {@link #NONE} may be written. */
    private void unlink(final int level, final int order) {
        final int ahead = previous(order);
        final int behind = next(order);
        setNext(ahead, behind);
        setPrevious(behind, ahead);
        setQueue(level, ahead == NONE ? behind : head(level), behind == NONE ? ahead : tail(level));
    }

    /** First order of the best price, those without a price before all; {@link OrderPool#NONE} where there is none. */
    int first(final int side) {
        final int size = size(side);
        return size == 0 ? NONE : head(level(side, size - 1));
    }

    /** Last order of the worst price; {@link OrderPool#NONE} where there is none. */
    int last(final int side) {
        return size(side) == 0 ? NONE : tail(level(side, 0));
    }

    void walk(final int side, final DepthVisitor visitor) {
        final int best = best(side);
        for (int i = best; i >= 0; i--) {
            final int level = level(side, i);
            final long price = price(side, key(level));
            if (!visitor.onLevel(best - i + 1, price, quantityAt(level), count(level))) {
                return;
            }
        }
    }

    void walkOrders(final int side, final OrderVisitor visitor) {
        final int best = best(side);
        int position = 0;
        for (int i = size(side) - 1; i >= 0; i--) {
            final int level = level(side, i);
            final long price = price(side, key(level));
            for (int order = head(level); order != NONE; order = next(order)) {
                position++;
                if (!visitor.onOrder(best - i + 1, position, price, quantity(order), id(order))) {
                    return;
                }
            }
        }
    }
}
