package io.loadline.core.math;

/** Beta distribution on 0 to 1 (Abramowitz and Stegun 26.1.33). */
public final class BetaDistribution implements ContinuousDistribution {
    private final double a;
    private final double b;

    /**
     * Makes one with mean a / (a + b).
     *
     * @param a first shape, positive
     * @param b second shape, positive
     * @throws IllegalArgumentException if a shape is not positive and finite
     */
    public BetaDistribution(final double a, final double b) {
        this.a = Parameters.positive("a", a);
        this.b = Parameters.positive("b", b);
    }

    @Override
    public double density(final double x) {
        return StrictMath.exp(logDensity(x));
    }

    @Override
    public double logDensity(final double x) {
        if (!(x >= 0 && x <= 1)) {
            return Double.isNaN(x) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        if (x == 0 || x == 1) {
            final double shape = x == 0 ? a : b;
            final double limit = shape < 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            return shape == 1 ? -BetaFunction.logBeta(a, b) : limit;
        }
        return BetaFunction.logLeadingFactor(a, b, x, 1 - x) - StrictMath.log(x) - StrictMath.log1p(-x);
    }

    @Override
    public double cdf(final double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        return BetaFunction.regularised(a, b, x, 1 - x);
    }

    @Override
    public double survival(final double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 1 : 0;
        }
        return BetaFunction.regularised(b, a, 1 - x, x);
    }

    @Override
    public double quantile(final double p) {
        return QuantileSolver.solve(this, p, 1 - p, a / (a + b), 0, 1);
    }

    @Override
    public double survivalQuantile(final double q) {
        return QuantileSolver.solve(this, 1 - q, q, a / (a + b), 0, 1);
    }
}
