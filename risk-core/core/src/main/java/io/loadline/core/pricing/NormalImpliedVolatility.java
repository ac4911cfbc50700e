package io.loadline.core.pricing;

import io.loadline.core.math.Normal;

/**
 * Absolute volatility that gives a {@link Bachelier} price. With u = |F - K| / (sigma sqrt(T)) the out-of-the-money price over |F - K| is a
 * function of u alone (P. Jaeckel, "Implied normal volatility", Wilmott 2017, eq. 5), p(u) = n(u) Y'(-u) / u. Its logarithm is inverted by
 * Halley steps from the asymptotic expansions at both ends; at the money the answer is closed.
 */
public final class NormalImpliedVolatility {
    private static final int MAX_STEPS = 24;
    private static final int START_STEPS = 4;
    private static final double NEAR = 0.05;
    private static final double CONVERGED = 0x1p-51;

    private NormalImpliedVolatility() {}

    /**
     * @param call true for a call, false for a put
     * @param forward forward price, of any sign
     * @param strike strike, of any sign
     * @param years time to expiry, positive
     * @param undiscountedPrice price over the discount factor
     * @return absolute volatility a year; 0 where the price is the intrinsic value; NaN where no volatility gives the price or an input is
     *     invalid
     */
    public static double of(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double undiscountedPrice) {
        final double distance = forward - strike;
        final double timeValue = undiscountedPrice - Math.max(call ? distance : -distance, 0);
        if (!(years > 0
                && timeValue >= 0
                && timeValue < Double.POSITIVE_INFINITY
                && Math.abs(distance) <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        if (timeValue == 0) {
            return 0;
        }
        final double size = Math.abs(distance);
        final double ratio = timeValue / size;
        final double total =
                ratio < Double.POSITIVE_INFINITY ? size / distanceInDeviations(ratio) : timeValue * Normal.ROOT_TWO_PI;
        return total / Math.sqrt(years);
    }

    private static double distanceInDeviations(final double ratio) {
        final double target = StrictMath.log(ratio);
        double u = start(ratio, target);
        for (int i = 0; i < MAX_STEPS; i++) {
            // With G = n + h N at h = -u: the logarithm of p is ln G - ln u, G' = N and G'' = n by h.
            final double slope = Normal.millsSlope(-u);
            final double error = StrictMath.log(Normal.density(u) * slope / u / ratio);
            final double share = Normal.mills(-u) / slope;
            final double first = -share - 1 / u;
            final double second = 1 / slope - share * share + 1 / (u * u);
            final double newton = -error / first;
            final double halley = newton / (1 + 0.5 * newton * second / first);
            final double next = u + (halley * newton > 0 ? halley : newton);
            final double kept = next > 0 ? next : 0.5 * u;
            if (Math.abs(kept - u) <= CONVERGED * u) {
                return kept;
            }
            u = kept;
        }
        return u;
    }

    private static double start(final double ratio, final double target) {
        if (ratio > NEAR) {
            return 1 / (Normal.ROOT_TWO_PI * (ratio + 0.5));
        }
        final double free = -target - StrictMath.log(Normal.ROOT_TWO_PI);
        double u = Math.sqrt(2 * free);
        for (int i = 0; i < START_STEPS; i++) {
            u = Math.sqrt(Math.max(2 * (free - 3 * StrictMath.log(u)), 1));
        }
        return u;
    }
}
