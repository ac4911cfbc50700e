package io.loadline.core.pricing.exotic;

import io.loadline.core.math.GaussLegendre;
import io.loadline.core.math.Normal;
import java.util.function.DoubleUnaryOperator;

/**
 * Cash that is paid because the spot touches a barrier, watched without a break, or because it never does: M. Rubinstein and E. Reiner, "Unscrambling
 * the binary code", Risk 4 (1991); E. Haug (2007), ch. 4.19.5, cases 1 to 12, and with two barriers C. Hui, "One-touch double barrier binary option
 * values", Applied Financial Economics 6 (1996). Rebates of barrier options are of this kind. The asset at the touch is cash of the barrier.
 */
public final class TouchOption {
    private static final GaussLegendre TIMES = new GaussLegendre(96);

    private TouchOption() {}

    /**
     * Cash at the time of the touch.
     *
     * @param down true for a barrier below the spot, false above
     * @param spot price of the underlying, positive; the barrier has not been touched before now
     * @param barrier level, positive
     * @param cash amount
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time for which the barrier is watched, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double atTouch(
            final boolean down,
            final double spot,
            final double barrier,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!isValid(spot, barrier, cash, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        if (side(down).isTouched(spot, barrier)) {
            return cash;
        }
        final double carry = rate - dividendYield;
        if (volatility * Math.sqrt(years) == 0) {
            final boolean touched = side(down).isTouched(spot * StrictMath.exp(carry * years), barrier);
            return touched ? cash * StrictMath.exp(-rate * StrictMath.log(barrier / spot) / carry) : 0;
        }
        return cash * discountAtTouch(down, StrictMath.log(barrier / spot), rate, carry, years, volatility);
    }

    /**
     * Cash at expiry where the barrier was never touched; with the touch it is cash at expiry less this.
     *
     * @param down true for a barrier below the spot, false above
     * @param spot price of the underlying, positive; the barrier has not been touched before now
     * @param barrier level, positive
     * @param cash amount
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double untouched(
            final boolean down,
            final double spot,
            final double barrier,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!isValid(spot, barrier, cash, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        final double carry = rate - dividendYield;
        final double last = volatility * Math.sqrt(years) == 0 ? spot * StrictMath.exp(carry * years) : spot;
        if (side(down).isTouched(spot, barrier) || side(down).isTouched(last, barrier)) {
            return 0;
        }
        final double probability = volatility * Math.sqrt(years) == 0
                ? 1
                : alive(down, StrictMath.log(barrier / spot), carry, years, volatility);
        return cash * StrictMath.exp(-rate * years) * probability;
    }

    /**
     * Cash at the touch of one of two barriers, if the other was not touched before.
     *
     * @param down true for the lower barrier, false for the upper
     * @param spot price of the underlying, positive; no barrier has been touched before now
     * @param lower lower barrier, positive
     * @param upper upper barrier, above the lower
     * @param cash amount
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time for which the barriers are watched, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double atTouchOfFirst(
            final boolean down,
            final double spot,
            final double lower,
            final double upper,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!isValid(spot, lower, upper, cash, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        if (spot <= lower || spot >= upper) {
            return spot <= lower == down ? cash : 0;
        }
        if (volatility * Math.sqrt(years) == 0) {
            return rate < dividendYield == down
                    ? atTouch(down, spot, down ? lower : upper, cash, rate, dividendYield, years, volatility)
                    : 0;
        }
        final Corridor corridor = Corridor.of(spot, lower, upper, rate - dividendYield, volatility);
        return cash * corridor.discountAtTouch(down, rate, years);
    }

    /**
     * Cash at the first touch of either of two barriers.
     *
     * @param spot price of the underlying, positive; no barrier has been touched before now
     * @param lower lower barrier, positive
     * @param upper upper barrier, above the lower
     * @param cash amount
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time for which the barriers are watched, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double atTouchOfEither(
            final double spot,
            final double lower,
            final double upper,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return atTouchOfFirst(true, spot, lower, upper, cash, rate, dividendYield, years, volatility)
                + atTouchOfFirst(false, spot, lower, upper, cash, rate, dividendYield, years, volatility);
    }

    /**
     * Cash at expiry where neither of two barriers was touched.
     *
     * @param spot price of the underlying, positive; no barrier has been touched before now
     * @param lower lower barrier, positive
     * @param upper upper barrier, above the lower
     * @param cash amount
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double untouchedByBoth(
            final double spot,
            final double lower,
            final double upper,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!isValid(spot, lower, upper, cash, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        final double carry = rate - dividendYield;
        final double last = volatility * Math.sqrt(years) == 0 ? spot * StrictMath.exp(carry * years) : spot;
        if (Math.min(spot, last) <= lower || Math.max(spot, last) >= upper) {
            return 0;
        }
        final double probability = volatility * Math.sqrt(years) == 0
                ? 1
                : Corridor.of(spot, lower, upper, carry, volatility).alive(years);
        return cash * StrictMath.exp(-rate * years) * probability;
    }

    private static BarrierKind side(final boolean down) {
        return down ? BarrierKind.DOWN_OUT : BarrierKind.UP_OUT;
    }

    private static boolean isValid(
            final double spot,
            final double barrier,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return spot > 0
                && barrier > 0
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + barrier + cash + rate + dividendYield + years + volatility);
    }

    private static boolean isValid(
            final double spot,
            final double lower,
            final double upper,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return isValid(spot, lower, cash, rate, dividendYield, years, volatility)
                && upper > lower
                && Double.isFinite(upper);
    }

    /** Probability not to touch a barrier at this logarithm over the spot. */
    static double alive(
            final boolean down,
            final double toBarrier,
            final double carry,
            final double years,
            final double volatility) {
        final double side = down ? 1 : -1;
        final double total = volatility * Math.sqrt(years);
        final double drift = (carry - 0.5 * volatility * volatility) * years;
        final double power = 2 * carry / (volatility * volatility) - 1;
        return Normal.cdf(side * (drift - toBarrier) / total)
                - StrictMath.exp(power * toBarrier + Normal.logCdf(side * (drift + toBarrier) / total));
    }

    /** Mean discount factor of the time of the touch, zero without one. */
    static double discountAtTouch(
            final boolean down,
            final double toBarrier,
            final double rate,
            final double carry,
            final double years,
            final double volatility) {
        final double mu = carry / (volatility * volatility) - 0.5;
        final double square = mu * mu + 2 * rate / (volatility * volatility);
        if (square < 0) {
            return byParts(rate, years, time -> 1 - alive(down, toBarrier, carry, time, volatility));
        }
        final double side = down ? 1 : -1;
        final double total = volatility * Math.sqrt(years);
        final double lambda = Math.sqrt(square);
        final double z = toBarrier / total + lambda * total;
        return StrictMath.exp((mu + lambda) * toBarrier + Normal.logCdf(side * z))
                + StrictMath.exp((mu - lambda) * toBarrier + Normal.logCdf(side * (z - 2 * lambda * total)));
    }

    /**
     * Mean discount factor of a time that has come before t with probability Q(t), by parts: P(T) Q(T) + r int exp(-r t) Q(t) dt. For rates so far below
     * zero that the powers of the closed forms are complex.
     */
    static double byParts(final double rate, final double years, final DoubleUnaryOperator come) {
        double sum = 0;
        for (int i = 0; i < TIMES.size(); i++) {
            final double root = 0.5 * (1 + TIMES.node(i));
            final double t = years * root * root;
            sum += TIMES.weight(i) * root * StrictMath.exp(-rate * t) * come.applyAsDouble(t);
        }
        return StrictMath.exp(-rate * years) * come.applyAsDouble(years) + rate * years * sum;
    }
}
