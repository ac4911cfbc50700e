package io.loadline.varengine.volatility;

/** Expected variances of the returns after the last one. Immutable. */
public final class VolatilityForecast {
    private final double[] variances;
    private final boolean exact;

    VolatilityForecast(final double[] variances, final boolean exact) {
        this.variances = variances;
        this.exact = exact;
    }

    /** Number of returns ahead. */
    public int horizon() {
        return variances.length;
    }

    /** Expected variance of a return some steps ahead, from one. */
    public double variance(final int steps) {
        if (steps < 1 || steps > variances.length) {
            throw new IllegalArgumentException(steps + " steps asked for, expected 1 to " + variances.length);
        }
        return variances[steps - 1];
    }

    /** Expected variance of the sum of the errors of the next returns: the sum of theirs. */
    public double cumulativeVariance(final int steps) {
        double sum = 0;
        for (int i = 1; i <= steps; i++) {
            sum += variance(i);
        }
        return sum;
    }

    /** True when the recursion of expectations is closed; false when they are means over simulated paths. */
    public boolean isExact() {
        return exact;
    }
}
