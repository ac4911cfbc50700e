package io.loadline.core.pricing;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.ElementaryLanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Black-76 prices of one option under many scenarios of forward and volatility, in vectors. With A = F n(d1) = K n(d2) and the Mills ratio Y, the
 * two terms of the formula are A Y(|d1|) and A Y(|d2|), or one less that: one exponential and one logarithm a price. Every lane has the bits of
 * {@link #price}, whatever the width of the vectors, since both do the same additions, multiplications, divisions and fused multiply-adds.
 *
 * <p>Absolute error about 1e-15 of forward and strike: prices far out of the money have no relative accuracy, for which there is {@link Black76}.
 * A scenario whose forward or volatility is negative, NaN or infinite, or whose forward is zero, has the price NaN. Any thread; nothing is
 * allocated.
 */
public final class BatchBlack76 {
    private static final VectorSpecies<Double> SPECIES = ElementaryLanes.SPECIES;
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

    /** Stands for a total volatility of zero, so that nothing is divided by zero. */
    private static final double LEAST_TOTAL = 1e-20;

    private BatchBlack76() {}

    /**
     * Prices one option under scenarios.
     *
     * @param call true for a call, false for a put
     * @param strike strike, positive and finite
     * @param years time to expiry, not negative
     * @param discount discount factor
     * @param forwards forward price by scenario
     * @param volatilities volatility a year by scenario
     * @param count number of scenarios, at most the length of each array
     * @param prices receives the prices from an index on
     * @param offset that index
     */
    public static void prices(
            final boolean call,
            final double strike,
            final double years,
            final double discount,
            final double[] forwards,
            final double[] volatilities,
            final int count,
            final double[] prices,
            final int offset) {
        final double root = Math.sqrt(years);
        final double inverseStrike = 1 / strike;
        final int whole = valid(strike, years) ? SPECIES.loopBound(count) : 0;
        for (int i = 0; i < whole; i += SPECIES.length()) {
            lanes(
                            call,
                            strike,
                            inverseStrike,
                            root,
                            discount,
                            DoubleVector.fromArray(SPECIES, forwards, i),
                            DoubleVector.fromArray(SPECIES, volatilities, i))
                    .intoArray(prices, offset + i);
        }
        for (int i = whole; i < count; i++) {
            prices[offset + i] = price(call, forwards[i], strike, years, volatilities[i], discount);
        }
    }

    private static DoubleVector lanes(
            final boolean call,
            final double strike,
            final double inverseStrike,
            final double root,
            final double discount,
            final DoubleVector forward,
            final DoubleVector volatility) {
        final DoubleVector total = volatility.mul(root).max(LEAST_TOTAL);
        final DoubleVector d1 =
                ElementaryLanes.log(forward.mul(inverseStrike)).div(total).add(total.mul(0.5));
        final DoubleVector d2 = d1.sub(total);
        final DoubleVector scale = ElementaryLanes.exp(d1.mul(d1).mul(-0.5))
                .mul(INVERSE_ROOT_TWO_PI)
                .mul(forward);
        final DoubleVector tail1 = scale.mul(ElementaryLanes.mills(d1.abs()));
        final DoubleVector tail2 = scale.mul(ElementaryLanes.mills(d2.abs()));
        final VectorOperators.Comparison inside = call ? VectorOperators.GT : VectorOperators.LT;
        final DoubleVector first = tail1.blend(forward.sub(tail1), d1.compare(inside, 0));
        final DoubleVector second = tail2.blend(tail2.neg().add(strike), d2.compare(inside, 0));
        final DoubleVector value = call ? first.sub(second) : second.sub(first);
        final VectorMask<Double> valid = forward.compare(VectorOperators.GT, 0)
                .and(forward.compare(VectorOperators.LT, Double.POSITIVE_INFINITY))
                .and(volatility.compare(VectorOperators.GE, 0))
                .and(volatility.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
        return DoubleVector.broadcast(SPECIES, Double.NaN).blend(value.max(0).mul(discount), valid);
    }

    /**
     * The scalar twin: one price, with the bits that a lane has.
     *
     * @param call true for a call, false for a put
     * @param forward forward price, positive
     * @param strike strike, positive
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @param discount discount factor
     * @return price; NaN for invalid input
     */
    public static double price(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double volatility,
            final double discount) {
        final boolean valid = valid(strike, years)
                && forward > 0
                && forward < Double.POSITIVE_INFINITY
                && volatility >= 0
                && volatility < Double.POSITIVE_INFINITY;
        if (!valid) {
            return Double.NaN;
        }
        final double total = Math.max(volatility * Math.sqrt(years), LEAST_TOTAL);
        final double d1 = Elementary.log(forward * (1 / strike)) / total + total * 0.5;
        final double d2 = d1 - total;
        final double scale = Elementary.exp(d1 * d1 * -0.5) * INVERSE_ROOT_TWO_PI * forward;
        final double tail1 = scale * Elementary.mills(Math.abs(d1));
        final double tail2 = scale * Elementary.mills(Math.abs(d2));
        final double first = (call ? d1 > 0 : d1 < 0) ? forward - tail1 : tail1;
        final double second = (call ? d2 > 0 : d2 < 0) ? -tail2 + strike : tail2;
        return Math.max(call ? first - second : second - first, 0) * discount;
    }

    private static boolean valid(final double strike, final double years) {
        return strike > 0 && strike < Double.POSITIVE_INFINITY && years >= 0 && years < Double.POSITIVE_INFINITY;
    }
}
