package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;

/** The limits stage and what happens the moment it is done: a kill goes out, and the latency is taken. */
final class LimitsExit implements Stage {
    private final Stage limits;
    private final UrgentOutput urgentOutput;
    private final LatencyRecorder latency;

    LimitsExit(final Stage limits, final UrgentOutput urgentOutput, final LatencyRecorder latency) {
        this.limits = limits;
        this.urgentOutput = urgentOutput;
        this.latency = latency;
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        limits.onEvent(event, sequence);
        if (!event.replayed) {
            if (event.limits.urgent) {
                urgentOutput.onUrgent(event);
            }
            latency.record(event);
        }
    }
}
