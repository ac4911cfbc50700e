package io.loadline.core.pricing.exotic;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.Normal;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;

/**
 * Lookback options that are watched, without a break, for a part of their life: at its beginning with a floating strike, at its end with a fixed
 * one. R. Heynen and H. Kat, "Selective memory", Risk 7 (1994), in the form of E. Haug (2007), ch. 4.15.3 and 4.15.4.
 */
public final class PartialLookbackOption {
    private PartialLookbackOption() {}

    /**
     * A floating strike whose extreme is taken until a time before expiry: pays S - scale x lowest (call) or scale x highest - S (put), if
     * positive.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme lowest (call) or highest (put) price so far, positive; the spot counts too
     * @param scale factor of the extreme; at least 1 for a call, at most 1 for a put
     * @param watchedYears time until which the extreme is taken, positive, at most that to expiry
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double floating(
            final boolean call,
            final double spot,
            final double extreme,
            final double scale,
            final double watchedYears,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean usable = LookbackOption.valid(spot, extreme, rate, dividendYield, years, volatility)
                && watchedYears > 0
                && watchedYears <= years
                && (call ? scale >= 1 && scale < Double.POSITIVE_INFINITY : scale > 0 && scale <= 1);
        if (!usable) {
            return Double.NaN;
        }
        final double reached = call ? Math.min(extreme, spot) : Math.max(extreme, spot);
        final double carry = rate - dividendYield;
        if (volatility == 0) {
            final double end = spot * StrictMath.exp(carry * watchedYears);
            final double strike = scale * (call ? Math.min(reached, end) : Math.max(reached, end));
            return BlackScholes.price(call, spot, strike, rate, dividendYield, years, 0);
        }
        if (watchedYears == years && scale == 1) {
            return LookbackOption.floating(call, spot, reached, rate, dividendYield, years, volatility);
        }
        return CarryLimit.value(
                carry,
                volatility,
                years,
                b -> floating(call ? 1 : -1, spot, reached, scale, watchedYears, rate, b, years, volatility));
    }

    /**
     * Derivatives of a partial floating strike lookback, the extreme so far being held.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme lowest (call) or highest (put) price so far, positive; the spot counts too
     * @param scale factor of the extreme; at least 1 for a call, at most 1 for a put
     * @param watchedYears time until which the extreme is taken, positive, less than that to expiry
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
            final double scale,
            final double watchedYears,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final Greeks into) {
        if (watchedYears == years && scale == 1) {
            return LookbackOption.floatingGreeks(call, spot, extreme, rate, dividendYield, years, volatility, into);
        }
        final double reached = call ? Math.min(extreme, spot) : Math.max(extreme, spot);
        final double price = floating(call, spot, extreme, scale, watchedYears, rate, dividendYield, years, volatility);
        if (Double.isNaN(price) || volatility == 0) {
            into.clear();
            into.price = price;
            return !Double.isNaN(price);
        }
        // On the other side of the extreme the formula goes on smoothly, which a new extreme would not.
        return BumpedGreeks.of(
                (s, r, q, elapsed, v) -> CarryLimit.value(
                        r - q,
                        v,
                        years - elapsed,
                        b -> floating(
                                call ? 1 : -1, s, reached, scale, watchedYears - elapsed, r, b, years - elapsed, v)),
                spot,
                rate,
                dividendYield,
                years,
                watchedYears,
                volatility,
                Double.POSITIVE_INFINITY,
                into);
    }

    private static double floating(
            final double w,
            final double spot,
            final double extreme,
            final double scale,
            final double watched,
            final double rate,
            final double carry,
            final double years,
            final double volatility) {
        final Terms t = Terms.of(spot, extreme, watched, rate, carry, years, volatility);
        final double g1 = StrictMath.log(scale) / t.total;
        final double g2 = StrictMath.log(scale) / (volatility * Math.sqrt(years - watched));
        final double shared = Math.sqrt(watched / years);
        final double rest = -Math.sqrt(1 - watched / years);
        final double fixed = scale * extreme * t.discount;
        final double plain = t.asset * Normal.cdf(w * (t.d1 - g1)) - fixed * Normal.cdf(w * (t.d2 - g1));
        final double mirrored = weighted(
                -t.ratio * t.distance,
                BivariateNormal.cdf(w * (t.ratio * t.innerTotal - t.f1), w * (t.ratio * t.total - t.d1 - g1), shared));
        final double scaled = weighted(
                carry * years + t.ratio * StrictMath.log(scale),
                BivariateNormal.cdf(w * (-t.d1 - g1), w * (t.e1 + g2), rest));
        final double reflected = scale * spot * t.discount / t.ratio * (mirrored - scaled);
        final double joint = t.asset * BivariateNormal.cdf(w * (-t.d1 + g1), w * (t.e1 - g2), rest)
                + fixed * BivariateNormal.cdf(-w * t.f2, w * (t.d2 - g1), -shared);
        final double last = StrictMath.exp(-carry * (years - watched))
                * (1 + 1 / t.ratio)
                * scale
                * t.asset
                * Normal.cdf(w * (t.e2 - g2))
                * Normal.cdf(-w * t.f1);
        return w * (plain + reflected + joint - last);
    }

    /**
     * A fixed strike whose extreme is taken from a time on: pays the highest price from then to expiry less the strike (call), or the strike less
     * the lowest (put), if positive.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param startYears time from which the extreme is taken, not negative, at most that to expiry
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double fixed(
            final boolean call,
            final double spot,
            final double strike,
            final double startYears,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean usable = LookbackOption.valid(spot, strike, rate, dividendYield, years, volatility)
                && startYears >= 0
                && startYears <= years;
        if (!usable) {
            return Double.NaN;
        }
        final double carry = rate - dividendYield;
        if (volatility == 0) {
            final double start = spot * StrictMath.exp(carry * startYears);
            final double end = spot * StrictMath.exp(carry * years);
            final double gain = call ? Math.max(start, end) - strike : strike - Math.min(start, end);
            return StrictMath.exp(-rate * years) * Math.max(gain, 0);
        }
        if (startYears == 0) {
            return LookbackOption.fixed(call, spot, spot, strike, rate, dividendYield, years, volatility);
        }
        if (startYears == years) {
            return BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
        }
        return CarryLimit.value(
                carry,
                volatility,
                years,
                b -> fixed(call ? 1 : -1, spot, strike, startYears, rate, b, years, volatility));
    }

    private static double fixed(
            final double w,
            final double spot,
            final double strike,
            final double start,
            final double rate,
            final double carry,
            final double years,
            final double volatility) {
        final Terms t = Terms.of(spot, strike, start, rate, carry, years, volatility);
        final double shared = Math.sqrt(start / years);
        final double rest = Math.sqrt(1 - start / years);
        final double plain = t.asset * Normal.cdf(w * t.d1) - strike * t.discount * Normal.cdf(w * t.d2);
        final double mirrored = weighted(
                -t.ratio * t.distance,
                BivariateNormal.cdf(w * (t.d1 - t.ratio * t.total), w * (t.ratio * t.innerTotal - t.f1), -shared));
        final double reflected = spot
                * t.discount
                / t.ratio
                * (StrictMath.exp(carry * years) * BivariateNormal.cdf(w * t.e1, w * t.d1, rest) - mirrored);
        final double joint = t.asset * BivariateNormal.cdf(-w * t.e1, w * t.d1, -rest)
                + strike * t.discount * BivariateNormal.cdf(w * t.f2, -w * t.d2, -shared);
        final double first = StrictMath.exp(-carry * (years - start))
                * (1 - 1 / t.ratio)
                * t.asset
                * Normal.cdf(w * t.f1)
                * Normal.cdf(-w * t.e2);
        return w * (plain + reflected - joint + first);
    }

    /**
     * What both formulas are made of, in the letters of Heynen and Kat: d of the whole time, e of the time after the inner date, f of that before.
     */
    private record Terms(
            double total,
            double innerTotal,
            double distance,
            double d1,
            double e1,
            double f1,
            double d2,
            double e2,
            double f2,
            double discount,
            double asset,
            double ratio) {
        static Terms of(
                final double spot,
                final double level,
                final double inner,
                final double rate,
                final double carry,
                final double years,
                final double volatility) {
            final double variance = volatility * volatility;
            final double total = volatility * Math.sqrt(years);
            final double innerTotal = volatility * Math.sqrt(inner);
            final double restTotal = volatility * Math.sqrt(years - inner);
            final double distance = StrictMath.log(spot / level);
            final double drift = carry + 0.5 * variance;
            final double d1 = (distance + drift * years) / total;
            final double e1 = restTotal == 0 ? 0 : drift * (years - inner) / restTotal;
            final double f1 = (distance + drift * inner) / innerTotal;
            return new Terms(
                    total,
                    innerTotal,
                    distance,
                    d1,
                    e1,
                    f1,
                    d1 - total,
                    e1 - restTotal,
                    f1 - innerTotal,
                    StrictMath.exp(-rate * years),
                    spot * StrictMath.exp((carry - rate) * years),
                    2 * carry / variance);
        }
    }

    /** A probability times a power that may be beyond all numbers where the probability is none. */
    static double weighted(final double exponent, final double probability) {
        return probability == 0 ? 0 : StrictMath.exp(exponent) * probability;
    }
}
