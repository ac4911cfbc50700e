package io.loadline.varengine.volatility;

import io.loadline.core.math.Elementary;

/** One step of a variance equation of order one: the variance after an error. No state, no allocation; what cannot be gives an infinity or NaN. */
public final class VarianceStep {
    private VarianceStep() {}

    /**
     * h' = omega + (alpha + gamma [e &lt; 0]) e^2 + beta h, of Bollerslev (1986) and of Glosten, Jagannathan and Runkle (1993).
     *
     * @param down alpha + gamma
     * @param error return less its mean
     * @param variance of that error
     * @return variance of the next one
     */
    public static double linear(
            final double omega,
            final double alpha,
            final double down,
            final double beta,
            final double error,
            final double variance) {
        final double weight = error < 0 ? down : alpha;
        return Math.fma(weight, error * error, Math.fma(beta, variance, omega));
    }

    /**
     * log h' = omega + alpha (|z| - sqrt(2/pi)) + gamma z + beta log h, of Nelson (1991).
     *
     * @param error return less its mean
     * @param variance of that error, positive
     * @return variance of the next one
     */
    public static double exponential(
            final double omega,
            final double alpha,
            final double gamma,
            final double beta,
            final double error,
            final double variance) {
        final double z = error / Math.sqrt(variance);
        final double size = Math.abs(z) - NormalDensity.ROOT_TWO_OVER_PI;
        final double state = omega + alpha * size + gamma * z + beta * Elementary.log(variance);
        return state > Elementary.LARGEST_EXPONENT ? Double.POSITIVE_INFINITY : Elementary.exp(state);
    }
}
