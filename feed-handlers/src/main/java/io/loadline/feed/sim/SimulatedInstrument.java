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

    /**
     * @param venue for people
     * @param mostSymbol most characters of a symbol
     * @param priceUnit what prices on the wire are whole multiples of, mantissa of 1e-9
     * @throws IllegalArgumentException if a venue of equities cannot tell it
     */
    void checkStock(final String venue, final int mostSymbol, final long priceUnit) {
        if (assetClass != AssetClass.EQUITY || symbol.length() > mostSymbol || quoting.tick() % priceUnit != 0) {
            throw new IllegalArgumentException(venue + " cannot tell instrument " + symbol + " with tick " + tickSize()
                    + "; expected an equity with a symbol of at most " + mostSymbol
                    + " characters and a tick in whole units of " + Scale.price(priceUnit));
        }
    }

    SimulatedInstrument withAverageDailyVolume(final double volume) {
        return new SimulatedInstrument(
                id, symbol, group, assetClass, currency, multiplier, initialTicks, quoting, drivers, volume, option);
    }
}
