package io.loadline.core.math;

/**
 * Distribution function of three correlated standard normals: the bivariate probability given the third, integrated over the third (A. Genz and F.
 * Bretz, "Computation of Multivariate Normal and t Probabilities", 2009, section 2.2). The variable with the weakest correlations is the one
 * conditioned on. Absolute error about 1e-12.
 */
public final class TrivariateNormal {
    private static final double TOLERANCE = 1e-13;
    private static final double FARTHEST = 9;
    private static final double[] CUTS = {-3, 0, 3};

    private TrivariateNormal() {}

    /**
     * Probability that each variable is below its limit.
     *
     * @param h upper limit of the first, may be infinite
     * @param k upper limit of the second, may be infinite
     * @param l upper limit of the third, may be infinite
     * @param rhoHk correlation of first and second
     * @param rhoHl correlation of first and third
     * @param rhoKl correlation of second and third
     * @return the probability; NaN if an argument is NaN
     * @throws IllegalArgumentException if the correlations are not those of any three variables
     */
    public static double cdf(
            final double h,
            final double k,
            final double l,
            final double rhoHk,
            final double rhoHl,
            final double rhoKl) {
        final double determinant = 1 - rhoHk * rhoHk - rhoHl * rhoHl - rhoKl * rhoKl + 2 * rhoHk * rhoHl * rhoKl;
        final boolean bounded = Math.abs(rhoHk) <= 1 && Math.abs(rhoHl) <= 1 && Math.abs(rhoKl) <= 1;
        if (!bounded || determinant < -1e-14) {
            throw new IllegalArgumentException("correlations: " + rhoHk + ", " + rhoHl + ", " + rhoKl
                    + " given; expected those of a positive semidefinite matrix");
        }
        if (Double.isNaN(h) || Double.isNaN(k) || Double.isNaN(l)) {
            return Double.NaN;
        }
        final double first = Math.max(Math.abs(rhoHk), Math.abs(rhoHl));
        final double second = Math.max(Math.abs(rhoHk), Math.abs(rhoKl));
        final double third = Math.max(Math.abs(rhoHl), Math.abs(rhoKl));
        if (first <= second && first <= third) {
            return overFirst(h, k, l, rhoHk, rhoHl, rhoKl);
        }
        return second <= third ? overFirst(k, h, l, rhoHk, rhoKl, rhoHl) : overFirst(l, h, k, rhoHl, rhoKl, rhoHk);
    }

    private static double overFirst(
            final double h,
            final double k,
            final double l,
            final double rhoHk,
            final double rhoHl,
            final double rhoKl) {
        final double widthK = Math.sqrt((1 - rhoHk) * (1 + rhoHk));
        final double widthL = Math.sqrt((1 - rhoHl) * (1 + rhoHl));
        if (widthK == 0 || widthL == 0) {
            return perfect(h, k, l, rhoHk, rhoHl, widthK == 0);
        }
        final double partial = Math.clamp((rhoKl - rhoHk * rhoHl) / (widthK * widthL), -1.0, 1.0);
        final double top = Math.min(h, FARTHEST);
        double from = -FARTHEST;
        double sum = 0;
        for (int i = 0; i <= CUTS.length && from < top; i++) {
            final double to = i < CUTS.length ? Math.min(CUTS[i], top) : top;
            sum += AdaptiveQuadrature.integrate(
                    x -> Normal.density(x)
                            * BivariateNormal.cdf((k - rhoHk * x) / widthK, (l - rhoHl * x) / widthL, partial),
                    from,
                    to,
                    TOLERANCE);
            from = to;
        }
        return Math.clamp(sum, 0.0, 1.0);
    }

    /** One of the other two is the first itself or its mirror image. */
    private static double perfect(
            final double h, final double k, final double l, final double rhoHk, final double rhoHl, final boolean isK) {
        final double twin = isK ? k : l;
        final double other = isK ? l : k;
        final double rhoTwin = isK ? rhoHk : rhoHl;
        final double rhoOther = isK ? rhoHl : rhoHk;
        if (rhoTwin > 0) {
            return BivariateNormal.cdf(Math.min(h, twin), other, rhoOther);
        }
        if (h <= -twin) {
            return 0;
        }
        return BivariateNormal.cdf(h, other, rhoOther) - BivariateNormal.cdf(-twin, other, rhoOther);
    }
}
