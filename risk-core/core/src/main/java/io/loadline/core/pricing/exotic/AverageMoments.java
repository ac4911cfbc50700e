package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.Black76;

/**
 * Options on an average price whose distribution is taken as known. The geometric average is lognormal exactly: A. Kemna and A. Vorst, "A
 * pricing method for options based on average asset values", J. Banking and Finance 14 (1990). The arithmetic average is taken as lognormal with
 * its own first two moments: E. Levy, J. International Money and Finance 11 (1992), continuously; S. Turnbull and L. Wakeman, J. Financial and
 * Quantitative Analysis 26 (1991), at fixings. {@link AverageOption} has no such assumption. Where a known part of the average leaves a strike of
 * zero or less, the call is a forward on the rest and the put is worth nothing.
 */
public final class AverageMoments {
    private static final double SMALL = 1e-5;

    private AverageMoments() {}

    /**
     * Continuous geometric average from now to expiry.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double geometric(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return geometric(call, spot, spot, strike, rate, dividendYield, years, years, volatility);
    }

    /**
     * Continuous geometric average, part of which may be known.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param averageSoFar geometric average of the elapsed part, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param averagingYears whole length of the average
     * @param years time to expiry, not negative, at most that length
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double geometric(
            final boolean call,
            final double spot,
            final double averageSoFar,
            final double strike,
            final double rate,
            final double dividendYield,
            final double averagingYears,
            final double years,
            final double volatility) {
        if (!(valid(spot, strike, rate, dividendYield, volatility)
                && averageSoFar > 0
                && years >= 0
                && averagingYears >= years
                && Double.isFinite(averageSoFar + averagingYears))) {
            return Double.NaN;
        }
        final double weight = averagingYears == 0 ? 1 : years / averagingYears;
        final double drift = rate - dividendYield - 0.5 * volatility * volatility;
        final double mean = weight * (StrictMath.log(spot / averageSoFar) + 0.5 * drift * years);
        final double deviation = weight * volatility / Math.sqrt(3);
        final double forward = averageSoFar * StrictMath.exp(mean + 0.5 * deviation * deviation * years);
        return Black76.price(call, forward, strike, years, deviation, StrictMath.exp(-rate * years));
    }

    /**
     * Geometric average of future fixings, exactly lognormal; the payment is at the last.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param fixings times in years, ascending, the first not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double geometricFixings(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double[] fixings,
            final double volatility) {
        return geometricFixings(call, spot, spot, 0, strike, rate, dividendYield, fixings, volatility);
    }

    /**
     * The same where some fixings have been made.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param averageSoFar geometric average of the fixings that have been made, positive
     * @param made number of them, not negative
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param fixings times of the others in years, ascending, the first not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double geometricFixings(
            final boolean call,
            final double spot,
            final double averageSoFar,
            final int made,
            final double strike,
            final double rate,
            final double dividendYield,
            final double[] fixings,
            final double volatility) {
        final int left = fixings.length;
        if (!(valid(spot, strike, rate, dividendYield, volatility)
                && averageSoFar > 0
                && averageSoFar < Double.POSITIVE_INFINITY
                && made >= 0
                && Fixings.valid(fixings))) {
            return Double.NaN;
        }
        final double n = (double) made + left;
        final double drift = rate - dividendYield - 0.5 * volatility * volatility;
        double mean = made / n * StrictMath.log(averageSoFar / spot);
        double variance = 0;
        for (int i = 0; i < left; i++) {
            mean += drift * fixings[i] / n;
            // The fixing shares its own time with itself and with each later one, twice.
            variance += volatility * volatility * fixings[i] * (2 * (left - i) - 1) / n / n;
        }
        final double forward = spot * StrictMath.exp(mean + 0.5 * variance);
        final double discount = StrictMath.exp(-rate * fixings[left - 1]);
        return Black76.price(call, forward, strike, 1, Math.sqrt(variance), discount);
    }

    /**
     * Continuous arithmetic average, part of which may be known.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param averageSoFar average of the elapsed part, not negative
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param averagingYears whole length of the average, positive
     * @param years time to expiry, positive, at most that length
     * @param volatility a year, not negative
     * @return approximate value; NaN for invalid input
     */
    public static double levy(
            final boolean call,
            final double spot,
            final double averageSoFar,
            final double strike,
            final double rate,
            final double dividendYield,
            final double averagingYears,
            final double years,
            final double volatility) {
        if (!(valid(spot, strike, rate, dividendYield, volatility)
                && years > 0
                && averagingYears >= years
                && averageSoFar >= 0
                && Double.isFinite(averageSoFar + averagingYears))) {
            return Double.NaN;
        }
        final double carry = rate - dividendYield;
        final double variance = volatility * volatility;
        final double share = 1 / averagingYears;
        final double first = spot * share * integral(carry, years);
        // 2 S^2 / (b + v^2) (I(2b + v^2) - I(b)) is a difference quotient of I, smooth where b + v^2 vanishes.
        final double gap = carry + variance;
        final double quotient = Math.abs(gap) > SMALL
                ? (integral(carry + gap, years) - integral(carry, years)) / gap
                : (integral(carry + SMALL, years) - integral(carry - SMALL, years)) / (2 * SMALL);
        final double second = 2 * spot * spot * share * share * quotient;
        final double left = strike - (averagingYears - years) * share * averageSoFar;
        return matched(call, first, second, left, years, StrictMath.exp(-rate * years));
    }

    /**
     * Arithmetic average of future fixings; the payment is at the last.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param fixings times in years, ascending, the first not negative
     * @param volatility a year, not negative
     * @return approximate value; NaN for invalid input
     */
    public static double turnbullWakeman(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double[] fixings,
            final double volatility) {
        final int n = fixings.length;
        if (!(valid(spot, strike, rate, dividendYield, volatility) && Fixings.valid(fixings))) {
            return Double.NaN;
        }
        final double carry = rate - dividendYield;
        double first = 0;
        double second = 0;
        double before = 0;
        for (final double t : fixings) {
            final double forward = spot * StrictMath.exp(carry * t);
            first += forward;
            // With each earlier fixing: F_i F_j exp(v^2 t_i).
            final double spread = StrictMath.exp(volatility * volatility * t);
            second += forward * (2 * before + forward * spread);
            before += forward * spread;
        }
        final double years = fixings[n - 1];
        return matched(call, first / n, second / n / n, strike, years, StrictMath.exp(-rate * years));
    }

    private static boolean valid(
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double volatility) {
        return spot > 0
                && strike > 0
                && volatility >= 0
                && Double.isFinite(spot + strike + rate + dividendYield + volatility);
    }

    private static double matched(
            final boolean call,
            final double first,
            final double second,
            final double strike,
            final double years,
            final double discount) {
        if (strike <= 0) {
            return call ? discount * (first - strike) : 0;
        }
        final double total = Math.max(StrictMath.log(second / (first * first)), 0);
        return years > 0
                ? Black76.price(call, first, strike, years, Math.sqrt(total / years), discount)
                : discount * Math.max(call ? first - strike : strike - first, 0);
    }

    /** Integral of exp(x t) over t from 0 to the time. */
    private static double integral(final double x, final double years) {
        return x == 0 ? years : StrictMath.expm1(x * years) / x;
    }
}
