package io.loadline.varengine.extreme;

/**
 * The generalised Pareto distribution of excesses y over a threshold, P(Y > y) = (1 + xi y / beta)^(-1/xi): J. Pickands, Annals of Statistics
 * 3 (1975). Formulas are continuous in the shape through zero, where it is the exponential.
 *
 * @param shape xi; above zero the tail is heavy, below it ends at -beta / xi
 * @param scale beta, positive
 */
public record GeneralisedPareto(double shape, double scale) {
    private static final double SMALL = 1e-30;

    public GeneralisedPareto {
        Sample.inside("shape", shape, -10, 10);
        Sample.inside("scale", scale, 0, Double.POSITIVE_INFINITY);
    }

    /** Probability of an excess above y. */
    public double exceedance(final double y) {
        if (!(y > 0)) {
            return 1;
        }
        if (Math.abs(shape) < SMALL) {
            return StrictMath.exp(-y / scale);
        }
        final double base = shape * y / scale;
        return base <= -1 ? 0 : StrictMath.exp(-StrictMath.log1p(base) / shape);
    }

    /** Logarithm of the density at y; negative infinity outside the support. */
    public double logDensity(final double y) {
        if (y < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (Math.abs(shape) < SMALL) {
            return -StrictMath.log(scale) - y / scale;
        }
        final double base = shape * y / scale;
        return base <= -1
                ? Double.NEGATIVE_INFINITY
                : -StrictMath.log(scale) - (1 / shape + 1) * StrictMath.log1p(base);
    }

    /**
     * @param probability below the excess, from 0 to below 1
     * @return the excess
     */
    public double quantile(final double probability) {
        return quantileOfTail(tailOf(probability));
    }

    private static double tailOf(final double probability) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability is " + probability + ", expected a number from 0 to below 1");
        }
        return 1 - probability;
    }

    /** The excess that is exceeded with a small probability. */
    double quantileOfTail(final double tail) {
        final double logarithm = -StrictMath.log(tail);
        return Math.abs(shape) < SMALL ? scale * logarithm : scale * StrictMath.expm1(shape * logarithm) / shape;
    }

    /**
     * Mean of the excesses beyond a quantile: (q + beta) / (1 - xi).
     *
     * @param probability below the quantile, from 0 to below 1
     * @return expected shortfall; positive infinity for a shape of one or more, which has no mean
     */
    public double expectedShortfall(final double probability) {
        return expectedShortfallOfTail(tailOf(probability));
    }

    /** The same beyond the excess that is exceeded with a small probability. */
    double expectedShortfallOfTail(final double tail) {
        return shape >= 1 ? Double.POSITIVE_INFINITY : (quantileOfTail(tail) + scale) / (1 - shape);
    }

    /** Mean; positive infinity for a shape of one or more. */
    public double mean() {
        return expectedShortfall(0);
    }
}
