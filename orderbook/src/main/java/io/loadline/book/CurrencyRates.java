package io.loadline.book;

import io.loadline.core.model.Currency;
import io.loadline.core.model.RiskModel;
import java.util.Arrays;
import java.util.List;

/**
 * Base units per unit of each currency. A currency without a rate instrument keeps its initial rate, which is then good; one with an
 * instrument has its initial rate, not good, until the first good price of that.
 */
final class CurrencyRates {
    private final double[] rates;
    private final boolean[] good;
    private final boolean[] inverted;
    private final int[] currencyOfInstrument;

    CurrencyRates(final RiskModel model) {
        final List<Currency> currencies = model.currencies();
        rates = new double[currencies.size()];
        good = new boolean[rates.length];
        inverted = new boolean[rates.length];
        currencyOfInstrument = new int[model.instruments().size()];
        Arrays.fill(currencyOfInstrument, -1);
        for (int i = 0; i < rates.length; i++) {
            final Currency currency = currencies.get(i);
            inverted[i] = currency.inverted();
            if (i == model.baseCurrency()) {
                rates[i] = 1;
                good[i] = true;
            } else {
                rates[i] = currency.initialRate();
                bind(i, currency);
            }
        }
    }

    private void bind(final int index, final Currency currency) {
        final int instrument = currency.rateInstrument();
        if (instrument < 0) {
            good[index] = isRate(currency.initialRate());
            return;
        }
        if (instrument >= currencyOfInstrument.length || currencyOfInstrument[instrument] >= 0) {
            throw new IllegalArgumentException("currency " + currency.code() + " has rate instrument " + instrument
                    + "; expected an instrument of the model that is the rate of no other currency");
        }
        currencyOfInstrument[instrument] = index;
    }

    private static boolean isRate(final double rate) {
        return rate > 0 && rate < Double.POSITIVE_INFINITY;
    }

    int count() {
        return rates.length;
    }

    /** Currency whose rate is the price of an instrument, -1 where none. */
    int rateOf(final int instrument) {
        return currencyOfInstrument[instrument];
    }

    /** Base units per unit, NaN where there is none yet. */
    double rate(final int currency) {
        return rates[currency];
    }

    /** The rate for sums: a missing one counts as nothing, and is not good. */
    double rateOrZero(final int currency) {
        final double rate = rates[currency];
        return Double.isNaN(rate) ? 0 : rate;
    }

    boolean isGood(final int currency) {
        return good[currency];
    }

    /**
     * Takes a price as the rate.
     *
     * @param currency currency
     * @param price mid of its rate instrument; one that is not positive leaves the rate as it was, and not good
     * @param priceGood true if the price is good now
     * @return true if the rate or its goodness changed
     */
    boolean update(final int currency, final double price, final boolean priceGood) {
        final double before = rates[currency];
        final boolean goodBefore = good[currency];
        final double rate = inverted[currency] ? 1 / price : price;
        if (isRate(rate)) {
            rates[currency] = rate;
        }
        good[currency] = priceGood && isRate(rate);
        final boolean rateChanged = isRate(rates[currency]) && rates[currency] != before;
        return rateChanged || good[currency] != goodBefore;
    }
}
