package io.loadline.limits;

import java.util.Arrays;

/** Open buy and sell quantity of each node in each instrument, mantissas of 1e-8. Pairs without open orders take no room. */
final class OpenQuantities {
    private final int instruments;
    private final LongToInt index;
    private final long[] keys;
    private final long[] buys;
    private final long[] sells;
    private final int[] free;
    private int freeCount;

    /**
     * @param instruments instruments of the model
     * @param capacity most pairs at once
     */
    OpenQuantities(final int instruments, final int capacity) {
        this.instruments = instruments;
        index = new LongToInt(capacity);
        keys = new long[capacity];
        buys = new long[capacity];
        sells = new long[capacity];
        free = new int[capacity];
        Arrays.setAll(free, i -> capacity - 1 - i);
        freeCount = capacity;
    }

    long buys(final int node, final int instrument) {
        final int row = index.get(key(node, instrument));
        return row == LongToInt.MISSING ? 0 : buys[row];
    }

    long sells(final int node, final int instrument) {
        final int row = index.get(key(node, instrument));
        return row == LongToInt.MISSING ? 0 : sells[row];
    }

    /**
     * @param node node id
     * @param instrument instrument id of the model
     * @param buy side
     * @param change mantissa of 1e-8, negative when an order ends
     */
    void change(final int node, final int instrument, final boolean buy, final long change) {
        if (change == 0) {
            return;
        }
        final long key = key(node, instrument);
        int row = index.get(key);
        if (row == LongToInt.MISSING) {
            row = free[--freeCount];
            keys[row] = key;
            index.put(key, row);
        }
        if (buy) {
            buys[row] += change;
        } else {
            sells[row] += change;
        }
        if (buys[row] == 0 && sells[row] == 0) {
            index.remove(keys[row]);
            free[freeCount++] = row;
        }
    }

    private long key(final int node, final int instrument) {
        return (long) node * instruments + instrument;
    }
}
