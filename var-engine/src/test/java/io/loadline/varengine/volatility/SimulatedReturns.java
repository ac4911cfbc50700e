package io.loadline.varengine.volatility;

import java.util.Random;

/** Returns of known models, for tests of recovery. */
final class SimulatedReturns {
    private static final int WARM_UP = 500;

    private SimulatedReturns() {}

    /** GJR-GARCH with normal errors; gamma zero is GARCH. */
    static double[] gjr(
            final long seed,
            final int size,
            final double mu,
            final double omega,
            final double alpha,
            final double gamma,
            final double beta) {
        final Random random = new Random(seed);
        final double[] returns = new double[size];
        double variance = omega / (1 - alpha - 0.5 * gamma - beta);
        for (int t = -WARM_UP; t < size; t++) {
            final double error = Math.sqrt(variance) * random.nextGaussian();
            if (t >= 0) {
                returns[t] = mu + error;
            }
            variance = omega + (alpha + (error < 0 ? gamma : 0)) * error * error + beta * variance;
        }
        return returns;
    }

    /** GARCH with Student errors of variance one. */
    static double[] student(final long seed, final int size, final int freedom) {
        final Random random = new Random(seed);
        final double[] returns = new double[size];
        double variance = 1;
        for (int t = -WARM_UP; t < size; t++) {
            double squares = 0;
            for (int i = 0; i < freedom; i++) {
                final double g = random.nextGaussian();
                squares += g * g;
            }
            final double z = random.nextGaussian() * Math.sqrt((freedom - 2) / squares);
            final double error = Math.sqrt(variance) * z;
            if (t >= 0) {
                returns[t] = error;
            }
            variance = 0.05 + 0.08 * error * error + 0.87 * variance;
        }
        return returns;
    }

    /** EGARCH with normal errors. */
    static double[] exponential(
            final long seed,
            final int size,
            final double omega,
            final double alpha,
            final double gamma,
            final double beta) {
        final Random random = new Random(seed);
        final double[] returns = new double[size];
        double logVariance = omega / (1 - beta);
        for (int t = -WARM_UP; t < size; t++) {
            final double z = random.nextGaussian();
            if (t >= 0) {
                returns[t] = Math.exp(0.5 * logVariance) * z;
            }
            logVariance = omega + alpha * (Math.abs(z) - Math.sqrt(2 / Math.PI)) + gamma * z + beta * logVariance;
        }
        return returns;
    }
}
