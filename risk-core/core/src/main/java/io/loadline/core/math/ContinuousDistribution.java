package io.loadline.core.math;

/** A distribution on the real line with a density. Immutable; any thread. */
public interface ContinuousDistribution {
    /** Returns the density at x; 0 outside the support. */
    double density(double x);

    /** Returns the natural logarithm of the density at x, also where the density underflows. */
    double logDensity(double x);

    /** Returns the probability of a value below x, to full relative precision in the left tail. */
    double cdf(double x);

    /** Returns the probability of a value above x, to full relative precision in the right tail. */
    double survival(double x);

    /** Returns the value with probability p below it; the ends of the support for 0 and 1, NaN outside. */
    double quantile(double p);

    /** Returns the value with probability q above it: like {@code quantile(1 - q)}, without the rounding of 1 - q. */
    double survivalQuantile(double q);
}
