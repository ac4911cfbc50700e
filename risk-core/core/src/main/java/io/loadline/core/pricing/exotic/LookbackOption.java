package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;
import io.loadline.core.pricing.Greeks;

/**
 * Options on the highest or lowest price, watched without a break for the whole life. Floating strike: M. Goldman, H. Sosin and M. Gatto, "Path
 * dependent options", J. Finance 34 (1979). Fixed strike: A. Conze and R. Viswanathan, J. Finance 46 (1991). In the form of E. Haug (2007), ch.
 * 4.15.1 and 4.15.2. {@link PartialLookbackOption} is watched for a part of its life.
 */
public final class LookbackOption {
    private LookbackOption() {}

    /**
     * Pays the spot at expiry less the lowest price (call), or the highest price less the spot (put).
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme lowest (call) or highest (put) price so far, positive; the spot counts too
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double floating(
            final boolean call,
            final double spot,
            final double extreme,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!valid(spot, extreme, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        final double reached = call ? Math.min(extreme, spot) : Math.max(extreme, spot);
        return held(call, spot, reached, rate, dividendYield, years, volatility);
    }

    /**
     * Pays the highest price less the strike (call), or the strike less the lowest price (put), if positive.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme highest (call) or lowest (put) price so far, positive; the spot counts too
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double fixed(
            final boolean call,
            final double spot,
            final double extreme,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!(valid(spot, extreme, rate, dividendYield, years, volatility) && strike > 0 && Double.isFinite(strike))) {
            return Double.NaN;
        }
        final double reached = call ? Math.max(extreme, spot) : Math.min(extreme, spot);
        final double level = call ? Math.max(reached, strike) : Math.min(reached, strike);
        final double certain = StrictMath.exp(-rate * years) * Math.abs(level - strike);
        return certain + beyond(call, spot, level, rate, dividendYield, years, volatility);
    }

    /**
     * Derivatives of a floating strike lookback, the extreme so far being held.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme lowest (call) or highest (put) price so far, positive; the spot counts too
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry
     * @param volatility a year
     * @param into receives what {@link BumpedGreeks} writes
     * @return false for invalid input, where every field is NaN
     */
    public static boolean floatingGreeks(
            final boolean call,
            final double spot,
            final double extreme,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final Greeks into) {
        if (!valid(spot, extreme, rate, dividendYield, years, volatility)) {
            into.clear();
            return false;
        }
        final double reached = call ? Math.min(extreme, spot) : Math.max(extreme, spot);
        // On the other side of the extreme the formula goes on smoothly, which a new extreme would not.
        return BumpedGreeks.of(
                (s, r, q, elapsed, v) -> held(call, s, reached, r, q, years - elapsed, v),
                spot,
                rate,
                dividendYield,
                years,
                years,
                volatility,
                Double.POSITIVE_INFINITY,
                into);
    }

    private static double held(
            final boolean call,
            final double spot,
            final double reached,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double gap = spot * StrictMath.exp(-dividendYield * years) - reached * StrictMath.exp(-rate * years);
        return (call ? gap : -gap) + beyond(!call, spot, reached, rate, dividendYield, years, volatility);
    }

    /**
     * Derivatives of a fixed strike lookback, the extreme so far being held.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme highest (call) or lowest (put) price so far, positive; the spot counts too
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry
     * @param volatility a year
     * @param into receives what {@link BumpedGreeks} writes
     * @return false for invalid input, where every field is NaN
     */
    public static boolean fixedGreeks(
            final boolean call,
            final double spot,
            final double extreme,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final Greeks into) {
        if (!(valid(spot, extreme, rate, dividendYield, years, volatility) && strike > 0 && Double.isFinite(strike))) {
            into.clear();
            return false;
        }
        final double reached = call ? Math.max(extreme, spot) : Math.min(extreme, spot);
        final double level = call ? Math.max(reached, strike) : Math.min(reached, strike);
        return BumpedGreeks.of(
                (s, r, q, elapsed, v) -> StrictMath.exp(-r * (years - elapsed)) * Math.abs(level - strike)
                        + beyond(call, s, level, r, q, years - elapsed, v),
                spot,
                rate,
                dividendYield,
                years,
                years,
                volatility,
                Double.POSITIVE_INFINITY,
                into);
    }

    /** Discounted mean of what the highest price will be above a level, or the lowest below it. */
    private static double beyond(
            final boolean above,
            final double spot,
            final double level,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double carry = rate - dividendYield;
        if (volatility * Math.sqrt(years) == 0) {
            final double last = spot * StrictMath.exp(carry * years);
            final double reached = above ? Math.max(spot, last) - level : level - Math.min(spot, last);
            return StrictMath.exp(-rate * years) * Math.max(reached, 0);
        }
        return CarryLimit.value(
                carry, volatility, years, b -> beyondWithCarry(above, spot, level, rate, b, years, volatility));
    }

    private static double beyondWithCarry(
            final boolean above,
            final double spot,
            final double level,
            final double rate,
            final double carry,
            final double years,
            final double volatility) {
        final double sign = above ? 1 : -1;
        final double total = volatility * Math.sqrt(years);
        final double variance = volatility * volatility;
        final double distance = StrictMath.log(spot / level);
        final double d1 = (distance + (carry + 0.5 * variance) * years) / total;
        final double discount = StrictMath.exp(-rate * years);
        final double growth = StrictMath.exp(carry * years);
        final double ratio = 2 * carry / variance;
        final double plain = spot * growth * Normal.cdf(sign * d1) - level * Normal.cdf(sign * (d1 - total));
        // By logarithms: with little volatility the power overflows and the probability vanishes.
        final double mirrored = StrictMath.exp(-ratio * distance + Normal.logCdf(sign * (d1 - ratio * total)));
        final double reflected = spot / ratio * (growth * Normal.cdf(sign * d1) - mirrored);
        return discount * sign * (plain + reflected);
    }

    static boolean valid(
            final double spot,
            final double extreme,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return spot > 0
                && extreme > 0
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + extreme + rate + dividendYield + years + volatility);
    }
}
