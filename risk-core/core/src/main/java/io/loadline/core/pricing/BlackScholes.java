package io.loadline.core.pricing;

/**
 * European options on spot with a continuous dividend yield: F. Black and M. Scholes (1973), R. Merton (1973). The same as {@link Black76} on
 * the forward S exp((r - q) T); with q the foreign rate it is Garman and Kohlhagen (1983).
 */
public final class BlackScholes {
    private BlackScholes() {}

    /**
     * @param spot price of the underlying
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to the payment date
     * @return forward price of the underlying
     */
    public static double forward(final double spot, final double rate, final double dividendYield, final double years) {
        return spot * StrictMath.exp((rate - dividendYield) * years);
    }

    /**
     * @param call true for a call, false for a put
     * @param spot price of the underlying, not negative
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return price
     */
    public static double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double discount = StrictMath.exp(-rate * years);
        return Black76.price(call, forward(spot, rate, dividendYield, years), strike, years, volatility, discount);
    }

    /**
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return derivative of the price by the spot
     */
    public static double delta(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double forward = forward(spot, rate, dividendYield, years);
        return Black76.delta(call, forward, strike, years, volatility, StrictMath.exp(-dividendYield * years));
    }

    /**
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return second derivative of the price by the spot
     */
    public static double gamma(
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double forward = forward(spot, rate, dividendYield, years);
        final double growth = forward / spot;
        return Black76.gamma(forward, strike, years, volatility, StrictMath.exp(-dividendYield * years)) * growth;
    }

    /**
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return derivative of the price by the volatility, for a change of 1.00
     */
    public static double vega(
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double forward = forward(spot, rate, dividendYield, years);
        return Black76.vega(forward, strike, years, volatility, StrictMath.exp(-rate * years));
    }

    /**
     * Change of value with the passing of time, the spot being held.
     *
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param volatility a year, not negative
     * @return theta a year
     */
    public static double theta(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double forward = forward(spot, rate, dividendYield, years);
        final double held = Black76.theta(call, forward, strike, years, volatility, rate);
        final double drift = (rate - dividendYield) * spot;
        return held - drift * delta(call, spot, strike, rate, dividendYield, years, volatility);
    }

    /**
     * Price and all derivatives in one pass, without allocation.
     *
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param into receives them; all NaN for invalid input
     * @return false for invalid input
     */
    public static boolean greeks(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final Greeks into) {
        return EuropeanGreeks.write(call, spot, strike, rate, dividendYield, years, volatility, into);
    }
}
