package io.loadline.book;

import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The orders of many books: a record of five longs each in one array, and a hash table from order id to record. Records are named by their
 * slot; slot 0 is {@link #NONE}, its links may be written by whoever unlinks without a look and are never read. A slot set free is the next
 * one taken, because it is in the cache.
 *
 * <p>The table is probed linearly and never more than half full; a deletion moves the followers back, so no tombstones gather (Knuth 1973,
 * 6.4, algorithms L and R). An entry holds half of its hash beside the slot, so that no record but the one looked for is touched. Only
 * as much of the table is used as the orders need, so that a few orders stay in the cache.
 *
 * <p>Ids need not differ from book to book. Most venues have no two orders of one id, so the book is no part of the hash at first; once
 * entries have gathered where many books have the same ids, it becomes one.
 */
abstract sealed class OrderPool permits PriceLevels {
    static final int NONE = 0;

    /** Fewest slots. */
    static final int MIN_SLOTS = 8;

    /** Most orders of all books together. */
    static final int MAX_SLOTS = 1 << 26;

    private static final int ID = 0;
    /** Side in the upper half, level in the lower. */
    private static final int PLACE = 1;

    private static final int QUANTITY = 2;
    private static final int LINKS = 3;
    private static final int PRIORITY = 4;
    private static final int RECORD = 5;
    static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** How far from home an order may be before books are told apart. */
    private static final int FARTHEST = 128;

    private static final int MIN_ENTRIES = 16;

    /** Side of a record that no order has. */
    private static final int FREE = -1;

    private final AtomicCounter growths;
    private long[] records;
    /** Entries in use first, as many as {@link #mask} says. */
    private long[] table;

    private int mask = MIN_ENTRIES - 1;
    private int shift = Long.numberOfLeadingZeros(MIN_ENTRIES) + 1;
    private int slots;
    private int size;
    private int nextUnused = 1;
    private int firstFree;
    /** What the book counts for in the hash. */
    private long bookFactor;

    /**
     * @param slots room for orders at first, a power of two of {@link #MIN_SLOTS} or more
     * @param growths counts how often more room had to be made
     */
    OrderPool(final int slots, final AtomicCounter growths) {
        this.slots = slots;
        this.growths = growths;
        records = new long[slots * RECORD];
        table = new long[2 * slots];
    }

    /**
     * Looks an order up.
     *
     * @return entry of the table where it is, or {@code -1 - entry} of the entry where it would be; good until the next order is taken or
     *     forgotten
     */
    final int locate(final int book, final long id) {
        final long[] entries = table;
        final long hash = hash(book, id);
        int entry = home(hash);
        long content = entries[entry];
        while (content != 0) {
            if ((content ^ hash) >>> Integer.SIZE == 0 && isOf((int) content, book, id)) {
                return entry;
            }
            entry = (entry + 1) & mask;
            content = entries[entry];
        }
        return -1 - entry;
    }

    private boolean isOf(final int slot, final int book, final long id) {
        return records[slot * RECORD + ID] == id && side(slot) >>> 1 == book;
    }

    /** In the upper half; ids in a row are spread evenly (Knuth 1973, 6.4, Fibonacci hashing). */
    private long hash(final int book, final long id) {
        return (id + book * bookFactor) * GOLDEN_RATIO;
    }

    /** Entry where the search for a hash begins. */
    private int home(final long hash) {
        return (int) (hash >>> shift);
    }

    /** How far behind the entry where its search begins something is. */
    private int distance(final long content, final int entry) {
        return (entry - home(content)) & mask;
    }

    /** Slot of the order at an entry. */
    final int at(final int entry) {
        return (int) table[entry];
    }

    /**
     * Makes a record for an order that is not known yet.
     *
     * @param entry where it would be
     * @return its slot, or {@link #NONE} where there may be no more
     */
    final int take(final int entry, final int book, final long id) {
        final int slot = unusedSlot();
        if (slot == NONE) {
            return NONE;
        }
        records[slot * RECORD + ID] = id;
        records[slot * RECORD + PLACE] = pair(2 * book, 0);
        final long hash = hash(book, id);
        table[entry] = (hash & ~LOW_HALF) | slot;
        size++;
        if (2 * size > mask) {
            doubleEntries();
        } else if (bookFactor == 0 && distance(hash, entry) > FARTHEST) {
            bookFactor = GOLDEN_RATIO;
            enterAll();
        }
        return slot;
    }

    private int unusedSlot() {
        final int slot = firstFree;
        if (slot != NONE) {
            firstFree = next(slot);
            return slot;
        }
        if (nextUnused == slots) {
            if (slots == MAX_SLOTS) {
                return NONE;
            }
            makeMoreSlots();
        }
        return nextUnused++;
    }

    /** Forgets the order at an entry; it has been unlinked. */
    final void forget(final int entry) {
        final int slot = at(entry);
        closeGap(entry);
        setLinks(slot, NONE, firstFree);
        firstFree = slot;
        size--;
    }

    /** Moves followers back that may lie where the gap is. */
    private void closeGap(final int entry) {
        final long[] entries = table;
        int gap = entry;
        int place = (gap + 1) & mask;
        long content = entries[place];
        while (content != 0) {
            if (distance(content, place) >= ((place - gap) & mask)) {
                entries[gap] = content;
                gap = place;
            }
            place = (place + 1) & mask;
            content = entries[place];
        }
        entries[gap] = 0;
    }

    private void makeMoreSlots() {
        slots *= 2;
        records = Arrays.copyOf(records, slots * RECORD);
        table = Arrays.copyOf(table, 2 * slots);
        growths.incrementRelease();
    }

    private void doubleEntries() {
        mask = 2 * mask + 1;
        shift--;
        enterAll();
    }

    /** Makes the table anew. */
    private void enterAll() {
        final long[] entries = table;
        Arrays.fill(entries, 0, mask + 1, 0);
        for (int slot = firstFree; slot != NONE; slot = next(slot)) {
            setPlace(slot, FREE, 0);
        }
        for (int slot = 1; slot < nextUnused; slot++) {
            final int side = side(slot);
            if (side != FREE) {
                final long hash = hash(side >>> 1, id(slot));
                int entry = home(hash);
                while (entries[entry] != 0) {
                    entry = (entry + 1) & mask;
                }
                entries[entry] = (hash & ~LOW_HALF) | slot;
            }
        }
    }

    final long orderBytes() {
        return (long) (records.length + table.length) * Long.BYTES;
    }

    /** Bytes that an order takes, with its part of the table. */
    static int bytesAnOrder() {
        return (RECORD + 2) * Long.BYTES;
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
        records[slot * RECORD + LINKS] = pair(previous, next);
    }

    /** Number of the side of a book that the order is on: twice that of the book, and one for asks. */
    final int side(final int slot) {
        return (int) (records[slot * RECORD + PLACE] >>> Integer.SIZE);
    }

    /** Level that the order queues at. */
    final int level(final int slot) {
        return (int) records[slot * RECORD + PLACE];
    }

    final void setPlace(final int slot, final int side, final int level) {
        records[slot * RECORD + PLACE] = pair(side, level);
    }

    static long pair(final int high, final int low) {
        return ((long) high << Integer.SIZE) | (low & LOW_HALF);
    }
}
