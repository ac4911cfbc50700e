package io.loadline.core.pricing.american;

import io.loadline.core.math.Normal;
import io.loadline.core.pricing.BlackScholes;

/**
 * American options by the quadratic approximation: G. Barone-Adesi and R. Whaley, "Efficient analytic approximation of American option values",
 * J. Finance 42 (1987). Off by up to half a percent of the spot for times of some years: for comparison, not for risk.
 */
public final class BaroneAdesiWhaley {
    private static final int STEPS = 200;

    private BaroneAdesiWhaley() {}

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
        final double critical = critical(call, spot, strike, rate, dividendYield, years, volatility);
        if (Double.isNaN(critical)) {
            return Double.NaN;
        }
        final double european = BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
        if (Double.isInfinite(critical) || critical == 0) {
            return european;
        }
        final double sign = call ? 1 : -1;
        final double power = power(sign, rate, dividendYield, years, volatility);
        if (sign * (spot - critical) >= 0) {
            return sign * (spot - strike);
        }
        final double slope = 1 - hedge(sign, critical, strike, rate, dividendYield, years, volatility);
        final double premium =
                sign * critical / power * slope * StrictMath.exp(power * StrictMath.log(spot / critical));
        return european + premium;
    }

    /** Spot at which exercise begins in the approximation: infinite (call) or zero (put) where never, NaN for invalid input. */
    static double critical(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean valid = spot > 0
                && strike > 0
                && years > 0
                && volatility > 0
                && Double.isFinite(spot + strike + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        final boolean never = call ? dividendYield <= 0 && rate >= 0 : rate <= 0 && dividendYield >= 0;
        if (never) {
            return call ? Double.POSITIVE_INFINITY : 0;
        }
        final double sign = call ? 1 : -1;
        final double power = power(sign, rate, dividendYield, years, volatility);
        return search(sign, strike, rate, dividendYield, years, volatility, power);
    }

    private static double power(
            final double sign,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double variance = volatility * volatility;
        final double n = 2 * (rate - dividendYield) / variance;
        // 2 r / (v^2 (1 - e^-rT)), which is finite without a rate.
        final double m = 2 * (rate == 0 ? 1 / years : rate / -StrictMath.expm1(-rate * years)) / variance;
        return 0.5 * (-(n - 1) + sign * Math.sqrt((n - 1) * (n - 1) + 4 * m));
    }

    private static double hedge(
            final double sign,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double total = volatility * Math.sqrt(years);
        final double d1 = (StrictMath.log(spot / strike) + (rate - dividendYield) * years) / total + 0.5 * total;
        return StrictMath.exp(-dividendYield * years) * Normal.cdf(sign * d1);
    }

    /** Price at which the approximation meets the intrinsic value, by bisection. */
    private static double search(
            final double sign,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final double power) {
        double inside = strike;
        double outside = strike;
        for (int i = 0; i < STEPS; i++) {
            outside *= sign > 0 ? 2 : 0.5;
            if (gain(sign, outside, strike, rate, dividendYield, years, volatility, power) >= 0) {
                break;
            }
            inside = outside;
        }
        for (int i = 0; i < STEPS && Math.abs(outside - inside) > 1e-14 * strike; i++) {
            final double middle = 0.5 * (inside + outside);
            if (gain(sign, middle, strike, rate, dividendYield, years, volatility, power) >= 0) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return 0.5 * (inside + outside);
    }

    private static double gain(
            final double sign,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final double power) {
        final double european = BlackScholes.price(sign > 0, spot, strike, rate, dividendYield, years, volatility);
        final double slope = 1 - hedge(sign, spot, strike, rate, dividendYield, years, volatility);
        return sign * (spot - strike) - european - sign * slope * spot / power;
    }
}
