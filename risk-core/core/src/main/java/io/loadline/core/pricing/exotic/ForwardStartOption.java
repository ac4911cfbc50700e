package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.BlackScholes;

/**
 * Options whose strike is a share of the spot at a later time: M. Rubinstein, "Pay now, choose later", Risk 4 (1991). The value of the rest is
 * proportional to the spot at that time, so that it is bought now with as many shares.
 */
public final class ForwardStartOption {
    private ForwardStartOption() {}

    /**
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param share strike over the spot at the start, positive
     * @param startYears time at which the strike is fixed, not negative, at most that to expiry
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double price(
            final boolean call,
            final double spot,
            final double share,
            final double startYears,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean valid = spot > 0
                && share > 0
                && startYears >= 0
                && years >= startYears
                && volatility >= 0
                && Double.isFinite(spot + share + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        return spot
                * StrictMath.exp(-dividendYield * startYears)
                * BlackScholes.price(call, 1, share, rate, dividendYield, years - startYears, volatility);
    }
}
