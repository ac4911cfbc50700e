package io.loadline.book.feature;

import java.util.Arrays;

/**
 * Volume by time of day: 96 quarters of an hour, UTC. The volume of a quarter that was seen from its beginning moves the mean of that time of day by a
 * fifth; the first one is the first mean. Kept across restarts of the log, unlike the rest: it takes days to learn.
 */
final class VolumeProfile {
    static final int BINS = 96;
    static final long BIN_NS = 900_000_000_000L;
    static final double WEIGHT = 0.2;

    private static final long NONE = Long.MIN_VALUE;

    private final double[] means = new double[BINS];
    private long endNs = NONE;
    private boolean whole;
    private double volume;
    private double share = Double.NaN;

    VolumeProfile() {
        Arrays.fill(means, Double.NaN);
    }

    /** Closes what has ended; call with each event, before it adds anything. */
    void advance(final long nowNs) {
        if (nowNs < endNs) {
            return;
        }
        final long now = Math.floorDiv(nowNs, BIN_NS);
        if (endNs != NONE) {
            final long last = Math.floorDiv(endNs, BIN_NS) - 1;
            if (whole) {
                learn(last, volume);
            }
            final long empty = Math.min(BINS, now - last - 1);
            for (long bin = now - empty; bin < now; bin++) {
                learn(bin, 0);
            }
        }
        whole = endNs != NONE;
        endNs = (now + 1) * BIN_NS;
        volume = 0;
        share = means[binOf(now)] / total();
    }

    private static int binOf(final long bin) {
        return (int) Math.floorMod(bin, (long) BINS);
    }

    private void learn(final long bin, final double seen) {
        final int index = binOf(bin);
        means[index] = Double.isNaN(means[index]) ? seen : means[index] + WEIGHT * (seen - means[index]);
    }

    private double total() {
        double total = 0;
        for (final double mean : means) {
            total += Double.isNaN(mean) ? 0 : mean;
        }
        return total;
    }

    void onTrade(final double quantity) {
        volume += quantity;
    }

    /** What was not seen is not known: the present quarter will not count. */
    void interrupt() {
        endNs = NONE;
        volume = 0;
        share = Double.NaN;
    }

    /** Share of the volume of a day, of the times of day known so far. */
    double share() {
        return share;
    }

    /** Volume of this quarter so far over the mean for it so far. */
    double relativeVolume(final long nowNs) {
        if (endNs == NONE || !whole) {
            return Double.NaN;
        }
        final double elapsed = (nowNs - (endNs - BIN_NS)) / (double) BIN_NS;
        final double expected = means[binOf(Math.floorDiv(nowNs, BIN_NS))] * elapsed;
        return expected > 0 ? volume / expected : Double.NaN;
    }
}
