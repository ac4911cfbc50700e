package io.loadline.book;

import io.loadline.core.model.PortfolioTree;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Who holds what. A slot is one node's position in one instrument; an account's is its own, a higher node's the sum of those below it.
 * Longs and shorts of different accounts are kept apart, as each would be closed on its own side of the book. Amounts are exact integers;
 * slots are made when first needed and stay.
 */
final class Holdings {
    static final int NONE = -1;

    private static final int LONG = 0;
    private static final int SHORT = 1;
    private static final int COST_HIGH = 2;
    private static final int COST_LOW = 3;
    private static final int REALISED_HIGH = 4;
    private static final int REALISED_LOW = 5;
    private static final int WIDTH = 8;

    private static final int COUNT = 0;
    private static final int FIRST = 1;
    private static final int PAIR = 2;

    private static final double UNITS_PER_QUANTITY = 1e8;
    private static final double UNITS_PER_AMOUNT = 1e17;
    private static final double TWO_POW_64 = 0x1p64;
    private static final double TWO_POW_63 = 0x1p63;

    private final PortfolioTree tree;
    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private final int[][] byInstrument;
    private long[] exact = new long[64 * WIDTH];
    private int size;

    Holdings(final PortfolioTree tree, final int instruments) {
        this.tree = tree;
        byInstrument = new int[instruments][1];
    }

    /** Slot of a node and instrument, or {@link #NONE}. */
    int slot(final int node, final int instrument) {
        return (int) slots.get(key(node, instrument));
    }

    int slotOrNew(final int node, final int instrument) {
        final int known = slot(node, instrument);
        return known == NONE ? add(node, instrument) : known;
    }

    private int add(final int node, final int instrument) {
        if (size * WIDTH == exact.length) {
            exact = Arrays.copyOf(exact, 2 * exact.length);
        }
        final int slot = size++;
        slots.put(key(node, instrument), slot);
        int[] holders = byInstrument[instrument];
        int place = FIRST + PAIR * holders[COUNT]++;
        if (place >= holders.length) {
            holders = Arrays.copyOf(holders, FIRST + PAIR * Math.max(8, 2 * holders[COUNT]));
            byInstrument[instrument] = holders;
        }
        while (place > FIRST && isBefore(node, holders[place - 1])) {
            holders[place] = holders[place - PAIR];
            holders[place + 1] = holders[place - 1];
            place -= PAIR;
        }
        holders[place] = slot;
        holders[place + 1] = node;
        return slot;
    }

    /** Deepest level first, then by id. */
    private boolean isBefore(final int node, final int other) {
        final int depth = tree.path(node).length;
        final int otherDepth = tree.path(other).length;
        return depth != otherDepth ? depth > otherDepth : node < other;
    }

    private static long key(final int node, final int instrument) {
        return ((long) node << Integer.SIZE) | instrument;
    }

    int size() {
        return size;
    }

    /**
     * Who holds an instrument, children before parents: read it with {@link #count}, {@link #slot(int[], int)} and {@link #node}. One array,
     * so that a tick finds it in one or two cache lines; not to be changed.
     */
    int[] holders(final int instrument) {
        return byInstrument[instrument];
    }

    static int count(final int[] holders) {
        return holders[COUNT];
    }

    static int slot(final int[] holders, final int index) {
        return holders[FIRST + PAIR * index];
    }

    static int node(final int[] holders, final int index) {
        return holders[FIRST + PAIR * index + 1];
    }

    /** Net quantity, mantissa of 1e-8. */
    long quantity(final int slot) {
        return exact[slot * WIDTH + LONG] - exact[slot * WIDTH + SHORT];
    }

    /** True if the slot can take a fill without leaving the range of exact numbers. */
    boolean bears(final int slot, final long quantity) {
        final int base = slot * WIDTH;
        final long size = Math.abs(quantity);
        return exact[base + LONG] <= AverageCost.MAX_QUANTITY - size
                && exact[base + SHORT] <= AverageCost.MAX_QUANTITY - size;
    }

    /** Computes what a fill does to the position of an account's slot. */
    void effect(
            final int slot, final long quantity, final long price, final boolean inverse, final AverageCost effect) {
        final int base = slot * WIDTH;
        effect.fill(quantity(slot), exact[base + COST_HIGH], exact[base + COST_LOW], quantity, price, inverse);
    }

    /**
     * Adds to a slot.
     *
     * @param slot slot of the account or of a node above it
     * @param longs change of the account's long quantity
     * @param shorts change of the account's short quantity, positive when it grows
     * @param effect change of cost and realised P&amp;L
     */
    void add(final int slot, final long longs, final long shorts, final AverageCost effect) {
        final int base = slot * WIDTH;
        exact[base + LONG] += longs;
        exact[base + SHORT] += shorts;
        addWide(base + COST_HIGH, effect.costHigh, effect.costLow);
        addWide(base + REALISED_HIGH, effect.realisedHigh, effect.realisedLow);
    }

    private void addWide(final int index, final long high, final long low) {
        final long sum = exact[index + 1] + low;
        exact[index + 1] = sum;
        exact[index] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    }

    double netUnits(final int slot) {
        return quantity(slot) / UNITS_PER_QUANTITY;
    }

    double longUnits(final int slot) {
        return exact[slot * WIDTH + LONG] / UNITS_PER_QUANTITY;
    }

    double shortUnits(final int slot) {
        return exact[slot * WIDTH + SHORT] / UNITS_PER_QUANTITY;
    }

    /** Signed quantity times average price, or less quantity over it of an inverse contract, before the multiplier. */
    double cost(final int slot) {
        return amount(slot * WIDTH + COST_HIGH);
    }

    /** Realised P&amp;L, before the multiplier. */
    double realised(final int slot) {
        return amount(slot * WIDTH + REALISED_HIGH);
    }

    private double amount(final int index) {
        final long high = exact[index];
        final long low = exact[index + 1];
        // A value of one word converts with a single rounding; a longer one has digits enough to bear two.
        final double units = high == low >> (Long.SIZE - 1) ? low : high * TWO_POW_64 + unsigned(low);
        return units / UNITS_PER_AMOUNT;
    }

    private static double unsigned(final long low) {
        return low >= 0 ? low : (low & Long.MAX_VALUE) + TWO_POW_63;
    }

    /** Cost of a slot as {high, low}, for tests and tools. */
    long[] exactCost(final int slot) {
        return new long[] {exact[slot * WIDTH + COST_HIGH], exact[slot * WIDTH + COST_LOW]};
    }

    /** Realised P&amp;L of a slot as {high, low}, for tests and tools. */
    long[] exactRealised(final int slot) {
        return new long[] {exact[slot * WIDTH + REALISED_HIGH], exact[slot * WIDTH + REALISED_LOW]};
    }
}
