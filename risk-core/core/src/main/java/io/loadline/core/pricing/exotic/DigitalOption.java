package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;

/** Options that pay all or nothing at expiry: M. Rubinstein and E. Reiner, "Unscrambling the binary code", Risk 4 (1991). */
public final class DigitalOption {
    private DigitalOption() {}

    /**
     * @param call true to be paid above the strike, false below
     * @param spot price of the underlying, positive
     * @param strike trigger, positive
     * @param cash amount that is paid
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value, half the discounted amount at the trigger without volatility; NaN for invalid input
     */
    public static double cashOrNothing(
            final boolean call,
            final double spot,
            final double strike,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!valid(spot, strike, rate, dividendYield, years, volatility) || !Double.isFinite(cash)) {
            return Double.NaN;
        }
        final double d2 = d1(spot, strike, rate, dividendYield, years, volatility) - volatility * Math.sqrt(years);
        return cash * StrictMath.exp(-rate * years) * Normal.cdf(call ? d2 : -d2);
    }

    /**
     * @param call true to be paid above the strike, false below
     * @param spot price of the underlying, positive
     * @param strike trigger, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value of one unit of the underlying, delivered or not; NaN for invalid input
     */
    public static double assetOrNothing(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!valid(spot, strike, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        final double d1 = d1(spot, strike, rate, dividendYield, years, volatility);
        return spot * StrictMath.exp(-dividendYield * years) * Normal.cdf(call ? d1 : -d1);
    }

    /**
     * Pays S - paid (a put: paid - S) where S ends beyond the trigger; can be negative.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param trigger level that decides, positive
     * @param paid strike of the payment, of any sign
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double gap(
            final boolean call,
            final double spot,
            final double trigger,
            final double paid,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double asset = assetOrNothing(call, spot, trigger, rate, dividendYield, years, volatility);
        final double cash = cashOrNothing(call, spot, trigger, paid, rate, dividendYield, years, volatility);
        return call ? asset - cash : cash - asset;
    }

    private static double d1(
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double total = volatility * Math.sqrt(years);
        final double distance = StrictMath.log(spot / strike) + (rate - dividendYield) * years;
        return distance == 0 ? 0.5 * total : distance / total + 0.5 * total;
    }

    private static boolean valid(
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return spot > 0
                && strike > 0
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + strike + rate + dividendYield + years + volatility);
    }
}
