package io.loadline.limits;

import java.util.Arrays;

/** Map from a long to a non-negative int with linear probing and no allocation after construction. */
final class LongToInt {
    /** Answer for a key that is not in the map. */
    static final int MISSING = -1;

    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long[] keys;
    private final int[] values;
    private final int mask;
    private final int shift;

    /**
     * @param capacity most entries; the caller never exceeds it
     */
    LongToInt(final int capacity) {
        final int slots = Integer.highestOneBit(Math.max(4, capacity * 2 - 1)) << 1;
        keys = new long[slots];
        values = new int[slots];
        Arrays.fill(values, MISSING);
        mask = slots - 1;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
    }

    int get(final long key) {
        return values[find(key)];
    }

    void put(final long key, final int value) {
        final int slot = find(key);
        keys[slot] = key;
        values[slot] = value;
    }

    void remove(final long key) {
        int hole = find(key);
        if (values[hole] == MISSING) {
            return;
        }
        int slot = hole;
        while (true) {
            slot = (slot + 1) & mask;
            if (values[slot] == MISSING) {
                break;
            }
            final int home = home(keys[slot]);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                keys[hole] = keys[slot];
                values[hole] = values[slot];
                hole = slot;
            }
        }
        values[hole] = MISSING;
    }

    private int find(final long key) {
        int slot = home(key);
        while (values[slot] != MISSING && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(final long key) {
        return (int) ((key * MULTIPLIER) >>> shift);
    }
}
