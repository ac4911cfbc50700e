package io.loadline.core.pricing.surface;

/**
 * An {@link Svi} smile in place: five numbers that are overwritten by each fit, so that a live smile allocates nothing. The formulas of the
 * record are these. One thread.
 */
final class SviCurve {
    private static final double STEEPEST = 2;
    private static final double REACH = 3;
    private static final double FINEST = 0.1;
    private static final double GROWTH = 1.12;
    /** Rounding that is not called a crossing, relative. */
    private static final double ROUNDING = 1e-12;

    double a;
    double b;
    double rho;
    double m;
    double sigma;

    SviCurve() {}

    SviCurve(final double a, final double b, final double rho, final double m, final double sigma) {
        set(a, b, rho, m, sigma);
    }

    void set(final double level, final double slope, final double tilt, final double shift, final double roundness) {
        a = level;
        b = slope;
        rho = tilt;
        m = shift;
        sigma = roundness;
    }

    void set(final SviCurve other) {
        set(other.a, other.b, other.rho, other.m, other.sigma);
    }

    Svi toRecord() {
        return new Svi(a, b, rho, m, sigma);
    }

    boolean isValid() {
        return b >= 0 && Math.abs(rho) < 1 && sigma > 0 && Double.isFinite(a + m + sigma + b) && leastVariance() >= 0;
    }

    /** Total variance at the bottom of the smile. */
    double leastVariance() {
        return a + b * sigma * Math.sqrt(1 - rho * rho);
    }

    double totalVariance(final double k) {
        final double x = k - m;
        return a + b * (rho * x + Math.sqrt(x * x + sigma * sigma));
    }

    double slope(final double k) {
        final double x = k - m;
        return b * (rho + x / Math.sqrt(x * x + sigma * sigma));
    }

    double curvature(final double k) {
        final double x = k - m;
        final double root = Math.sqrt(x * x + sigma * sigma);
        return b * sigma * sigma / (root * root * root);
    }

    double density(final double k) {
        final double w = totalVariance(k);
        final double slope = slope(k);
        final double first = 1 - 0.5 * k * slope / w;
        return first * first - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature(k);
    }

    /** True if the wings keep to Lee's bound and the density is nowhere negative on a grid that is fine where the smile is, coarse far out. */
    boolean isButterflyFree() {
        if (!isValid() || b * (1 + Math.abs(rho)) > STEEPEST) {
            return false;
        }
        final double finest = FINEST * Math.min(sigma, Math.sqrt(Math.max(totalVariance(0), leastVariance())));
        if (!(finest > 0)) {
            return false;
        }
        double step = 0;
        while (step <= REACH) {
            if (!(density(m + step) >= 0 && density(m - step) >= 0)) {
                return false;
            }
            step = step * GROWTH + finest;
        }
        return true;
    }

    /** True if total variance is nowhere above that of a later expiry, in the wings too. */
    boolean isBelow(final SviCurve later) {
        if (b * (1 + rho) > later.b * (1 + later.rho) * (1 + ROUNDING)
                || b * (1 - rho) > later.b * (1 - later.rho) * (1 + ROUNDING)) {
            return false;
        }
        final double finest = FINEST * Math.min(sigma, later.sigma);
        if (!(finest > 0)) {
            return false;
        }
        double step = 0;
        while (step <= REACH) {
            if (isAbove(later, m + step) || isAbove(later, m - step)) {
                return false;
            }
            step = step * GROWTH + finest;
        }
        return true;
    }

    private boolean isAbove(final SviCurve later, final double k) {
        return !(totalVariance(k) <= later.totalVariance(k) * (1 + ROUNDING));
    }

    /** Goes a share of the way from one curve to another, parameter by parameter. */
    void between(final SviCurve from, final SviCurve to, final double share) {
        set(
                from.a + share * (to.a - from.a),
                from.b + share * (to.b - from.b),
                from.rho + share * (to.rho - from.rho),
                from.m + share * (to.m - from.m),
                from.sigma + share * (to.sigma - from.sigma));
    }
}
