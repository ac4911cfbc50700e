package io.loadline.core.math;

/**
 * Solves F(x) = p by Newton steps on the logarithm of the smaller tail, kept inside a bracket. The step on the logarithm converges from afar in
 * tails where the plain one overshoots.
 */
final class QuantileSolver {
    private static final int MOST_STEPS = 400;
    private static final double PRECISION = 2e-16;

    private QuantileSolver() {}

    /**
     * Finds the value with probability p below and q above it.
     *
     * @param distribution what to invert
     * @param p probability below
     * @param q probability above, 1 - p; the smaller of the two decides
     * @param start first guess, inside the bracket
     * @param lowest lower end of the support, may be infinite
     * @param highest upper end of the support, may be infinite
     */
    static double solve(
            final ContinuousDistribution distribution,
            final double p,
            final double q,
            final double start,
            final double lowest,
            final double highest) {
        if (!(p >= 0 && q >= 0 && p <= 1 && q <= 1)) {
            return Double.NaN;
        }
        if (p == 0 || q == 0) {
            return p == 0 ? lowest : highest;
        }
        final boolean left = p <= q;
        final double target = left ? p : q;
        double low = lowest;
        double high = highest;
        double x = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            final double value = left ? distribution.cdf(x) : distribution.survival(x);
            if (value == target) {
                return x;
            }
            if ((value < target) == left) {
                low = x;
            } else {
                high = x;
            }
            final double slope = distribution.density(x);
            final double size = StrictMath.log(value / target) * value / slope;
            double next = left ? x - size : x + size;
            if (!(next > low && next < high)) {
                next = between(low, high);
            }
            if (Math.abs(next - x) <= PRECISION * Math.abs(next) || next == low || next == high) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double between(final double low, final double high) {
        if (Double.isInfinite(low)) {
            return high > 0 ? -1 - high : 2 * high - 1;
        }
        if (Double.isInfinite(high)) {
            return low < 0 ? 1 - low : 2 * low + 1;
        }
        // The geometric mean halves the distance in magnitude, where the ends are of one sign and far apart.
        if (low > 0 && high > 4 * low) {
            return Math.sqrt(low) * Math.sqrt(high);
        }
        if (high < 0 && low < 4 * high) {
            return -Math.sqrt(-low) * Math.sqrt(-high);
        }
        if (low == 0 && high > 0) {
            return high * 0x1p-10;
        }
        return 0.5 * (low + high);
    }
}
