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

    private static final int SLOT_REALISED = 0;
    private static final int SLOT_UNREALISED = 1;
    private static final int SLOT_LIQUIDATION = 2;
    private static final int SLOT_NET = 3;
    private static final int SLOT_WIDTH = 4;

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
    private double[] contributions = new double[64 * SLOT_WIDTH];

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

    /** Makes room for the contributions of a number of slots. */
    void ensureSlots(final int slots) {
        if (slots * SLOT_WIDTH > contributions.length) {
            contributions = Arrays.copyOf(contributions, 2 * slots * SLOT_WIDTH);
        }
    }

    /**
     * Replaces the contribution of a slot to the sums of its node; amounts in the instrument's currency.
     *
     * @param slot slot
     * @param node node of the slot
     * @param currency currency of the instrument
     * @param realised realised P&amp;L
     * @param unrealised unrealised P&amp;L at mark
     * @param liquidation unrealised P&amp;L at liquidation prices
     * @param net delta value
     */
    void contribute(
            final int slot,
            final int node,
            final int currency,
            final double realised,
            final double unrealised,
            final double liquidation,
            final double net) {
        final double rounder = rounders[currency];
        final int stored = slot * SLOT_WIDTH;
        final int sum = (node * currencies + currency) * SUMS;
        final double[] own = contributions;
        final double newRealised = (realised + rounder) - rounder;
        final double newUnrealised = (unrealised + rounder) - rounder;
        final double newLiquidation = (liquidation + rounder) - rounder;
        final double newNet = (net + rounder) - rounder;
        sums[sum + REALISED] += newRealised - own[stored + SLOT_REALISED];
        sums[sum + UNREALISED] += newUnrealised - own[stored + SLOT_UNREALISED];
        sums[sum + LIQUIDATION] += newLiquidation - own[stored + SLOT_LIQUIDATION];
        sums[sum + GROSS] += Math.abs(newNet) - Math.abs(own[stored + SLOT_NET]);
        sums[sum + NET] += newNet - own[stored + SLOT_NET];
        own[stored + SLOT_REALISED] = newRealised;
        own[stored + SLOT_UNREALISED] = newUnrealised;
        own[stored + SLOT_LIQUIDATION] = newLiquidation;
        own[stored + SLOT_NET] = newNet;
    }

    /** Realised P&amp;L of a slot as it was contributed. */
    double realised(final int slot) {
        return contributions[slot * SLOT_WIDTH + SLOT_REALISED];
    }

    /** A node begins or ends to hold an instrument of a quality. */
    void hold(final int node, final int currency, final int quality, final boolean begins) {
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
