package io.loadline.core.pricing;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.MillsRatio;
import io.loadline.core.math.Normal;

/**
 * Absolute volatility that gives a {@link Bachelier} price, without iteration: P. Jaeckel, "Implied normal volatility", Wilmott 2017. With u = |F
 * - K| / (sigma sqrt(T)) and Y' the slope of the Mills ratio at -u, the out-of-the-money price over |F - K| is p(u) = n(u) Y'(-u) / u. Nearer than one
 * deviation 1 / (p + 1/2) is an odd function of u and a polynomial in its square gives the start; further out u / L is one in 1 / (1 + L), L =
 * sqrt(-ln p). Both are good to five digits, and one Householder step of third order, on p and on ln p, gives the rest. At the money the answer
 * is closed. The polynomials are Chebyshev expansions computed in forty digits.
 *
 * <p>The same work for every price; nothing allocated; any thread.
 */
public final class NormalImpliedVolatility {
    private static final double LOG_ROOT_TWO_PI = 0.9189385332046727;

    /** p(1). */
    private static final double NEAR = 0.08331547058768629;

    /** 2 / g^2 for g = 1 / (p + 1/2) at u = 1: moves g^2 to (-1, 1). */
    private static final double NEAR_SCALE = 2 / (1.714338210494702 * 1.714338210494702);

    private static final double[] NEAR_START = {
        0.0005636539786676272,
        0.0010096661609152787,
        0.0007180243633297525,
        0.0016980099489914986,
        0.0046949531389727985,
        0.010517176538982,
        0.025947884541752418,
        0.07896038551172534,
        0.4592039678111557
    };

    /** The range of 1 / (1 + L) from u = 1 to L = 45, where p is below the smallest number. */
    private static final double FAR_LEAST = 1.0 / 46;

    private static final double FAR_SCALE = 2 / (0.3881344709428954 - FAR_LEAST);

    private static final double[] FAR_START = {
        0.00023825242665473075,
        -0.007465877187515303,
        -0.017011654011796728,
        0.01596505232752744,
        0.06982347923883447,
        0.07862962437921495,
        -0.15877323162087367,
        -0.4747422558105213,
        1.1276627952298588
    };

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
                && years < Double.POSITIVE_INFINITY
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
        final double total;
        if (ratio > NEAR) {
            total = ratio < Double.POSITIVE_INFINITY ? size / near(ratio) : timeValue * Normal.ROOT_TWO_PI;
        } else {
            final double log = ratio >= Double.MIN_NORMAL
                    ? Elementary.log(ratio)
                    : StrictMath.log(timeValue) - StrictMath.log(size);
            total = size / far(log);
        }
        return total / Math.sqrt(years);
    }

    private static double near(final double ratio) {
        final double g = 1 / (ratio + 0.5);
        final double u = g * polynomial(NEAR_START, NEAR_SCALE * g * g - 1);
        final double newton = u * (MillsRatio.slope(u) - ratio * u / Normal.density(u));
        final double inverse = 1 / u;
        return u + householder(newton, -u - 2 * inverse, u * u + 3 + 6 * inverse * inverse);
    }

    private static double far(final double log) {
        final double root = Math.sqrt(-log);
        final double u = root * polynomial(FAR_START, FAR_SCALE * (1 / (1 + root) - FAR_LEAST) - 1);
        final double slope = MillsRatio.slope(u);
        final double value = Elementary.log(slope / u) - LOG_ROOT_TWO_PI - 0.5 * u * u;
        final double inverse = 1 / u;
        final double first = -inverse / slope;
        final double bend = -u - 2 * inverse;
        final double third = u * u + 3 + 6 * inverse * inverse + first * (2 * first - 3 * bend);
        return u + householder((value - log) * u * slope, bend - first, third);
    }

    /** Step of third order from the Newton step and the second and third derivatives over the first. */
    private static double householder(final double newton, final double second, final double third) {
        return newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
    }

    private static double polynomial(final double[] coefficients, final double x) {
        double value = 0;
        for (final double coefficient : coefficients) {
            value = Math.fma(value, x, coefficient);
        }
        return value;
    }
}
