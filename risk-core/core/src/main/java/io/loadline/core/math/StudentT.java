package io.loadline.core.math;

/**
 * Student's t distribution with scale 1 (variance nu / (nu - 2) where nu exceeds 2), for any positive real nu. Distribution by the incomplete
 * beta function (Abramowitz and Stegun 26.7.1), density by Loader's deviance, quantile by Halley's steps from the expansion 26.7.5.
 */
public final class StudentT implements ContinuousDistribution {
    private static final int QUICK_STEPS = 4;
    private static final double CLOSE = 1e-6;

    private final double degreesOfFreedom;
    private final double logConstant;

    /**
     * Makes one.
     *
     * @param degreesOfFreedom nu, positive and finite
     * @throws IllegalArgumentException if nu is not positive and finite
     */
    public StudentT(final double degreesOfFreedom) {
        this.degreesOfFreedom = Parameters.positive("degreesOfFreedom", degreesOfFreedom);
        final double half = 0.5 * degreesOfFreedom;
        logConstant = -GammaFunction.deviance(half, half + 0.5)
                + GammaFunction.stirlingError(half + 0.5)
                - GammaFunction.stirlingError(half)
                - StrictMath.log(Normal.ROOT_TWO_PI);
    }

    /** Returns nu. */
    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    @Override
    public double density(final double x) {
        return StrictMath.exp(logDensity(x));
    }

    @Override
    public double logDensity(final double x) {
        final double square = x * x / degreesOfFreedom;
        if (square == Double.POSITIVE_INFINITY) {
            final double log = 2 * StrictMath.log(Math.abs(x)) - StrictMath.log(degreesOfFreedom);
            return logConstant - 0.5 * (degreesOfFreedom + 1) * log;
        }
        return logConstant - 0.5 * (degreesOfFreedom + 1) * StrictMath.log1p(square);
    }

    @Override
    public double cdf(final double x) {
        return x <= 0 ? tail(-x) : 1 - tail(x);
    }

    @Override
    public double survival(final double x) {
        return cdf(-x);
    }

    /** Probability above x for x of at least 0. */
    private double tail(final double x) {
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        final double square = x * x;
        if (square == Double.POSITIVE_INFINITY) {
            return 0.5 * BetaFunction.regularised(0.5 * degreesOfFreedom, 0.5, degreesOfFreedom / x / x, 1);
        }
        final double sum = degreesOfFreedom + square;
        return 0.5 * BetaFunction.regularised(0.5 * degreesOfFreedom, 0.5, degreesOfFreedom / sum, square / sum);
    }

    @Override
    public double quantile(final double p) {
        return p <= 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p);
    }

    @Override
    public double survivalQuantile(final double q) {
        return -quantile(q);
    }

    private double lowerQuantile(final double p) {
        if (p == 0.5) {
            return 0;
        }
        if (!(p > 0)) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        final double start = start(p);
        double x = start;
        for (int i = 0; i < QUICK_STEPS; i++) {
            // Halley's step: the derivative of the density over the density is -(nu + 1) x / (nu + x^2). Its error is
            // the cube of the last one.
            final double error = (tail(-x) - p) / density(x);
            x -= error / (1 + 0.5 * error * (degreesOfFreedom + 1) * x / (degreesOfFreedom + x * x));
            if (Math.abs(error) <= CLOSE * Math.abs(x) && x < 0) {
                return x;
            }
        }
        return QuantileSolver.solve(this, p, 1 - p, start, Double.NEGATIVE_INFINITY, 0);
    }

    private double start(final double p) {
        final double nu = degreesOfFreedom;
        final double z = Normal.quantile(p);
        final double square = z * z;
        final double expansion = z * (1 + (square + 1) / (4 * nu) + ((5 * square + 16) * square + 3) / (96 * nu * nu));
        // In the far tail F(x) is c |x|^-nu, and the expansion around the normal is of no use.
        final double log = logConstant + 0.5 * (nu - 1) * StrictMath.log(nu) - StrictMath.log(p);
        final double powerLaw = -StrictMath.exp(log / nu);
        return nu * 1.5 > square && Double.isFinite(expansion) ? expansion : Math.max(powerLaw, -Double.MAX_VALUE);
    }
}
