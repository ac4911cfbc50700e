package io.loadline.core.pricing;

import io.loadline.core.math.Elementary;

/**
 * Scenarios of forward and volatility, with what every option needs of them taken once: the logarithm of the forward and one over the volatility.
 * A scenario whose forward or volatility is negative, NaN or infinite, or whose forward is not a positive normal number, is bad: every option has the
 * price NaN there. One thread writes; any thread may read what was written before.
 */
public final class BatchScenarios {
    /** Stands for a volatility or a root of time of zero, so that nothing is divided by zero. */
    static final double LEAST = 1e-18;

    final double[] forwards;
    final double[] logForwards;
    final double[] volatilities;
    final double[] inverseVolatilities;
    private int count;

    /**
     * Makes room; there are no scenarios yet.
     *
     * @param capacity largest number of scenarios
     */
    public BatchScenarios(final int capacity) {
        forwards = new double[capacity];
        logForwards = new double[capacity];
        volatilities = new double[capacity];
        inverseVolatilities = new double[capacity];
    }

    /** Returns the number of scenarios. */
    public int count() {
        return count;
    }

    /** @return forward of a scenario */
    public double forward(final int scenario) {
        return forwards[scenario];
    }

    /** @return logarithm of the forward of a scenario; NaN where the scenario is bad */
    public double logForward(final int scenario) {
        return logForwards[scenario];
    }

    /** @return volatility of a scenario, a year */
    public double volatility(final int scenario) {
        return volatilities[scenario];
    }

    /**
     * Takes new scenarios for the old ones; nothing is allocated.
     *
     * @param forward forward price by scenario
     * @param volatility a year, by scenario
     * @param size number of scenarios, at most the capacity and the length of each array
     */
    public void set(final double[] forward, final double[] volatility, final int size) {
        for (int i = 0; i < size; i++) {
            forwards[i] = forward[i];
            logForwards[i] = logForward(forward[i], volatility[i]);
            volatilities[i] = kept(volatility[i]);
            inverseVolatilities[i] = 1 / volatilities[i];
        }
        count = size;
    }

    /**
     * Takes scenarios that multiply one forward and one volatility; nothing is allocated.
     *
     * @param forward forward price
     * @param growth factor of the forward by scenario, positive
     * @param logGrowth its logarithm
     * @param volatility a year
     * @param volatilityGrowth factor of the volatility by scenario, not negative; null where it stays
     * @param size number of scenarios, at most the capacity and the length of each array
     */
    public void scale(
            final double forward,
            final double[] growth,
            final double[] logGrowth,
            final double volatility,
            final double[] volatilityGrowth,
            final int size) {
        final double log = logForward(forward, volatility);
        final double kept = kept(volatility);
        final double inverse = 1 / kept;
        for (int i = 0; i < size; i++) {
            forwards[i] = forward * growth[i];
            logForwards[i] = log + logGrowth[i];
            volatilities[i] = kept;
            inverseVolatilities[i] = inverse;
        }
        for (int i = 0; volatilityGrowth != null && i < size; i++) {
            volatilities[i] = kept(volatility * volatilityGrowth[i]);
            inverseVolatilities[i] = 1 / volatilities[i];
        }
        count = size;
    }

    static double logForward(final double forward, final double volatility) {
        final boolean valid = forward >= Double.MIN_NORMAL
                && forward < Double.POSITIVE_INFINITY
                && volatility >= 0
                && volatility < Double.POSITIVE_INFINITY;
        return valid ? Elementary.log(forward) : Double.NaN;
    }

    static double kept(final double volatility) {
        return volatility > LEAST ? volatility : LEAST;
    }
}
