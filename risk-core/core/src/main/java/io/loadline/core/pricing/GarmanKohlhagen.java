package io.loadline.core.pricing;

/**
 * European options on an exchange rate: M. Garman and S. Kohlhagen, "Foreign currency option values", J. International Money and Finance 2
 * (1983). {@link BlackScholes} with the foreign rate in the place of the dividend yield. Spot and strike are units of domestic currency for
 * one unit of foreign; the price is domestic for one unit of foreign notional.
 */
public final class GarmanKohlhagen {
    private GarmanKohlhagen() {}

    /**
     * @param call true for the right to buy the foreign currency
     * @param spot exchange rate, not negative
     * @param strike strike, not negative
     * @param domesticRate continuously compounded
     * @param foreignRate continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return price; NaN for invalid input
     */
    public static double price(
            final boolean call,
            final double spot,
            final double strike,
            final double domesticRate,
            final double foreignRate,
            final double years,
            final double volatility) {
        return BlackScholes.price(call, spot, strike, domesticRate, foreignRate, years, volatility);
    }

    /**
     * Price and all derivatives in one pass; {@link Greeks#rho} is by the domestic rate, {@link Greeks#dividendRho} by the foreign.
     *
     * @param call true for the right to buy the foreign currency
     * @param spot exchange rate, positive
     * @param strike strike, positive
     * @param domesticRate continuously compounded
     * @param foreignRate continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param into receives them; all NaN for invalid input
     * @return false for invalid input
     */
    public static boolean greeks(
            final boolean call,
            final double spot,
            final double strike,
            final double domesticRate,
            final double foreignRate,
            final double years,
            final double volatility,
            final Greeks into) {
        return EuropeanGreeks.write(call, spot, strike, domesticRate, foreignRate, years, volatility, into);
    }

    /**
     * Strike at which a straddle has no delta (unadjusted for premium): F exp(sigma^2 T / 2).
     *
     * @param forward forward rate
     * @param years time to expiry
     * @param volatility a year
     * @return strike of the delta-neutral straddle
     */
    public static double deltaNeutralStrike(final double forward, final double years, final double volatility) {
        return forward * StrictMath.exp(0.5 * volatility * volatility * years);
    }
}
