package io.loadline.varengine;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.ReturnKind;
import java.util.Arrays;

/** The naive twin of the liquidity stage: spread averages by the textbook recursion, costs summed over all positions each time. */
final class NaiveLiquidity {
    private final TradingDay day;
    private final double[] mean;
    private final double[] square;
    private final double[] standing;
    private final long[] since;
    private final double[] scale;
    private final double[] markedMean;
    private final double[] markedDeviation;
    private final double[][] depth;
    private final double[] rate;

    NaiveLiquidity(final TradingDay day) {
        this.day = day;
        final int instruments = day.mark.length;
        mean = new double[instruments];
        Arrays.fill(mean, Double.NaN);
        square = new double[instruments];
        standing = new double[instruments];
        Arrays.fill(standing, Double.NaN);
        since = new long[instruments];
        scale = new double[instruments];
        markedMean = new double[instruments];
        markedDeviation = new double[instruments];
        depth = new double[2][instruments];
        rate = new double[day.rate.length];
    }

    void onEvent(final RiskEvent event) {
        for (int c = 0; c < rate.length; c++) {
            rate[c] = Double.isNaN(day.rate[c]) ? 0 : day.rate[c];
        }
        final int id = event.book.instrument;
        final boolean good = event.book.quality == Quality.GOOD;
        if (event.book.updated) {
            observe(id, event, good);
        }
        if ((event.pricing.reasons & PricingSection.MARK) != 0) {
            if (!Double.isNaN(event.pricing.mark)) {
                final boolean inverse = day.model.instruments().get(id).inverse();
                scale[id] = inverse ? 1 / event.pricing.mark : isAbsolute(id) ? 1 : event.pricing.mark;
                markedMean[id] = mean[id];
                markedDeviation[id] = Math.sqrt(Math.max(0, square[id]));
            }
            depth[0][id] = good ? Scale.quantity(event.book.bidDepth) : 0;
            depth[1][id] = good ? Scale.quantity(event.book.askDepth) : 0;
        }
    }

    private void observe(final int id, final RiskEvent event, final boolean good) {
        if (!Double.isNaN(standing[id])) {
            final double keep = StrictMath.pow(
                    0.5,
                    (event.ingressTimeNs - since[id])
                            / (double) day.model.settings().spreadHalfLifeNs());
            final double distance = standing[id] - mean[id];
            square[id] = keep * (square[id] + (1 - keep) * distance * distance);
            mean[id] += (1 - keep) * distance;
        }
        standing[id] = Double.NaN;
        if (good) {
            final double bid = Scale.price(event.book.bidPrice);
            final double ask = Scale.price(event.book.askPrice);
            standing[id] = (ask - bid) / 2 / (isAbsolute(id) ? 1 : (bid + ask) / 2);
            since[id] = event.ingressTimeNs;
            if (Double.isNaN(mean[id])) {
                mean[id] = standing[id];
            }
        }
    }

    private boolean isAbsolute(final int id) {
        final int column = day.model.instruments().get(id).historyColumn();
        return column >= 0 && day.model.history().kinds().get(column) == ReturnKind.ABSOLUTE;
    }

    double cost(final int node, final boolean stressed) {
        double cost = 0;
        for (final Instrument instrument : day.model.instruments()) {
            final int id = instrument.id();
            final double quantity = Scale.quantity(day.positions[node][id]);
            if (quantity == 0 || scale[id] == 0) {
                continue;
            }
            final double size = Math.abs(quantity);
            final double value = size * instrument.multiplier() * scale[id] * rate[instrument.currency()];
            final double spread = markedMean[id]
                    + (stressed ? day.model.settings().spreadStressDeviations() * markedDeviation[id] : 0);
            final double beyond = Math.max(0, size - depth[quantity > 0 ? 0 : 1][id]) / size;
            cost += value
                    * (spread
                            + beyond
                                    * instrument.dailyVolatility()
                                    * Math.sqrt(size / instrument.averageDailyVolume()));
        }
        return cost;
    }

    double days(final int node) {
        double days = 0;
        for (final Instrument instrument : day.model.instruments()) {
            final double size = Math.abs(Scale.quantity(day.positions[node][instrument.id()]));
            days = Math.max(days, size / (0.1 * instrument.averageDailyVolume()));
        }
        return days;
    }
}
