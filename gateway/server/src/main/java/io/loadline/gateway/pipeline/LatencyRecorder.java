package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.agrona.concurrent.NanoClock;

/**
 * Time from the ingress stamp of an event to the moment limits is done with it. Recorded on the thread of limits without allocation, read on
 * any other.
 */
public final class LatencyRecorder {
    private static final long HIGHEST_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(HIGHEST_NS, SIGNIFICANT_DIGITS);
    private final Histogram total = new Histogram(HIGHEST_NS, SIGNIFICANT_DIGITS);
    private final NanoClock nanoClock;
    private Histogram interval;

    /** Takes the time from the machine's monotonic clock. */
    public LatencyRecorder() {
        this(System::nanoTime);
    }

    /**
     * @param nanoClock the clock that {@link RiskEvent#ingressNanoTime} was taken from
     */
    public LatencyRecorder(final NanoClock nanoClock) {
        this.nanoClock = nanoClock;
    }

    void record(final RiskEvent event) {
        final long latencyNs = nanoClock.nanoTime() - event.ingressNanoTime;
        recorder.recordValue(Math.max(0, Math.min(latencyNs, HIGHEST_NS)));
    }

    /** @return a copy of all latencies so far, nanoseconds; those above one minute count as one minute */
    public synchronized Histogram snapshot() {
        collect();
        return total.copy();
    }

    /**
     * @param percentile 0 to 100
     * @return latency that this share of events did not exceed, nanoseconds; 0 before the first
     */
    public synchronized long valueAtPercentile(final double percentile) {
        collect();
        return total.getValueAtPercentile(percentile);
    }

    /** Forgets all so far. */
    public synchronized void reset() {
        collect();
        total.reset();
    }

    private void collect() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
    }
}
