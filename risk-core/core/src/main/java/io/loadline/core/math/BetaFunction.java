package io.loadline.core.math;

/**
 * The beta function by its logarithm, and the regularised incomplete beta function by the even part of the continued fraction of Abramowitz and
 * Stegun (1964) 26.5.8 in the form of A. R. DiDonato and A. H. Morris, ACM TOMS 18 (1992), section 4, evaluated by the modified Lentz method; the leading factor by Loader's deviance (see {@link GammaFunction}).
 */
public final class BetaFunction {
    private static final double TWO_PI = 6.283185307179586;
    private static final int MOST_TERMS = 10_000_000;

    private BetaFunction() {}

    /** Natural logarithm of B(a, b) = gamma(a) gamma(b) / gamma(a + b), for a, b > 0. */
    public static double logBeta(final double a, final double b) {
        if (!(a > 0 && b > 0)) {
            return Double.NaN;
        }
        // At the mode-like point x = a / (a + b) both deviances vanish.
        final double n = a + b;
        return a * StrictMath.log(a / n)
                + b * StrictMath.log(b / n)
                - 0.5 * StrictMath.log(a / n * (b / TWO_PI))
                + GammaFunction.stirlingError(a)
                + GammaFunction.stirlingError(b)
                - GammaFunction.stirlingError(n);
    }

    /** Regularised incomplete beta function I_x(a, b) for a, b > 0 and x from 0 to 1; NaN elsewhere. */
    public static double regularised(final double a, final double b, final double x) {
        return regularised(a, b, x, 1 - x);
    }

    /**
     * The same where x and 1 - x are both known to full precision.
     *
     * @param a first parameter, positive
     * @param b second parameter, positive
     * @param x argument, 0 to 1
     * @param y 1 - x
     * @return I_x(a, b); 1 - I is {@code regularised(b, a, y, x)}, to full relative precision where it is small
     */
    public static double regularised(final double a, final double b, final double x, final double y) {
        if (!(a > 0 && b > 0 && x >= 0 && y >= 0 && a + b < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        if (x == 0 || y == 0) {
            return x == 0 ? 0 : 1;
        }
        // a y - b x is a - (a + b) x without its cancellation.
        return a * y - b * x + 1 >= 2 * x
                ? leadingFactor(a, b, x, y) / fraction(a, b, x, y)
                : 1 - leadingFactor(b, a, y, x) / fraction(b, a, y, x);
    }

    /** x^a y^b / B(a, b). */
    static double leadingFactor(final double a, final double b, final double x, final double y) {
        return StrictMath.exp(logLeadingFactor(a, b, x, y));
    }

    /** a log x + b log y - log B(a, b). */
    static double logLeadingFactor(final double a, final double b, final double x, final double y) {
        final double n = a + b;
        return 0.5 * StrictMath.log(a / n * (b / TWO_PI))
                + GammaFunction.stirlingError(n)
                - GammaFunction.stirlingError(a)
                - GammaFunction.stirlingError(b)
                - GammaFunction.deviance(a, n * x)
                - GammaFunction.deviance(b, n * y);
    }

    /** x^a y^b / (B(a, b) I_x(a, b)). */
    private static double fraction(final double a, final double b, final double x, final double y) {
        final double start = a * y - b * x + 1;
        double value = GammaFunction.awayFromZero(a * start / (a + 1));
        double c = value;
        double d = 0;
        for (int m = 1; m <= MOST_TERMS; m++) {
            final double odd = a + 2.0 * m - 1;
            final double even = m * (b - m) * x / odd;
            final double numerator = (a + m - 1) * (a + b + m - 1) * x / odd * even;
            final double denominator = m + even + (a + m) * (start + m * (1 + y)) / (odd + 2);
            d = 1 / GammaFunction.awayFromZero(Math.fma(numerator, d, denominator));
            c = GammaFunction.awayFromZero(denominator + numerator / c);
            final double change = c * d;
            value *= change;
            if (Math.abs(change - 1) <= 1e-16) {
                return value;
            }
        }
        throw new ArithmeticException("incomplete beta function: no convergence for a " + a + ", b " + b + ", x " + x);
    }
}
