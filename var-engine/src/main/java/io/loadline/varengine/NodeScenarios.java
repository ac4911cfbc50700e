package io.loadline.varengine;

import io.loadline.core.model.RiskModel;
import java.util.Arrays;

/**
 * The scenario P&amp;L of every node: its total in base currency, and for each other currency the part that its holdings in that currency
 * make, in that currency. A tick adds a multiple of one row to the total and to one part; a change of a rate adds a multiple of one part to
 * the total.
 *
 * <p>Vectors are padded to whole machine vectors: totals with positive infinity, which is never in a tail, parts with zero.
 */
final class NodeScenarios {
    private final int baseCurrency;
    private final int currencies;
    private final int scenarios;
    private final int padded;
    private final ScenarioRows rows;
    private final Exposures exposures;
    private final CurrencyRates rates;
    private final Holdings holdings;
    private final double[][] totals;
    private final double[][] parts;
    private final double[] trial;
    private final TailTracker[] tails;
    private final boolean[] moved;

    NodeScenarios(
            final RiskModel model,
            final ScenarioRows rows,
            final Exposures exposures,
            final CurrencyRates rates,
            final Holdings holdings,
            final TailWorkspace workspace) {
        this.rows = rows;
        this.exposures = exposures;
        this.rates = rates;
        this.holdings = holdings;
        baseCurrency = model.baseCurrency();
        currencies = model.currencies().size();
        scenarios = rows.scenarios();
        padded = rows.padded();
        final int nodes = model.tree().size();
        totals = new double[nodes][];
        tails = new TailTracker[nodes];
        moved = new boolean[nodes];
        parts = new double[nodes * currencies][];
        trial = vector();
        final boolean[] used = new boolean[currencies];
        for (int i = 0; i < model.instruments().size(); i++) {
            used[exposures.currency(i)] |= rows.covers(i);
        }
        for (int node = 0; node < nodes; node++) {
            totals[node] = vector();
            tails[node] = new TailTracker(workspace);
            for (int currency = 0; currency < currencies; currency++) {
                if (used[currency] && currency != baseCurrency) {
                    parts[node * currencies + currency] = new double[padded];
                }
            }
        }
    }

    private double[] vector() {
        final double[] vector = new double[padded];
        Arrays.fill(vector, scenarios, padded, Double.POSITIVE_INFINITY);
        return vector;
    }

    /** @return scenario P&amp;L of a node in base currency; the first {@link #scenarios()} elements count */
    double[] total(final int node) {
        return totals[node];
    }

    /** @return scenario P&amp;L of a node's holdings in a currency, in that currency; null where no instrument with scenarios is in it */
    double[] part(final int node, final int currency) {
        return parts[node * currencies + currency];
    }

    int scenarios() {
        return scenarios;
    }

    int baseCurrency() {
        return baseCurrency;
    }

    int currencies() {
        return currencies;
    }

    int nodes() {
        return totals.length;
    }

    /** Adds a change of exposures in a covered instrument to a node. */
    void add(
            final int node,
            final int instrument,
            final double value,
            final double linear,
            final double quadratic,
            final double units) {
        final int currency = exposures.currency(instrument);
        final double rate = rates.rate(currency);
        if (currency != baseCurrency) {
            final double[] part = parts[node * currencies + currency];
            rows.add(instrument, part, part, value, linear, quadratic, units, 0, padded);
        }
        final double[] total = totals[node];
        rows.add(instrument, total, total, rate * value, rate * linear, rate * quadratic, rate * units, 0, padded);
        tails[node].move(Math.abs(rate) * rows.largest(instrument, value, linear, quadratic, units));
        moved[node] = true;
    }

    /**
     * Adds a multiple of a change of P&amp;L in a currency to a node.
     *
     * @param most largest absolute change
     */
    void addChange(final int node, final int currency, final double units, final double[] change, final double most) {
        final double rate = rates.rate(currency);
        if (currency != baseCurrency) {
            ScenarioSweep.addVector(parts[node * currencies + currency], change, units, 0, padded);
        }
        ScenarioSweep.addVector(totals[node], change, rate * units, 0, padded);
        tails[node].move(Math.abs(rate * units) * most);
        moved[node] = true;
    }

    /** Adds a change of a currency's rate to a node. */
    void addRate(final int node, final int currency, final double change) {
        ScenarioSweep.addVector(totals[node], parts[node * currencies + currency], change, 0, padded);
        tails[node].move(Double.POSITIVE_INFINITY);
        moved[node] = true;
    }

    /** Makes what a node no longer holds exactly zero: the last holding in a currency, or the last of all, was closed. */
    void clearEmpty(final int node, final int currency) {
        final double[] part = parts[node * currencies + currency];
        if (part != null && holdings.count(node, currency) == 0) {
            Arrays.fill(part, 0);
        }
        if (holdings.count(node) == 0) {
            Arrays.fill(totals[node], 0, scenarios, 0);
            tails[node].clear();
            moved[node] = true;
        }
    }

    /** Replaces a block of a node's total: the difference is rounding, and moves the tail like any other. */
    void replaceTotal(final int node, final double[] exact, final int start, final int end) {
        final double[] total = totals[node];
        double most = 0;
        for (int s = start; s < end; s++) {
            most = Math.max(most, Math.abs(exact[s] - total[s]));
            total[s] = exact[s];
        }
        if (most > 0) {
            tails[node].move(most);
            moved[node] = true;
        }
    }

    /** @return true if a node moved since its tail was last sorted */
    boolean moved(final int node) {
        return moved[node];
    }

    /** @return the worst P&amp;L of a node, worst first; valid until the next call on any node */
    double[] sortTail(final int node) {
        moved[node] = false;
        return tails[node].sort(totals[node]);
    }

    /**
     * @param needed how many of the worst are asked for
     * @return the worst P&amp;L of a node if exposures in a covered instrument were added to it; valid until the next call on any node
     */
    double[] sortTailWith(
            final int node,
            final int instrument,
            final double value,
            final double linear,
            final double quadratic,
            final double units,
            final int needed) {
        final double rate = rates.rate(exposures.currency(instrument));
        rows.add(
                instrument,
                totals[node],
                trial,
                rate * value,
                rate * linear,
                rate * quadratic,
                rate * units,
                0,
                padded);
        final double most = Math.abs(rate) * rows.largest(instrument, value, linear, quadratic, units);
        return tails[node].sortCopy(trial, most, needed);
    }
}
