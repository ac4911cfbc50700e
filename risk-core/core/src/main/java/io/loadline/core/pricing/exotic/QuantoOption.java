package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.Black76;

/**
 * Options on a foreign asset that are paid in domestic currency at an exchange rate fixed in advance: E. Reiner, "Quanto mechanics", Risk 5 (1992); E.
 * Haug (2007), ch. 5.16. In domestic money the asset drifts at the foreign rate less its yield less its covariance with the exchange rate.
 */
public final class QuantoOption {
    private QuantoOption() {}

    /**
     * @param call true for a call
     * @param spot price of the asset in its own currency, positive
     * @param strike strike in the same, positive
     * @param exchangeRate domestic units that are paid for a foreign one, positive
     * @param domesticRate continuously compounded
     * @param foreignRate continuously compounded
     * @param dividendYield of the asset, continuously compounded
     * @param years time to expiry, not negative
     * @param volatility of the asset, not negative
     * @param exchangeVolatility of the exchange rate, not negative
     * @param correlation of the asset and the domestic price of the foreign currency, -1 to 1
     * @return value in domestic currency; NaN for invalid input
     */
    public static double price(
            final boolean call,
            final double spot,
            final double strike,
            final double exchangeRate,
            final double domesticRate,
            final double foreignRate,
            final double dividendYield,
            final double years,
            final double volatility,
            final double exchangeVolatility,
            final double correlation) {
        final boolean valid = spot > 0
                && strike > 0
                && exchangeRate > 0
                && years >= 0
                && volatility >= 0
                && exchangeVolatility >= 0
                && Math.abs(correlation) <= 1
                && Double.isFinite(spot + strike + exchangeRate + domesticRate + foreignRate + dividendYield)
                && Double.isFinite(years + volatility + exchangeVolatility);
        if (!valid) {
            return Double.NaN;
        }
        final double drift = foreignRate - dividendYield - correlation * volatility * exchangeVolatility;
        return exchangeRate
                * Black76.price(
                        call,
                        spot * StrictMath.exp(drift * years),
                        strike,
                        years,
                        volatility,
                        StrictMath.exp(-domesticRate * years));
    }
}
