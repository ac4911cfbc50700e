package io.loadline.feed;

import java.util.Arrays;

/**
 * What a handler must remember of each order to say what is left of it: an open-addressed table by the venue's number, 32 bytes an order,
 * so that finding one costs a single cache line. Removal shifts back: there are no tombstones, and the table does not wear out. Of the room
 * there is only as much may be in use as the orders need, so that few stay in the cache: twice as much once it is half full. When all of it is
 * three quarters full more room is made, up to a bound, and then it refuses. Ingress thread only.
 */
public final class RestingOrders {
    /** There is no such order, or no room for it. */
    public static final int NONE = -1;

    private static final int ID = 0;
    private static final int PRICE = 1;
    private static final int QUANTITY = 2;
    private static final int OWNER = 3;
    private static final int WORDS_SHIFT = 2;
    private static final long FREE = 0;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
    private static final int ROW_BITS = 3;
    private static final int ROW = 1 << ROW_BITS;
    private static final int LONGEST_ROW = 64;
    private static final int SMALLEST = LONGEST_ROW;
    private static final int LARGEST = 1 << 24;

    private final int most;
    private final int rowBits;
    private final int rowMask;
    /** Slots in use first, then the others there is room for, then room to move orders through when twice as many are to be in use. */
    private long[] words;

    private int capacity;
    private int slots;
    private int shift;
    private int size;

    /**
     * @param expected orders for which there is room from the start
     * @param most orders for which room is ever made, at most 2^24
     */
    public RestingOrders(final int expected, final int most) {
        this(expected, expected, most, ROW);
    }

    /**
     * A table for a venue that numbers orders one after the other: long rows keep those of the same time in memory that was just in use. Where
     * numbers come in other patterns and rows fill up, short ones are better, because a removal looks at all behind it in the row.
     *
     * @param first orders at once for which places are in use from the start, at most {@code expected}; when more come all find new places
     * @param expected orders for which there is room from the start
     * @param most orders for which room is ever made, at most 2^24
     * @param row ids in a row that lie together, a power of two from 1 to 64
     */
    public RestingOrders(final int first, final int expected, final int most, final int row) {
        if (Integer.bitCount(row) != 1 || row < 1 || row > LONGEST_ROW) {
            throw new IllegalArgumentException(
                    "rows of " + row + " orders; expected a power of two from 1 to " + LONGEST_ROW);
        }
        if (first < 0 || expected < first || most < 1 || most > LARGEST) {
            throw new IllegalArgumentException("room for " + first + " orders, later " + expected + ", at most " + most
                    + "; expected at least 0, no fewer later, and a bound from 1 to " + LARGEST);
        }
        this.most = most;
        rowBits = Integer.numberOfTrailingZeros(row);
        rowMask = row - 1;
        allocate(slotsFor(Math.min(expected, most)));
        use(slotsFor(Math.min(first, most)));
    }

    private static int slotsFor(final int orders) {
        int needed = SMALLEST;
        while (threeQuarters(needed) < orders) {
            needed <<= 1;
        }
        return needed;
    }

    /** @return orders in the table */
    public int size() {
        return size;
    }

    /**
     * @param id the venue's number of an order
     * @return where it is, until the next order is added or removed, or {@link #NONE}
     */
    public int find(final long id) {
        return Math.max(NONE, place(id));
    }

    /**
     * @param id the venue's number of an order
     * @return where it is; or the complement, below 0, of where it would be, for {@link #addAt}
     */
    int place(final long id) {
        final long[] table = words;
        final int mask = slots - 1;
        int slot = home(id);
        while (true) {
            final int word = slot << WORDS_SHIFT;
            if (table[word + OWNER] == FREE) {
                return ~slot;
            }
            if (table[word + ID] == id) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /**
     * Reads the place where an order is or would be, to have it in the cache.
     *
     * @param id any number
     * @return a number to be used, so that the reading is not left out; it means nothing
     */
    public long touch(final long id) {
        return words[home(id) << WORDS_SHIFT];
    }

    /**
     * Adds an order that is not in the table.
     *
     * @param id the venue's number
     * @param instrument the caller's number of the instrument, at least 0
     * @param side {@link BookSide#BID} or {@link BookSide#ASK}
     * @param price in the caller's unit
     * @param quantity in the caller's unit
     * @return where it is, or {@link #NONE} if the bound is reached
     */
    public int add(final long id, final int instrument, final int side, final long price, final long quantity) {
        return addAt(place(id), id, instrument, side, price, quantity);
    }

    /**
     * Adds an order that is not in the table.
     *
     * @param place what {@link #place} has just said of it
     * @param id the venue's number
     * @param instrument the caller's number of the instrument, at least 0
     * @param side {@link BookSide#BID} or {@link BookSide#ASK}
     * @param price in the caller's unit
     * @param quantity in the caller's unit
     * @return where it is, or {@link #NONE} if the bound is reached
     */
    int addAt(
            final int place,
            final long id,
            final int instrument,
            final int side,
            final long price,
            final long quantity) {
        if (size >= most) {
            return NONE;
        }
        int slot = ~place;
        if (2 * size >= slots && mustGrow()) {
            grow();
            slot = ~place(id);
        }
        put(slot, id, price, quantity, (((long) instrument << 1) | side) + 1);
        size++;
        return slot;
    }

    /**
     * @param slot where an order is
     * @return its price as given
     */
    public long price(final int slot) {
        return words[(slot << WORDS_SHIFT) + PRICE];
    }

    /**
     * @param slot where an order is
     * @return what is left of it
     */
    public long quantity(final int slot) {
        return words[(slot << WORDS_SHIFT) + QUANTITY];
    }

    /**
     * @param slot where an order is
     * @return its instrument as given
     */
    public int instrument(final int slot) {
        return (int) ((words[(slot << WORDS_SHIFT) + OWNER] - 1) >>> 1);
    }

    /**
     * @param slot where an order is
     * @return its side as given
     */
    public int side(final int slot) {
        return (int) (words[(slot << WORDS_SHIFT) + OWNER] - 1) & 1;
    }

    /**
     * Changes what is left of an order.
     *
     * @param slot where it is
     * @param quantity what is left now
     */
    public void quantity(final int slot, final long quantity) {
        words[(slot << WORDS_SHIFT) + QUANTITY] = quantity;
    }

    /**
     * Changes the price of an order.
     *
     * @param slot where it is
     * @param price its price now
     */
    public void price(final int slot, final long price) {
        words[(slot << WORDS_SHIFT) + PRICE] = price;
    }

    /**
     * Removes an order; others may move.
     *
     * @param slot where it is
     */
    public void remove(final int slot) {
        final int mask = slots - 1;
        int hole = slot;
        int at = (hole + 1) & mask;
        while (words[(at << WORDS_SHIFT) + OWNER] != FREE) {
            final int home = home(words[(at << WORDS_SHIFT) + ID]);
            // an order may fill the hole unless its home lies behind the hole
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                final int word = at << WORDS_SHIFT;
                put(hole, words[word + ID], words[word + PRICE], words[word + QUANTITY], words[word + OWNER]);
                hole = at;
            }
            at = (at + 1) & mask;
        }
        words[(hole << WORDS_SHIFT) + OWNER] = FREE;
        size--;
    }

    /**
     * Removes every order of an instrument. Walks the whole table.
     *
     * @param instrument the caller's number
     */
    public void removeAllOf(final int instrument) {
        int slot = 0;
        while (slot < slots) {
            if (words[(slot << WORDS_SHIFT) + OWNER] != FREE && instrument(slot) == instrument) {
                remove(slot);
            } else {
                slot++;
            }
        }
    }

    /** Removes every order. */
    public void clear() {
        if (size > 0) {
            Arrays.fill(words, 0, slots << WORDS_SHIFT, 0);
            size = 0;
        }
    }

    /**
     * A row of ids goes to a row of slots, as venues give their numbers: orders that come together lie together. Within the row the slots are
     * mixed, so that ids which differ by a power of two are spread too.
     */
    private int home(final long id) {
        return rowMask == ROW - 1 ? home(id, ROW_BITS, ROW - 1) : home(id, rowBits, rowMask);
    }

    private int home(final long id, final int bits, final int mask) {
        final long mixed = (id >>> bits) * GOLDEN_RATIO;
        return ((int) (mixed >>> shift) & ~mask) | ((int) (id ^ (mixed >>> bits)) & mask);
    }

    private void put(final int slot, final long id, final long price, final long quantity, final long owner) {
        final int word = slot << WORDS_SHIFT;
        words[word + ID] = id;
        words[word + PRICE] = price;
        words[word + QUANTITY] = quantity;
        words[word + OWNER] = owner;
    }

    private boolean mustGrow() {
        return slots < capacity || size >= threeQuarters(slots);
    }

    private void grow() {
        if (slots == capacity) {
            final long[] old = words;
            final int end = slots << WORDS_SHIFT;
            allocate(2 * slots);
            use(capacity);
            enter(old, 0, end);
        } else {
            final int from = slots << (WORDS_SHIFT + 1);
            final int end = gather(from);
            use(2 * slots);
            enter(words, from, end);
        }
    }

    /** Moves all orders behind the slots that are to be in use, which become free. */
    private int gather(final int from) {
        int end = from;
        for (int word = 0; word < slots << WORDS_SHIFT; word += 1 << WORDS_SHIFT) {
            if (words[word + OWNER] != FREE) {
                System.arraycopy(words, word, words, end, 1 << WORDS_SHIFT);
                end += 1 << WORDS_SHIFT;
            }
        }
        Arrays.fill(words, 0, from, 0);
        return end;
    }

    /** Puts orders into the table from where they are; what they leave behind is free. */
    private void enter(final long[] source, final int from, final int end) {
        for (int word = from; word < end; word += 1 << WORDS_SHIFT) {
            final long owner = source[word + OWNER];
            source[word + OWNER] = FREE;
            if (owner != FREE) {
                final long id = source[word + ID];
                put(~place(id), id, source[word + PRICE], source[word + QUANTITY], owner);
            }
        }
    }

    private void allocate(final int newCapacity) {
        capacity = newCapacity;
        words = new long[(newCapacity + newCapacity / 4) << WORDS_SHIFT];
    }

    private void use(final int newSlots) {
        slots = newSlots;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(newSlots);
    }

    private static int threeQuarters(final int slots) {
        return slots - (slots >> 2);
    }
}
