package io.loadline.feed.cme;

/**
 * Changes of orders of instruments that wait for a snapshot, in a chain for each. Bounded: when it is full all of it is dropped, and only
 * a snapshot that covers what was dropped helps.
 */
final class OrderBacklog {
    static final int NONE = -1;
    private static final int MOST_CHANGES = 1 << 17;

    private long[] orderIds;
    private long[] priorities;
    private long[] prices;
    private long[] times;
    private int[] quantities;
    private int[] packets;
    private int[] following;
    private byte[] actions;
    private byte[] sides;
    private boolean[] coarse;
    private int size;
    private int generation;

    /** @return false where it is full: the caller clears it and starts anew */
    boolean hasRoom() {
        return size < MOST_CHANGES;
    }

    /** Keeps a change: prices as on the wire, because the instrument's scale may come later than its orders. */
    void append(
            final CmeInstrument instrument,
            final int packet,
            final long timeNs,
            final boolean coarsePrice,
            final OrderChange change) {
        if (orderIds == null) {
            allocate();
        }
        final int at = size++;
        orderIds[at] = change.orderId;
        priorities[at] = change.priority;
        prices[at] = change.wirePrice;
        times[at] = timeNs;
        quantities[at] = change.quantity;
        packets[at] = packet;
        actions[at] = (byte) change.action;
        sides[at] = (byte) change.side;
        coarse[at] = coarsePrice;
        following[at] = NONE;
        if (first(instrument) == NONE) {
            instrument.firstKept = at;
            instrument.keptGeneration = generation;
        } else {
            following[instrument.lastKept] = at;
        }
        instrument.lastKept = at;
    }

    /** Drops everything. */
    void clear() {
        size = 0;
        generation++;
    }

    /** Drops the changes of one instrument. */
    static void forget(final CmeInstrument instrument) {
        instrument.firstKept = NONE;
    }

    /** @return its first change, or {@link #NONE} */
    int first(final CmeInstrument instrument) {
        return instrument.keptGeneration == generation ? instrument.firstKept : NONE;
    }

    /** @return the change after one, or {@link #NONE} */
    int after(final int at) {
        return following[at];
    }

    int packet(final int at) {
        return packets[at];
    }

    long timeNs(final int at) {
        return times[at];
    }

    boolean isCoarse(final int at) {
        return coarse[at];
    }

    /** Copies a change out. */
    void read(final int at, final OrderChange change) {
        change.orderId = orderIds[at];
        change.priority = priorities[at];
        change.wirePrice = prices[at];
        change.quantity = quantities[at];
        change.action = actions[at];
        change.side = sides[at];
    }

    private void allocate() {
        orderIds = new long[MOST_CHANGES];
        priorities = new long[MOST_CHANGES];
        prices = new long[MOST_CHANGES];
        times = new long[MOST_CHANGES];
        quantities = new int[MOST_CHANGES];
        packets = new int[MOST_CHANGES];
        following = new int[MOST_CHANGES];
        actions = new byte[MOST_CHANGES];
        sides = new byte[MOST_CHANGES];
        coarse = new boolean[MOST_CHANGES];
    }
}
