package io.loadline.book;

import static io.loadline.book.OrderPool.NONE;

import io.loadline.core.Scale;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * One side of a by-order book: price levels sorted with the best last, each with its totals and the queue of its orders, linked through their
 * records in the pool. A level keeps its record while others come and go, so that an order can name it; only keys and record numbers move.
 *
 * <p>A queue is in rising priority, equal ones in order of arrival. An order that comes without a priority takes that of the last in the
 * queue. Orders without a price have the level behind the best, which is left out of depth, top and {@link #walk}.
 */
final class OrderQueues {
    private static final int INITIAL_LEVELS = 8;
    private static final long UNPRICED = Long.MAX_VALUE;
    private static final int NO_LEVEL = -1;

    private static final int KEY = 0;
    private static final int QUANTITY = 1;
    private static final int COUNT = 2;
    private static final int HEAD = 3;
    private static final int TAIL = 4;
    private static final int RECORD = 5;

    private final int side;
    private final long sign;
    private final OrderPool pool;
    private final AtomicCounter growths;
    private long[] keys = new long[INITIAL_LEVELS];
    /** Record of each level in use, then the unused records. */
    private int[] levels = identity(new int[INITIAL_LEVELS], 0);

    private long[] records = new long[INITIAL_LEVELS * RECORD];
    private int size;
    private int orders;
    private long depth;
    /** The best level that has a price, kept here so that the top is told without a look at the levels. */
    private int bestLevel = NO_LEVEL;

    private long bestPrice = Scale.NULL_PRICE;
    private long bestQuantity;

    OrderQueues(final int side, final OrderPool pool, final AtomicCounter growths) {
        this.side = side;
        sign = side == OrderBook.BID ? 1 : -1;
        this.pool = pool;
        this.growths = growths;
    }

    private static int[] identity(final int[] numbers, final int from) {
        for (int i = from; i < numbers.length; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /** Puts an order that is in no queue into the one of its price, at its place by priority. */
    void add(final int order, final long price, final long quantity, final long priority) {
        final long key = key(price);
        final int index = SortedKeys.floor(keys, 1, size, key);
        final int level = index >= 0 && keys[index] == key ? levels[index] : insert(index + 1, key);
        pool.setQuantity(order, quantity);
        pool.setPlace(order, side, level);
        link(order, level, priority);
        addTotals(level, key, quantity, 1);
    }

    /** Gives an order of this side a new quantity, price or place. */
    void change(final int order, final long price, final long quantity, final long priority, final boolean keepsPlace) {
        final int level = pool.level(order);
        final long key = key(price);
        if (key != keyOf(level)) {
            remove(order);
            add(order, price, quantity, priority);
            return;
        }
        final long before = pool.quantity(order);
        pool.setQuantity(order, quantity);
        addTotals(level, key, quantity - before, 0);
        final boolean samePriority = priority == 0 ? quantity <= before : priority == pool.priority(order);
        if (!keepsPlace && !samePriority) {
            unlink(order, level);
            link(order, level, priority);
        }
    }

    /** Takes an order out of its queue; its level goes with its last order. */
    void remove(final int order) {
        final int level = pool.level(order);
        unlink(order, level);
        final long key = keyOf(level);
        addTotals(level, key, -pool.quantity(order), -1);
        if (records[level * RECORD + COUNT] == 0) {
            removeLevel(SortedKeys.floor(keys, 1, size, key));
        }
    }

    private void addTotals(final int level, final long key, final long quantity, final int count) {
        records[level * RECORD + QUANTITY] += quantity;
        records[level * RECORD + COUNT] += count;
        orders += count;
        if (level == bestLevel) {
            bestQuantity += quantity;
        }
        if (key != UNPRICED) {
            depth += quantity;
        }
    }

    private void link(final int order, final int level, final long priority) {
        final int ahead = lastNotBehind(level, priority);
        final int behind = ahead == NONE ? head(level) : pool.next(ahead);
        pool.setLinks(order, ahead, behind);
        if (ahead == NONE) {
            setHead(level, order);
        } else {
            pool.setNext(ahead, order);
        }
        if (behind == NONE) {
            setTail(level, order);
        } else {
            pool.setPrevious(behind, order);
        }
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

    private void unlink(final int order, final int level) {
        final int ahead = pool.previous(order);
        final int behind = pool.next(order);
        if (ahead == NONE) {
            setHead(level, behind);
        } else {
            pool.setNext(ahead, behind);
        }
        if (behind == NONE) {
            setTail(level, ahead);
        } else {
            pool.setPrevious(behind, ahead);
        }
    }

    private int insert(final int index, final long key) {
        ensureCapacity();
        final int level = levels[size];
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(levels, index, levels, index + 1, size - index);
        keys[index] = key;
        levels[index] = level;
        size++;
        final int record = level * RECORD;
        Arrays.fill(records, record, record + RECORD, 0);
        records[record + KEY] = key;
        if (index >= size - 2) {
            findBest();
        }
        return level;
    }

    private void removeLevel(final int index) {
        final int level = levels[index];
        size--;
        System.arraycopy(keys, index + 1, keys, index, size - index);
        System.arraycopy(levels, index + 1, levels, index, size - index);
        levels[size] = level;
        if (index >= size - 1) {
            findBest();
        }
    }

    private void findBest() {
        final int best = best();
        bestLevel = best < 0 ? NO_LEVEL : levels[best];
        bestPrice = best < 0 ? Scale.NULL_PRICE : price(keys[best]);
        bestQuantity = best < 0 ? 0 : records[bestLevel * RECORD + QUANTITY];
    }

    private void ensureCapacity() {
        if (size == keys.length) {
            final int capacity = 2 * size;
            keys = Arrays.copyOf(keys, capacity);
            levels = identity(Arrays.copyOf(levels, capacity), size);
            records = Arrays.copyOf(records, capacity * RECORD);
            growths.incrementRelease();
        }
    }

    void clear() {
        size = 0;
        orders = 0;
        depth = 0;
        findBest();
    }

    /** Orders of this side, those without a price too. */
    int orders() {
        return orders;
    }

    /** First order of the best price, those without a price before all; {@link OrderPool#NONE} where there is none. */
    int first() {
        return size == 0 ? NONE : head(levels[size - 1]);
    }

    /** Last order of the worst price; {@link OrderPool#NONE} where there is none. */
    int last() {
        return size == 0 ? NONE : tail(levels[0]);
    }

    long bestPrice() {
        return bestPrice;
    }

    long bestQuantity() {
        return bestQuantity;
    }

    /** Index of the best level that has a price. */
    private int best() {
        return size > 0 && keys[size - 1] == UNPRICED ? size - 2 : size - 1;
    }

    long depth() {
        return depth;
    }

    void walk(final DepthVisitor visitor) {
        final int best = best();
        for (int i = best; i >= 0; i--) {
            final int record = levels[i] * RECORD;
            final int count = (int) records[record + COUNT];
            if (!visitor.onLevel(best - i + 1, price(keys[i]), records[record + QUANTITY], count)) {
                return;
            }
        }
    }

    void walkOrders(final OrderVisitor visitor) {
        final int best = best();
        int position = 0;
        for (int i = size - 1; i >= 0; i--) {
            final long price = price(keys[i]);
            for (int order = head(levels[i]); order != NONE; order = pool.next(order)) {
                position++;
                if (!visitor.onOrder(best - i + 1, position, price, pool.quantity(order), pool.id(order))) {
                    return;
                }
            }
        }
    }

    long memoryBytes() {
        return (long) (keys.length + records.length) * Long.BYTES + (long) levels.length * Integer.BYTES;
    }

    private long key(final long price) {
        return price == Scale.NULL_PRICE ? UNPRICED : sign * price;
    }

    private long price(final long key) {
        return key == UNPRICED ? Scale.NULL_PRICE : sign * key;
    }

    private long keyOf(final int level) {
        return records[level * RECORD + KEY];
    }

    private int head(final int level) {
        return (int) records[level * RECORD + HEAD];
    }

    private void setHead(final int level, final int order) {
        records[level * RECORD + HEAD] = order;
    }

    private int tail(final int level) {
        return (int) records[level * RECORD + TAIL];
    }

    private void setTail(final int level, final int order) {
        records[level * RECORD + TAIL] = order;
    }
}
