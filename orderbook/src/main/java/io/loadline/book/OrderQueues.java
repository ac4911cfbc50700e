package io.loadline.book;

import static io.loadline.book.LevelBlocks.LEVEL;
import static io.loadline.book.OrderPool.NONE;

import io.loadline.core.Scale;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The sides of many by-order books: price levels sorted with the best last, each with its totals and the queue of its orders, linked through
 * their records. Side {@code 2 b} is the bids of book b, {@code 2 b + 1} its asks. The tops of both sides of a book lie in one line of cache,
 * the levels of a side in one block.
 *
 * <p>A queue is in rising priority, equal ones in order of arrival. An order that comes without a priority takes that of the last in the
 * queue. Orders without a price have the level behind the best, which is left out of depth, top and {@link #walk}. Sides and orders are one
 * object, so that no reference to wait for stands between them.
 */
final class OrderQueues extends OrderPool {
    private static final long UNPRICED = Long.MAX_VALUE;

    /** Words of a side; the top is kept here so that it is told without a look at the levels. */
    private static final int BEST_PRICE = 0;

    private static final int BEST_QUANTITY = 1;
    private static final int DEPTH = 2;
    /** First word of its block in the upper half, levels in use in the lower. */
    private static final int LEVELS = 3;

    private static final int SIDE = 4;

    /** Words of a level. */
    private static final int KEY = 0;

    private static final int QUANTITY = 1;
    private static final int COUNT = 2;
    /** First order in the upper half, last in the lower. */
    private static final int QUEUE = 3;

    private final LevelBlocks blocks;
    /** Words of the blocks. */
    private long[] levels;

    private long[] sides;
    private int[] capacities;
    private int[] orders;

    /**
     * @param books room for books at first
     * @param slots room for orders at first, as {@link OrderPool} has it
     * @param growths counts how often more room had to be made for orders or levels
     */
    OrderQueues(final int books, final int slots, final AtomicCounter growths) {
        super(slots, growths);
        blocks = new LevelBlocks(2 * books * LevelBlocks.FIRST_CAPACITY, growths);
        levels = blocks.words();
        sides = new long[2 * books * SIDE];
        capacities = new int[2 * books];
        orders = new int[2 * books];
    }

    /** Makes a side that has never been used, or was closed, an empty one. */
    void open(final int side) {
        if (side >= orders.length) {
            sides = Arrays.copyOf(sides, 2 * sides.length);
            capacities = Arrays.copyOf(capacities, 2 * capacities.length);
            orders = Arrays.copyOf(orders, 2 * orders.length);
        }
        Arrays.fill(sides, side * SIDE, (side + 1) * SIDE, 0);
        findBest(side);
    }

    /** Empties a side and gives the room of its levels back. */
    void close(final int side) {
        clear(side);
        if (capacities[side] > 0) {
            blocks.giveBack(start(side), capacities[side]);
            capacities[side] = 0;
        }
    }

    /** Puts an order that is in no queue into the one of its price, at its place by priority. */
    void add(final int side, final int order, final long price, final long quantity, final long priority) {
        final long key = key(side, price);
        final int size = size(side);
        final int start = start(side);
        int index = SortedKeys.floor(levels, start, LEVEL, size, key);
        int level = start + index * LEVEL;
        if (index < 0 || levels[level + KEY] != key) {
            index++;
            level = insert(side, index, key);
        }
        fill(order, side, index, key, quantity);
        link(level, order, priority);
        addTotals(side, level, quantity, 1);
        if (index >= size - 2) {
            findBest(side);
        }
    }

    /** Gives an order a new quantity, price or place on its side. */
    void change(final int order, final long price, final long quantity, final long priority, final boolean keepsPlace) {
        final int side = side(order);
        if (key(side, price) != key(order)) {
            remove(order);
            add(side, order, price, quantity, priority);
            return;
        }
        final int size = size(side);
        final int start = start(side);
        final int index = indexOf(order, start, size);
        final int level = start + index * LEVEL;
        final long before = quantity(order);
        setQuantity(order, quantity);
        addTotals(side, level, quantity - before, 0);
        if (index >= size - 2) {
            findBest(side);
        }
        final boolean samePriority = priority == 0 ? quantity <= before : priority == priority(order);
        if (!keepsPlace && !samePriority) {
            unlink(level, order);
            link(level, order, priority);
        }
    }

    /** Takes an order out of its queue; its level goes with its last order. */
    void remove(final int order) {
        final int side = side(order);
        final int size = size(side);
        final int start = start(side);
        final int index = indexOf(order, start, size);
        final int level = start + index * LEVEL;
        if (levels[level + COUNT] > 1) {
            unlink(level, order);
            addTotals(side, level, -quantity(order), -1);
        } else {
            addTotals(side, level, -quantity(order), -1);
            System.arraycopy(levels, level + LEVEL, levels, level, (size - 1 - index) * LEVEL);
            sides[side * SIDE + LEVELS]--;
        }
        if (index >= size - 2) {
            findBest(side);
        }
    }

    /** Index of the level of an order: nearly always where it was when the order came. */
    private int indexOf(final int order, final int start, final int size) {
        final int index = lastIndex(order);
        final long key = key(order);
        return index < size && levels[start + index * LEVEL + KEY] == key
                ? index
                : SortedKeys.floor(levels, start, LEVEL, size, key);
    }

    private void addTotals(final int side, final int level, final long quantity, final int count) {
        final long[] words = levels;
        words[level + QUANTITY] += quantity;
        words[level + COUNT] += count;
        orders[side] += count;
        if (words[level + KEY] != UNPRICED) {
            sides[side * SIDE + DEPTH] += quantity;
        }
    }

    private void link(final int level, final int order, final long priority) {
        final long queue = levels[level + QUEUE];
        final int last = (int) queue;
        if (last == NONE) {
            setLinks(order, NONE, NONE);
            setPriority(order, priority);
            levels[level + QUEUE] = pair(order, order);
        } else if (priority == 0 || !isBehind(last, priority)) {
            setLinks(order, last, NONE);
            setPriority(order, priority == 0 ? priority(last) : priority);
            setNext(last, order);
            levels[level + QUEUE] = (queue & ~LOW_HALF) | order;
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
            levels[level + QUEUE] = pair(order, tail(level));
        } else {
            setNext(ahead, order);
        }
    }

    private boolean isBehind(final int order, final long priority) {
        return Long.compareUnsigned(priority(order), priority) > 0;
    }

    private void unlink(final int level, final int order) {
        final int ahead = previous(order);
        final int behind = next(order);
        if (ahead != NONE && behind != NONE) {
            setNext(ahead, behind);
            setPrevious(behind, ahead);
            return;
        }
        final long queue = levels[level + QUEUE];
        if (ahead != NONE) {
            setNext(ahead, NONE);
            levels[level + QUEUE] = (queue & ~LOW_HALF) | ahead;
        } else if (behind != NONE) {
            setPrevious(behind, NONE);
            levels[level + QUEUE] = pair(behind, (int) queue);
        } else {
            levels[level + QUEUE] = 0;
        }
    }

    /** Makes a level without orders; tells its first word. */
    private int insert(final int side, final int index, final long key) {
        final int size = size(side);
        if (size == capacities[side]) {
            makeRoom(side, size);
        }
        final long[] words = levels;
        final int level = level(side, index);
        System.arraycopy(words, level, words, level + LEVEL, (size - index) * LEVEL);
        words[level + KEY] = key;
        words[level + QUANTITY] = 0;
        words[level + COUNT] = 0;
        words[level + QUEUE] = 0;
        sides[side * SIDE + LEVELS]++;
        return level;
    }

    private void makeRoom(final int side, final int size) {
        final int capacity = Math.max(LevelBlocks.FIRST_CAPACITY, 2 * size);
        final int block = blocks.take(capacity);
        levels = blocks.words();
        if (size > 0) {
            System.arraycopy(levels, start(side), levels, block, size * LEVEL);
            blocks.giveBack(start(side), size);
        }
        capacities[side] = capacity;
        sides[side * SIDE + LEVELS] = pair(block, size);
    }

    private void findBest(final int side) {
        final int best = best(side);
        final int level = level(side, best);
        sides[side * SIDE + BEST_PRICE] = best < 0 ? Scale.NULL_PRICE : price(side, levels[level + KEY]);
        sides[side * SIDE + BEST_QUANTITY] = best < 0 ? 0 : levels[level + QUANTITY];
    }

    /** Empties a side; its orders are forgotten by the caller. */
    void clear(final int side) {
        sides[side * SIDE + LEVELS] &= ~LOW_HALF;
        sides[side * SIDE + DEPTH] = 0;
        orders[side] = 0;
        findBest(side);
    }

    /** Orders of a side, those without a price too. */
    int orders(final int side) {
        return orders[side];
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

    long bestPrice(final int side) {
        return sides[side * SIDE + BEST_PRICE];
    }

    long bestQuantity(final int side) {
        return sides[side * SIDE + BEST_QUANTITY];
    }

    long depth(final int side) {
        return sides[side * SIDE + DEPTH];
    }

    /** Index of the best level that has a price. */
    private int best(final int side) {
        final int size = size(side);
        return size > 0 && levels[level(side, size - 1) + KEY] == UNPRICED ? size - 2 : size - 1;
    }

    void walk(final int side, final DepthVisitor visitor) {
        final long[] words = levels;
        final int best = best(side);
        for (int i = best; i >= 0; i--) {
            final int level = level(side, i);
            final long price = price(side, words[level + KEY]);
            if (!visitor.onLevel(best - i + 1, price, words[level + QUANTITY], (int) words[level + COUNT])) {
                return;
            }
        }
    }

    void walkOrders(final int side, final OrderVisitor visitor) {
        final int best = best(side);
        int position = 0;
        for (int i = size(side) - 1; i >= 0; i--) {
            final int level = level(side, i);
            final long price = price(side, levels[level + KEY]);
            for (int order = head(level); order != NONE; order = next(order)) {
                position++;
                if (!visitor.onOrder(best - i + 1, position, price, quantity(order), id(order))) {
                    return;
                }
            }
        }
    }

    /** Bytes of what is kept of a side but its orders. */
    long memoryBytes(final int side) {
        return (long) (SIDE + capacities[side] * LEVEL) * Long.BYTES + 2 * Integer.BYTES;
    }

    /** Bytes of all arrays. */
    long memoryBytes() {
        return orderBytes()
                + (long) sides.length * Long.BYTES
                + 2L * orders.length * Integer.BYTES
                + blocks.memoryBytes();
    }

    private static long key(final int side, final long price) {
        if (price == Scale.NULL_PRICE) {
            return UNPRICED;
        }
        return (side & 1) == OrderBook.BID ? price : -price;
    }

    private static long price(final int side, final long key) {
        if (key == UNPRICED) {
            return Scale.NULL_PRICE;
        }
        return (side & 1) == OrderBook.BID ? key : -key;
    }

    private int start(final int side) {
        return (int) (sides[side * SIDE + LEVELS] >>> Integer.SIZE);
    }

    private int size(final int side) {
        return (int) sides[side * SIDE + LEVELS];
    }

    /** First word of the level at an index. */
    private int level(final int side, final int index) {
        return start(side) + index * LEVEL;
    }

    private int head(final int level) {
        return (int) (levels[level + QUEUE] >>> Integer.SIZE);
    }

    private int tail(final int level) {
        return (int) levels[level + QUEUE];
    }
}
