package io.loadline.core.math;

/** Fisher's F distribution: the ratio of two chi-square values, each over its degrees of freedom (Abramowitz and Stegun 26.6). */
public final class FisherF implements ContinuousDistribution {
    private final double numerator;
    private final double denominator;

    /**
     * Makes one.
     *
     * @param numerator degrees of freedom of the numerator, positive
     * @param denominator degrees of freedom of the denominator, positive
     * @throws IllegalArgumentException if a parameter is not positive and finite
     */
    public FisherF(final double numerator, final double denominator) {
        this.numerator = Parameters.positive("numerator", numerator);
        this.denominator = Parameters.positive("denominator", denominator);
    }

    @Override
    public double density(final double x) {
        return StrictMath.exp(logDensity(x));
    }

    @Override
    public double logDensity(final double x) {
        if (!(x > 0)) {
            final double limit = numerator < 2 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            if (x == 0) {
                return numerator == 2 ? 0 : limit;
            }
            return Double.isNaN(x) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        return BetaFunction.logLeadingFactor(0.5 * numerator, 0.5 * denominator, fraction(x), rest(x))
                - StrictMath.log(x);
    }

    @Override
    public double cdf(final double x) {
        return x <= 0 ? 0 : BetaFunction.regularised(0.5 * numerator, 0.5 * denominator, fraction(x), rest(x));
    }

    @Override
    public double survival(final double x) {
        return x <= 0 ? 1 : BetaFunction.regularised(0.5 * denominator, 0.5 * numerator, rest(x), fraction(x));
    }

    @Override
    public double quantile(final double p) {
        return QuantileSolver.solve(this, p, 1 - p, 1, 0, Double.POSITIVE_INFINITY);
    }

    @Override
    public double survivalQuantile(final double q) {
        return QuantileSolver.solve(this, 1 - q, q, 1, 0, Double.POSITIVE_INFINITY);
    }

    private double fraction(final double x) {
        return x == Double.POSITIVE_INFINITY ? 1 : numerator / (numerator + denominator / x);
    }

    private double rest(final double x) {
        return denominator / (denominator + numerator * x);
    }
}
