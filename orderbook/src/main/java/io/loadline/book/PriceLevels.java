package io.loadline.book;

import static io.loadline.book.LevelBlocks.ENTRY;

import io.loadline.core.Scale;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The price levels of many by-order books. A level is a record of four longs in one array, named by where it begins, and keeps its place while
 * others come and go, so that an order can name it. Each side of a book has a block of keys with the levels they belong to, sorted with the
 * best last. Side {@code 2 b} is the bids of book b, {@code 2 b + 1} its asks; the tops of both lie in one line of cache.
 *
 * <p>Orders without a price have the level behind the best, which is left out of depth and top.
 */
abstract sealed class PriceLevels extends OrderPool permits OrderQueues {
    static final long UNPRICED = Long.MAX_VALUE;
    /** The key of the best price where there is none; price and key are then the same on both sides. */
    private static final long NO_KEY = Scale.NULL_PRICE;

    /** Words of a side; the top is kept here so that it is told without a look at the levels. */
    private static final int BEST_KEY = 0;

    private static final int BEST_QUANTITY = 1;
    private static final int DEPTH = 2;
    /** First word of its block in the upper half; in the lower what its room is a power of two of, 0 where there is none, and its levels. */
    private static final int BLOCK = 3;

    private static final int SIDE = 4;
    private static final int SIZE_BITS = 26;
    private static final int SIZE = (1 << SIZE_BITS) - 1;

    /** Words of a level. */
    private static final int KEY = 0;

    private static final int QUANTITY = 1;
    private static final int COUNT = 2;
    /** First order in the upper half, last in the lower. */
    private static final int QUEUE = 3;

    private static final int LEVEL = 4;

    private final AtomicCounter growths;
    private final LevelBlocks blocks;
    /** Words of the blocks. */
    private long[] sorted;

    private long[] levels;
    private int nextUnused = LEVEL;
    private int firstFree;
    private long[] sides;
    private int[] orders;

    /**
     * @param books room for books at first
     * @param slots room for orders at first, as {@link OrderPool} has it
     * @param growths counts how often more room had to be made for orders or levels
     */
    PriceLevels(final int books, final int slots, final AtomicCounter growths) {
        super(slots, growths);
        this.growths = growths;
        final int first = 2 * books * LevelBlocks.FIRST_CAPACITY;
        blocks = new LevelBlocks(first, growths);
        sorted = blocks.words();
        levels = new long[(1 + Math.min(first, slots)) * LEVEL];
        sides = new long[2 * books * SIDE];
        orders = new int[2 * books];
    }

    /** Makes a side that has never been used, or was closed, an empty one. */
    final void open(final int side) {
        if (side >= orders.length) {
            sides = Arrays.copyOf(sides, 2 * sides.length);
            orders = Arrays.copyOf(orders, 2 * orders.length);
        }
        Arrays.fill(sides, side * SIDE, (side + 1) * SIDE, 0);
        findBest(side);
    }

    /** Gives the room of an empty side back. */
    final void close(final int side) {
        if (capacity(side) > 0) {
            blocks.giveBack(start(side), capacity(side));
            sides[side * SIDE + BLOCK] = 0;
        }
    }

    /**
     * Tells the index of the last key not above one, -1 where there is none. The best is looked at first; then halves are chosen without a
     * jump, because nobody can foretell them.
     */
    final int floor(final int side, final long key) {
        final long[] words = sorted;
        final int first = start(side);
        final int size = size(side);
        if (size > 0 && words[first + (size - 1) * ENTRY] <= key) {
            return size - 1;
        }
        int entry = first - ENTRY;
        int left = size - 1;
        while (left > 0) {
            final int half = (left + 1) >>> 1;
            final int middle = entry + half * ENTRY;
            entry = words[middle] <= key ? middle : entry;
            left -= half;
        }
        return (entry - first) / ENTRY;
    }

    /**
     * Makes a level of one order.
     *
     * @return where it begins
     */
    final int insert(final int side, final int index, final long key, final int order, final long quantity) {
        final int size = size(side);
        if (size == capacity(side)) {
            makeRoom(side, size);
        }
        final int level = unusedLevel();
        levels[level + KEY] = key;
        levels[level + QUANTITY] = quantity;
        levels[level + COUNT] = 1;
        levels[level + QUEUE] = pair(order, order);
        final long[] entries = sorted;
        final int entry = start(side) + index * ENTRY;
        if (index < size) {
            System.arraycopy(entries, entry, entries, entry + ENTRY, (size - index) * ENTRY);
        }
        entries[entry] = key;
        entries[entry + 1] = level;
        sides[side * SIDE + BLOCK]++;
        addToSide(side, key, quantity, 1);
        if (key > sides[side * SIDE + BEST_KEY] && key != UNPRICED) {
            sides[side * SIDE + BEST_KEY] = key;
            sides[side * SIDE + BEST_QUANTITY] = quantity;
        }
        return level;
    }

    private int unusedLevel() {
        final int level = firstFree;
        if (level != 0) {
            firstFree = (int) levels[level];
            return level;
        }
        if (nextUnused == levels.length) {
            levels = Arrays.copyOf(levels, 2 * levels.length);
            growths.incrementRelease();
        }
        final int unused = nextUnused;
        nextUnused += LEVEL;
        return unused;
    }

    private void makeRoom(final int side, final int size) {
        final int capacity = Math.max(LevelBlocks.FIRST_CAPACITY, 2 * size);
        final int block = blocks.take(capacity);
        sorted = blocks.words();
        if (size > 0) {
            System.arraycopy(sorted, start(side), sorted, block, size * ENTRY);
            blocks.giveBack(start(side), size);
        }
        sides[side * SIDE + BLOCK] = pair(block, Integer.numberOfTrailingZeros(capacity) << SIZE_BITS | size);
    }

    /** Takes away a level with its last order. */
    final void removeLevel(final int side, final int level, final long quantity) {
        final long key = key(level);
        final int index = floor(side, key);
        final int size = size(side);
        final int entry = start(side) + index * ENTRY;
        if (index < size - 1) {
            System.arraycopy(sorted, entry + ENTRY, sorted, entry, (size - 1 - index) * ENTRY);
        }
        sides[side * SIDE + BLOCK]--;
        addToSide(side, key, -quantity, -1);
        levels[level] = firstFree;
        firstFree = level;
        if (key == sides[side * SIDE + BEST_KEY]) {
            findBest(side);
        }
    }

    private void findBest(final int side) {
        final int best = best(side);
        sides[side * SIDE + BEST_KEY] = best < 0 ? NO_KEY : keyAt(side, best);
        sides[side * SIDE + BEST_QUANTITY] = best < 0 ? 0 : quantityAt(level(side, best));
    }

    /** Adds what orders bring to a level, or takes away what they had; at least one is left. */
    final void addTotals(final int side, final int level, final long quantity, final int count) {
        final long[] words = levels;
        final long sum = words[level + QUANTITY] + quantity;
        final long key = words[level + KEY];
        words[level + QUANTITY] = sum;
        words[level + COUNT] += count;
        addToSide(side, key, quantity, count);
        if (key == sides[side * SIDE + BEST_KEY]) {
            sides[side * SIDE + BEST_QUANTITY] = sum;
        }
    }

    private void addToSide(final int side, final long key, final long quantity, final int count) {
        orders[side] += count;
        if (key != UNPRICED) {
            sides[side * SIDE + DEPTH] += quantity;
        }
    }

    /** Orders of a side, those without a price too. */
    final int orders(final int side) {
        return orders[side];
    }

    final long bestPrice(final int side) {
        return price(side, sides[side * SIDE + BEST_KEY]);
    }

    final long bestQuantity(final int side) {
        return sides[side * SIDE + BEST_QUANTITY];
    }

    final long depth(final int side) {
        return sides[side * SIDE + DEPTH];
    }

    /** Levels of a side. */
    final int size(final int side) {
        return (int) sides[side * SIDE + BLOCK] & SIZE;
    }

    private int capacity(final int side) {
        final int bits = (int) sides[side * SIDE + BLOCK] >>> SIZE_BITS;
        return bits == 0 ? 0 : 1 << bits;
    }

    /** Index of the best level that has a price. */
    final int best(final int side) {
        final int size = size(side);
        return size > 0 && keyAt(side, size - 1) == UNPRICED ? size - 2 : size - 1;
    }

    private int start(final int side) {
        return (int) (sides[side * SIDE + BLOCK] >>> Integer.SIZE);
    }

    final long keyAt(final int side, final int index) {
        return sorted[start(side) + index * ENTRY];
    }

    /** The level at an index, counted from the worst. */
    final int level(final int side, final int index) {
        return (int) sorted[start(side) + index * ENTRY + 1];
    }

    final long key(final int level) {
        return levels[level + KEY];
    }

    final long quantityAt(final int level) {
        return levels[level + QUANTITY];
    }

    final int count(final int level) {
        return (int) levels[level + COUNT];
    }

    final int head(final int level) {
        return (int) (levels[level + QUEUE] >>> Integer.SIZE);
    }

    final int tail(final int level) {
        return (int) levels[level + QUEUE];
    }

    final void setQueue(final int level, final int head, final int tail) {
        levels[level + QUEUE] = pair(head, tail);
    }

    static long key(final int side, final long price) {
        if (price == Scale.NULL_PRICE) {
            return UNPRICED;
        }
        return (side & 1) == OrderBook.BID ? price : -price;
    }

    static long price(final int side, final long key) {
        if (key == UNPRICED) {
            return Scale.NULL_PRICE;
        }
        return (side & 1) == OrderBook.BID ? key : -key;
    }

    /** Bytes of what is kept of a side but its orders. */
    final long memoryBytes(final int side) {
        return (long) (SIDE + capacity(side) * ENTRY + size(side) * LEVEL) * Long.BYTES + Integer.BYTES;
    }

    /** Bytes of all arrays. */
    final long memoryBytes() {
        return orderBytes()
                + (long) (sides.length + levels.length) * Long.BYTES
                + (long) orders.length * Integer.BYTES
                + blocks.memoryBytes();
    }
}
