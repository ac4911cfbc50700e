package io.loadline.regime;

import java.util.Arrays;

/**
 * What the market factor's variance is in its ordinary state, per nanosecond. First a trimmed mean of the bars of the warm-up, made again each
 * time their number has doubled, up to eight warm-ups. From then on a slow exponentially weighted mean, which takes in a crash at most at a
 * multiple of its present value.
 */
final class VolatilityBaseline {
    static final int MIN_WARM_UP = 4;

    /** Warm-ups that are averaged before the slow mean takes over. */
    private static final int REFINEMENT = 8;

    /** Share of the largest bars of the warm-up that count as the largest of the others. */
    private static final int TRIM_DIVISOR = 4;

    /** The slow mean takes in at most this multiple of itself, so a lasting rise triples it in about two thirds of a half-life. */
    private static final double CAP = 4.0;

    /**
     * Bars are averaged over this half-life before the cap, as the slow mean of a market that ticks less than once in a few bars would
     * otherwise sink to zero.
     */
    private static final double SMOOTHING_HALF_LIFE_NS = 10e9;

    private static final double LOG_TWO = StrictMath.log(2.0);

    private final double[] bars;
    private final double[] sorted;
    private final double gainPerNs;
    private int filled;
    private int nextEstimate;
    private double recentPerNs;
    private double variancePerNs;

    /**
     * @param warmUpBars bars before the first value
     * @param halfLifeNs half-life of the slow mean
     * @param fixedVariancePerNs value to start from without a warm-up, NaN to learn it
     */
    VolatilityBaseline(final int warmUpBars, final long halfLifeNs, final double fixedVariancePerNs) {
        bars = new double[warmUpBars * REFINEMENT];
        sorted = new double[bars.length];
        gainPerNs = LOG_TWO / halfLifeNs;
        variancePerNs = fixedVariancePerNs;
        recentPerNs = fixedVariancePerNs;
        nextEstimate = warmUpBars;
        filled = fixedVariancePerNs > 0 ? bars.length : 0;
    }

    /** @return false during the warm-up */
    boolean isKnown() {
        return variancePerNs > 0;
    }

    /** @return variance of the factor's log return per nanosecond; not positive during the warm-up */
    double variancePerNs() {
        return variancePerNs;
    }

    /**
     * @param realisedVariance sum of squared returns of the bar
     * @param lengthNs length of the bar
     */
    void onBar(final double realisedVariance, final long lengthNs) {
        final double observed = realisedVariance / lengthNs;
        if (filled < bars.length) {
            gather(observed);
        } else {
            follow(observed, lengthNs);
        }
    }

    private void gather(final double observed) {
        bars[filled++] = observed;
        if (filled == nextEstimate) {
            variancePerNs = trimmedMean();
            recentPerNs = variancePerNs;
            nextEstimate *= 2;
            if (filled == bars.length && variancePerNs == 0) {
                // Nothing has moved yet: there is no ordinary state to know.
                filled = 0;
                nextEstimate = bars.length / REFINEMENT;
            }
        }
    }

    private void follow(final double observed, final long lengthNs) {
        final double smoothing = Math.min(1, LOG_TWO / SMOOTHING_HALF_LIFE_NS * lengthNs);
        recentPerNs += smoothing * (observed - recentPerNs);
        final double gain = Math.min(1, gainPerNs * lengthNs);
        variancePerNs += gain * (Math.min(recentPerNs, CAP * variancePerNs) - variancePerNs);
    }

    /** The plain mean where trimming leaves nothing, which is a market that ticks less than once in a few bars. */
    private double trimmedMean() {
        System.arraycopy(bars, 0, sorted, 0, filled);
        Arrays.sort(sorted, 0, filled);
        final int last = filled - 1 - filled / TRIM_DIVISOR;
        double trimmed = 0;
        double plain = 0;
        for (int i = 0; i < filled; i++) {
            trimmed += sorted[Math.min(i, last)];
            plain += sorted[i];
        }
        return (trimmed > 0 ? trimmed : plain) / filled;
    }
}
