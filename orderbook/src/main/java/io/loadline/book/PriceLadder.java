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
    private static final int INITIAL_LEVELS = 16;

    private final int sign;
    private final AtomicCounter growths;
    private long[] keys = new long[INITIAL_LEVELS];
    private long[] quantities = new long[INITIAL_LEVELS];
    private int[] orderCounts = new int[INITIAL_LEVELS];
    private int size;
    private long depth;

    PriceLadder(final boolean bid, final AtomicCounter growths) {
        sign = bid ? 1 : -1;
        this.growths = growths;
    }

    boolean apply(final int action, final long price, final long quantity, final int orderCount) {
        if (price == Scale.NULL_PRICE) {
            return false;
        }
        final long key = sign * price;
        final int index = SortedKeys.floor(keys, size, key);
        final boolean present = index >= 0 && keys[index] == key;
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
        final int index = SortedKeys.floor(keys, size, key);
        if (index < 0 || keys[index] != key) {
            ensureCapacity();
            insert(index + 1, key, quantity, orders);
            return;
        }
        depth += quantity;
        quantities[index] += quantity;
        orderCounts[index] += orders;
        if (orderCounts[index] == 0) {
            remove(index);
        }
    }

    private boolean set(
            final int index, final boolean present, final long key, final long quantity, final int orderCount) {
        if (present) {
            depth += quantity - quantities[index];
            quantities[index] = quantity;
            orderCounts[index] = orderCount;
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
        if (size == keys.length) {
            final int capacity = 2 * size;
            keys = Arrays.copyOf(keys, capacity);
            quantities = Arrays.copyOf(quantities, capacity);
            orderCounts = Arrays.copyOf(orderCounts, capacity);
            growths.incrementRelease();
        }
    }

    private void insert(final int index, final long key, final long quantity, final int orderCount) {
        move(index, index + 1);
        keys[index] = key;
        quantities[index] = quantity;
        orderCounts[index] = orderCount;
        depth += quantity;
        size++;
    }

    private boolean remove(final int index) {
        depth -= quantities[index];
        move(index + 1, index);
        size--;
        return true;
    }

    private void move(final int from, final int to) {
        final int count = size - from;
        if (count > 0) {
            System.arraycopy(keys, from, keys, to, count);
            System.arraycopy(quantities, from, quantities, to, count);
            System.arraycopy(orderCounts, from, orderCounts, to, count);
        }
    }

    void clear() {
        size = 0;
        depth = 0;
    }

    long bestPrice() {
        return size == 0 ? Scale.NULL_PRICE : sign * keys[size - 1];
    }

    long bestQuantity() {
        return size == 0 ? 0 : quantities[size - 1];
    }

    long depth() {
        return depth;
    }

    int size() {
        return size;
    }

    long memoryBytes() {
        return (long) keys.length * (2 * Long.BYTES + Integer.BYTES);
    }

    void walk(final DepthVisitor visitor) {
        for (int i = size - 1; i >= 0; i--) {
            if (!visitor.onLevel(size - i, sign * keys[i], quantities[i], orderCounts[i])) {
                return;
            }
        }
    }
}
