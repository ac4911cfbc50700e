package io.loadline.bench.rig;

import io.loadline.bench.EngineTap;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.gateway.server.RiskStages;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Takes the time when limits is done with an event, and counts what the events were made of. Engine thread, which does not allocate here.
 */
final class LatencyTap implements EngineTap, Stage {
    private static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(1);

    private final Histogram fromIntended = new Histogram(HIGHEST_NS, 3);
    private final Histogram fromIngress = new Histogram(HIGHEST_NS, 3);
    private Stage limits;
    private boolean measuring;
    private long intendedNanoTime;
    private long events;
    private long topMoves;
    private long touching;
    private long nodes;
    private long rateMoves;

    @Override
    public void wire(final PipelineBuilder builder, final RiskStages stages) {
        limits = stages.limits();
        builder.limits(this);
    }

    /** Events to come are those of a packet that was to be sent at a time. */
    void beginPacket(final long intended) {
        intendedNanoTime = intended;
        measuring = true;
    }

    /** Events to come are not measured. */
    void endPacket() {
        measuring = false;
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        limits.onEvent(event, sequence);
        if (measuring) {
            final long now = System.nanoTime();
            fromIntended.recordValue(clamped(now - intendedNanoTime));
            fromIngress.recordValue(clamped(now - event.ingressNanoTime));
            count(event);
        }
    }

    private static long clamped(final long ns) {
        return Math.max(0, Math.min(ns, HIGHEST_NS));
    }

    private void count(final RiskEvent event) {
        events++;
        topMoves += event.book.topChanged ? 1 : 0;
        touching += event.pricing.count > 0 ? 1 : 0;
        nodes += event.pricing.count;
        rateMoves += (event.pricing.reasons & PricingSection.CURRENCY) != 0 ? 1 : 0;
    }

    Histogram fromIntended() {
        return fromIntended;
    }

    Histogram fromIngress() {
        return fromIngress;
    }

    LoadFacts facts() {
        return new LoadFacts(events, topMoves, touching, nodes, rateMoves);
    }
}
