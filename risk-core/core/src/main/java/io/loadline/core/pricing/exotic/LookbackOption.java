package io.loadline.core.pricing.exotic;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.Normal;

/**
 * Options on the highest or lowest price, watched without a break. Floating strike: M. Goldman, H. Sosin and M. Gatto, "Path dependent
 * options", J. Finance 34 (1979). Fixed strike: A. Conze and R. Viswanathan, J. Finance 46 (1991). Floating strike over the first part of the
 * life: R. Heynen and H. Kat, "Selective memory", Risk 7 (1994). All in the form of E. Haug (2007), ch. 4.15.
 */
public final class LookbackOption {
    /** Below this cost of carry the formulas, which divide by it, are interpolated between both sides of zero. */
    private static final double LEAST_CARRY = 1e-4;

    private LookbackOption() {}

    /**
     * Pays the spot at expiry less the lowest price (call), or the highest price less the spot (put).
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme lowest (call) or highest (put) price so far, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param volatility a year, positive
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
        if (!valid(spot, extreme, years, volatility)) {
            return Double.NaN;
        }
        final double asset = spot * StrictMath.exp(-dividendYield * years);
        final double discount = StrictMath.exp(-rate * years);
        if (call) {
            final double lowest = Math.min(extreme, spot);
            return asset - lowest * discount + beyond(false, spot, lowest, rate, dividendYield, years, volatility);
        }
        final double highest = Math.max(extreme, spot);
        return highest * discount - asset + beyond(true, spot, highest, rate, dividendYield, years, volatility);
    }

    /**
     * Pays the highest price less the strike (call), or the strike less the lowest price (put), if positive.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme highest (call) or lowest (put) price so far, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param volatility a year, positive
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
        if (!(valid(spot, extreme, years, volatility) && strike > 0)) {
            return Double.NaN;
        }
        final double reached = call ? Math.max(extreme, spot) : Math.min(extreme, spot);
        final double level = call ? Math.max(reached, strike) : Math.min(reached, strike);
        final double certain = StrictMath.exp(-rate * years) * Math.abs(level - strike);
        return certain + beyond(call, spot, level, rate, dividendYield, years, volatility);
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
        if (Math.abs(carry) >= LEAST_CARRY) {
            return beyondWithCarry(above, spot, level, rate, carry, years, volatility);
        }
        final double up = beyondWithCarry(above, spot, level, rate, LEAST_CARRY, years, volatility);
        final double down = beyondWithCarry(above, spot, level, rate, -LEAST_CARRY, years, volatility);
        return 0.5 * (up + down + (up - down) * carry / LEAST_CARRY);
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
        final double power = StrictMath.exp(-2 * carry / variance * distance);
        final double plain = spot * growth * Normal.cdf(sign * d1) - level * Normal.cdf(sign * (d1 - total));
        final double reflected = spot
                * (variance / (2 * carry))
                * (growth * Normal.cdf(sign * d1)
                        - power * Normal.cdf(sign * (d1 - 2 * carry * Math.sqrt(years) / volatility)));
        return discount * sign * (plain + reflected);
    }

    /**
     * A floating strike lookback whose extreme is taken until a time before expiry: pays S - scale x lowest (call) or scale x highest - S
     * (put), if positive.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme lowest (call) or highest (put) price so far, positive
     * @param scale factor of the extreme; at least 1 for a call, at most 1 for a put
     * @param watchedYears time until which the extreme is taken, positive and less than the time to expiry
     * @param rate continuously compounded
     * @param dividendYield continuously compounded, other than the rate
     * @param years time to expiry
     * @param volatility a year, positive
     * @return value; NaN for invalid input
     */
    public static double partialFloating(
            final boolean call,
            final double spot,
            final double extreme,
            final double scale,
            final double watchedYears,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean usable = valid(spot, extreme, years, volatility)
                && watchedYears > 0
                && watchedYears < years
                && (call ? scale >= 1 : scale > 0 && scale <= 1);
        if (!usable) {
            return Double.NaN;
        }
        final double carry = rate - dividendYield;
        if (Math.abs(carry) >= LEAST_CARRY) {
            return partial(call, spot, extreme, scale, watchedYears, rate, carry, years, volatility);
        }
        final double up = partial(call, spot, extreme, scale, watchedYears, rate, LEAST_CARRY, years, volatility);
        final double down = partial(call, spot, extreme, scale, watchedYears, rate, -LEAST_CARRY, years, volatility);
        return 0.5 * (up + down + (up - down) * carry / LEAST_CARRY);
    }

    private static double partial(
            final boolean call,
            final double spot,
            final double extreme,
            final double scale,
            final double watched,
            final double rate,
            final double carry,
            final double years,
            final double volatility) {
        final double w = call ? 1 : -1;
        final double variance = volatility * volatility;
        final double total = volatility * Math.sqrt(years);
        final double watchedTotal = volatility * Math.sqrt(watched);
        final double restTotal = volatility * Math.sqrt(years - watched);
        final double distance = StrictMath.log(spot / extreme);
        final double d1 = (distance + (carry + 0.5 * variance) * years) / total;
        final double e1 = (carry + 0.5 * variance) * (years - watched) / restTotal;
        final double f1 = (distance + (carry + 0.5 * variance) * watched) / watchedTotal;
        final double d2 = d1 - total;
        final double e2 = e1 - restTotal;
        final double f2 = f1 - watchedTotal;
        final double g1 = StrictMath.log(scale) / total;
        final double g2 = StrictMath.log(scale) / restTotal;
        final double shared = Math.sqrt(watched / years);
        final double rest = -Math.sqrt(1 - watched / years);
        final double discount = StrictMath.exp(-rate * years);
        final double asset = spot * StrictMath.exp((carry - rate) * years);
        final double ratio = 2 * carry / variance;
        final double plain = asset * Normal.cdf(w * (d1 - g1)) - scale * extreme * discount * Normal.cdf(w * (d2 - g1));
        final double reflected = scale
                * spot
                * discount
                / ratio
                * (StrictMath.exp(-ratio * distance)
                                * BivariateNormal.cdf(
                                        w * (ratio * watchedTotal - f1), w * (ratio * total - d1 - g1), shared)
                        - StrictMath.exp(carry * years)
                                * StrictMath.exp(ratio * StrictMath.log(scale))
                                * BivariateNormal.cdf(w * (-d1 - g1), w * (e1 + g2), rest));
        final double joint = asset * BivariateNormal.cdf(w * (-d1 + g1), w * (e1 - g2), rest)
                + scale * extreme * discount * BivariateNormal.cdf(-w * f2, w * (d2 - g1), -shared);
        final double last = StrictMath.exp(-carry * (years - watched))
                * (1 + 1 / ratio)
                * scale
                * asset
                * Normal.cdf(w * (e2 - g2))
                * Normal.cdf(-w * f1);
        return w * (plain + reflected + joint - last);
    }

    private static boolean valid(final double spot, final double extreme, final double years, final double volatility) {
        return spot > 0 && extreme > 0 && years > 0 && volatility > 0;
    }
}
