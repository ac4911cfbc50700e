package io.loadline.core.math;

/**
 * Distribution function of a bivariate Student t with scale 1. By Plackett's identity for a normal mixture, its derivative by the correlation is
 * (1 + (h^2 + k^2 - 2 rho h k) / (nu (1 - rho^2)))^(-nu/2) / (2 pi sqrt(1 - rho^2)) (Genz 2004, section 3), which is integrated over the angle from
 * the nearer of the correlations -1 and 1, where the probability is known. Any positive real nu; absolute error about 1e-13.
 */
public final class BivariateT {
    private static final double TWO_PI = 6.283185307179586;
    private static final double HALF_PI = 1.5707963267948966;
    private static final double TOLERANCE = 1e-14;

    private BivariateT() {}

    /**
     * Probability that the first is below h and the second below k.
     *
     * @param h upper limit of the first, may be infinite
     * @param k upper limit of the second, may be infinite
     * @param rho correlation of the underlying normals, -1 to 1
     * @param degreesOfFreedom nu, positive and finite
     * @return the probability; NaN if an argument is NaN or rho outside its bounds
     * @throws IllegalArgumentException if nu is not positive and finite
     */
    public static double cdf(final double h, final double k, final double rho, final double degreesOfFreedom) {
        final StudentT margin = new StudentT(degreesOfFreedom);
        if (!(rho >= -1 && rho <= 1) || Double.isNaN(h) || Double.isNaN(k)) {
            return Double.NaN;
        }
        if (Double.isInfinite(h) || Double.isInfinite(k)) {
            return Math.min(margin.cdf(h), margin.cdf(k)) == 0 ? 0 : margin.cdf(h == Double.POSITIVE_INFINITY ? k : h);
        }
        final double value;
        if (rho >= 0) {
            value = margin.cdf(Math.min(h, k)) - fromPerfect(h, k, rho, degreesOfFreedom);
        } else {
            value = between(margin, -k, h) + fromPerfect(h, -k, -rho, degreesOfFreedom);
        }
        return Math.clamp(value, 0.0, 1.0);
    }

    /** Integral of the derivative over correlations from rho (not negative) to 1; the angle is counted from the end. */
    private static double fromPerfect(final double h, final double k, final double rho, final double nu) {
        final double gapSquare = (h - k) * (h - k);
        final double product = 2 * h * k;
        final double whole = HALF_PI - StrictMath.asin(rho);
        return AdaptiveQuadrature.integrate(
                        angle -> {
                            // With r = cos(angle): (h^2 + k^2 - 2 r h k) / (1 - r^2) = ((h - k)^2 + 2 h k (1 - r)) /
                            // sin^2, without cancellation.
                            final double sine = StrictMath.sin(angle);
                            final double halfSine = StrictMath.sin(0.5 * angle);
                            final double oneLess = 2 * halfSine * halfSine;
                            final double form = (gapSquare + product * oneLess) / (sine * sine);
                            return StrictMath.exp(-0.5 * nu * StrictMath.log1p(form / nu));
                        },
                        0,
                        whole,
                        TOLERANCE)
                / TWO_PI;
    }

    private static double between(final StudentT margin, final double from, final double to) {
        if (to <= from) {
            return 0;
        }
        return to < 0 ? margin.cdf(to) - margin.cdf(from) : margin.cdf(-from) - margin.cdf(-to);
    }
}
