package io.loadline.book;

import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The orders of many books: a record of six longs each in one array, and a hash table from book and order id to record (linear probing, at
 * most half full; a deletion moves the followers back, so no tombstones gather). An entry of the table holds half of its hash beside the
 * record, so that no record but the one looked for is touched. Records are named by their slot; slot 0 is {@link #NONE}. A slot set free is
 * the next one taken, because it is in the cache.
 */
final class OrderPool {
    static final int NONE = 0;

    /** Most orders of all books together. */
    static final int MAX_SLOTS = 1 << 26;

    private static final int ID = 0;
    private static final int KEY = 1;
    private static final int QUANTITY = 2;
    private static final int PRIORITY = 3;
    private static final int LINKS = 4;
    private static final int PLACE = 5;
    private static final int RECORD = 6;
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final long ID_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long BOOK_FACTOR = 0xC2B2AE3D27D4EB4FL;

    private final AtomicCounter growths;
    private long[] records;
    private long[] table;
    private int shift;
    private int slots;
    private int nextUnused = 1;
    private int firstFree;

    /**
     * @param slots room for orders at first, a power of two
     * @param growths counts how often more room had to be made
     */
    OrderPool(final int slots, final AtomicCounter growths) {
        this.slots = slots;
        this.growths = growths;
        records = new long[slots * RECORD];
        table = new long[2 * slots];
        shift = Long.numberOfLeadingZeros(table.length) + 1;
    }

    /** Entry of the table where an order is, or would be; good until the next order is taken or forgotten. */
    int locate(final int book, final long id) {
        final long[] entries = table;
        final int mask = entries.length - 1;
        final long hash = hash(book, id);
        int entry = (int) (hash >>> shift);
        long content = entries[entry];
        while (content != 0 && !isOf(content, hash, book, id)) {
            entry = (entry + 1) & mask;
            content = entries[entry];
        }
        return entry;
    }

    private boolean isOf(final long content, final long hash, final int book, final long id) {
        final int slot = (int) content;
        return (content ^ hash) >>> Integer.SIZE == 0
                && records[slot * RECORD + ID] == id
                && side(slot) >>> 1 == book;
    }

    private static long hash(final int book, final long id) {
        final long mixed = (id * ID_FACTOR) ^ (book * BOOK_FACTOR);
        return (mixed ^ (mixed >>> Integer.SIZE)) * ID_FACTOR;
    }

    /** Slot of the order at an entry, {@link #NONE} where there is none. */
    int at(final int entry) {
        return (int) table[entry];
    }

    /**
     * Makes a record for an order that is not known yet.
     *
     * @param entry where it was not found
     * @return its slot, or {@link #NONE} where there may be no more
     */
    int take(final int entry, final int book, final long id) {
        int place = entry;
        final int slot;
        if (firstFree != NONE) {
            slot = firstFree;
            firstFree = next(slot);
        } else {
            if (nextUnused == slots) {
                if (slots == MAX_SLOTS) {
                    return NONE;
                }
                grow();
                place = locate(book, id);
            }
            slot = nextUnused++;
        }
        records[slot * RECORD + ID] = id;
        table[place] = (hash(book, id) & ~LOW_HALF) | slot;
        return slot;
    }

    /** Forgets the order at an entry; it has been unlinked. */
    void forget(final int entry) {
        final int slot = at(entry);
        closeGap(entry);
        setLinks(slot, NONE, firstFree);
        firstFree = slot;
    }

    private void closeGap(final int from) {
        final long[] entries = table;
        final int mask = entries.length - 1;
        int gap = from;
        int entry = (gap + 1) & mask;
        long content = entries[entry];
        while (content != 0) {
            final int distance = (entry - (int) (content >>> shift)) & mask;
            if (distance >= ((entry - gap) & mask)) {
                entries[gap] = content;
                gap = entry;
            }
            entry = (entry + 1) & mask;
            content = entries[entry];
        }
        entries[gap] = 0;
    }

    private void grow() {
        slots *= 2;
        records = Arrays.copyOf(records, slots * RECORD);
        final long[] before = table;
        table = new long[2 * slots];
        shift--;
        final int mask = table.length - 1;
        for (final long content : before) {
            if (content != 0) {
                int entry = (int) (content >>> shift);
                while (table[entry] != 0) {
                    entry = (entry + 1) & mask;
                }
                table[entry] = content;
            }
        }
        growths.incrementRelease();
    }

    long memoryBytes() {
        return (long) (records.length + table.length) * Long.BYTES;
    }

    /** Bytes that an order takes, with its part of the table. */
    static int bytesAnOrder() {
        return (RECORD + 2) * Long.BYTES;
    }

    long id(final int slot) {
        return records[slot * RECORD + ID];
    }

    /** Price of the order as the key of its level. */
    long key(final int slot) {
        return records[slot * RECORD + KEY];
    }

    void setKey(final int slot, final long key) {
        records[slot * RECORD + KEY] = key;
    }

    long quantity(final int slot) {
        return records[slot * RECORD + QUANTITY];
    }

    void setQuantity(final int slot, final long quantity) {
        records[slot * RECORD + QUANTITY] = quantity;
    }

    long priority(final int slot) {
        return records[slot * RECORD + PRIORITY];
    }

    void setPriority(final int slot, final long priority) {
        records[slot * RECORD + PRIORITY] = priority;
    }

    int previous(final int slot) {
        return (int) (records[slot * RECORD + LINKS] >>> Integer.SIZE);
    }

    int next(final int slot) {
        return (int) records[slot * RECORD + LINKS];
    }

    void setPrevious(final int slot, final int previous) {
        setLinks(slot, previous, next(slot));
    }

    void setNext(final int slot, final int next) {
        setLinks(slot, previous(slot), next);
    }

    void setLinks(final int slot, final int previous, final int next) {
        records[slot * RECORD + LINKS] = pair(previous, next);
    }

    /** Number of the side of a book that the order is on: twice that of the book, and one for asks. */
    int side(final int slot) {
        return (int) (records[slot * RECORD + PLACE] >>> Integer.SIZE);
    }

    /** Where in its side the level of the order was when it was last looked at. */
    int lastIndex(final int slot) {
        return (int) records[slot * RECORD + PLACE];
    }

    void setPlace(final int slot, final int side, final int index) {
        records[slot * RECORD + PLACE] = pair(side, index);
    }

    private static long pair(final int high, final int low) {
        return ((long) high << Integer.SIZE) | (low & LOW_HALF);
    }
}
