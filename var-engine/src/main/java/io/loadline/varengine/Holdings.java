package io.loadline.varengine;

import io.loadline.core.Scale;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.RiskModel;
import java.util.List;

/**
 * What every node of the tree holds: signed quantities by node and instrument, and for each node and currency the set of instruments held,
 * walked in the order of their ids.
 */
final class Holdings {
    private final int instruments;
    private final int currencies;
    private final int words;
    private final int[] currencyOf;
    private final double[] quantities;
    private final long[][] held;
    private final int[] counts;
    private final int[] nodeCounts;

    /**
     * @param model the model; its opening positions are held by their accounts and all nodes above
     */
    Holdings(final RiskModel model) {
        final List<Instrument> universe = model.instruments();
        final PortfolioTree tree = model.tree();
        instruments = universe.size();
        currencies = model.currencies().size();
        words = (instruments + Long.SIZE - 1) / Long.SIZE;
        currencyOf = new int[instruments];
        for (int i = 0; i < instruments; i++) {
            currencyOf[i] = universe.get(i).currency();
        }
        quantities = new double[Math.multiplyExact(tree.size(), instruments)];
        held = new long[tree.size() * currencies][words];
        counts = new int[held.length];
        nodeCounts = new int[tree.size()];
        open(model.positions(), tree);
    }

    private void open(final List<OpeningPosition> positions, final PortfolioTree tree) {
        final long[] sums = new long[quantities.length];
        for (final OpeningPosition position : positions) {
            for (final int node : tree.path(position.account())) {
                final int index = index(node, position.instrument());
                sums[index] = Math.addExact(sums[index], position.quantity());
            }
        }
        for (int node = 0; node < nodeCounts.length; node++) {
            for (int i = 0; i < instruments; i++) {
                set(node, i, Scale.quantity(sums[index(node, i)]));
            }
        }
    }

    private int index(final int node, final int instrument) {
        return node * instruments + instrument;
    }

    /** @return signed quantity in units */
    double quantity(final int node, final int instrument) {
        return quantities[index(node, instrument)];
    }

    /** Sets the quantity of a node in an instrument. */
    void set(final int node, final int instrument, final double quantity) {
        final int index = index(node, instrument);
        final boolean before = quantities[index] != 0;
        final boolean after = quantity != 0;
        quantities[index] = quantity;
        if (before != after) {
            final int pair = node * currencies + currencyOf[instrument];
            held[pair][instrument >> 6] ^= 1L << instrument;
            counts[pair] += after ? 1 : -1;
            nodeCounts[node] += after ? 1 : -1;
        }
    }

    /** @return number of instruments that the node holds */
    int count(final int node) {
        return nodeCounts[node];
    }

    /** @return number of instruments in the currency that the node holds */
    int count(final int node, final int currency) {
        return counts[node * currencies + currency];
    }

    /**
     * @param from first instrument id to consider
     * @return smallest id at or above {@code from} of an instrument in the currency that the node holds; -1 where there is none
     */
    int next(final int node, final int currency, final int from) {
        final long[] set = held[node * currencies + currency];
        int word = from >> 6;
        if (word >= words) {
            return -1;
        }
        long bits = set[word] & -1L << from;
        while (bits == 0) {
            if (++word == words) {
                return -1;
            }
            bits = set[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
