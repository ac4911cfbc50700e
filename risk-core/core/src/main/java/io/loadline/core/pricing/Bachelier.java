package io.loadline.core.pricing;

import io.loadline.core.math.MillsRatio;
import io.loadline.core.math.Normal;

/**
 * European options on a forward whose changes are normal: L. Bachelier, "Theorie de la speculation" (1900). For prices that can be negative,
 * spreads and rates. With s = sigma sqrt(T) and h = -|F - K| / s the undiscounted time value is s (n(h) + h N(h)), taken as s n(h) Y'(h) of
 * the Mills ratio Y = N / n, which does not cancel far out of the money. The volatility is absolute: price units a square root of a year.
 */
public final class Bachelier {
    private Bachelier() {}

    /**
     * @param call true for a call, false for a put
     * @param forward forward price, of any sign
     * @param strike strike, of any sign
     * @param years time to expiry, not negative
     * @param normalVolatility absolute a year, not negative
     * @param discount discount factor
     * @return price, discounted; NaN for invalid input
     */
    public static double price(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double normalVolatility,
            final double discount) {
        if (!(years >= 0 && normalVolatility >= 0 && years + normalVolatility < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        final double distance = forward - strike;
        final double total = normalVolatility * Math.sqrt(years);
        final double intrinsic = Math.max(call ? distance : -distance, 0);
        if (total == 0) {
            return discount * intrinsic;
        }
        return discount * (intrinsic + timeValue(-Math.abs(distance), total));
    }

    /** Undiscounted price out of the money by a distance that is not positive. */
    static double timeValue(final double distance, final double total) {
        final double h = distance / total;
        return total * Normal.density(h) * MillsRatio.slope(-h);
    }

    /**
     * Price and derivatives in one pass; the forward stands for the spot, the rate discounts the payment and the forward is held.
     *
     * @param call true for a call, false for a put
     * @param forward forward price, of any sign
     * @param strike strike, of any sign
     * @param rate continuously compounded
     * @param years time to expiry, not negative
     * @param normalVolatility absolute a year, not negative
     * @param into receives them; all NaN for invalid input
     * @return false for invalid input
     */
    public static boolean greeks(
            final boolean call,
            final double forward,
            final double strike,
            final double rate,
            final double years,
            final double normalVolatility,
            final Greeks into) {
        final double discount = StrictMath.exp(-rate * years);
        final double distance = forward - strike;
        final double total = normalVolatility * Math.sqrt(years);
        if (!(years >= 0 && normalVolatility >= 0 && Double.isFinite(distance) && Double.isFinite(total))
                || !(discount > 0 && discount < Double.POSITIVE_INFINITY)) {
            into.clear();
            return false;
        }
        final double sign = call ? 1 : -1;
        final double d = total > 0 ? distance / total : Math.copySign(Double.POSITIVE_INFINITY, distance);
        final double probability = total == 0 && distance == 0 ? 0.5 : Normal.cdf(sign * d);
        into.price = price(call, forward, strike, years, normalVolatility, discount);
        into.delta = sign * discount * probability;
        into.strikeDelta = -into.delta;
        into.rho = -years * into.price;
        into.dividendRho = 0;
        if (total == 0) {
            into.theta = rate * into.price;
            into.charm = rate * into.delta;
            into.setCurvature(distance == 0 ? Double.NaN : 0);
            return true;
        }
        final double density = discount * Normal.density(d);
        into.gamma = density / total;
        into.strikeGamma = into.gamma;
        into.vega = density * Math.sqrt(years);
        into.theta = rate * into.price - 0.5 * density * normalVolatility / Math.sqrt(years);
        into.vanna = -density * d / normalVolatility;
        into.volga = into.vega * d * d / normalVolatility;
        into.charm = rate * into.delta + 0.5 * density * d / years;
        into.speed = -into.gamma * d / total;
        into.zomma = into.gamma * (d * d - 1) / normalVolatility;
        into.color = into.gamma * (rate + 0.5 * (1 - d * d) / years);
        into.ultima = into.volga * (d * d - 3) / normalVolatility;
        return true;
    }
}
