package io.loadline.core.math;

/**
 * Skewed Student t with mean 0 and variance 1: C. Fernandez and M. F. J. Steel, "On Bayesian modeling of fat tails and skewness", JASA 93
 * (1998), equation 1, standardised as by P. Lambert and S. Laurent (2001). A unit-variance t density is stretched by the skew above its mode
 * and shrunk by it below; the skew is positive, 1 is symmetric, below 1 the left tail is the longer.
 */
public final class SkewedT implements ContinuousDistribution {
    private final StudentT student;
    private final double skew;
    private final double unit;
    private final double shift;
    private final double scale;
    private final double weightBelow;
    private final double weightAbove;
    private final double logFactor;

    /**
     * Makes one.
     *
     * @param degreesOfFreedom nu, above 2
     * @param skew xi, positive
     * @throws IllegalArgumentException if a parameter is outside its bounds
     */
    public SkewedT(final double degreesOfFreedom, final double skew) {
        final double nu = Parameters.above("degreesOfFreedom", degreesOfFreedom, 2);
        this.skew = Parameters.positive("skew", skew);
        student = new StudentT(nu);
        unit = Math.sqrt(nu / (nu - 2));
        final double meanSize = 2 * Math.sqrt(nu - 2) / (nu - 1) * StrictMath.exp(-BetaFunction.logBeta(0.5, 0.5 * nu));
        shift = meanSize * (skew - 1 / skew);
        final double meanSquare = meanSize * meanSize;
        scale = Math.sqrt((1 - meanSquare) * (skew * skew + 1 / (skew * skew)) + 2 * meanSquare - 1);
        weightBelow = 2 / (1 + skew * skew);
        weightAbove = 2 / (1 + 1 / (skew * skew));
        logFactor = StrictMath.log(2 * scale * unit / (skew + 1 / skew));
    }

    @Override
    public double density(final double x) {
        return StrictMath.exp(logDensity(x));
    }

    @Override
    public double logDensity(final double x) {
        return logFactor + student.logDensity(folded(x));
    }

    @Override
    public double cdf(final double x) {
        final double folded = folded(x);
        return folded <= 0 ? weightBelow * student.cdf(folded) : 1 - weightAbove * student.survival(folded);
    }

    @Override
    public double survival(final double x) {
        final double folded = folded(x);
        return folded <= 0 ? 1 - weightBelow * student.cdf(folded) : weightAbove * student.survival(folded);
    }

    @Override
    public double quantile(final double p) {
        if (p <= 0.5 * weightBelow) {
            return unfolded(student.quantile(p / weightBelow));
        }
        return unfolded(student.survivalQuantile((1 - p) / weightAbove));
    }

    @Override
    public double survivalQuantile(final double q) {
        if (q <= 0.5 * weightAbove) {
            return unfolded(student.survivalQuantile(q / weightAbove));
        }
        return unfolded(student.quantile((1 - q) / weightBelow));
    }

    /** The argument of the t distribution with scale 1. */
    private double folded(final double x) {
        final double y = scale * x + shift;
        return unit * (y < 0 ? y * skew : y / skew);
    }

    private double unfolded(final double folded) {
        final double y = folded < 0 ? folded / skew : folded * skew;
        return (y / unit - shift) / scale;
    }
}
