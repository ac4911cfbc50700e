package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;

/**
 * The right to give one asset for another: W. Margrabe, "The value of an option to exchange one asset for another", J. Finance 33 (1978). The
 * ratio of the two has the volatility sqrt(v1^2 + v2^2 - 2 rho v1 v2); no rate of interest enters.
 */
public final class ExchangeOption {
    private ExchangeOption() {}

    /**
     * Value of max(q1 S1 - q2 S2, 0) with its derivatives.
     *
     * @param price value
     * @param delta1 by the asset received
     * @param delta2 by the asset given
     * @param gamma1 twice by the asset received
     * @param gamma2 twice by the asset given
     * @param theta by calendar time, a year
     */
    public record Value(double price, double delta1, double delta2, double gamma1, double gamma2, double theta) {}

    /**
     * @param spot1 price of the asset received, positive
     * @param spot2 price of the asset given, positive
     * @param quantity1 units received, positive
     * @param quantity2 units given, positive
     * @param yield1 dividend yield of the first
     * @param yield2 dividend yield of the second
     * @param years time to expiry, positive
     * @param volatility1 of the first
     * @param volatility2 of the second
     * @param correlation of their returns
     * @return value and derivatives; NaN for invalid input
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
        final double variance =
                volatility1 * volatility1 + volatility2 * volatility2 - 2 * correlation * volatility1 * volatility2;
        if (!(spot1 > 0 && spot2 > 0 && quantity1 > 0 && quantity2 > 0 && years > 0 && variance > 0)
                || !(volatility1 >= 0 && volatility2 >= 0 && Math.abs(correlation) <= 1)) {
            return new Value(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        final double total = Math.sqrt(variance * years);
        final double first = quantity1 * StrictMath.exp(-yield1 * years);
        final double second = quantity2 * StrictMath.exp(-yield2 * years);
        final double d1 = StrictMath.log(first * spot1 / (second * spot2)) / total + 0.5 * total;
        final double d2 = d1 - total;
        final double received = first * Normal.cdf(d1);
        final double given = second * Normal.cdf(d2);
        final double density = first * Normal.density(d1);
        return new Value(
                spot1 * received - spot2 * given,
                received,
                -given,
                density / (spot1 * total),
                second * Normal.density(d2) / (spot2 * total),
                yield1 * spot1 * received - yield2 * spot2 * given - 0.5 * spot1 * density * total / years);
    }
}
