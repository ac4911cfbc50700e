package io.loadline.core.math;

/** Gamma distribution with a shape and a scale: mean shape * scale (Abramowitz and Stegun 26.1.32). */
public final class GammaDistribution implements ContinuousDistribution {
    private final double shape;
    private final double scale;

    /**
     * Makes one.
     *
     * @param shape positive
     * @param scale positive
     * @throws IllegalArgumentException if a parameter is not positive and finite
     */
    public GammaDistribution(final double shape, final double scale) {
        this.shape = Parameters.positive("shape", shape);
        this.scale = Parameters.positive("scale", scale);
    }

    /**
     * Makes a chi-square distribution.
     *
     * @param degreesOfFreedom positive, need not be whole
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public static GammaDistribution chiSquare(final double degreesOfFreedom) {
        return new GammaDistribution(0.5 * Parameters.positive("degreesOfFreedom", degreesOfFreedom), 2);
    }

    @Override
    public double density(final double x) {
        return StrictMath.exp(logDensity(x));
    }

    @Override
    public double logDensity(final double x) {
        if (x < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        final double y = x / scale;
        if (y == 0) {
            final double limit = shape < 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            return shape == 1 ? -StrictMath.log(scale) : limit;
        }
        return -GammaFunction.stirlingError(shape)
                - GammaFunction.deviance(shape, y)
                + 0.5 * StrictMath.log(shape)
                - StrictMath.log(Normal.ROOT_TWO_PI)
                - StrictMath.log(x);
    }

    @Override
    public double cdf(final double x) {
        return x < 0 ? 0 : GammaFunction.lower(shape, x / scale);
    }

    @Override
    public double survival(final double x) {
        return x < 0 ? 1 : GammaFunction.upper(shape, x / scale);
    }

    @Override
    public double quantile(final double p) {
        return solve(p, 1 - p);
    }

    @Override
    public double survivalQuantile(final double q) {
        return solve(1 - q, q);
    }

    private double solve(final double p, final double q) {
        return QuantileSolver.solve(this, p, q, start(p, q), 0, Double.POSITIVE_INFINITY);
    }

    /** Wilson and Hilferty (1931), or the leading term of P where the quantile is close to 0. */
    private double start(final double p, final double q) {
        final double z = p <= q ? Normal.quantile(p) : -Normal.quantile(q);
        final double ninth = 1 / (9 * shape);
        final double root = 1 - ninth + z * Math.sqrt(ninth);
        if (shape >= 0.5 && root > 0.2) {
            return scale * shape * root * root * root;
        }
        final double leading = StrictMath.exp((StrictMath.log(p) + GammaFunction.logGamma(shape + 1)) / shape);
        return Math.max(scale * Math.min(leading, shape + 1), Double.MIN_NORMAL);
    }
}
