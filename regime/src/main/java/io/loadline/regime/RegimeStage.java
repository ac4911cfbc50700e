package io.loadline.regime;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RegimeSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import io.loadline.core.stage.Stage;
import io.loadline.regime.hmm.GaussianHmm;
import io.loadline.regime.hmm.HmmFilter;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Says on every event how probable each regime is. The market factor is sampled into event-time bars; a bar gives two observations, its return
 * and the logarithm of its realised volatility, both relative to the volatility of ordinary times; a Gaussian hidden Markov filter turns them
 * into probabilities (Hamilton 1989). Probabilities move when a bar closes and are held in between, and while the factor is not good.
 */
public final class RegimeStage implements Stage {
    private final MarketFactor factor;
    private final FactorBars bars;
    private final VolatilityBaseline baseline;
    private final HmmFilter filter;
    private final double lowestLogVolatility;
    private final double highestLogVolatility;
    private final double[] observation = new double[2];
    private final double[] probabilities = new double[RegimeSection.COUNT];
    private final AtomicCounter observedBars;
    private final AtomicCounter skippedBars;
    private long barSequence;
    private int label;

    /**
     * @param model instruments, market factor, bar length and quote age
     * @param counters where the stage counts its bars
     */
    public RegimeStage(final RiskModel model, final Counters counters) {
        this(model, counters, RegimeSettings.defaults());
    }

    /**
     * @param model instruments, market factor, bar length and quote age
     * @param counters where the stage counts its bars
     * @param settings regimes and baseline
     * @throws IllegalArgumentException if the settings do not describe four regimes, or a factor instrument is unknown
     */
    public RegimeStage(final RiskModel model, final Counters counters, final RegimeSettings settings) {
        final long barNs = model.settings().regimeBarNs();
        final long maxQuoteAgeNs = model.settings().maxQuoteAgeNs();
        final GaussianHmm hmm = settings.model(barNs);
        if (hmm.states() != RegimeSection.COUNT) {
            throw new IllegalArgumentException(
                    "settings describe " + hmm.states() + " regimes; expected " + RegimeSection.COUNT);
        }
        factor = new MarketFactor(model.regimeFactor(), model.instruments().size(), maxQuoteAgeNs);
        bars = new FactorBars(factor, barNs, settings.samplesPerBar(), maxQuoteAgeNs);
        baseline = settings.baseline();
        filter = new HmmFilter(hmm);
        lowestLogVolatility = hmm.mean(RegimeSection.BULL, 1);
        highestLogVolatility = hmm.mean(RegimeSection.CRISIS, 1);
        publish();
        observedBars = counters.counter("regime: bars observed");
        skippedBars = counters.counter("regime: bars skipped, market factor not good");
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        boolean closed = false;
        if (event.templateId == EpochStartDecoder.TEMPLATE_ID) {
            factor.clear();
            bars.restart(event.ingressTimeNs);
        } else {
            closed = bars.advanceTo(event.ingressTimeNs);
            if (closed) {
                onBar();
            }
            if (event.book.updated
                    || event.templateId == MarketUpdateDecoder.TEMPLATE_ID
                    || event.templateId == OrderUpdateDecoder.TEMPLATE_ID) {
                factor.onBook(event.book, event.ingressTimeNs);
            }
        }
        write(event.regime, closed);
    }

    private void onBar() {
        barSequence++;
        if (!bars.closedObserved()) {
            skippedBars.incrementRelease();
            return;
        }
        observedBars.incrementRelease();
        if (baseline.isKnown()) {
            final double ordinaryVariance = baseline.variancePerNs() * bars.closedLengthNs();
            observation[0] = bars.closedReturn() / Math.sqrt(ordinaryVariance);
            observation[1] = boundedLogVolatility(bars.closedRealisedVariance() / ordinaryVariance);
            filter.update(observation);
            publish();
        }
        baseline.onBar(bars.closedRealisedVariance(), bars.closedLengthNs());
    }

    /**
     * Half the logarithm of a variance ratio, no further out than the means of the outer regimes: a bar without a tick must not look less like
     * a bull market than a quiet one, nor a crash less like a crisis than a storm.
     */
    private double boundedLogVolatility(final double varianceRatio) {
        final double logVolatility = 0.5 * StrictMath.log(varianceRatio);
        return Math.min(Math.max(logVolatility, lowestLogVolatility), highestLogVolatility);
    }

    private void publish() {
        filter.copyProbabilities(probabilities);
        label = filter.mostProbable();
    }

    private void write(final RegimeSection section, final boolean closed) {
        System.arraycopy(probabilities, 0, section.probabilities, 0, RegimeSection.COUNT);
        section.changed = closed;
        section.barSequence = barSequence;
        section.label = label;
        section.quality = factor.quality() | (baseline.isKnown() ? Quality.GOOD : Quality.MODEL);
    }
}
