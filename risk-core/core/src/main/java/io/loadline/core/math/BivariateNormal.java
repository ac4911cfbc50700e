package io.loadline.core.math;

/**
 * Distribution function of two correlated standard normals. A. Genz, "Numerical computation of rectangular bivariate and trivariate normal and t
 * probabilities", Statistics and Computing 14 (2004), section 2: Gauss-Legendre quadrature over the angle of the correlation (Drezner and
 * Wesolowsky 1990), and for a correlation near one the integral in sqrt(1 - rho^2) less its leading terms, which are integrated exactly.
 * Absolute error about 1e-15.
 */
public final class BivariateNormal {
    private static final double TWO_PI = 6.283185307179586;
    private static final double NEAR_ONE = 0.925;
    private static final GaussLegendre RULE = new GaussLegendre(20);

    private BivariateNormal() {}

    /**
     * Probability that the first is below h and the second below k.
     *
     * @param h upper limit of the first, may be infinite
     * @param k upper limit of the second, may be infinite
     * @param rho correlation, -1 to 1
     * @return the probability; NaN if an argument is NaN or rho outside its bounds
     */
    public static double cdf(final double h, final double k, final double rho) {
        if (!(rho >= -1 && rho <= 1) || Double.isNaN(h) || Double.isNaN(k)) {
            return Double.NaN;
        }
        if (Double.isInfinite(h) || Double.isInfinite(k)) {
            return Math.min(Normal.cdf(h), Normal.cdf(k)) == 0 ? 0 : Normal.cdf(h == Double.POSITIVE_INFINITY ? k : h);
        }
        final double value = Math.abs(rho) < NEAR_ONE ? byAngle(h, k, rho) : nearOne(h, k, rho);
        return Math.clamp(value, 0.0, 1.0);
    }

    private static double byAngle(final double h, final double k, final double rho) {
        final double halfAngle = 0.5 * StrictMath.asin(rho);
        final double squares = 0.5 * (h * h + k * k);
        final double product = h * k;
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            final double sine = StrictMath.sin(halfAngle * (1 + RULE.node(i)));
            sum += RULE.weight(i) * StrictMath.exp((sine * product - squares) / (1 - sine * sine));
        }
        return Math.fma(Normal.cdf(h), Normal.cdf(k), sum * halfAngle / TWO_PI);
    }

    /**
     * With s the sign of rho and k' = s k: the probability at |rho| = 1 less the integral of the density over the correlation from |rho| to 1. In
     * x = sqrt(1 - r^2) the integrand is exp(-b^2 / (2 x^2)) g(x) with b = h - k' and
     * g(x) = exp(-h k' / (1 + sqrt(1 - x^2))) / sqrt(1 - x^2) = exp(-h k' / 2) (1 + c x^2 + c d x^4 + ...).
     */
    private static double nearOne(final double h, final double k, final double rho) {
        final double mirrored = rho < 0 ? -k : k;
        final double limit = rho < 0 ? between(-k, h) : Normal.cdf(Math.min(h, k));
        final double square = (1 - rho) * (1 + rho);
        if (square == 0) {
            return limit;
        }
        final double width = Math.sqrt(square);
        final double gap = Math.abs(h - mirrored);
        final double product = h * mirrored;
        final double c = (4 - product) / 8;
        final double d = (12 - product) / 80;
        final double leading = leadingTerms(width, gap, product, c, d);
        double rest = 0;
        for (int i = 0; i < RULE.size(); i++) {
            final double x = 0.5 * width * (1 + RULE.node(i));
            final double xx = x * x;
            final double exponent = -0.5 * gap * gap / xx;
            if (exponent - 0.5 * product > -700) {
                final double root = Math.sqrt(1 - xx);
                final double exact = StrictMath.exp(-product * xx / (2 * (1 + root) * (1 + root))) / root;
                rest += RULE.weight(i)
                        * StrictMath.exp(exponent - 0.5 * product)
                        * (exact - (1 + c * xx * (1 + 5 * d * xx)));
            }
        }
        final double correction = (leading + 0.5 * width * rest) / TWO_PI;
        return rho < 0 ? limit + correction : limit - correction;
    }

    /** Integral of exp(-b^2 / (2 x^2) - product / 2) (1 + c x^2 + 5 c d x^4) over x from 0 to the width. */
    private static double leadingTerms(
            final double width, final double gap, final double product, final double c, final double d) {
        final double gapSquare = gap * gap;
        final double square = width * width;
        final double exponent = -0.5 * (gapSquare / square + product);
        double value = 0;
        if (exponent > -700) {
            value = width
                    * StrictMath.exp(exponent)
                    * (1 - c * (gapSquare - square) * (1 - d * gapSquare) / 3 + c * d * square * square);
        }
        if (product > -700) {
            final double tail = Normal.ROOT_TWO_PI * Normal.cdf(-gap / width);
            value -= StrictMath.exp(-0.5 * product) * tail * gap * (1 - c * gapSquare * (1 - d * gapSquare) / 3);
        }
        return value;
    }

    /** Probability between two values, without cancellation in the tails. */
    static double between(final double from, final double to) {
        if (to <= from) {
            return 0;
        }
        return to < 0 ? Normal.cdf(to) - Normal.cdf(from) : Normal.cdf(-from) - Normal.cdf(-to);
    }
}
