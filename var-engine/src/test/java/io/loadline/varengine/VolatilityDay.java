package io.loadline.varengine;

import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.codec.input.VolatilityFitDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.varengine.volatility.HorizonVariance;
import io.loadline.varengine.volatility.VolatilityFit;

/** A {@link VolatilityStage} with a small firm, and what it was told and said. Bars are of a second unless said otherwise. */
final class VolatilityDay {
    static final long SECOND_NS = 1_000_000_000L;
    static final int SHARE = 2;
    static final int RATE = 7;

    final RiskModel model;
    final VolatilityStage stage;
    final RiskEvent event;

    private final FitWriter writer = new FitWriter();

    VolatilityDay() {
        this(new VolatilitySettings(SECOND_NS, 0, 100, 250, 10 * SECOND_NS));
    }

    VolatilityDay(final VolatilitySettings settings) {
        final RiskModel small = SmallFirm.model(1, 8, 1, 20);
        model = SmallFirm.withSettings(small, small.settings().withVolatility(settings));
        stage = new VolatilityStage(model, Counters.inMemory());
        event = new RiskEvent(model.tree().size());
    }

    VolatilitySection quote(final int id, final double mid, final long timeNs) {
        return quote(id, mid, timeNs, Quality.GOOD);
    }

    VolatilitySection quote(final int id, final double mid, final long timeNs, final int quality) {
        event.templateId = MarketUpdateDecoder.TEMPLATE_ID;
        event.book.reset();
        event.book.instrument = id;
        event.book.updated = true;
        event.book.quality = quality;
        event.book.bidPrice = Scale.toPrice(mid) - 1_000;
        event.book.askPrice = Scale.toPrice(mid) + 1_000;
        return at(timeNs);
    }

    VolatilitySection timer(final long timeNs) {
        event.templateId = TimerDecoder.TEMPLATE_ID;
        event.book.reset();
        return at(timeNs);
    }

    VolatilitySection fit(
            final int id, final VolatilityFit fit, final int seeds, final long returnSequence, final long timeNs) {
        event.length =
                writer.converged(event.input, id, fit, seeds, returnSequence, HorizonVariance.of(fit, HORIZON_BARS));
        return logged(timeNs);
    }

    VolatilitySection failure(final int id, final int outcome, final long timeNs) {
        event.length = writer.failed(event.input, id, outcome, 100, 0, 0, "no maximum");
        return logged(timeNs);
    }

    VolatilitySection logged(final long timeNs) {
        event.templateId = VolatilityFitDecoder.TEMPLATE_ID;
        event.book.reset();
        return at(timeNs);
    }

    private VolatilitySection at(final long timeNs) {
        event.ingressTimeNs = timeNs;
        stage.onEvent(event, ++event.sequence);
        return event.volatility;
    }

    static final int HORIZON_BARS = 10;
}
