package io.loadline.core.pricing;

import io.loadline.core.math.Elementary;

/**
 * Volatility that gives a Black price: P. Jaeckel, "Let's Be Rational", Wilmott 2015. The price is taken out of the money and divided by sqrt(F K);
 * {@link NormalisedBlack} is inverted from {@link ImpliedStart} by two Householder steps of third order (A. Householder 1970, ch. 4.4), each of
 * which multiplies the number of right digits by four. The function solved is the one that is nearly straight in its region: the inverse of the logarithm
 * of the price far out of the money, the price itself around its inflection, the logarithm of its distance from the upper bound near that.
 *
 * <p>The answer is within about an ulp of the total volatility of the price as it was given. A price in the money holds fewer digits of the
 * volatility: its rounding over the vega is the bound for any method. The same work for every price: no loop, nothing allocated; any thread.
 */
public final class ImpliedVolatility {
    private static final double LOG_ROOT_TWO_PI = 0.9189385332046727;
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
        final double most = call ? forward : strike;
        final boolean usable = forward > 0
                && strike > 0
                && years > 0
                && forward < Double.POSITIVE_INFINITY
                && strike < Double.POSITIVE_INFINITY
                && years < Double.POSITIVE_INFINITY
                && undiscountedPrice < most;
        if (!usable) {
            return Double.NaN;
        }
        final double timeValue = undiscountedPrice - Math.max(call ? forward - strike : strike - forward, 0);
        if (!(timeValue > 0)) {
            return timeValue == 0 ? 0 : Double.NaN;
        }
        final double x = -Math.abs(NormalisedBlack.logMoneyness(forward, strike));
        final double scale = Math.sqrt(forward) * Math.sqrt(strike);
        final double bound = Math.min(forward, strike) / scale;
        return total(x, bound, timeValue / scale, (most - undiscountedPrice) / scale) / Math.sqrt(years);
    }

    private static double total(final double x, final double bound, final double price, final double distance) {
        final double start = ImpliedStart.of(x, bound, price, distance);
        if (start < 0) {
            final double target = log(price);
            return below(x, below(x, -start, target), target);
        }
        if (distance < UPPER_REGION * bound && start * start > -2 * x) {
            final double target = log(distance);
            return above(x, above(x, start, target), target);
        }
        return middle(x, middle(x, start, bound, price), bound, price);
    }

    /** One step on 1 / ln b, with ln b free of underflow. */
    private static double below(final double x, final double s, final double target) {
        final double h = x / s;
        final double perTotal = h / s;
        final double ratio = NormalisedBlack.ratio(x, s);
        final double value = Elementary.log(ratio) - LOG_ROOT_TWO_PI - 0.5 * Math.fma(h, h, 0.25 * s * s);
        final double inverse = 1 / (value * ratio);
        final double first = value * inverse;
        final double bend = ratio * inverse;
        final double curvature = h * perTotal - 0.25 * s;
        final double newton = (target - value) * value * ratio / target;
        final double second = curvature - first * (1 + 2 * bend);
        final double third = thirdOfPrice(curvature, perTotal)
                + first * (2 * first * (1 + 3 * bend * (1 + bend)) - 3 * curvature * (1 + 2 * bend));
        return s + householder(newton, second, third);
    }

    /** One step on the price. */
    private static double middle(final double x, final double s, final double bound, final double target) {
        final double h = x / s;
        final double perTotal = h / s;
        final double curvature = h * perTotal - 0.25 * s;
        final double newton = NormalisedBlack.excess(x, s, bound, target);
        return s + householder(newton, curvature, thirdOfPrice(curvature, perTotal));
    }

    /** One step on the logarithm of the distance to the bound. */
    private static double above(final double x, final double s, final double target) {
        final double h = x / s;
        final double perTotal = h / s;
        final double curvature = h * perTotal - 0.25 * s;
        final double ratio = NormalisedBlack.complementRatio(x, s);
        final double first = 1 / ratio;
        final double value = Elementary.log(ratio) - LOG_ROOT_TWO_PI - 0.5 * Math.fma(h, h, 0.25 * s * s);
        final double third = thirdOfPrice(curvature, perTotal) + first * (2 * first + 3 * curvature);
        return s + householder((value - target) * ratio, curvature + first, third);
    }

    /** Third derivative of the price over the first, from the second over the first and x / s^2. */
    private static double thirdOfPrice(final double curvature, final double perTotal) {
        return curvature * curvature - 3 * perTotal * perTotal - 0.25;
    }

    /** Step of third order from the Newton step and the second and third derivatives over the first. */
    private static double householder(final double newton, final double second, final double third) {
        final double step = newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
        return step * newton > 0 ? step : newton;
    }

    private static double log(final double x) {
        return x >= Double.MIN_NORMAL ? Elementary.log(x) : StrictMath.log(x);
    }
}
