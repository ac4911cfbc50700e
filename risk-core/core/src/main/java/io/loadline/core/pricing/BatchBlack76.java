package io.loadline.core.pricing;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.ElementaryLanes;
import io.loadline.core.math.NormalTail;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Black-76 prices of one option under many scenarios of forward and volatility, in vectors. With A = F n(d1) = K n(d2) and the Mills ratio M, the
 * two terms of the formula are A M(|d1|) and A M(|d2|), or one less that: a price takes one exponential, one division for both ratios, and no
 * logarithm, since that of the forward is common to all options. Every lane has the bits of {@link #price}, whatever the width of the vectors, since
 * both do the same additions, multiplications, divisions and fused multiply-adds.
 *
 * <p>Absolute error about 1e-15 of forward and strike: prices far out of the money have no relative accuracy, for which there is {@link Black76}.
 * A bad scenario or option has the price NaN. Any thread; nothing is allocated once {@linkplain #warmUp warm}.
 */
public final class BatchBlack76 {
    private static final VectorSpecies<Double> SPECIES = ElementaryLanes.SPECIES;
    /** Narrower vectors are slower than the scalar twin. */
    private static final int FEWEST_LANES = 4;

    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

    private static final DoubleVector HALF = broadcast(0.5);
    private static final DoubleVector ONE = broadcast(1);
    private static final DoubleVector CENTRE = broadcast(NormalTail.CENTRE);
    private static final DoubleVector MINUS_HALF = broadcast(-0.5);
    private static final DoubleVector SCALE = broadcast(INVERSE_ROOT_TWO_PI);
    private static final DoubleVector ZERO = broadcast(0);

    private static final int WARM_SCENARIOS = 256;
    private static final int WARM_PASSES = 8_000;

    private BatchBlack76() {}

    /**
     * Prices until the compiler has the kernel whole, about half a second and once in a process: in code that is not compiled yet every vector is
     * an object. For those who price on a thread that may not allocate, before they begin.
     */
    public static void warmUp() {
        WarmUp.run();
    }

    /** Runs when it is first touched. */
    private static final class WarmUp {
        static {
            final BatchScenarios scenarios = new BatchScenarios(WARM_SCENARIOS);
            final double[] forwards = new double[WARM_SCENARIOS];
            final double[] volatilities = new double[WARM_SCENARIOS];
            for (int i = 0; i < WARM_SCENARIOS; i++) {
                forwards[i] = 80 + 40.0 * i / WARM_SCENARIOS;
                volatilities[i] = 0.2;
            }
            final double[] prices = new double[WARM_SCENARIOS];
            for (int pass = 0; pass < WARM_PASSES; pass++) {
                scenarios.set(forwards, volatilities, WARM_SCENARIOS);
                prices(pass % 2 == 0, 100, 0.25, 1, scenarios, prices, 0);
            }
        }

        private WarmUp() {}

        static void run() {
            // The work is in the initialiser.
        }
    }

    /**
     * Prices one option under scenarios.
     *
     * @param call true for a call, false for a put
     * @param strike strike, positive and finite
     * @param years time to expiry, not negative
     * @param discount discount factor
     * @param scenarios forward and volatility
     * @param prices receives the prices by scenario from an index on
     * @param offset that index
     */
    public static void prices(
            final boolean call,
            final double strike,
            final double years,
            final double discount,
            final BatchScenarios scenarios,
            final double[] prices,
            final int offset) {
        final int count = scenarios.count();
        if (!valid(strike, years)) {
            Arrays.fill(prices, offset, offset + count, Double.NaN);
            return;
        }
        final double root = root(years);
        final double inverseRoot = 1 / root;
        final double logStrike = Elementary.log(strike);
        final int whole = SPECIES.length() < FEWEST_LANES ? 0 : SPECIES.loopBound(count);
        scales(logStrike, root, scenarios, whole, prices, offset);
        lanes(call, strike, discount, logStrike, root, scenarios, whole, prices, offset);
        for (int i = whole; i < count; i++) {
            final double moneyness =
                    (scenarios.logForwards[i] - logStrike) * scenarios.inverseVolatilities[i] * inverseRoot;
            prices[offset + i] =
                    lane(call, strike, discount, scenarios.forwards[i], moneyness, scenarios.volatilities[i] * root);
        }
    }

    /**
     * Writes A = F n(d1) where the prices will be. The work is split in two loops because the compiler keeps vectors in registers only in methods
     * that fit its budget, and the row of prices stays in the nearest cache.
     */
    private static void scales(
            final double logStrike,
            final double root,
            final BatchScenarios scenarios,
            final int whole,
            final double[] prices,
            final int offset) {
        final DoubleVector logStrikes = broadcast(logStrike);
        final DoubleVector inverseRoots = broadcast(1 / root);
        final DoubleVector roots = broadcast(root);
        for (int i = 0; i < whole; i += SPECIES.length()) {
            final DoubleVector moneyness = DoubleVector.fromArray(SPECIES, scenarios.logForwards, i)
                    .sub(logStrikes)
                    .mul(DoubleVector.fromArray(SPECIES, scenarios.inverseVolatilities, i))
                    .mul(inverseRoots);
            final DoubleVector total =
                    DoubleVector.fromArray(SPECIES, scenarios.volatilities, i).mul(roots);
            final DoubleVector d1 = total.fma(HALF, moneyness);
            ElementaryLanes.exp(d1.mul(MINUS_HALF).mul(d1))
                    .mul(SCALE)
                    .mul(DoubleVector.fromArray(SPECIES, scenarios.forwards, i))
                    .intoArray(prices, offset + i);
        }
    }

    private static void lanes(
            final boolean call,
            final double strike,
            final double discount,
            final double logStrike,
            final double root,
            final BatchScenarios scenarios,
            final int whole,
            final double[] prices,
            final int offset) {
        final DoubleVector logStrikes = broadcast(logStrike);
        final DoubleVector inverseRoots = broadcast(1 / root);
        final DoubleVector roots = broadcast(root);
        final DoubleVector strikes = broadcast(strike);
        final DoubleVector sign = broadcast(call ? 1 : -1);
        final DoubleVector discounts = broadcast(discount);
        for (int i = 0; i < whole; i += SPECIES.length()) {
            final DoubleVector moneyness = DoubleVector.fromArray(SPECIES, scenarios.logForwards, i)
                    .sub(logStrikes)
                    .mul(DoubleVector.fromArray(SPECIES, scenarios.inverseVolatilities, i))
                    .mul(inverseRoots);
            final DoubleVector total =
                    DoubleVector.fromArray(SPECIES, scenarios.volatilities, i).mul(roots);
            final DoubleVector d1 = total.fma(HALF, moneyness);
            final DoubleVector d2 = d1.sub(total);
            final DoubleVector a1 = d1.abs();
            final DoubleVector a2 = d2.abs();
            final DoubleVector below1 = a1.add(CENTRE);
            final DoubleVector below2 = a2.add(CENTRE);
            final DoubleVector inverse = ONE.div(below1.mul(below2));
            final DoubleVector inverse1 = inverse.mul(below2);
            final DoubleVector inverse2 = inverse.mul(below1);
            final DoubleVector scale = DoubleVector.fromArray(SPECIES, prices, offset + i);
            final DoubleVector tail1 =
                    NormalTail.of(a1.sub(CENTRE).mul(inverse1)).mul(inverse1).mul(scale);
            final DoubleVector tail2 =
                    NormalTail.of(a2.sub(CENTRE).mul(inverse2)).mul(inverse2).mul(scale);
            final DoubleVector forward = DoubleVector.fromArray(SPECIES, scenarios.forwards, i);
            final DoubleVector first =
                    tail1.blend(forward.sub(tail1), d1.mul(sign).compare(VectorOperators.GT, ZERO));
            final DoubleVector second =
                    tail2.blend(strikes.sub(tail2), d2.mul(sign).compare(VectorOperators.GT, ZERO));
            final DoubleVector value = first.sub(second).mul(sign);
            value.blend(ZERO, value.compare(VectorOperators.LE, ZERO))
                    .mul(discounts)
                    .intoArray(prices, offset + i);
        }
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
        if (!valid(strike, years)) {
            return Double.NaN;
        }
        final double root = root(years);
        final double kept = BatchScenarios.kept(volatility);
        final double log = BatchScenarios.logForward(forward, volatility) - Elementary.log(strike);
        return lane(call, strike, discount, forward, log * (1 / kept) * (1 / root), kept * root);
    }

    private static double lane(
            final boolean call,
            final double strike,
            final double discount,
            final double forward,
            final double moneyness,
            final double total) {
        final double d1 = Math.fma(total, 0.5, moneyness);
        final double d2 = d1 - total;
        final double a1 = Math.abs(d1);
        final double a2 = Math.abs(d2);
        final double below1 = a1 + NormalTail.CENTRE;
        final double below2 = a2 + NormalTail.CENTRE;
        final double inverse = 1 / (below1 * below2);
        final double inverse1 = inverse * below2;
        final double inverse2 = inverse * below1;
        final double scale = Elementary.exp(d1 * -0.5 * d1) * INVERSE_ROOT_TWO_PI * forward;
        final double tail1 = NormalTail.of((a1 - NormalTail.CENTRE) * inverse1) * inverse1 * scale;
        final double tail2 = NormalTail.of((a2 - NormalTail.CENTRE) * inverse2) * inverse2 * scale;
        final double sign = call ? 1 : -1;
        final double first = sign * d1 > 0 ? forward - tail1 : tail1;
        final double second = sign * d2 > 0 ? strike - tail2 : tail2;
        final double value = sign * (first - second);
        return (value <= 0 ? 0 : value) * discount;
    }

    private static double root(final double years) {
        return Math.max(Math.sqrt(years), BatchScenarios.LEAST);
    }

    private static boolean valid(final double strike, final double years) {
        return strike >= Double.MIN_NORMAL
                && strike < Double.POSITIVE_INFINITY
                && years >= 0
                && years < Double.POSITIVE_INFINITY;
    }

    private static DoubleVector broadcast(final double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
