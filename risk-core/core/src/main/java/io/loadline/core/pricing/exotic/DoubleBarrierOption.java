package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.BlackScholes;

/**
 * Options that end, or begin, when the spot touches either of two barriers, watched without a break: M. Ikeda and N. Kunitomo, "Pricing options
 * with curved boundaries", Mathematical Finance 2 (1992), with flat barriers; E. Haug (2007), ch. 4.17.3. The path is mirrored at both
 * barriers again and again; the images fade with the square of their distance.
 */
public final class DoubleBarrierOption {
    private DoubleBarrierOption() {}

    /**
     * @param in true if the option begins at a barrier, false if it ends there
     * @param call true for a call
     * @param spot price of the underlying, positive; no barrier has been touched before now
     * @param strike strike, positive
     * @param lower lower barrier, positive
     * @param upper upper barrier, above the lower
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double price(
            final boolean in,
            final boolean call,
            final double spot,
            final double strike,
            final double lower,
            final double upper,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return price(in, call, spot, strike, lower, upper, 0, rate, dividendYield, years, volatility);
    }

    /**
     * The same with a rebate, paid at the touch by an option that ends there, and at expiry by one that never began.
     *
     * @param in true if the option begins at a barrier, false if it ends there
     * @param call true for a call
     * @param spot price of the underlying, positive; no barrier has been touched before now
     * @param strike strike, positive
     * @param lower lower barrier, positive
     * @param upper upper barrier, above the lower
     * @param rebate paid where the option does not live, not negative
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double price(
            final boolean in,
            final boolean call,
            final double spot,
            final double strike,
            final double lower,
            final double upper,
            final double rebate,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean valid = spot > 0
                && strike > 0
                && rebate >= 0
                && rebate < Double.POSITIVE_INFINITY
                && lower > 0
                && upper > lower
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + strike + upper + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        final double plain = BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
        final double carry = rate - dividendYield;
        final double end = spot * StrictMath.exp(carry * years);
        final double out;
        if (spot <= lower || spot >= upper) {
            out = 0;
        } else if (volatility * Math.sqrt(years) == 0) {
            out = end <= lower || end >= upper ? 0 : plain;
        } else {
            final double from = call ? Math.max(strike, lower) : lower;
            final double to = call ? upper : Math.min(strike, upper);
            final double sign = call ? 1 : -1;
            final double asset = spot * StrictMath.exp(-dividendYield * years);
            final double cash = strike * StrictMath.exp(-rate * years);
            final double low = StrictMath.log(from / spot) / volatility;
            final double high = StrictMath.log(to / spot) / volatility;
            // The drift in the measure of the underlying is higher by the variance.
            final Corridor money = Corridor.of(spot, lower, upper, carry, volatility);
            final Corridor underlying = Corridor.of(spot, lower, upper, carry + volatility * volatility, volatility);
            final double gain =
                    asset * underlying.endsBetween(low, high, years) - cash * money.endsBetween(low, high, years);
            out = from < to ? Math.clamp(sign * gain, 0, plain) : 0;
        }
        if (rebate == 0) {
            return in ? plain - out : out;
        }
        return in
                ? plain
                        - out
                        + TouchOption.untouchedByBoth(
                                spot, lower, upper, rebate, rate, dividendYield, years, volatility)
                : out + TouchOption.atTouchOfEither(spot, lower, upper, rebate, rate, dividendYield, years, volatility);
    }
}
