package io.loadline.core.pricing.american;

import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;

/**
 * American options by the corrected quadratic approximation: N. Ju and R. Zhong, "An approximate formula for pricing American options", J.
 * Derivatives 7 (1999), eq. 27-31, on the exercise price of {@link BaroneAdesiWhaley}. Off by up to 0.1% of the spot: for comparison, not for
 * risk.
 */
public final class JuZhong {
    /** Stands for a rate of zero, which the formula divides by. */
    private static final double LEAST_RATE = 1e-9;

    private JuZhong() {}

    /**
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param volatility a year, positive
     * @return approximate price; NaN for invalid input
     */
    public static double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double r = Math.abs(rate) < LEAST_RATE ? LEAST_RATE : rate;
        final double critical = BaroneAdesiWhaley.critical(call, spot, strike, r, dividendYield, years, volatility);
        final double european = BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
        if (Double.isNaN(critical)) {
            return Double.NaN;
        }
        if (Double.isInfinite(critical) || critical == 0) {
            return european;
        }
        final double sign = call ? 1 : -1;
        if (sign * (spot - critical) >= 0) {
            return sign * (spot - strike);
        }
        final Greeks at = new Greeks();
        BlackScholes.greeks(call, critical, strike, r, dividendYield, years, volatility, at);
        final double variance = volatility * volatility;
        final double h = -StrictMath.expm1(-r * years);
        final double alpha = 2 * r / variance;
        final double beta = 2 * (r - dividendYield) / variance;
        final double root = Math.sqrt((beta - 1) * (beta - 1) + 4 * alpha / h);
        final double lambda = 0.5 * (-(beta - 1) + sign * root);
        final double slope = -sign * alpha / (h * h * root);
        final double gain = sign * (critical - strike) - at.price;
        // The derivative of the European price by h = 1 - exp(-r T) is that by time over r exp(-r T).
        final double byH = -at.theta / (r * (1 - h));
        final double weight = (1 - h) * alpha / (sign * root);
        final double b = 0.5 * weight * slope;
        final double c = -weight * (byH / gain + 1 / h + slope / (sign * root));
        final double distance = StrictMath.log(spot / critical);
        final double chi = distance * (b * distance + c);
        return european + gain * StrictMath.exp(lambda * distance) / (1 - chi);
    }
}
