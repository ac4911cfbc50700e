package io.loadline.gateway.pipeline;

import java.time.Instant;
import org.agrona.concurrent.EpochNanoClock;

/**
 * UTC in nanoseconds from the monotonic clock and its offset, which is taken anew every second: reading the calendar clock on every duty
 * cycle would make an object each time.
 */
final class SampledEpochClock implements EpochNanoClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SAMPLE_INTERVAL_NS = NANOS_PER_SECOND;
    private static final int ATTEMPTS = 3;

    private long sampledNs;
    private long offsetNs;

    SampledEpochClock() {
        sample();
    }

    @Override
    public long nanoTime() {
        final long now = System.nanoTime();
        if (now - sampledNs >= SAMPLE_INTERVAL_NS) {
            sample();
        }
        return now + offsetNs;
    }

    /** Keeps the attempt that took least, as the thread may lose its core between two readings. */
    private void sample() {
        long narrowestNs = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            final long before = System.nanoTime();
            final Instant utc = Instant.now();
            final long after = System.nanoTime();
            if (after - before < narrowestNs) {
                narrowestNs = after - before;
                sampledNs = after;
                offsetNs = utc.getEpochSecond() * NANOS_PER_SECOND + utc.getNano() - (before + narrowestNs / 2);
            }
        }
    }
}
