package io.loadline.limits;

import io.loadline.core.model.PortfolioTree;
import java.util.Arrays;

/**
 * Orders that were accepted and have not ended, by order identifier. While a replacement is on its way both orders are kept, and together
 * they count for the larger of the two: the worst case of either being filled.
 */
final class OpenOrders {
    /** No order. */
    static final int NONE = LongToInt.MISSING;

    private static final int LEVELS = 5;

    private final PortfolioTree tree;
    private final OpenQuantities quantities;
    private final LongToInt index;
    private final int[] openOfNode;
    private final long[] clOrdIds;
    private final int[] accounts;
    private final int[] instruments;
    private final int[] sources;
    private final boolean[] buy;
    private final boolean[] live;
    private final long[] remaining;
    private final long[] counted;
    private final int[] replaces;
    private final int[] replacedBy;
    private final int[] free;
    private int freeCount;
    private int used;

    OpenOrders(final PortfolioTree tree, final int instrumentCount, final int capacity) {
        this.tree = tree;
        quantities = new OpenQuantities(instrumentCount, capacity * LEVELS);
        index = new LongToInt(capacity);
        openOfNode = new int[tree.size()];
        clOrdIds = new long[capacity];
        accounts = new int[capacity];
        instruments = new int[capacity];
        sources = new int[capacity];
        buy = new boolean[capacity];
        live = new boolean[capacity];
        remaining = new long[capacity];
        counted = new long[capacity];
        replaces = new int[capacity];
        replacedBy = new int[capacity];
        free = new int[capacity];
        Arrays.setAll(free, i -> capacity - 1 - i);
        freeCount = capacity;
    }

    OpenQuantities quantities() {
        return quantities;
    }

    boolean full() {
        return freeCount == 0;
    }

    int size() {
        return live.length - freeCount;
    }

    int capacity() {
        return live.length;
    }

    /** @return row of an open order, or {@link #NONE} */
    int find(final long clOrdId) {
        return index.get(clOrdId);
    }

    /** @return open orders of the node and all below it */
    int openOf(final int node) {
        return openOfNode[node];
    }

    /** @return one more than the last row ever used: rows below it may be live */
    int rows() {
        return used;
    }

    /** @return true if the row holds an open order of the node or of one below it */
    boolean inScope(final int row, final int node) {
        if (!live[row]) {
            return false;
        }
        for (final int above : tree.path(accounts[row])) {
            if (above == node) {
                return true;
            }
        }
        return false;
    }

    long clOrdId(final int row) {
        return clOrdIds[row];
    }

    int account(final int row) {
        return accounts[row];
    }

    int instrument(final int row) {
        return instruments[row];
    }

    int source(final int row) {
        return sources[row];
    }

    boolean isBuy(final int row) {
        return buy[row];
    }

    /** @return quantity still open, mantissa of 1e-8 */
    long remaining(final int row) {
        return remaining[row];
    }

    /** @return true if a replacement of the order is on its way, or it is one itself */
    boolean inReplacement(final int row) {
        return replaces[row] != NONE || replacedBy[row] != NONE;
    }

    /**
     * @param quantity of an order, mantissa of 1e-8
     * @param replaced row of the order it replaces, or {@link #NONE}
     * @return what the order adds to the open quantity while both may be filled
     */
    long added(final long quantity, final int replaced) {
        return replaced == NONE ? quantity : Math.max(0, quantity - remaining[replaced]);
    }

    void add(
            final long clOrdId,
            final int account,
            final int instrument,
            final int source,
            final boolean isBuy,
            final long quantity,
            final int replaced) {
        final int row = free[--freeCount];
        used = Math.max(used, row + 1);
        index.put(clOrdId, row);
        clOrdIds[row] = clOrdId;
        accounts[row] = account;
        instruments[row] = instrument;
        sources[row] = source;
        buy[row] = isBuy;
        live[row] = true;
        remaining[row] = quantity;
        replaces[row] = replaced;
        replacedBy[row] = NONE;
        if (replaced != NONE) {
            replacedBy[replaced] = row;
        }
        counted[row] = 0;
        count(row, added(quantity, replaced));
        for (final int node : tree.path(account)) {
            openOfNode[node]++;
        }
    }

    /** The venue took the order: if it replaces another, that one has ended. */
    void accepted(final int row) {
        if (replaces[row] != NONE) {
            remove(replaces[row]);
        }
    }

    /**
     * @param row of the order
     * @param quantity filled, mantissa of 1e-8
     * @param last true if the venue says the order is complete
     * @return true if the order has ended
     */
    boolean filled(final int row, final long quantity, final boolean last) {
        accepted(row);
        final long left = Math.max(0, remaining[row] - quantity);
        if (last || left == 0) {
            remove(row);
            return true;
        }
        count(row, Math.min(counted[row], left));
        remaining[row] = left;
        if (replacedBy[row] != NONE) {
            count(replacedBy[row], added(remaining[replacedBy[row]], row));
        }
        return false;
    }

    /** Ends an order. A replacement of it that is still on its way then counts in full. */
    void remove(final int row) {
        count(row, 0);
        index.remove(clOrdIds[row]);
        live[row] = false;
        free[freeCount++] = row;
        if (replaces[row] != NONE) {
            replacedBy[replaces[row]] = NONE;
        }
        final int successor = replacedBy[row];
        if (successor != NONE) {
            replaces[successor] = NONE;
            count(successor, remaining[successor]);
        }
        for (final int node : tree.path(accounts[row])) {
            openOfNode[node]--;
        }
    }

    private void count(final int row, final long quantity) {
        final long change = quantity - counted[row];
        counted[row] = quantity;
        for (final int node : tree.path(accounts[row])) {
            quantities.change(node, instruments[row], buy[row], change);
        }
    }
}
