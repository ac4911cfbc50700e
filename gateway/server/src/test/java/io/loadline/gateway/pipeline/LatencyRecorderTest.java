package io.loadline.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.event.RiskEvent;
import org.junit.jupiter.api.Test;

final class LatencyRecorderTest {
    private final RiskEvent event = new RiskEvent(1);
    private long nowNs;
    private final LatencyRecorder recorder = new LatencyRecorder(() -> nowNs);

    @Test
    void shouldTakeTheTimeSinceIngress() {
        for (int i = 1; i <= 100; i++) {
            record(i);
        }
        assertEquals(50, recorder.valueAtPercentile(50));
        assertEquals(100, recorder.snapshot().getMaxValue());
        assertEquals(100, recorder.snapshot().getTotalCount());
    }

    @Test
    void shouldForget() {
        record(5);
        recorder.reset();
        assertEquals(0, recorder.snapshot().getTotalCount());
    }

    private void record(final long latencyNs) {
        event.ingressNanoTime = 1_000;
        nowNs = 1_000 + latencyNs;
        recorder.record(event);
    }
}
