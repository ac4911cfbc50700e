package io.loadline.feed.sim;

import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;

/**
 * An instrument of the simulated exchange.
 *
 * @param id dense, from 0
 * @param symbol at most 20 characters
 * @param group product group, two characters
 * @param assetClass one of the five classes
 * @param currency code of the currency of its price
 * @param multiplier currency units for one unit of quantity and one of price
 * @param initialTicks fair price at the opening, in ticks
 * @param quoting tick, spread and depth
 * @param drivers dependence on the factors; of an option those of its underlying
 * @param averageDailyVolume units or contracts a day
 * @param option terms, null where it is no option
 */
record SimulatedInstrument(
        int id,
        String symbol,
        String group,
        AssetClass assetClass,
        String currency,
        double multiplier,
        int initialTicks,
        Quoting quoting,
        RiskDrivers drivers,
        double averageDailyVolume,
        OptionContract option) {
    private static final int FIRST_SECURITY_ID = 100_000;

    /** @return SecurityID on the wire */
    int securityId() {
        return FIRST_SECURITY_ID + id;
    }

    /** @return fair price at the opening, currency units */
    double initialPrice() {
        return initialTicks * tickSize();
    }

    /** @return least price step, currency units */
    double tickSize() {
        return Scale.price(quoting.tick());
    }

    /**
     * @return true where only P&amp;L is settled: futures, and currency pairs, whose two legs cancel in value but for the P&amp;L in the quote
     *     currency
     */
    boolean margined() {
        return assetClass == AssetClass.FUTURE || assetClass == AssetClass.FX;
    }

    SimulatedInstrument withAverageDailyVolume(final double volume) {
        return new SimulatedInstrument(
                id, symbol, group, assetClass, currency, multiplier, initialTicks, quoting, drivers, volume, option);
    }
}
