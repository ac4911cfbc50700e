package io.loadline.core.pricing;

import io.loadline.core.math.Normal;

/**
 * European options on a forward or future: F. Black, "The pricing of commodity contracts", J. Financial Economics 3 (1976). The
 * discount factor is that of the payment date. Where the volatility or time is zero, the limits hold.
 */
public final class Black76 {
    private Black76() {}

    /**
     * @param call true for a call, false for a put
     * @param forward forward or futures price, not negative
     * @param strike strike, not negative
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param discount discount factor
     * @return price, discounted
     */
    public static double price(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double volatility,
            final double discount) {
        final boolean valid = forward >= 0
                && strike >= 0
                && years >= 0
                && volatility >= 0
                && forward + strike + years + volatility < Double.POSITIVE_INFINITY;
        if (!valid) {
            return Double.NaN;
        }
        final double intrinsic = Math.max(call ? forward - strike : strike - forward, 0);
        final double total = volatility * Math.sqrt(years);
        if (!(total > 0) || forward == 0 || strike == 0) {
            return discount * intrinsic;
        }
        final double x = -Math.abs(NormalisedBlack.logMoneyness(forward, strike));
        final double timeValue = Math.sqrt(forward) * Math.sqrt(strike) * NormalisedBlack.price(x, total);
        return discount * (intrinsic + timeValue);
    }

    /**
     * @param call true for a call, false for a put
     * @param forward forward or futures price, positive
     * @param strike strike, positive
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param discount discount factor
     * @return derivative of the price by the forward
     */
    public static double delta(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double volatility,
            final double discount) {
        if (!valid(forward, strike, years, volatility)) {
            return Double.NaN;
        }
        final double d1 = d1(forward, strike, volatility * Math.sqrt(years));
        return call ? discount * Normal.cdf(d1) : -discount * Normal.cdf(-d1);
    }

    /**
     * @param forward forward or futures price, positive
     * @param strike strike, positive
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param discount discount factor
     * @return second derivative of the price by the forward
     */
    public static double gamma(
            final double forward,
            final double strike,
            final double years,
            final double volatility,
            final double discount) {
        if (!valid(forward, strike, years, volatility)) {
            return Double.NaN;
        }
        final double total = volatility * Math.sqrt(years);
        return discount * densityAtD1(forward, strike, total) / (forward * total);
    }

    /**
     * @param forward forward or futures price, positive
     * @param strike strike, positive
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param discount discount factor
     * @return derivative of the price by the volatility, for a change of 1.00
     */
    public static double vega(
            final double forward,
            final double strike,
            final double years,
            final double volatility,
            final double discount) {
        if (!valid(forward, strike, years, volatility)) {
            return Double.NaN;
        }
        final double root = Math.sqrt(years);
        return discount * forward * root * densityAtD1(forward, strike, volatility * root);
    }

    /**
     * Change of value with the passing of time, the forward and the rate of discounting being held.
     *
     * @param call true for a call, false for a put
     * @param forward forward or futures price, positive
     * @param strike strike, positive
     * @param years time to expiry, positive
     * @param volatility a year, not negative
     * @param rate continuously compounded, that discounts the payment
     * @return theta a year
     */
    public static double theta(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double volatility,
            final double rate) {
        final double discount = StrictMath.exp(-rate * years);
        final double decay =
                0.5 * volatility / Math.sqrt(years) * forward * density(forward, strike, years, volatility);
        return rate * price(call, forward, strike, years, volatility, discount) - discount * decay;
    }

    /**
     * Price and all derivatives in one pass, without allocation. The forward stands for the spot and is held when time passes or the rate
     * moves.
     *
     * @param call true for a call, false for a put
     * @param forward forward or futures price, positive
     * @param strike strike, positive
     * @param rate continuously compounded, that discounts the payment
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param into receives them; all NaN for invalid input
     * @return false for invalid input
     */
    public static boolean greeks(
            final boolean call,
            final double forward,
            final double strike,
            final double rate,
            final double years,
            final double volatility,
            final Greeks into) {
        if (!EuropeanGreeks.write(call, forward, strike, rate, rate, years, volatility, into)) {
            return false;
        }
        into.rho = -years * into.price;
        into.dividendRho = 0;
        return true;
    }

    private static double density(
            final double forward, final double strike, final double years, final double volatility) {
        return valid(forward, strike, years, volatility)
                ? densityAtD1(forward, strike, volatility * Math.sqrt(years))
                : Double.NaN;
    }

    private static double densityAtD1(final double forward, final double strike, final double total) {
        return Normal.density(d1(forward, strike, total));
    }

    private static double d1(final double forward, final double strike, final double total) {
        final double moneyness = NormalisedBlack.logMoneyness(forward, strike);
        return moneyness == 0 ? 0.5 * total : moneyness / total + 0.5 * total;
    }

    private static boolean valid(
            final double forward, final double strike, final double years, final double volatility) {
        return forward > 0 && strike > 0 && years >= 0 && volatility >= 0;
    }
}
