package io.loadline.varengine.volatility;

/**
 * Expected variances of a first-order model by horizon: E h(k) = V + p^(k-1) (h(1) - V) with the persistence p and V = omega / (1 - p):
 * Hull, chapter on estimating volatilities. At p = 1 the expected variance grows by omega a step.
 *
 * @param omega constant, not negative
 * @param persistence alpha + beta, not negative; from 1 on there is no long-run variance
 * @param nextVariance variance of the next return, positive
 */
public record VarianceTermStructure(double omega, double persistence, double nextVariance) {
    public VarianceTermStructure {
        VolatilityFilter.positive("next variance", nextVariance);
        if (!(omega >= 0 && omega < Double.POSITIVE_INFINITY && persistence >= 0 && persistence < 10)) {
            throw new IllegalArgumentException("omega is " + omega + " and the persistence " + persistence
                    + ", expected numbers not below zero and a persistence below 10");
        }
    }

    /** Long-run variance; positive infinity from a persistence of one on. */
    public double longRunVariance() {
        return persistence < 1 ? omega / (1 - persistence) : Double.POSITIVE_INFINITY;
    }

    /** Steps in which the distance to the long-run variance halves; infinite from a persistence of one on, zero without persistence. */
    public double halfLife() {
        return persistence < 1 ? StrictMath.log(0.5) / StrictMath.log(persistence) : Double.POSITIVE_INFINITY;
    }

    /** Expected variance of the return some steps ahead, from one. */
    public double variance(final int steps) {
        double variance = nextVariance;
        for (int k = 1; k < steps(steps); k++) {
            variance = Math.fma(persistence, variance, omega);
        }
        return variance;
    }

    /** Expected variance of the sum of the next returns. */
    public double cumulativeVariance(final int steps) {
        double variance = nextVariance;
        double sum = variance;
        for (int k = 1; k < steps(steps); k++) {
            variance = Math.fma(persistence, variance, omega);
            sum += variance;
        }
        return sum;
    }

    private static int steps(final int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " steps asked for, expected at least one");
        }
        return steps;
    }
}
