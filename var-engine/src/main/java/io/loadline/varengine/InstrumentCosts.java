package io.loadline.varengine;

import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;

/**
 * What closing a quantity of each instrument costs, in the instrument's currency, at the price, spread and depth last set. Between two
 * settings a quantity has one cost to the last bit, so sums of costs can be kept by taking the old away and adding the new.
 */
final class InstrumentCosts {
    private static final int UNIT_VALUE = 0;
    private static final int MEAN_COST = 1;
    private static final int STRESSED_COST = 2;
    private static final int BID_DEPTH = 3;
    private static final int ASK_DEPTH = 4;
    private static final int MULTIPLIER = 5;
    private static final int DAILY_VOLUME = 6;
    private static final int VOLATILITY = 7;
    private static final int WIDTH = 8;

    private final double[] values;
    private final int[] currencies;
    private final double deviations;
    private final double impactCoefficient;

    InstrumentCosts(final RiskModel model) {
        final RiskSettings settings = model.settings();
        deviations = notNegative("spreadStressDeviations", settings.spreadStressDeviations());
        impactCoefficient = notNegative("impactCoefficient", settings.impactCoefficient());
        values = new double[model.instruments().size() * WIDTH];
        currencies = new int[model.instruments().size()];
        for (final Instrument instrument : model.instruments()) {
            final int base = instrument.id() * WIDTH;
            currencies[instrument.id()] = instrument.currency();
            values[base + MULTIPLIER] = instrument.multiplier();
            values[base + DAILY_VOLUME] = positive(instrument, "averageDailyVolume", instrument.averageDailyVolume());
            values[base + VOLATILITY] = positive(instrument, "dailyVolatility", instrument.dailyVolatility());
        }
    }

    private static double notNegative(final String field, final double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " is " + value + "; expected a number from 0");
        }
        return value;
    }

    private static double positive(final Instrument instrument, final String field, final double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    instrument.symbol() + ": " + field + " is " + value + "; expected a positive number");
        }
        return value;
    }

    int currency(final int instrument) {
        return currencies[instrument];
    }

    /**
     * @param price what half-spreads and impact are fractions of: the mid, one over it of an inverse contract, or 1 where they are differences
     */
    void setPrice(final int instrument, final double price, final double meanHalfSpread, final double deviation) {
        final int base = instrument * WIDTH;
        final double unitValue = values[base + MULTIPLIER] * price;
        values[base + UNIT_VALUE] = unitValue;
        values[base + MEAN_COST] = LiquidationCost.spreadCost(unitValue, meanHalfSpread, deviation, 0);
        values[base + STRESSED_COST] = LiquidationCost.spreadCost(unitValue, meanHalfSpread, deviation, deviations);
    }

    void setDepth(final int instrument, final double bidDepth, final double askDepth) {
        values[instrument * WIDTH + BID_DEPTH] = bidDepth;
        values[instrument * WIDTH + ASK_DEPTH] = askDepth;
    }

    void setVolatility(final int instrument, final double daily) {
        values[instrument * WIDTH + VOLATILITY] = daily;
    }

    /** @return mean half-spread cost plus the impact given */
    double mean(final int instrument, final double quantity, final double impact) {
        return Math.fma(Math.abs(quantity), values[instrument * WIDTH + MEAN_COST], impact);
    }

    /** @return stressed half-spread cost plus the impact given */
    double stressed(final int instrument, final double quantity, final double impact) {
        return Math.fma(Math.abs(quantity), values[instrument * WIDTH + STRESSED_COST], impact);
    }

    double impact(final int instrument, final double quantity) {
        final int base = instrument * WIDTH;
        return LiquidationCost.impactCost(
                quantity,
                values[base + (quantity > 0 ? BID_DEPTH : ASK_DEPTH)],
                values[base + UNIT_VALUE],
                values[base + DAILY_VOLUME],
                values[base + VOLATILITY],
                impactCoefficient);
    }
}
