package io.loadline.gateway.pipeline;

import org.HdrHistogram.Histogram;

/**
 * Percentiles of the time from ingress to the end of limits, nanoseconds.
 *
 * @param p50 median
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param p9999 99.99th percentile
 * @param max largest
 */
public record Latency(long p50, long p99, long p999, long p9999, long max) {
    /**
     * @param recorder what was measured
     * @return its percentiles so far
     */
    public static Latency of(final LatencyRecorder recorder) {
        final Histogram all = recorder.snapshot();
        return new Latency(
                all.getValueAtPercentile(50),
                all.getValueAtPercentile(99),
                all.getValueAtPercentile(99.9),
                all.getValueAtPercentile(99.99),
                all.getMaxValue());
    }
}
