package io.loadline.varengine;

import io.loadline.core.Scale;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;

/** The naive twin: scenario P&amp;L of a node straight from the price history, in doubles, one formula a holding. */
final class ExactScenarios {
    private ExactScenarios() {}

    static double[] total(final TradingDay day, final int node) {
        final PriceHistory history = day.model.history();
        final double[] total = new double[history.scenarioCount()];
        for (final Instrument instrument : day.model.instruments()) {
            final int id = instrument.id();
            final double quantity = Scale.quantity(day.positions[node][id]);
            final double rate = day.rate[instrument.currency()];
            if (quantity == 0 || Double.isNaN(day.mark[id]) || Double.isNaN(rate)) {
                continue;
            }
            final int column = instrument.option() == null
                    ? instrument.historyColumn()
                    : day.model
                            .instruments()
                            .get(instrument.option().underlyingId())
                            .historyColumn();
            final Currency currency = day.model.currencies().get(instrument.currency());
            for (int s = 0; s < total.length; s++) {
                final double simple = simpleReturn(history, column, s);
                final double r = instrument.inverse() ? 1 - 1 / (1 + simple) : simple;
                double f = 0;
                if (instrument.currency() != day.model.baseCurrency()) {
                    final double move = 1 + simpleReturn(history, currency.rateInstrument(), s);
                    f = (currency.inverted() ? 1 / move : move) - 1;
                }
                final double local =
                        day.unitValue[id] * f + (day.unitLinear[id] * r + day.unitQuadratic[id] * r * r) * (1 + f);
                total[s] += quantity * rate * local;
            }
        }
        return total;
    }

    private static double simpleReturn(final PriceHistory history, final int column, final int s) {
        final double before = history.prices()[column][s];
        final double after = history.prices()[column][s + 1];
        return history.kinds().get(column) == ReturnKind.LOG ? after / before - 1 : after - before;
    }
}
