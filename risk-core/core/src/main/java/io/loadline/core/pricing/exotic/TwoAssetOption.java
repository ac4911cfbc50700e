package io.loadline.core.pricing.exotic;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.Normal;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;

/**
 * European options on two correlated lognormal assets: on the better or the worse of them, R. Stulz, "Options on the minimum or the maximum of
 * two risky assets", J. Financial Economics 10 (1982); on their difference, the approximation of E. Kirk, "Correlation in the energy markets"
 * (1995).
 *
 * @param spot1 price of the first, positive
 * @param spot2 price of the second, positive
 * @param yield1 dividend yield of the first
 * @param yield2 dividend yield of the second
 * @param rate continuously compounded
 * @param years time to expiry, positive
 * @param volatility1 of the first, positive
 * @param volatility2 of the second, positive
 * @param correlation of their returns, -1 to 1
 */
public record TwoAssetOption(
        double spot1,
        double spot2,
        double yield1,
        double yield2,
        double rate,
        double years,
        double volatility1,
        double volatility2,
        double correlation) {
    /**
     * @param call true for max(min(S1, S2) - K, 0), false for the put
     * @param strike strike, not negative
     * @return value; NaN for invalid input
     */
    public double onMinimum(final boolean call, final double strike) {
        if (!valid(strike)) {
            return Double.NaN;
        }
        if (!call) {
            return Math.max(
                    strike * StrictMath.exp(-rate * years) - (asset1() - exchange()) + onMinimum(true, strike), 0);
        }
        if (strike == 0) {
            return asset1() - exchange();
        }
        if (ratioVolatility() == 0) {
            return alone(asset1() < asset2(), strike);
        }
        final double total1 = volatility1 * Math.sqrt(years);
        final double total2 = volatility2 * Math.sqrt(years);
        final double total = ratioVolatility() * Math.sqrt(years);
        final double y1 = y1(strike);
        final double y2 = y2(strike);
        final double d = d();
        return asset1() * BivariateNormal.cdf(y1, -d, -correlation1())
                + asset2() * BivariateNormal.cdf(y2, d - total, -correlation2())
                - strike * StrictMath.exp(-rate * years) * BivariateNormal.cdf(y1 - total1, y2 - total2, correlation);
    }

    /**
     * @param call true for max(max(S1, S2) - K, 0), false for the put
     * @param strike strike, not negative
     * @return value; NaN for invalid input
     */
    public double onMaximum(final boolean call, final double strike) {
        if (!valid(strike)) {
            return Double.NaN;
        }
        if (!call) {
            return Math.max(
                    strike * StrictMath.exp(-rate * years) - (asset2() + exchange()) + onMaximum(true, strike), 0);
        }
        if (strike == 0) {
            return asset2() + exchange();
        }
        if (ratioVolatility() == 0) {
            return alone(asset1() >= asset2(), strike);
        }
        final double total1 = volatility1 * Math.sqrt(years);
        final double total2 = volatility2 * Math.sqrt(years);
        final double total = ratioVolatility() * Math.sqrt(years);
        final double y1 = y1(strike);
        final double y2 = y2(strike);
        final double d = d();
        return asset1() * BivariateNormal.cdf(y1, d, correlation1())
                + asset2() * BivariateNormal.cdf(y2, total - d, correlation2())
                - strike
                        * StrictMath.exp(-rate * years)
                        * (1 - BivariateNormal.cdf(total1 - y1, total2 - y2, correlation));
    }

    /**
     * Kirk's approximation: the second asset and the strike together are taken as lognormal. Exact for a strike of zero; good to a few
     * hundredths of a percent while the strike is small against the assets. A negative strike that is larger than the second asset is counted to
     * the first: S1 - S2 - K is then less the spread S2 - S1 with the strike -K.
     *
     * @param call true for max(S1 - S2 - K, 0), false for the put
     * @param strike strike, of any sign
     * @return approximate value; NaN for invalid input
     */
    public double onSpread(final boolean call, final double strike) {
        final double forward1 = spot1 * StrictMath.exp((rate - yield1) * years);
        final double forward2 = spot2 * StrictMath.exp((rate - yield2) * years);
        if (!valid(Math.abs(strike))) {
            return Double.NaN;
        }
        if (!(forward2 + strike > 0)) {
            return new TwoAssetOption(spot2, spot1, yield2, yield1, rate, years, volatility2, volatility1, correlation)
                    .onSpread(!call, -strike);
        }
        final double share = forward2 / (forward2 + strike);
        final double second = volatility2 * share;
        final double variance = volatility1 * volatility1 + second * second - 2 * correlation * volatility1 * second;
        final double discount = StrictMath.exp(-rate * years);
        return Black76.price(call, forward1, forward2 + strike, years, Math.sqrt(Math.max(variance, 0)), discount);
    }

    /**
     * An option on the second asset that is paid only if the first ends beyond a level too (P. Zhang, "Correlation digital options", 1995; E. Haug
     * 2007, ch. 5.4).
     *
     * @param call true for max(S2 - K, 0) where S1 ends above the level, false for max(K - S2, 0) where it ends below
     * @param level of the first asset, positive
     * @param strike strike, positive
     * @return value; NaN for invalid input
     */
    public double onSecondIfFirst(final boolean call, final double level, final double strike) {
        if (!(valid(strike) && strike > 0 && level > 0 && Double.isFinite(level))) {
            return Double.NaN;
        }
        final double sign = call ? 1 : -1;
        final double total1 = volatility1 * Math.sqrt(years);
        final double total2 = volatility2 * Math.sqrt(years);
        final double d1 = y1(level) - total1;
        final double d2 = y2(strike) - total2;
        final double asset =
                asset2() * BivariateNormal.cdf(sign * (d2 + total2), sign * (d1 + correlation * total2), correlation);
        final double cash =
                strike * StrictMath.exp(-rate * years) * BivariateNormal.cdf(sign * d2, sign * d1, correlation);
        return Math.max(sign * (asset - cash), 0);
    }

    private boolean valid(final double strike) {
        return Double.isFinite(spot1 + spot2 + yield1 + yield2 + rate + years + volatility1 + volatility2 + strike)
                && spot1 > 0
                && spot2 > 0
                && years > 0
                && volatility1 > 0
                && volatility2 > 0
                && Math.abs(correlation) <= 1
                && strike >= 0;
    }

    private double asset1() {
        return spot1 * StrictMath.exp(-yield1 * years);
    }

    private double asset2() {
        return spot2 * StrictMath.exp(-yield2 * years);
    }

    private double ratioVolatility() {
        final double apart = volatility1 - volatility2;
        return Math.sqrt(apart * apart + 2 * (1 - correlation) * volatility1 * volatility2);
    }

    private double correlation1() {
        return Math.clamp((volatility1 - correlation * volatility2) / ratioVolatility(), -1, 1);
    }

    private double correlation2() {
        return Math.clamp((volatility2 - correlation * volatility1) / ratioVolatility(), -1, 1);
    }

    private double d() {
        final double total = ratioVolatility() * Math.sqrt(years);
        return StrictMath.log(asset1() / asset2()) / total + 0.5 * total;
    }

    private double y1(final double strike) {
        final double total = volatility1 * Math.sqrt(years);
        return (StrictMath.log(spot1 / strike) + (rate - yield1) * years) / total + 0.5 * total;
    }

    private double y2(final double strike) {
        final double total = volatility2 * Math.sqrt(years);
        return (StrictMath.log(spot2 / strike) + (rate - yield2) * years) / total + 0.5 * total;
    }

    /** Without a volatility of the ratio the one asset stays the better. */
    private double alone(final boolean first, final double strike) {
        return first
                ? BlackScholes.price(true, spot1, strike, rate, yield1, years, volatility1)
                : BlackScholes.price(true, spot2, strike, rate, yield2, years, volatility2);
    }

    private double exchange() {
        final double total = ratioVolatility() * Math.sqrt(years);
        if (total == 0) {
            return Math.max(asset1() - asset2(), 0);
        }
        return asset1() * Normal.cdf(d()) - asset2() * Normal.cdf(d() - total);
    }
}
