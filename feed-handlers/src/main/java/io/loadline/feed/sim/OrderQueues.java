package io.loadline.feed.sim;

/**
 * The orders that rest behind the price levels of the simulated books: on each side levels from the best on, behind each level a queue,
 * first in front. Flat arrays; a level that moves takes its queue with it by number, not by copy.
 */
final class OrderQueues {
    /** Most orders behind one level. */
    static final int MOST_IN_QUEUE = 12;

    private static final int LEVELS = SimulatedBooks.LEVELS;

    private final byte[] levels;
    private final int[] ticks;
    private final byte[] queue;
    private final byte[] size;
    private final long[] id;
    private final long[] priority;
    private final int[] units;

    OrderQueues(final int instruments) {
        final int sides = 2 * instruments;
        levels = new byte[sides];
        ticks = new int[sides * LEVELS];
        queue = new byte[sides * LEVELS];
        size = new byte[sides * LEVELS];
        id = new long[sides * LEVELS * MOST_IN_QUEUE];
        priority = new long[sides * LEVELS * MOST_IN_QUEUE];
        units = new int[sides * LEVELS * MOST_IN_QUEUE];
        for (int i = 0; i < queue.length; i++) {
            queue[i] = (byte) (i % LEVELS);
        }
    }

    int levels(final int instrument, final int side) {
        return levels[2 * instrument + side];
    }

    int ticks(final int instrument, final int side, final int level) {
        return ticks[index(instrument, side, level)];
    }

    /** @return orders behind a level */
    int orders(final int instrument, final int side, final int level) {
        return size[queueAt(instrument, side, level)];
    }

    /** @return orders on a side */
    int orders(final int instrument, final int side) {
        return position(instrument, side, levels(instrument, side), 0) - 1;
    }

    /** @return the order's number, which it keeps */
    long id(final int instrument, final int side, final int level, final int place) {
        return id[order(instrument, side, level, place)];
    }

    /** @return a number that rises along the queue, new whenever the order is queued again, never given twice */
    long priority(final int instrument, final int side, final int level, final int place) {
        return priority[order(instrument, side, level, place)];
    }

    int units(final int instrument, final int side, final int level, final int place) {
        return units[order(instrument, side, level, place)];
    }

    /** @return units of all orders behind a level */
    int total(final int instrument, final int side, final int level) {
        int sum = 0;
        for (int place = 0; place < orders(instrument, side, level); place++) {
            sum += units(instrument, side, level, place);
        }
        return sum;
    }

    /** @return where an order stands on its side, from 1 at the front of the best level */
    int position(final int instrument, final int side, final int level, final int place) {
        int before = place;
        for (int better = 0; better < level; better++) {
            before += orders(instrument, side, better);
        }
        return before + 1;
    }

    /** Makes an empty level; there must be room for it. */
    void insertLevel(final int instrument, final int side, final int level, final int atTicks) {
        final int first = index(instrument, side, 0);
        final int held = levels[2 * instrument + side]++;
        final byte free = queue[first + held];
        for (int i = held; i > level; i--) {
            ticks[first + i] = ticks[first + i - 1];
            queue[first + i] = queue[first + i - 1];
        }
        ticks[first + level] = atTicks;
        queue[first + level] = free;
    }

    /** Takes away a level behind which no order is left. */
    void deleteLevel(final int instrument, final int side, final int level) {
        final int first = index(instrument, side, 0);
        final int last = --levels[2 * instrument + side];
        final byte freed = queue[first + level];
        for (int i = level; i < last; i++) {
            ticks[first + i] = ticks[first + i + 1];
            queue[first + i] = queue[first + i + 1];
        }
        queue[first + last] = freed;
    }

    /** Queues an order behind all others of a level. */
    void append(
            final int instrument,
            final int side,
            final int level,
            final long orderId,
            final long orderPriority,
            final int orderUnits) {
        final int place = size[queueAt(instrument, side, level)]++;
        final int at = order(instrument, side, level, place);
        id[at] = orderId;
        priority[at] = orderPriority;
        units[at] = orderUnits;
    }

    void remove(final int instrument, final int side, final int level, final int place) {
        final int left = --size[queueAt(instrument, side, level)];
        final int at = order(instrument, side, level, place);
        System.arraycopy(id, at + 1, id, at, left - place);
        System.arraycopy(priority, at + 1, priority, at, left - place);
        System.arraycopy(units, at + 1, units, at, left - place);
    }

    void setUnits(final int instrument, final int side, final int level, final int place, final int left) {
        units[order(instrument, side, level, place)] = left;
    }

    private int queueAt(final int instrument, final int side, final int level) {
        return index(instrument, side, 0) + queue[index(instrument, side, level)];
    }

    private int order(final int instrument, final int side, final int level, final int place) {
        return queueAt(instrument, side, level) * MOST_IN_QUEUE + place;
    }

    private static int index(final int instrument, final int side, final int level) {
        return (2 * instrument + side) * LEVELS + level;
    }
}
