package io.loadline.book;

import static io.loadline.book.LevelBlocks.LEVEL;
import static io.loadline.book.OrderPool.NONE;

import io.loadline.core.Scale;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * The sides of many by-order books: price levels sorted with the best last, each with its totals and the queue of its orders, linked through
 * their records in the pool. Side {@code 2 b} is the bids of book b, {@code 2 b + 1} its asks. The tops of both sides of a book lie in one
 * line of cache, the levels of a side in one block.
 *
 * <p>A queue is in rising priority, equal ones in order of arrival. An order that comes without a priority takes that of the last in the
 * queue. Orders without a price have the level behind the best, which is left out of depth, top and {@link #walk}.
 */
final class OrderQueues {
    private static final long UNPRICED = Long.MAX_VALUE;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

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

    private final OrderPool pool;
    private final LevelBlocks blocks;
    private long[] sides;
    private int[] capacities;
    private int[] orders;

    /**
     * @param books room for books at first
     * @param pool holds the orders
     * @param growths counts how often more room had to be made for levels
     */
    OrderQueues(final int books, final OrderPool pool, final AtomicCounter growths) {
        this.pool = pool;
        blocks = new LevelBlocks(2 * books * LevelBlocks.FIRST_CAPACITY, growths);
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
        int index = floor(side, key);
        if (index < 0 || blocks.words()[level(side, index) + KEY] != key) {
            index++;
            insert(side, index, key);
        }
        pool.setKey(order, key);
        pool.setQuantity(order, quantity);
        pool.setPlace(order, side, index);
        link(level(side, index), order, priority);
        addTotals(side, index, quantity, 1);
    }

    /** Gives an order a new quantity, price or place on its side. */
    void change(final int order, final long price, final long quantity, final long priority, final boolean keepsPlace) {
        final int side = pool.side(order);
        if (key(side, price) != pool.key(order)) {
            remove(order);
            add(side, order, price, quantity, priority);
            return;
        }
        final int index = indexOf(side, order);
        final long before = pool.quantity(order);
        pool.setQuantity(order, quantity);
        addTotals(side, index, quantity - before, 0);
        final boolean samePriority = priority == 0 ? quantity <= before : priority == pool.priority(order);
        if (!keepsPlace && !samePriority) {
            unlink(level(side, index), order);
            link(level(side, index), order, priority);
        }
    }

    /** Takes an order out of its queue; its level goes with its last order. */
    void remove(final int order) {
        final int side = pool.side(order);
        final int index = indexOf(side, order);
        final int level = level(side, index);
        if (blocks.words()[level + COUNT] == 1) {
            removeLevel(side, index, pool.quantity(order));
            return;
        }
        unlink(level, order);
        addTotals(side, index, -pool.quantity(order), -1);
    }

    /** Index of the level of an order: nearly always where it was when the order came. */
    private int indexOf(final int side, final int order) {
        final int index = pool.lastIndex(order);
        final long key = pool.key(order);
        return index < size(side) && blocks.words()[level(side, index) + KEY] == key ? index : floor(side, key);
    }

    private int floor(final int side, final long key) {
        return SortedKeys.floor(blocks.words(), start(side), LEVEL, size(side), key);
    }

    private void addTotals(final int side, final int index, final long quantity, final int count) {
        final long[] words = blocks.words();
        final int level = level(side, index);
        words[level + QUANTITY] += quantity;
        words[level + COUNT] += count;
        orders[side] += count;
        if (words[level + KEY] != UNPRICED) {
            sides[side * SIDE + DEPTH] += quantity;
        }
        noteBest(side, index);
    }

    private void link(final int level, final int order, final long priority) {
        final int ahead = lastNotBehind(level, priority);
        final int behind = ahead == NONE ? head(level) : pool.next(ahead);
        pool.setLinks(order, ahead, behind);
        if (ahead != NONE) {
            pool.setNext(ahead, order);
        }
        if (behind != NONE) {
            pool.setPrevious(behind, order);
        }
        setQueue(level, ahead == NONE ? order : head(level), behind == NONE ? order : tail(level));
        pool.setPriority(order, priority == 0 && ahead != NONE ? pool.priority(ahead) : priority);
    }

    /** Order that a newcomer queues behind: nearly always the last. */
    private int lastNotBehind(final int level, final long priority) {
        int order = tail(level);
        if (priority == 0 || order == NONE || !isBehind(order, priority)) {
            return order;
        }
        if (isBehind(head(level), priority)) {
            return NONE;
        }
        while (isBehind(order, priority)) {
            order = pool.previous(order);
        }
        return order;
    }

    private boolean isBehind(final int order, final long priority) {
        return Long.compareUnsigned(pool.priority(order), priority) > 0;
    }

    private void unlink(final int level, final int order) {
        final int ahead = pool.previous(order);
        final int behind = pool.next(order);
        if (ahead != NONE) {
            pool.setNext(ahead, behind);
        }
        if (behind != NONE) {
            pool.setPrevious(behind, ahead);
        }
        setQueue(level, ahead == NONE ? behind : head(level), behind == NONE ? ahead : tail(level));
    }

    /** Makes a level without orders. */
    private void insert(final int side, final int index, final long key) {
        final int size = size(side);
        if (size == capacities[side]) {
            makeRoom(side, size);
        }
        final long[] words = blocks.words();
        final int level = level(side, index);
        System.arraycopy(words, level, words, level + LEVEL, (size - index) * LEVEL);
        words[level + KEY] = key;
        words[level + QUANTITY] = 0;
        words[level + COUNT] = 0;
        words[level + QUEUE] = 0;
        sides[side * SIDE + LEVELS]++;
    }

    private void makeRoom(final int side, final int size) {
        final int capacity = Math.max(LevelBlocks.FIRST_CAPACITY, 2 * size);
        final int block = blocks.take(capacity);
        if (size > 0) {
            System.arraycopy(blocks.words(), start(side), blocks.words(), block, size * LEVEL);
            blocks.giveBack(start(side), size);
        }
        capacities[side] = capacity;
        sides[side * SIDE + LEVELS] = ((long) block << Integer.SIZE) | size;
    }

    /** Takes a level away with its last order. */
    private void removeLevel(final int side, final int index, final long quantity) {
        final long[] words = blocks.words();
        final int level = level(side, index);
        if (words[level + KEY] != UNPRICED) {
            sides[side * SIDE + DEPTH] -= quantity;
        }
        orders[side]--;
        final int size = size(side) - 1;
        System.arraycopy(words, level + LEVEL, words, level, (size - index) * LEVEL);
        sides[side * SIDE + LEVELS]--;
        noteBest(side, index);
    }

    /** A level came, changed or went at an index. */
    private void noteBest(final int side, final int index) {
        if (index >= size(side) - 2) {
            findBest(side);
        }
    }

    private void findBest(final int side) {
        final int best = best(side);
        final int level = level(side, best);
        sides[side * SIDE + BEST_PRICE] = best < 0 ? Scale.NULL_PRICE : price(side, blocks.words()[level + KEY]);
        sides[side * SIDE + BEST_QUANTITY] = best < 0 ? 0 : blocks.words()[level + QUANTITY];
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
        return size > 0 && blocks.words()[level(side, size - 1) + KEY] == UNPRICED ? size - 2 : size - 1;
    }

    void walk(final int side, final DepthVisitor visitor) {
        final long[] words = blocks.words();
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
            final long price = price(side, blocks.words()[level + KEY]);
            for (int order = head(level); order != NONE; order = pool.next(order)) {
                position++;
                if (!visitor.onOrder(best - i + 1, position, price, pool.quantity(order), pool.id(order))) {
                    return;
                }
            }
        }
    }

    /** Bytes of what is kept of a side but its orders. */
    long memoryBytes(final int side) {
        return (long) (SIDE + capacities[side] * LEVEL) * Long.BYTES + 2 * Integer.BYTES;
    }

    /** Bytes of what is kept of all sides but their orders. */
    long memoryBytes() {
        return (long) sides.length * Long.BYTES + 2L * orders.length * Integer.BYTES + blocks.memoryBytes();
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
        return (int) (blocks.words()[level + QUEUE] >>> Integer.SIZE);
    }

    private int tail(final int level) {
        return (int) blocks.words()[level + QUEUE];
    }

    private void setQueue(final int level, final int head, final int tail) {
        blocks.words()[level + QUEUE] = ((long) head << Integer.SIZE) | (tail & LOW_HALF);
    }
}
