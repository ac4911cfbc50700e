package io.loadline.core.pricing.surface;

/**
 * Takes arbitrage out of a fitted smile: bends it, parameter by parameter and no further than needed, towards one that has none. Where a later
 * expiry bounds it that is the later smile with its total variance scaled down to this one's level, which stays free of butterfly arbitrage because
 * all but the first, never negative, term of the density fall with the scale. Else it is the SSVI smile with the same level,
 * skew and left wing (Gatheral and Jacquier 2014, section 5.1), its curvature cut to the bounds of theorem 4.2. One thread.
 */
final class SmileRepair {
    private static final int BISECTIONS = 12;
    private static final double LEAST_SCALE = 1e-6;

    private final SviCurve fitted = new SviCurve();
    private final SviCurve safe = new SviCurve();

    /**
     * @param curve valid; bent in place where it allows arbitrage
     * @param later curve that it must stay below, free of arbitrage itself, or null
     * @return true if it was bent
     */
    boolean bend(final SviCurve curve, final SviCurve later) {
        if (isFree(curve, later)) {
            return false;
        }
        fitted.set(curve);
        if (later == null) {
            safeAlone(curve);
        } else {
            safeBelow(curve, later);
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            final double share = 0.5 * (low + high);
            curve.between(fitted, safe, share);
            if (isFree(curve, later)) {
                high = share;
            } else {
                low = share;
            }
        }
        curve.between(fitted, safe, high);
        if (high == 1) {
            curve.set(safe);
        }
        return true;
    }

    static boolean isFree(final SviCurve curve, final SviCurve later) {
        return curve.isButterflyFree() && (later == null || curve.isBelow(later));
    }

    private void safeBelow(final SviCurve curve, final SviCurve later) {
        final double scale = Math.clamp(curve.totalVariance(0) / later.totalVariance(0), LEAST_SCALE, 1.0);
        safe.set(scale * later.a, scale * later.b, later.rho, later.m, later.sigma);
    }

    private void safeAlone(final SviCurve curve) {
        final double theta = curve.totalVariance(0);
        final double root = Math.sqrt(theta);
        final double skew = 0.5 * curve.slope(0) / root;
        final double left = curve.b * (1 - curve.rho) / root;
        final double sum = left + skew;
        final double rho = sum > 0 ? Math.clamp(skew / sum, -SviFit.STEEPEST_TILT, SviFit.STEEPEST_TILT) : 0;
        final double tilt = 1 + Math.abs(rho);
        final double most = Math.min(4 * (1 - 1e-9) / (theta * tilt), 2 / Math.sqrt(theta * tilt));
        final double phi = Math.clamp(2 * sum / root, LEAST_SCALE, most);
        final double across = Math.sqrt(1 - rho * rho);
        safe.set(0.5 * theta * (1 - rho * rho), 0.5 * theta * phi, rho, -rho / phi, across / phi);
    }
}
