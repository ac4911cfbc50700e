package io.loadline.varengine;

import java.util.Arrays;

/**
 * Rebuilds the scenario vectors exactly, a few holdings of one block an event, for ever: rounding cannot build up. A node's total is the sum
 * of its base-currency holdings plus each other currency's part at today's rate, so the parts of a node are rebuilt first, then its total.
 *
 * <p>A block is built beside the live vector, in the order of instrument ids. A change in an instrument that the block already contains is
 * added to both, so the block is right when it replaces the live one. Which holdings an event rebuilds depends on the log alone.
 */
final class RollingRebuild {
    /** Scenarios a block. */
    static final int BLOCK = 64;

    private final NodeScenarios nodes;
    private final ScenarioRows rows;
    private final Exposures exposures;
    private final CurrencyRates rates;
    private final Holdings holdings;
    private final double[] block;
    private final int blockSize;
    private int node;
    /** Counts the currencies of the node down; the total comes last, as -1. */
    private int currency;

    private int start;
    private int end;
    private int nextInstrument;
    private long cycles;

    RollingRebuild(
            final NodeScenarios nodes,
            final ScenarioRows rows,
            final Exposures exposures,
            final CurrencyRates rates,
            final Holdings holdings) {
        this.nodes = nodes;
        this.rows = rows;
        this.exposures = exposures;
        this.rates = rates;
        this.holdings = holdings;
        block = new double[rows.padded()];
        blockSize = Math.min(BLOCK, rows.padded());
        currency = nodes.currencies() - 1;
        begin(0);
    }

    /** @return how often every node has been rebuilt */
    long cycles() {
        return cycles;
    }

    /** Rebuilds one holding of the block, or puts the finished block in place. */
    void step() {
        if (skips()) {
            nextVector();
            return;
        }
        final int instrument = holdings.next(node, heldCurrency(), nextInstrument);
        if (instrument < 0) {
            finish();
            return;
        }
        nextInstrument = instrument + 1;
        if (rows.covers(instrument)) {
            final double quantity = holdings.quantity(node, instrument);
            add(
                    instrument,
                    quantity * exposures.value(instrument),
                    quantity * exposures.linear(instrument),
                    quantity * exposures.quadratic(instrument),
                    quantity * rows.full(instrument));
        }
    }

    /** Tells of a change of a node's exposures in an instrument. */
    void changed(
            final int changedNode,
            final int instrument,
            final double value,
            final double linear,
            final double quadratic,
            final double units) {
        if (isContained(changedNode, instrument)) {
            add(instrument, value, linear, quadratic, units);
        }
    }

    /** Tells of a change of the P&amp;L of an instrument that a node holds so many units of. */
    void changed(final int changedNode, final int instrument, final double units, final double[] change) {
        if (isContained(changedNode, instrument)) {
            ScenarioSweep.addVector(block, change, units, start, end);
        }
    }

    private boolean isContained(final int changedNode, final int instrument) {
        return changedNode == node && instrument < nextInstrument && exposures.currency(instrument) == heldCurrency();
    }

    /** Tells that a vector of a node was set to zero. */
    void cleared(final int clearedNode) {
        if (clearedNode == node) {
            begin(start);
        }
    }

    private boolean skips() {
        if (holdings.count(node) == 0 || currency == nodes.baseCurrency()) {
            return true;
        }
        return currency >= 0 && (holdings.count(node, currency) == 0 || nodes.part(node, currency) == null);
    }

    private int heldCurrency() {
        return currency < 0 ? nodes.baseCurrency() : currency;
    }

    private void add(
            final int instrument, final double value, final double linear, final double quadratic, final double units) {
        rows.add(instrument, block, block, value, linear, quadratic, units, start, end);
    }

    private void finish() {
        final int last = Math.min(end, nodes.scenarios());
        if (currency >= 0) {
            System.arraycopy(block, start, nodes.part(node, currency), start, last - start);
        } else {
            for (int c = 0; c < nodes.currencies(); c++) {
                if (c != nodes.baseCurrency() && holdings.count(node, c) > 0 && nodes.part(node, c) != null) {
                    ScenarioSweep.addVector(block, nodes.part(node, c), rates.rate(c), start, end);
                }
            }
            nodes.replaceTotal(node, block, start, last);
        }
        if (end == rows.padded()) {
            nextVector();
        } else {
            begin(end);
        }
    }

    private void nextVector() {
        currency--;
        if (currency < -1) {
            currency = nodes.currencies() - 1;
            node++;
            if (node == nodes.nodes()) {
                node = 0;
                cycles++;
            }
        }
        begin(0);
    }

    private void begin(final int scenario) {
        start = scenario;
        end = Math.min(scenario + blockSize, rows.padded());
        nextInstrument = 0;
        Arrays.fill(block, start, end, 0);
    }
}
