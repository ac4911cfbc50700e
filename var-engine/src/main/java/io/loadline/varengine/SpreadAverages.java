package io.loadline.varengine;

import java.util.Arrays;

/**
 * Exponentially weighted mean and variance of each instrument's half-spread in event time. A half-spread is weighted by how long it stood in
 * the book: many quotes in a burst count no more than one that stood as long.
 */
final class SpreadAverages {
    private static final long NONE = Long.MIN_VALUE;

    private final HalfLife halfLife;
    private final double[] mean;
    private final double[] variance;
    private final double[] standing;
    private final long[] since;
    private final boolean[] seen;

    SpreadAverages(final int instruments, final HalfLife halfLife) {
        this.halfLife = halfLife;
        mean = new double[instruments];
        variance = new double[instruments];
        standing = new double[instruments];
        since = new long[instruments];
        Arrays.fill(since, NONE);
        seen = new boolean[instruments];
    }

    /**
     * A new half-spread stands from now on.
     *
     * @param halfSpread half-spread, finite
     * @param timeNs event time
     */
    void quote(final int instrument, final double halfSpread, final long timeNs) {
        if (seen[instrument]) {
            settle(instrument, timeNs);
        } else {
            seen[instrument] = true;
            mean[instrument] = halfSpread;
        }
        standing[instrument] = halfSpread;
        since[instrument] = timeNs;
    }

    /** No good quote stands from now on; the averages keep until the next. */
    void interrupt(final int instrument, final long timeNs) {
        settle(instrument, timeNs);
        since[instrument] = NONE;
    }

    /** Weighted update of West (1979): the variance takes the part of the squared distance that the mean does not move. */
    private void settle(final int instrument, final long timeNs) {
        if (since[instrument] == NONE || timeNs <= since[instrument]) {
            return;
        }
        final double weight = halfLife.weight(timeNs - since[instrument]);
        final double distance = standing[instrument] - mean[instrument];
        mean[instrument] = Math.fma(weight, distance, mean[instrument]);
        variance[instrument] = (1 - weight) * Math.fma(weight * distance, distance, variance[instrument]);
    }

    double mean(final int instrument) {
        return mean[instrument];
    }

    double deviation(final int instrument) {
        return Math.sqrt(variance[instrument]);
    }
}
