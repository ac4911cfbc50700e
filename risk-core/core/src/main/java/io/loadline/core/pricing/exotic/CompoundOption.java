package io.loadline.core.pricing.exotic;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.Normal;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;

/**
 * Options on options: R. Geske, "The valuation of compound options", J. Financial Economics 7 (1979). The mother option expires first and gives
 * the right to buy or sell the daughter.
 *
 * @param motherCall true if the mother is the right to buy the daughter
 * @param daughterCall true if the daughter is a call
 * @param motherStrike price of the daughter at the first expiry, positive
 * @param daughterStrike strike of the daughter, positive
 * @param motherYears time to the first expiry, not negative
 * @param daughterYears time to the second expiry, later
 */
public record CompoundOption(
        boolean motherCall,
        boolean daughterCall,
        double motherStrike,
        double daughterStrike,
        double motherYears,
        double daughterYears) {
    private static final int STEPS = 200;

    /**
     * @param spot price of the underlying, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public double price(final double spot, final double rate, final double dividendYield, final double volatility) {
        final boolean valid = spot > 0
                && volatility >= 0
                && motherStrike > 0
                && daughterStrike > 0
                && motherYears >= 0
                && daughterYears > motherYears
                && Double.isFinite(spot + volatility + rate + dividendYield)
                && Double.isFinite(motherStrike + daughterStrike + daughterYears);
        if (!valid) {
            return Double.NaN;
        }
        final double motherDiscount = StrictMath.exp(-rate * motherYears);
        if (volatility == 0 || motherYears == 0) {
            final double then = spot * StrictMath.exp((rate - dividendYield) * motherYears);
            final double gain = excess(then, rate, dividendYield, daughterYears - motherYears, volatility);
            return motherDiscount * Math.max(motherCall ? gain : -gain, 0);
        }
        final double asset = spot * StrictMath.exp(-dividendYield * daughterYears);
        final double strike = daughterStrike * StrictMath.exp(-rate * daughterYears);
        final double critical = critical(rate, dividendYield, volatility);
        final double drift = rate - dividendYield + 0.5 * volatility * volatility;
        final double motherTotal = volatility * Math.sqrt(motherYears);
        final double daughterTotal = volatility * Math.sqrt(daughterYears);
        final double y1 = critical == 0
                ? Double.POSITIVE_INFINITY
                : (StrictMath.log(spot / critical) + drift * motherYears) / motherTotal;
        final double z1 = (StrictMath.log(spot / daughterStrike) + drift * daughterYears) / daughterTotal;
        final double rho = Math.sqrt(motherYears / daughterYears);
        final double mother = motherCall ? 1 : -1;
        final double daughter = daughterCall ? 1 : -1;
        // The mother is exercised where the spot lies on this side of the critical price.
        final double side = mother * daughter;
        final double joint = asset * BivariateNormal.cdf(daughter * z1, side * y1, mother * rho)
                - strike
                        * BivariateNormal.cdf(daughter * (z1 - daughterTotal), side * (y1 - motherTotal), mother * rho);
        return mother * (daughter * joint - motherStrike * motherDiscount * Normal.cdf(side * (y1 - motherTotal)));
    }

    /**
     * Value and derivatives by five-point differences of the closed form, which is smooth: about seven digits.
     *
     * @param spot price of the underlying, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param volatility a year, positive
     * @param into receives price, delta, gamma, vega, theta, rho and dividendRho; the other fields are NaN
     * @return false for invalid input, where every field is NaN
     */
    public boolean greeks(
            final double spot,
            final double rate,
            final double dividendYield,
            final double volatility,
            final Greeks into) {
        return BumpedGreeks.of(
                (s, r, q, elapsed, v) -> later(elapsed).price(s, r, q, v),
                spot,
                rate,
                dividendYield,
                daughterYears,
                motherYears,
                volatility,
                Double.POSITIVE_INFINITY,
                into);
    }

    private CompoundOption later(final double time) {
        return new CompoundOption(
                motherCall, daughterCall, motherStrike, daughterStrike, motherYears - time, daughterYears - time);
    }

    /** Spot at which the daughter is worth the strike of the mother at the first expiry; zero where a put never is. */
    private double critical(final double rate, final double dividendYield, final double volatility) {
        final double rest = daughterYears - motherYears;
        if (!daughterCall && motherStrike >= daughterStrike * StrictMath.exp(-rate * rest)) {
            return 0;
        }
        double low = 0;
        double high = daughterStrike;
        for (int i = 0; i < STEPS && excess(high, rate, dividendYield, rest, volatility) > 0 != daughterCall; i++) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < STEPS && high - low > 0x1p-52 * high; i++) {
            final double middle = 0.5 * (low + high);
            if (excess(middle, rate, dividendYield, rest, volatility) > 0 == daughterCall) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private double excess(
            final double spot,
            final double rate,
            final double dividendYield,
            final double rest,
            final double volatility) {
        return BlackScholes.price(daughterCall, spot, daughterStrike, rate, dividendYield, rest, volatility)
                - motherStrike;
    }
}
