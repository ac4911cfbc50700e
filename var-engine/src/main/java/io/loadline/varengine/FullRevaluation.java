package io.loadline.varengine;

/**
 * The scenario P&amp;L of a node from its holdings, without any incremental state: what the increments must add up to. Off the tick path.
 */
final class FullRevaluation {
    private static final double HEDGED = 1e-4;

    private final ScenarioRows rows;
    private final Exposures exposures;
    private final CurrencyRates rates;
    private final Holdings holdings;
    private final int baseCurrency;

    FullRevaluation(
            final ScenarioRows rows,
            final Exposures exposures,
            final CurrencyRates rates,
            final Holdings holdings,
            final int baseCurrency) {
        this.rows = rows;
        this.exposures = exposures;
        this.rates = rates;
        this.holdings = holdings;
        this.baseCurrency = baseCurrency;
    }

    /**
     * @param node node id
     * @return scenario P&amp;L in base currency, padded with zeros
     */
    double[] total(final int node) {
        final double[] total = part(node, baseCurrency);
        for (int currency = 0; currency < rates.count(); currency++) {
            if (currency != baseCurrency && holdings.count(node, currency) > 0) {
                final double[] part = part(node, currency);
                ScenarioSweep.addVector(total, part, rates.rate(currency), 0, total.length);
            }
        }
        return total;
    }

    private double[] part(final int node, final int currency) {
        final double[] part = new double[rows.padded()];
        for (int i = holdings.next(node, currency, 0); i >= 0; i = holdings.next(node, currency, i + 1)) {
            if (rows.covers(i)) {
                final double quantity = holdings.quantity(node, i);
                rows.add(
                        i,
                        part,
                        part,
                        quantity * exposures.value(i),
                        quantity * exposures.linear(i),
                        quantity * exposures.quadratic(i),
                        quantity * rows.full(i),
                        0,
                        part.length);
            }
        }
        return part;
    }

    /**
     * The largest difference between a vector kept by increments and the same revalued in full, relative to the largest absolute scenario
     * P&amp;L of the node. Where positions hedge each other so well that this is below 1e-4 of what they could lose one by one, it is relative
     * to that: the P&amp;L is then itself the rounding of larger numbers.
     *
     * @param node node id
     * @param incremental scenario P&amp;L kept by increments
     * @return relative difference; infinite where a value is not a number
     */
    double relativeDifference(final int node, final double[] incremental) {
        final double[] exact = total(node);
        double largest = HEDGED * gross(node);
        double difference = 0;
        for (int s = 0; s < rows.scenarios(); s++) {
            largest = Math.max(largest, Math.abs(exact[s]));
            difference = Math.max(difference, Math.abs(exact[s] - incremental[s]));
        }
        if (difference == 0) {
            return 0;
        }
        final double relative = difference / largest;
        return Double.isNaN(relative) ? Double.POSITIVE_INFINITY : relative;
    }

    private double gross(final int node) {
        double gross = 0;
        for (int currency = 0; currency < rates.count(); currency++) {
            for (int i = holdings.next(node, currency, 0); i >= 0; i = holdings.next(node, currency, i + 1)) {
                if (rows.covers(i)) {
                    final double quantity = rates.rate(currency) * holdings.quantity(node, i);
                    gross += rows.largest(
                            i,
                            quantity * exposures.value(i),
                            quantity * exposures.linear(i),
                            quantity * exposures.quadratic(i),
                            quantity * rows.full(i));
                }
            }
        }
        return gross;
    }
}
