package io.loadline.feed.sim;

/**
 * What one event did to single orders, change by change: each is true of the book as the changes before it left it. One object, used again
 * for each event.
 */
final class OrderEvent {
    /** What became of an order. */
    enum Kind {
        /** Queued behind all others of its level. */
        ADDED,
        /** Some of it was cancelled; the rest keeps its place. */
        REDUCED,
        /** Changed so that it queues again behind all others of its level. */
        REQUEUED,
        /** Cancelled. */
        CANCELLED,
        /** Traded, at the front of the queue; the rest, if any, keeps its place. */
        EXECUTED
    }

    /** No entry of the levels tells the change: its level fell off the far end of the book. */
    static final int NO_ENTRY = -1;

    static final int MOST = 2 * BookEvent.MAX_ENTRIES * OrderQueues.MOST_IN_QUEUE;

    private int size;
    private final Kind[] kind = new Kind[MOST];
    private final int[] entry = new int[MOST];
    private final int[] side = new int[MOST];
    private final int[] ticks = new int[MOST];
    private final long[] id = new long[MOST];
    private final long[] priority = new long[MOST];
    private final long[] formerPriority = new long[MOST];
    private final int[] position = new int[MOST];
    private final int[] formerPosition = new int[MOST];
    private final int[] units = new int[MOST];
    private final int[] taken = new int[MOST];

    void clear() {
        size = 0;
    }

    /** Adds a change of an order that stands where it stood. */
    void add(
            final Kind changeKind,
            final int ofEntry,
            final int orderSide,
            final int orderTicks,
            final long orderId,
            final long orderPriority,
            final int orderPosition,
            final int unitsLeft,
            final int unitsTaken) {
        final int at = size++;
        kind[at] = changeKind;
        entry[at] = ofEntry;
        side[at] = orderSide;
        ticks[at] = orderTicks;
        id[at] = orderId;
        priority[at] = orderPriority;
        formerPriority[at] = orderPriority;
        position[at] = orderPosition;
        formerPosition[at] = orderPosition;
        units[at] = unitsLeft;
        taken[at] = unitsTaken;
    }

    /** Says of the change added last that the order stands elsewhere now. */
    void requeue(final long newPriority, final int newPosition) {
        priority[size - 1] = newPriority;
        position[size - 1] = newPosition;
    }

    int size() {
        return size;
    }

    Kind kind(final int change) {
        return kind[change];
    }

    /** @return place of the level among the entries of the event, from 0, or {@link #NO_ENTRY} */
    int entry(final int change) {
        return entry[change];
    }

    int side(final int change) {
        return side[change];
    }

    int ticks(final int change) {
        return ticks[change];
    }

    long id(final int change) {
        return id[change];
    }

    long priority(final int change) {
        return priority[change];
    }

    /** @return priority before the change, other than the present one where the order is queued again */
    long formerPriority(final int change) {
        return formerPriority[change];
    }

    /** @return where the order stands on its side, from 1; where it stood if it is gone */
    int position(final int change) {
        return position[change];
    }

    /** @return where it stood before the change, counted with the order itself */
    int formerPosition(final int change) {
        return formerPosition[change];
    }

    /** @return what is left of the order */
    int units(final int change) {
        return units[change];
    }

    /** @return what was cancelled or traded */
    int taken(final int change) {
        return taken[change];
    }
}
