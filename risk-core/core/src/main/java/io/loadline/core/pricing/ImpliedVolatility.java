package io.loadline.core.pricing;

import io.loadline.core.math.Normal;

/**
 * Volatility that gives a Black price. The price is taken out of the money and divided by sqrt(F K), and b(x, s) of {@link NormalisedBlack}
 * is inverted by Householder steps of third order (A. Householder 1970, ch. 4.4) kept inside a bracket. The function solved is the one that
 * is nearly straight in its region, as in P. Jaeckel, "Let's Be Rational", Wilmott 2015: the logarithm of the price below its inflection at
 * s = sqrt(2 |x|), the price itself above it, the logarithm of its distance from the upper bound near that.
 */
public final class ImpliedVolatility {
    private static final int MAX_STEPS = 32;
    private static final double CONVERGED = 0x1p-50;
    private static final double UPPER_REGION = 0.5;

    private ImpliedVolatility() {}

    /**
     * @param call true for a call, false for a put
     * @param forward forward or futures price, positive
     * @param strike strike, positive
     * @param years time to expiry, positive
     * @param undiscountedPrice price over the discount factor
     * @return volatility a year; 0 where the price is the intrinsic value; NaN where no volatility gives the price or an input is invalid
     */
    public static double of(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double undiscountedPrice) {
        final boolean usable = forward > 0
                && strike > 0
                && years > 0
                && forward < Double.POSITIVE_INFINITY
                && strike < Double.POSITIVE_INFINITY
                && undiscountedPrice < (call ? forward : strike);
        if (!usable) {
            return Double.NaN;
        }
        final double timeValue = undiscountedPrice - Math.max(call ? forward - strike : strike - forward, 0);
        if (!(timeValue > 0)) {
            return timeValue == 0 ? 0 : Double.NaN;
        }
        final double x = -Math.abs(StrictMath.log(forward / strike));
        final double target = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        final double total = target < StrictMath.exp(0.5 * x) ? solve(x, target) : Double.NaN;
        return total / Math.sqrt(years);
    }

    private static double solve(final double x, final double target) {
        final double inflection = Math.sqrt(-2 * x);
        final double atInflection = inflection > 0 ? NormalisedBlack.price(x, inflection) : 0;
        if (target < atInflection) {
            return below(x, target, inflection, atInflection);
        }
        final double bound = StrictMath.exp(0.5 * x);
        if (target < UPPER_REGION * bound) {
            return middle(x, target, inflection, atInflection);
        }
        return upper(x, bound - target, inflection);
    }

    /** Starts from ln b being straight in 1 / s^2, as it is when s is small. */
    private static double below(final double x, final double target, final double inflection, final double price) {
        final double steepness =
                2 * price / (NormalisedBlack.slope(x, inflection) * inflection * inflection * inflection);
        final double inverseSquare =
                1 / (inflection * inflection) + steepness * (StrictMath.log(price) - StrictMath.log(target));
        double low = 0;
        double high = inflection;
        double s = 1 / Math.sqrt(inverseSquare);
        for (int i = 0; i < MAX_STEPS; i++) {
            final double value = NormalisedBlack.price(x, s);
            final double slope = NormalisedBlack.slope(x, s);
            if (value > target) {
                high = s;
            } else {
                low = s;
            }
            final double error = StrictMath.log(value / target);
            final double v = slope / value;
            final double q = curvature(x, s);
            final double second = q - v;
            final double third = second * second + curvatureSlope(x, s) - v * second;
            final double next = bracketed(s + householder(-error / v, second, third), low, high);
            if (settled(s, next)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Starts by a Newton step from the inflection, which cannot overshoot as b is concave above it. */
    private static double middle(final double x, final double target, final double inflection, final double price) {
        double low = inflection;
        double high = Double.POSITIVE_INFINITY;
        double s = inflection
                + (target - price) / (inflection > 0 ? NormalisedBlack.slope(x, inflection) : 1 / Normal.ROOT_TWO_PI);
        for (int i = 0; i < MAX_STEPS; i++) {
            final double error = NormalisedBlack.price(x, s) - target;
            if (error > 0) {
                high = s;
            } else {
                low = s;
            }
            final double q = curvature(x, s);
            final double step = householder(-error / NormalisedBlack.slope(x, s), q, q * q + curvatureSlope(x, s));
            final double next = bracketed(s + step, low, high);
            if (settled(s, next)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Starts from the distance to the bound at the money, 2 N(-s / 2). */
    private static double upper(final double x, final double distance, final double inflection) {
        double low = inflection;
        double high = Double.POSITIVE_INFINITY;
        final double tail = 0.5 * distance * StrictMath.exp(-0.5 * x);
        double s = Math.max(inflection, 2 * Math.sqrt(-2 * StrictMath.log(Math.min(tail, 0.25))) - 1);
        for (int i = 0; i < MAX_STEPS; i++) {
            final double value = NormalisedBlack.complement(x, s);
            if (value < distance) {
                high = s;
            } else {
                low = s;
            }
            final double error = StrictMath.log(distance / value);
            final double w = NormalisedBlack.slope(x, s) / value;
            final double q = curvature(x, s);
            final double second = q + w;
            final double third = second * second + curvatureSlope(x, s) + w * second;
            final double next = bracketed(s + householder(-error / w, second, third), low, high);
            if (settled(s, next)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** b'' / b'. */
    private static double curvature(final double x, final double s) {
        return x * x / (s * s * s) - 0.25 * s;
    }

    private static double curvatureSlope(final double x, final double s) {
        return -3 * x * x / (s * s * s * s) - 0.25;
    }

    /** Step of third order from the Newton step and the second and third derivatives over the first. */
    private static double householder(final double newton, final double second, final double third) {
        final double step = newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
        return step * newton > 0 ? step : newton;
    }

    private static double bracketed(final double s, final double low, final double high) {
        if (s >= low && s <= high) {
            return s;
        }
        return high < Double.POSITIVE_INFINITY ? 0.5 * (low + high) : 2 * low;
    }

    private static boolean settled(final double s, final double next) {
        return Math.abs(next - s) <= CONVERGED * s;
    }
}
