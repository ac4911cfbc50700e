package io.loadline.limits;

/**
 * Value of accepted orders over the last second and the last sixty, per node, in event time (C05). A window is a ring of buckets and the
 * bucket now filling, so it covers its length at least and one bucket more at most: never less.
 */
final class SentValueWindows {
    private static final int SHORT_BUCKETS = 11;
    private static final long SHORT_BUCKET_NS = 100_000_000L;
    private static final int LONG_BUCKETS = 61;
    private static final long LONG_BUCKET_NS = 1_000_000_000L;

    private final double[] shortSums;
    private final double[] longSums;
    private final long[] shortBucket;
    private final long[] longBucket;

    SentValueWindows(final int nodes) {
        shortSums = new double[nodes * SHORT_BUCKETS];
        longSums = new double[nodes * LONG_BUCKETS];
        shortBucket = new long[nodes];
        longBucket = new long[nodes];
    }

    void add(final int node, final long nowNs, final double value) {
        final long shortNow = nowNs / SHORT_BUCKET_NS;
        final long longNow = nowNs / LONG_BUCKET_NS;
        advance(shortSums, shortBucket, node, SHORT_BUCKETS, shortNow);
        advance(longSums, longBucket, node, LONG_BUCKETS, longNow);
        shortSums[node * SHORT_BUCKETS + (int) (shortNow % SHORT_BUCKETS)] += value;
        longSums[node * LONG_BUCKETS + (int) (longNow % LONG_BUCKETS)] += value;
    }

    /** @return value sent in the last second, base currency */
    double oneSecond(final int node, final long nowNs) {
        return sum(shortSums, shortBucket, node, SHORT_BUCKETS, nowNs / SHORT_BUCKET_NS);
    }

    /** @return value sent in the last sixty seconds, base currency */
    double sixtySeconds(final int node, final long nowNs) {
        return sum(longSums, longBucket, node, LONG_BUCKETS, nowNs / LONG_BUCKET_NS);
    }

    private static void advance(
            final double[] sums, final long[] last, final int node, final int buckets, final long now) {
        final long gap = Math.min(now - last[node], buckets);
        for (long i = 0; i < gap; i++) {
            sums[node * buckets + (int) ((now - i) % buckets)] = 0;
        }
        last[node] = Math.max(last[node], now);
    }

    private static double sum(
            final double[] sums, final long[] last, final int node, final int buckets, final long now) {
        advance(sums, last, node, buckets, now);
        double total = 0;
        for (int i = 0; i < buckets; i++) {
            total += sums[node * buckets + i];
        }
        return total;
    }
}
