package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;

/**
 * The right to give one asset for another: W. Margrabe, "The value of an option to exchange one asset for another", J. Finance 33 (1978). The
 * ratio of the two has the volatility sqrt(v1^2 + v2^2 - 2 rho v1 v2); no rate of interest enters, so that there is no rho.
 */
public final class ExchangeOption {
    private static final Value INVALID = new Value(
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN);

    private ExchangeOption() {}

    /**
     * Value of max(q1 S1 - q2 S2, 0) with its derivatives. Where the ratio of the two no longer moves the value is the discounted intrinsic one,
     * gamma and vega are zero, and all derivatives are NaN at the money.
     *
     * @param price value
     * @param delta1 by the asset received
     * @param delta2 by the asset given
     * @param gamma1 twice by the asset received
     * @param gamma2 twice by the asset given
     * @param crossGamma once by either
     * @param theta by calendar time, a year
     * @param vega1 by the volatility of the asset received, for 1.00
     * @param vega2 by the volatility of the asset given, for 1.00
     * @param byCorrelation by the correlation, for 1.00
     */
    public record Value(
            double price,
            double delta1,
            double delta2,
            double gamma1,
            double gamma2,
            double crossGamma,
            double theta,
            double vega1,
            double vega2,
            double byCorrelation) {}

    /**
     * @param spot1 price of the asset received, positive
     * @param spot2 price of the asset given, positive
     * @param quantity1 units received, positive
     * @param quantity2 units given, positive
     * @param yield1 dividend yield of the first
     * @param yield2 dividend yield of the second
     * @param years time to expiry, not negative
     * @param volatility1 of the first, not negative
     * @param volatility2 of the second, not negative
     * @param correlation of their returns, -1 to 1
     * @return value and derivatives; all NaN for invalid input
     */
    public static Value of(
            final double spot1,
            final double spot2,
            final double quantity1,
            final double quantity2,
            final double yield1,
            final double yield2,
            final double years,
            final double volatility1,
            final double volatility2,
            final double correlation) {
        final boolean valid = spot1 > 0
                && spot2 > 0
                && quantity1 > 0
                && quantity2 > 0
                && years >= 0
                && volatility1 >= 0
                && volatility2 >= 0
                && Math.abs(correlation) <= 1
                && Double.isFinite(spot1 + spot2 + quantity1 + quantity2 + yield1 + yield2 + years)
                && Double.isFinite(volatility1 + volatility2);
        if (!valid) {
            return INVALID;
        }
        final double apart = volatility1 - volatility2;
        final double variance = apart * apart + 2 * (1 - correlation) * volatility1 * volatility2;
        final double total = Math.sqrt(variance * years);
        final double first = quantity1 * StrictMath.exp(-yield1 * years);
        final double second = quantity2 * StrictMath.exp(-yield2 * years);
        final double distance = StrictMath.log(first * spot1 / (second * spot2));
        if (total == 0) {
            return still(spot1 * first, spot2 * second, first, second, yield1, yield2, distance);
        }
        final double d1 = distance / total + 0.5 * total;
        final double d2 = d1 - total;
        final double received = first * Normal.cdf(d1);
        final double given = second * Normal.cdf(d2);
        final double density = first * Normal.density(d1);
        final double vega = spot1 * density * Math.sqrt(years / variance);
        return new Value(
                spot1 * received - spot2 * given,
                received,
                -given,
                density / (spot1 * total),
                second * Normal.density(d2) / (spot2 * total),
                -density / (spot2 * total),
                yield1 * spot1 * received - yield2 * spot2 * given - 0.5 * spot1 * density * total / years,
                vega * (volatility1 - correlation * volatility2),
                vega * (volatility2 - correlation * volatility1),
                -vega * volatility1 * volatility2);
    }

    private static Value still(
            final double asset1,
            final double asset2,
            final double first,
            final double second,
            final double yield1,
            final double yield2,
            final double distance) {
        final double flat = distance == 0 ? Double.NaN : 0;
        final double delta1 = distance > 0 ? first : flat;
        final double delta2 = distance > 0 ? -second : flat;
        final double theta = distance > 0 ? yield1 * asset1 - yield2 * asset2 : flat;
        return new Value(Math.max(asset1 - asset2, 0), delta1, delta2, flat, flat, flat, theta, flat, flat, flat);
    }
}
