package io.loadline.gateway.screen;

/**
 * Percentiles of the time from ingress to the limits' verdict, for the header of the screen.
 *
 * @param p50Ns median, nanoseconds
 * @param p99Ns 99th percentile
 * @param p999Ns 99.9th percentile
 * @param maxNs longest
 */
public record Latency(long p50Ns, long p99Ns, long p999Ns, long maxNs) {}
