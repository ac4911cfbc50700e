package io.loadline.varengine.extreme;

/**
 * The distribution of block maxima, P(M &lt;= x) = exp(-(1 + xi (x - mu) / sigma)^(-1/xi)): A. Jenkinson, Quarterly J. Royal Meteorological
 * Society 81 (1955); S. Coles, "An Introduction to Statistical Modeling of Extreme Values" (2001), equation 3.2.
 *
 * @param location mu
 * @param scale sigma, positive
 * @param shape xi; zero is the Gumbel distribution
 */
public record GeneralisedExtremeValue(double location, double scale, double shape) {
    private static final double SMALL = 1e-30;

    public GeneralisedExtremeValue {
        Sample.inside("location", location, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Sample.inside("scale", scale, 0, Double.POSITIVE_INFINITY);
        Sample.inside("shape", shape, -10, 10);
    }

    /** Logarithm of the density at x; negative infinity outside the support. */
    public double logDensity(final double x) {
        final double logBase = logBase(x);
        return Double.isNaN(logBase)
                ? Double.NEGATIVE_INFINITY
                : -StrictMath.log(scale) - (1 + shape) * logBase - StrictMath.exp(-logBase);
    }

    /** Probability of a maximum not above x. */
    public double cdf(final double x) {
        final double logBase = logBase(x);
        if (Double.isNaN(logBase)) {
            return shape > 0 ? 0 : 1;
        }
        return StrictMath.exp(-StrictMath.exp(-logBase));
    }

    /**
     * The level that a block's maximum exceeds with a probability; with p = 1/T the return level of T blocks.
     *
     * @param probability of exceeding, between 0 and 1
     * @return level
     */
    public double returnLevel(final double probability) {
        Sample.inside("probability", probability, 0, 1);
        final double logarithm = -StrictMath.log(-StrictMath.log1p(-probability));
        return location + scale * (Math.abs(shape) < SMALL ? logarithm : StrictMath.expm1(shape * logarithm) / shape);
    }

    /** log(1 + xi z) / xi, its limit z at a shape of zero; NaN outside the support. */
    private double logBase(final double x) {
        final double z = (x - location) / scale;
        if (Math.abs(shape) < SMALL) {
            return z;
        }
        return shape * z <= -1 ? Double.NaN : StrictMath.log1p(shape * z) / shape;
    }
}
