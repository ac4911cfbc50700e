package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.event.PricingSection;
import io.loadline.core.model.RiskModel;
import java.util.Arrays;

/**
 * Sums of every node, kept per currency in that currency, so that a currency tick costs nodes and not positions.
 *
 * <p>A slot's contribution is stored as it was added; a change subtracts the stored one and adds the new. So that this never drifts, each
 * contribution is first rounded to a grid: a power of two, at most 2^-16 units of base currency at the initial rate. Sums of such numbers
 * are exact in a double up to 2^53 grid steps (137 thousand million base units), so the running sum equals the sum from scratch to the bit,
 * whatever the order and however many events; beyond that size it rounds like any double.
 */
final class NodeTotals {
    private static final int REALISED = 0;
    private static final int UNREALISED = 1;
    private static final int LIQUIDATION = 2;
    private static final int GROSS = 3;
    private static final int NET = 4;
    private static final int HELD = 5;
    private static final int SUMS = 8;

    // A slot is one cache line: what its node holds, and what that was last worth.
    private static final int UNITS = 0;
    private static final int LONG_UNITS = 1;
    private static final int SHORT_UNITS = 2;
    private static final int COST = 3;
    private static final int SLOT_REALISED = 4;
    private static final int SLOT_UNREALISED = 5;
    private static final int SLOT_LIQUIDATION = 6;
    private static final int SLOT_NET = 7;
    private static final int SLOT_WIDTH = 8;

    private static final int QUALITY_BITS = 8;
    private static final int GRID_EXPONENT = -16;
    private static final double ROUNDER = 0x1.8p52;

    private final CurrencyRates rates;
    private final int currencies;
    private final double[] rounders;
    private final double[] sums;
    private final int[] badCounts;
    private final int[] qualities;
    private final int[] staleCounts;
    private double[] slots = new double[64 * SLOT_WIDTH];

    NodeTotals(final RiskModel model, final CurrencyRates rates) {
        this.rates = rates;
        currencies = rates.count();
        final int nodes = model.tree().size();
        sums = new double[nodes * currencies * SUMS];
        badCounts = new int[nodes * QUALITY_BITS];
        qualities = new int[nodes];
        staleCounts = new int[nodes];
        rounders = new double[currencies];
        for (int i = 0; i < currencies; i++) {
            final double rate = rates.rate(i) > 0 ? rates.rate(i) : 1;
            rounders[i] = Math.scalb(ROUNDER, GRID_EXPONENT - Math.getExponent(rate));
        }
    }

    /** Makes room for a number of slots. */
    void ensureSlots(final int count) {
        if (count * SLOT_WIDTH > slots.length) {
            slots = Arrays.copyOf(slots, 2 * count * SLOT_WIDTH);
        }
    }

    /**
     * Takes the position of a slot after a fill, and values it.
     *
     * @param slot slot
     * @param node node of the slot
     * @param holdings exact amounts of the slot
     * @param instrument instrument of the slot
     */
    void hold(final int slot, final int node, final Holdings holdings, final MarkedInstrument instrument) {
        final int own = slot * SLOT_WIDTH;
        slots[own + UNITS] = holdings.netUnits(slot);
        slots[own + LONG_UNITS] = holdings.longUnits(slot);
        slots[own + SHORT_UNITS] = holdings.shortUnits(slot);
        slots[own + COST] = holdings.cost(slot) * instrument.multiplier();
        final double rounder = rounders[instrument.currency];
        final double realised = (holdings.realised(slot) * instrument.multiplier() + rounder) - rounder;
        sums[(node * currencies + instrument.currency) * SUMS + REALISED] += realised - slots[own + SLOT_REALISED];
        slots[own + SLOT_REALISED] = realised;
        if (instrument.isPriced()) {
            revalue(slot, node, instrument);
        }
    }

    /** Replaces what a slot contributes to the sums of its node by its worth at the instrument's marks of now. */
    void revalue(final int slot, final int node, final MarkedInstrument instrument) {
        final double[] row = slots;
        final int own = slot * SLOT_WIDTH;
        final double cost = row[own + COST];
        final double units = row[own + UNITS];
        final double rounder = rounders[instrument.currency];
        final double unrealised = (units * instrument.valueAtMark - cost + rounder) - rounder;
        final double closed =
                row[own + LONG_UNITS] * instrument.valueAtBid - row[own + SHORT_UNITS] * instrument.valueAtAsk;
        final double liquidation = (closed - cost + rounder) - rounder;
        final double net = (units * instrument.unitDelta + rounder) - rounder;
        final double[] total = sums;
        final int sum = (node * currencies + instrument.currency) * SUMS;
        total[sum + UNREALISED] += unrealised - row[own + SLOT_UNREALISED];
        total[sum + LIQUIDATION] += liquidation - row[own + SLOT_LIQUIDATION];
        total[sum + GROSS] += Math.abs(net) - Math.abs(row[own + SLOT_NET]);
        total[sum + NET] += net - row[own + SLOT_NET];
        row[own + SLOT_UNREALISED] = unrealised;
        row[own + SLOT_LIQUIDATION] = liquidation;
        row[own + SLOT_NET] = net;
    }

    /** Net position of a slot in units. */
    double units(final int slot) {
        return slots[slot * SLOT_WIDTH + UNITS];
    }

    /** True if any account of the node has a position. */
    boolean isHeld(final int slot) {
        return slots[slot * SLOT_WIDTH + LONG_UNITS] != 0 || slots[slot * SLOT_WIDTH + SHORT_UNITS] != 0;
    }

    /** A node begins or ends to hold an instrument of a quality. */
    void count(final int node, final int currency, final int quality, final boolean begins) {
        final int step = begins ? 1 : -1;
        sums[(node * currencies + currency) * SUMS + HELD] += step;
        count(node, quality, step);
    }

    /** An instrument that a node holds changes its quality. */
    void changeQuality(final int node, final int before, final int after) {
        count(node, before, -1);
        count(node, after, 1);
    }

    private void count(final int node, final int quality, final int step) {
        if (quality == Quality.GOOD) {
            return;
        }
        staleCounts[node] += step;
        for (int bit = 0; bit < QUALITY_BITS; bit++) {
            if ((quality & (1 << bit)) != 0) {
                final int count = badCounts[node * QUALITY_BITS + bit] += step;
                qualities[node] = count == 0 ? qualities[node] & ~(1 << bit) : qualities[node] | (1 << bit);
            }
        }
    }

    /** True if a change of the currency's rate changes the node. */
    boolean isExposed(final int node, final int currency) {
        final int sum = (node * currencies + currency) * SUMS;
        return sums[sum + HELD] != 0 || sums[sum + REALISED] != 0;
    }

    /** Appends a node to the touched ones, its sums converted at the rates of now. */
    void publish(final PricingSection section, final int node, final double quantity, final double quantityBefore) {
        double realised = 0;
        double unrealised = 0;
        double liquidation = 0;
        double gross = 0;
        double net = 0;
        int quality = qualities[node];
        int sum = node * currencies * SUMS;
        for (int currency = 0; currency < currencies; currency++, sum += SUMS) {
            final double rate = rates.rateOrZero(currency);
            realised = Math.fma(rate, sums[sum + REALISED], realised);
            unrealised = Math.fma(rate, sums[sum + UNREALISED], unrealised);
            liquidation = Math.fma(rate, sums[sum + LIQUIDATION], liquidation);
            gross = Math.fma(rate, sums[sum + GROSS], gross);
            net = Math.fma(rate, sums[sum + NET], net);
            if (!rates.isGood(currency) && isExposed(node, currency)) {
                quality |= Quality.FX;
            }
        }
        section.add(
                node,
                quantity,
                quantityBefore,
                realised,
                unrealised,
                realised + liquidation,
                gross,
                net,
                staleCounts[node],
                quality);
    }
}
