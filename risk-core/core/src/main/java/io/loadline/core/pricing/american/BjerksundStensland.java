package io.loadline.core.pricing.american;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.Normal;
import io.loadline.core.pricing.BlackScholes;

/**
 * American options with a flat exercise boundary: P. Bjerksund and G. Stensland, "Closed-form approximation of American options", Scandinavian J.
 * Management 9 (1993), and with two flat pieces: "Closed form valuation of American options", NHH discussion paper (2002). Lower bounds, up to a
 * few tenths of a percent of the spot below the price: for comparison, not for risk. A put is the call with spot and strike, and rate and yield,
 * exchanged.
 */
public final class BjerksundStensland {
    private static final double GOLDEN = 0.6180339887498949;

    private final double strike;
    private final double rate;
    private final double carry;
    private final double variance;
    private final double beta;

    private BjerksundStensland(final double strike, final double rate, final double carry, final double variance) {
        this.strike = strike;
        this.rate = rate;
        this.carry = carry;
        this.variance = variance;
        final double half = carry / variance - 0.5;
        beta = -half + Math.sqrt(half * half + 2 * rate / variance);
    }

    /**
     * The approximation of 1993.
     *
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param volatility a year, positive
     * @return approximate price; NaN for invalid input
     */
    public static double price1993(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return price(false, call, spot, strike, rate, dividendYield, years, volatility);
    }

    /**
     * The approximation of 2002.
     *
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param volatility a year, positive
     * @return approximate price; NaN for invalid input
     */
    public static double price2002(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return price(true, call, spot, strike, rate, dividendYield, years, volatility);
    }

    private static double price(
            final boolean two,
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!(spot > 0 && strike > 0 && years > 0 && volatility > 0)) {
            return Double.NaN;
        }
        if (!call) {
            return price(two, true, strike, spot, dividendYield, rate, years, volatility);
        }
        final double european = BlackScholes.price(true, spot, strike, rate, dividendYield, years, volatility);
        if (dividendYield <= 0) {
            return european;
        }
        final BjerksundStensland formula =
                new BjerksundStensland(strike, rate, rate - dividendYield, volatility * volatility);
        final double value = two ? formula.twoPieces(spot, years) : formula.onePiece(spot, years);
        return Math.max(value, european);
    }

    /** Flat boundary for a time to expiry, with the weight in the exponent that the variant uses. */
    private double boundary(final double years, final boolean two) {
        final double longest = beta / (beta - 1) * strike;
        final double shortest = rate > 0 ? Math.max(strike, rate / (rate - carry) * strike) : strike;
        final double weight =
                two ? strike * strike / ((longest - shortest) * shortest) : shortest / (longest - shortest);
        final double h = -(carry * years + 2 * Math.sqrt(variance * years)) * weight;
        return shortest - (longest - shortest) * StrictMath.expm1(h);
    }

    private double onePiece(final double spot, final double years) {
        final double x = boundary(years, false);
        if (spot >= x) {
            return spot - strike;
        }
        return (x - strike) * (StrictMath.exp(beta * StrictMath.log(spot / x)) - phi(spot, years, beta, x, x, x))
                + phi(spot, years, 1, x, x, 1)
                - phi(spot, years, 1, strike, x, 1)
                - strike * (phi(spot, years, 0, x, x, 1) - phi(spot, years, 0, strike, x, 1));
    }

    private double twoPieces(final double spot, final double years) {
        final double first = GOLDEN * years;
        final double lower = boundary(first, true);
        final double upper = boundary(years, true);
        if (spot >= upper) {
            return spot - strike;
        }
        return (upper - strike)
                        * (StrictMath.exp(beta * StrictMath.log(spot / upper))
                                - phi(spot, first, beta, upper, upper, upper))
                + phi(spot, first, 1, upper, upper, 1)
                - phi(spot, first, 1, lower, upper, 1)
                - strike * (phi(spot, first, 0, upper, upper, 1) - phi(spot, first, 0, lower, upper, 1))
                + (lower - strike)
                        * (phi(spot, first, beta, lower, upper, lower)
                                - psi(spot, years, beta, lower, upper, lower, first, lower))
                + psi(spot, years, 1, lower, upper, lower, first, 1)
                - psi(spot, years, 1, strike, upper, lower, first, 1)
                - strike
                        * (psi(spot, years, 0, lower, upper, lower, first, 1)
                                - psi(spot, years, 0, strike, upper, lower, first, 1));
    }

    /** Value of (S / unit)^power paid where S ends below h without having touched x. */
    private double phi(
            final double spot,
            final double years,
            final double power,
            final double h,
            final double x,
            final double unit) {
        final double total = Math.sqrt(variance * years);
        final double drift = (carry + (power - 0.5) * variance) * years;
        final double kappa = 2 * carry / variance + 2 * power - 1;
        final double toX = StrictMath.log(x / spot);
        final double d = -(StrictMath.log(spot / h) + drift) / total;
        final double scale = exponent(power) * years + power * StrictMath.log(spot / unit);
        // Powers run into the thousands for small volatilities: they are added to the logarithm of the probability.
        return StrictMath.exp(scale + Normal.logCdf(d))
                - StrictMath.exp(scale + kappa * toX + Normal.logCdf(d - 2 * toX / total));
    }

    private double psi(
            final double spot,
            final double years,
            final double power,
            final double h,
            final double upper,
            final double lower,
            final double first,
            final double unit) {
        final double total1 = Math.sqrt(variance * first);
        final double total2 = Math.sqrt(variance * years);
        final double drift = carry + (power - 0.5) * variance;
        final double a = StrictMath.log(spot / lower);
        final double mirrored = StrictMath.log(upper / spot * (upper / lower));
        final double e1 = (a + drift * first) / total1;
        final double e2 = (mirrored + drift * first) / total1;
        final double e3 = (a - drift * first) / total1;
        final double e4 = (mirrored - drift * first) / total1;
        final double f1 = (StrictMath.log(spot / h) + drift * years) / total2;
        final double f2 = (StrictMath.log(upper / spot * (upper / h)) + drift * years) / total2;
        final double f3 = (StrictMath.log(lower / spot * (lower / h)) + drift * years) / total2;
        final double f4 = (StrictMath.log(spot / h * (lower / upper) * (lower / upper)) + drift * years) / total2;
        final double rho = Math.sqrt(first / years);
        final double kappa = 2 * carry / variance + 2 * power - 1;
        final double scale = exponent(power) * years + power * StrictMath.log(spot / unit);
        return StrictMath.exp(scale) * BivariateNormal.cdf(-e1, -f1, rho)
                - weighted(scale + kappa * StrictMath.log(upper / spot), -e2, -f2, rho)
                - weighted(scale + kappa * StrictMath.log(lower / spot), -e3, -f3, -rho)
                + weighted(scale + kappa * StrictMath.log(lower / upper), -e4, -f4, -rho);
    }

    private static double weighted(final double logScale, final double a, final double b, final double rho) {
        final double probability = BivariateNormal.cdf(a, b, rho);
        return probability > 0 ? StrictMath.exp(logScale + StrictMath.log(probability)) : 0;
    }

    private double exponent(final double power) {
        return -rate + power * carry + 0.5 * power * (power - 1) * variance;
    }
}
