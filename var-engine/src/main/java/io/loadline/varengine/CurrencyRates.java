package io.loadline.varengine;

import io.loadline.core.model.Currency;
import io.loadline.core.model.RiskModel;

/** Base units per unit of each currency: 1 for the base currency, and 0, which makes nothing of nothing, while a rate is unknown. */
final class CurrencyRates {
    private final double[] rates;

    CurrencyRates(final RiskModel model) {
        rates = new double[model.currencies().size()];
        for (int i = 0; i < rates.length; i++) {
            final Currency currency = model.currencies().get(i);
            if (i == model.baseCurrency()) {
                rates[i] = 1;
            } else if (!Double.isNaN(currency.initialRate())) {
                rates[i] = currency.initialRate();
            }
        }
    }

    int count() {
        return rates.length;
    }

    double rate(final int currency) {
        return rates[currency];
    }

    boolean isKnown(final int currency) {
        return rates[currency] != 0;
    }

    void set(final int currency, final double rate) {
        rates[currency] = rate;
    }
}
