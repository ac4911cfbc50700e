package io.loadline.book;

import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The orders of many books: a record of six longs each in one array, and a hash table from order id to record. Records are named by their slot;
 * slot 0 is {@link #NONE}. A slot set free is the next one taken, because it is in the cache.
 *
 * <p>The table is probed linearly, never more than half full, what is farthest from home first (Robin Hood hashing: Celis, Larson, Munro 1985);
 * a deletion moves the followers back, so no tombstones gather. An entry holds half of its hash beside the slot, so that no record but the
 * one looked for is touched. Eight ids in a row share a line, because venues number orders as they come. Only as much of the table is used as
 * the orders need, so that a few orders stay in the cache.
 *
 * <p>Ids need not differ from book to book. Most venues have no two orders of one id, so the book is no part of the hash at first; once
 * entries have gathered where many books have the same ids, it becomes one.
 */
abstract sealed class OrderPool permits OrderQueues {
    static final int NONE = 0;

    /** Fewest slots. */
    static final int MIN_SLOTS = 8;

    /** Most orders of all books together. */
    static final int MAX_SLOTS = 1 << 26;

    private static final int ID = 0;
    private static final int PLACE = 1;
    private static final int KEY = 2;
    private static final int QUANTITY = 3;
    private static final int LINKS = 4;
    private static final int PRIORITY = 5;
    private static final int RECORD = 6;
    static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int ROW_BITS = 3;
    private static final int ROW = (1 << ROW_BITS) - 1;
    /** Where in its row an id is, in a hash. */
    private static final long IN_ROW = (long) ROW << Integer.SIZE;

    /** How far from home an order may be before books are told apart. */
    private static final int FARTHEST = 128;

    private static final int MIN_ENTRIES = 16;

    private final AtomicCounter growths;
    private long[] records;
    /** Entries in use first, as many as {@link #mask} says, then room to move them through when there are to be twice as many. */
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
        table = new long[wordsFor(2 * slots)];
    }

    private static int wordsFor(final int entries) {
        return entries + entries / 2;
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
        int distance = 0;
        long content = entries[entry];
        while (content != 0) {
            if (isOf(content, hash, book, id)) {
                return entry;
            }
            if (distance(content, entry) < distance) {
                break;
            }
            entry = (entry + 1) & mask;
            distance++;
            content = entries[entry];
        }
        return -1 - entry;
    }

    /** How far behind the entry where its search begins something is. */
    private int distance(final long content, final int entry) {
        return (entry - home(content)) & mask;
    }

    private boolean isOf(final long content, final long hash, final int book, final long id) {
        final int slot = (int) content;
        return (content ^ hash) >>> Integer.SIZE == 0 && records[slot * RECORD + ID] == id && side(slot) >>> 1 == book;
    }

    /** In the upper half, of 29 bits and the place in the row; neighbouring rows are spread evenly (Knuth 1973, 6.4, Fibonacci hashing). */
    private long hash(final int book, final long id) {
        final long row = ((id >>> ROW_BITS) + book * bookFactor) * GOLDEN_RATIO;
        return (row & ~(IN_ROW | LOW_HALF)) | ((id & ROW) << Integer.SIZE);
    }

    /** Entry where the search for a hash begins. */
    private int home(final long hash) {
        return ((int) (hash >>> shift) & ~ROW) | ((int) (hash >>> Integer.SIZE) & ROW);
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
        enter(entry, (hash & ~LOW_HALF) | slot);
        size++;
        if (2 * size > mask) {
            doubleEntries();
        } else if (bookFactor == 0 && distance(hash, entry) > FARTHEST) {
            tellBooksApart();
        }
        return slot;
    }

    private int unusedSlot() {
        if (firstFree != NONE) {
            final int slot = firstFree;
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

    /** Puts something into the table; what is there moves on. */
    private void enter(final int entry, final long content) {
        final long[] entries = table;
        int place = entry;
        long moved = content;
        while (moved != 0) {
            final long next = entries[place];
            entries[place] = moved;
            moved = next;
            place = (place + 1) & mask;
        }
    }

    private void closeGap(final int entry) {
        final long[] entries = table;
        int gap = entry;
        int place = (gap + 1) & mask;
        long content = entries[place];
        while (content != 0 && home(content) != place) {
            entries[gap] = content;
            gap = place;
            place = (place + 1) & mask;
            content = entries[place];
        }
        entries[gap] = 0;
    }

    private void makeMoreSlots() {
        slots *= 2;
        records = Arrays.copyOf(records, slots * RECORD);
        table = Arrays.copyOf(table, wordsFor(2 * slots));
        growths.incrementRelease();
    }

    private void doubleEntries() {
        final int entries = 2 * (mask + 1);
        gather(entries);
        mask = entries - 1;
        shift--;
        enterGathered();
    }

    private void tellBooksApart() {
        bookFactor = GOLDEN_RATIO;
        final int entries = mask + 1;
        gather(entries);
        for (int i = entries; i < entries + size; i++) {
            final int slot = (int) table[i];
            table[i] = (hash(side(slot) >>> 1, id(slot)) & ~LOW_HALF) | slot;
        }
        enterGathered();
    }

    /** Moves what is in the table behind the entries there are to be. */
    private void gather(final int entries) {
        int end = entries;
        for (int entry = 0; entry <= mask; entry++) {
            if (table[entry] != 0) {
                table[end++] = table[entry];
            }
        }
        Arrays.fill(table, 0, entries, 0);
    }

    private void enterGathered() {
        final int entries = mask + 1;
        for (int i = entries; i < entries + size; i++) {
            final long content = table[i];
            int entry = home(content);
            while (table[entry] != 0 && distance(table[entry], entry) >= distance(content, entry)) {
                entry = (entry + 1) & mask;
            }
            enter(entry, content);
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

    /** Price of the order as the key of its level. */
    final long key(final int slot) {
        return records[slot * RECORD + KEY];
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

    /** Where in its side the level of the order was when it was last looked at. */
    final int lastIndex(final int slot) {
        return (int) records[slot * RECORD + PLACE];
    }

    /** Writes what an order has, but its queue and priority. */
    final void fill(final int slot, final int side, final int index, final long key, final long quantity) {
        final long[] words = records;
        final int record = slot * RECORD;
        words[record + KEY] = key;
        words[record + QUANTITY] = quantity;
        words[record + PLACE] = pair(side, index);
    }

    static long pair(final int high, final int low) {
        return ((long) high << Integer.SIZE) | (low & LOW_HALF);
    }
}
