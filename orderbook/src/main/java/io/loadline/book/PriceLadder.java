package io.loadline.book;

import io.loadline.core.Scale;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * One side of a book as levels by price. Levels are sorted with the best last, so that a change near the top, where nearly
 * all happen, is found in a step or two and moves few levels. Prices are stored with a sign that makes both sides ascend.
 */
final class PriceLadder {
    static final int MAX_LEVELS = 4096;
    private static final int INITIAL_LEVELS = 8;

    private static final int KEY = 0;
    private static final int QUANTITY = 1;
    private static final int COUNT = 2;
    private static final int LEVEL = 3;

    private final int sign;
    private final AtomicCounter growths;
    /** Key, quantity and order count of each level: what is found is found whole, in one line of cache. */
    private long[] words = new long[INITIAL_LEVELS * LEVEL];

    private int size;
    private long depth;
    /** The best level, kept here so that the top is told without a look at the levels. */
    private long bestPrice = Scale.NULL_PRICE;

    private long bestQuantity;

    PriceLadder(final boolean bid, final AtomicCounter growths) {
        sign = bid ? 1 : -1;
        this.growths = growths;
    }

    boolean apply(final int action, final long price, final long quantity, final int orderCount) {
        if (price == Scale.NULL_PRICE) {
            return false;
        }
        final long key = sign * price;
        final int index = SortedKeys.floor(words, 0, LEVEL, size, key);
        final boolean present = index >= 0 && words[index * LEVEL + KEY] == key;
        return switch (action) {
            case OrderBook.NEW -> quantity > 0 && set(index, present, key, quantity, orderCount) && !present;
            case OrderBook.CHANGE -> quantity > 0 && set(index, present, key, quantity, orderCount) && present;
            case OrderBook.DELETE -> present && remove(index);
            default -> false;
        };
    }

    /** Adds to the level of a price what orders bring or take; a level without orders goes. The number of levels is not bounded here. */
    void add(final long price, final long quantity, final int orders) {
        final long key = sign * price;
        final int index = SortedKeys.floor(words, 0, LEVEL, size, key);
        if (index < 0 || words[index * LEVEL + KEY] != key) {
            ensureCapacity();
            insert(index + 1, key, quantity, orders);
            return;
        }
        final int level = index * LEVEL;
        depth += quantity;
        words[level + QUANTITY] += quantity;
        words[level + COUNT] += orders;
        if (words[level + COUNT] == 0) {
            remove(index);
        } else {
            noteBest(index);
        }
    }

    private boolean set(
            final int index, final boolean present, final long key, final long quantity, final int orderCount) {
        if (present) {
            depth += quantity - words[index * LEVEL + QUANTITY];
            words[index * LEVEL + QUANTITY] = quantity;
            words[index * LEVEL + COUNT] = orderCount;
            noteBest(index);
            return true;
        }
        if (size < MAX_LEVELS) {
            ensureCapacity();
            insert(index + 1, key, quantity, orderCount);
            return true;
        }
        if (index >= 0) {
            remove(0);
            insert(index, key, quantity, orderCount);
        }
        return false;
    }

    private void ensureCapacity() {
        if (size * LEVEL == words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
            growths.incrementRelease();
        }
    }

    private void insert(final int index, final long key, final long quantity, final int orderCount) {
        move(index, index + 1);
        final int level = index * LEVEL;
        words[level + KEY] = key;
        words[level + QUANTITY] = quantity;
        words[level + COUNT] = orderCount;
        depth += quantity;
        size++;
        noteBest(index);
    }

    private boolean remove(final int index) {
        depth -= words[index * LEVEL + QUANTITY];
        move(index + 1, index);
        size--;
        noteBest(index);
        return true;
    }

    /** A level came, changed or went at an index. */
    private void noteBest(final int index) {
        if (index >= size - 1) {
            final int level = (size - 1) * LEVEL;
            bestPrice = size == 0 ? Scale.NULL_PRICE : sign * words[level + KEY];
            bestQuantity = size == 0 ? 0 : words[level + QUANTITY];
        }
    }

    private void move(final int from, final int to) {
        if (size > from) {
            System.arraycopy(words, from * LEVEL, words, to * LEVEL, (size - from) * LEVEL);
        }
    }

    void clear() {
        size = 0;
        depth = 0;
        noteBest(0);
    }

    long bestPrice() {
        return bestPrice;
    }

    long bestQuantity() {
        return bestQuantity;
    }

    long depth() {
        return depth;
    }

    int size() {
        return size;
    }

    long memoryBytes() {
        return (long) words.length * Long.BYTES;
    }

    void walk(final DepthVisitor visitor) {
        for (int i = size - 1; i >= 0; i--) {
            final int level = i * LEVEL;
            final int orders = (int) words[level + COUNT];
            if (!visitor.onLevel(size - i, sign * words[level + KEY], words[level + QUANTITY], orders)) {
                return;
            }
        }
    }
}
