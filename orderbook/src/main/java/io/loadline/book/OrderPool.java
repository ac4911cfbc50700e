package io.loadline.book;

import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The orders of a book: a record of five longs each in one array, so that an order is one line of cache, and a hash table from order id to
 * record (linear probing, at most half full; a deletion moves the followers back, so no tombstones gather). Records are named by their slot;
 * slot 0 is {@link #NONE}. Starts at {@value #INITIAL_SLOTS} slots and doubles. The book extends it, so that no reference to wait for stands
 * between the two.
 */
abstract sealed class OrderPool permits OrderIdBook {
    static final int NONE = 0;
    static final int INITIAL_SLOTS = 16;
    static final int MAX_ORDERS = 1 << 24;

    private static final int ID = 0;
    private static final int QUANTITY = 1;
    private static final int PRIORITY = 2;
    private static final int LINKS = 3;
    private static final int PLACE = 4;
    private static final int RECORD = 5;
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final int maxOrders;
    private final AtomicCounter growths;
    private long[] records = new long[INITIAL_SLOTS * RECORD];
    private int[] table = new int[2 * INITIAL_SLOTS];
    private int shift = Long.numberOfLeadingZeros(table.length) + 1;
    private int slots = INITIAL_SLOTS;
    private int nextUnused = 1;
    private int firstFree;
    private int size;

    OrderPool(final int maxOrders, final AtomicCounter growths) {
        this.maxOrders = checkedMaximum(maxOrders);
        this.growths = growths;
    }

    static int checkedMaximum(final int maxOrders) {
        if (maxOrders < 1 || maxOrders > MAX_ORDERS) {
            throw new IllegalArgumentException("book may hold " + maxOrders + " orders; expected 1 to " + MAX_ORDERS);
        }
        return maxOrders;
    }

    /** Slot of the order, {@link #NONE} where it is not known. */
    final int find(final long id) {
        return table[locate(id)];
    }

    /**
     * Makes room for an order that is not known yet.
     *
     * @return its slot, or {@link #NONE} where the pool may not grow further
     */
    final int take(final long id) {
        if (size == maxOrders) {
            return NONE;
        }
        final int slot = unusedSlot();
        records[slot * RECORD + ID] = id;
        table[locate(id)] = slot;
        size++;
        return slot;
    }

    private int unusedSlot() {
        if (firstFree != NONE) {
            final int slot = firstFree;
            firstFree = next(slot);
            return slot;
        }
        if (nextUnused == slots) {
            grow();
        }
        return nextUnused++;
    }

    /** Forgets an order that has been unlinked. */
    final void forget(final int slot) {
        closeGap(locate(id(slot)));
        setLinks(slot, NONE, firstFree);
        firstFree = slot;
        size--;
    }

    /** Place in the table where the id is, or would be. */
    private int locate(final long id) {
        final int mask = table.length - 1;
        int place = home(id);
        int slot = table[place];
        while (slot != NONE && records[slot * RECORD + ID] != id) {
            place = (place + 1) & mask;
            slot = table[place];
        }
        return place;
    }

    private void closeGap(final int from) {
        final int mask = table.length - 1;
        int gap = from;
        int place = (gap + 1) & mask;
        int slot = table[place];
        while (slot != NONE) {
            final int distance = (place - home(records[slot * RECORD + ID])) & mask;
            if (distance >= ((place - gap) & mask)) {
                table[gap] = slot;
                gap = place;
            }
            place = (place + 1) & mask;
            slot = table[place];
        }
        table[gap] = NONE;
    }

    private int home(final long id) {
        return (int) ((id * GOLDEN_RATIO) >>> shift);
    }

    private void grow() {
        slots *= 2;
        records = Arrays.copyOf(records, slots * RECORD);
        table = new int[2 * slots];
        shift--;
        for (int slot = 1; slot < nextUnused; slot++) {
            table[locate(id(slot))] = slot;
        }
        growths.incrementRelease();
    }

    final void forgetAll() {
        if (nextUnused > 1) {
            Arrays.fill(table, NONE);
            nextUnused = 1;
            firstFree = NONE;
            size = 0;
        }
    }

    final int size() {
        return size;
    }

    final long orderBytes() {
        return (long) records.length * Long.BYTES + (long) table.length * Integer.BYTES;
    }

    final long id(final int slot) {
        return records[slot * RECORD + ID];
    }

    final long quantity(final int slot) {
        return records[slot * RECORD + QUANTITY];
    }

    final void setQuantity(final int slot, final long quantity) {
        records[slot * RECORD + QUANTITY] = quantity;
    }

    final long priority(final int slot) {
        return records[slot * RECORD + PRIORITY];
    }

    final void setPriority(final int slot, final long priority) {
        records[slot * RECORD + PRIORITY] = priority;
    }

    final int previous(final int slot) {
        return (int) (records[slot * RECORD + LINKS] >>> Integer.SIZE);
    }

    final int next(final int slot) {
        return (int) records[slot * RECORD + LINKS];
    }

    final void setPrevious(final int slot, final int previous) {
        setLinks(slot, previous, next(slot));
    }

    final void setNext(final int slot, final int next) {
        setLinks(slot, previous(slot), next);
    }

    final void setLinks(final int slot, final int previous, final int next) {
        records[slot * RECORD + LINKS] = ((long) previous << Integer.SIZE) | (next & LOW_HALF);
    }

    /** Side of the book the order is on. */
    final int side(final int slot) {
        return (int) records[slot * RECORD + PLACE] & 1;
    }

    /** Level of the side the order queues at. */
    final int level(final int slot) {
        return (int) records[slot * RECORD + PLACE] >>> 1;
    }

    final void setPlace(final int slot, final int side, final int level) {
        records[slot * RECORD + PLACE] = ((long) level << 1) | side;
    }
}
