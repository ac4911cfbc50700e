package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveTest {
    private static final long SEED = 20;

    @ParameterizedTest
    @EnumSource(CurveInterpolation.class)
    void shouldRepriceItsQuotes(final CurveInterpolation interpolation) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 50; trial++) {
            final List<CurveQuote> quotes = quotes(random);
            final YieldCurve curve = CurveBootstrap.curve(quotes, interpolation);
            for (final CurveQuote quote : quotes) {
                assertEquals(0, quote.error(curve), 1e-12, "seed " + SEED + " trial " + trial + " " + quote);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CurveInterpolation.class)
    void shouldPassThroughItsNodes(final CurveInterpolation interpolation) {
        final double[] times = {0.25, 1, 3, 10, 30};
        final double[] zeros = {0.01, -0.002, 0.015, 0.03, 0.025};
        final YieldCurve curve = YieldCurve.ofZeros(times, zeros, interpolation);
        for (int i = 0; i < times.length; i++) {
            assertEquals(zeros[i], curve.zeroRate(times[i]), 1e-15);
        }
    }

    @ParameterizedTest
    @EnumSource(CurveInterpolation.class)
    void shouldIntegrateItsInstantaneousForwards(final CurveInterpolation interpolation) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 200; trial++) {
            final YieldCurve curve = randomCurve(random, interpolation, -0.02);
            for (double t = 0.013; t < 40; t += 0.37) {
                final double slope = (Math.log(curve.discount(t - 1e-6)) - Math.log(curve.discount(t + 1e-6))) / 2e-6;
                final double forward = curve.instantaneousForward(t);
                assertEquals(
                        forward,
                        slope,
                        2e-6 * (1 + Math.abs(forward)),
                        "seed " + SEED + " trial " + trial + " at " + t);
            }
        }
    }

    @Test
    void shouldKeepMonotoneConvexForwardsPositiveWhereTheirAveragesAre() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 2_000; trial++) {
            final int n = 2 + random.nextInt(8);
            final double[] times = new double[n];
            final double[] discounts = new double[n];
            double time = 0;
            double logarithm = 0;
            for (int i = 0; i < n; i++) {
                final double width = 0.1 + 5 * random.nextDouble();
                time += width;
                logarithm -= width * 0.2 * Math.pow(random.nextDouble(), 4);
                times[i] = time;
                discounts[i] = Math.exp(logarithm);
            }
            final YieldCurve curve = YieldCurve.ofDiscounts(times, discounts, CurveInterpolation.MONOTONE_CONVEX);
            for (double t = 0; t < time + 2; t += 0.01) {
                assertTrue(curve.instantaneousForward(t) >= -1e-15, "seed " + SEED + " trial " + trial + " at " + t);
            }
        }
    }

    @Test
    void shouldKeepMonotoneConvexForwardsContinuous() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 200; trial++) {
            final YieldCurve curve = randomCurve(random, CurveInterpolation.MONOTONE_CONVEX, 0);
            for (final double node : curve.times()) {
                assertEquals(
                        curve.instantaneousForward(node - 1e-12),
                        curve.instantaneousForward(node + 1e-12),
                        1e-8,
                        "seed " + SEED + " trial " + trial);
            }
        }
    }

    @Test
    void shouldKeepMonotoneConvexForwardsMonotoneForRisingAverages() {
        final double[] times = {1, 2, 3, 4, 5, 6};
        final double[] integrals = {0.01, 0.03, 0.06, 0.10, 0.15, 0.21};
        final double[] discounts =
                Arrays.stream(integrals).map(x -> Math.exp(-x)).toArray();
        final YieldCurve curve = YieldCurve.ofDiscounts(times, discounts, CurveInterpolation.MONOTONE_CONVEX);
        double before = 0;
        for (double t = 0; t < 6; t += 0.001) {
            final double forward = curve.instantaneousForward(t);
            assertTrue(forward >= before - 1e-14, "at " + t);
            before = forward;
        }
    }

    @Test
    void shouldKeepALevelCurveLevel() {
        // Linear discount factors are no exponentials.
        for (final CurveInterpolation interpolation :
                EnumSet.complementOf(EnumSet.of(CurveInterpolation.LINEAR_DISCOUNT))) {
            final YieldCurve curve =
                    YieldCurve.ofZeros(new double[] {1, 2, 5}, new double[] {0.03, 0.03, 0.03}, interpolation);
            for (double t = 0; t < 10; t += 0.1) {
                assertEquals(Math.exp(-0.03 * t), curve.discount(t), 1e-15);
            }
        }
    }

    @Test
    void shouldJoinCubicsSmoothlyAndEndThemStraight() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 200; trial++) {
            final double[] x = new double[3 + random.nextInt(8)];
            final double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = (i == 0 ? 0 : x[i - 1]) + 0.2 + random.nextDouble();
                y[i] = random.nextDouble();
            }
            final NaturalSpline spline = new NaturalSpline(x, y);
            final double h = 1e-4;
            for (int i = 0; i < x.length; i++) {
                assertEquals(y[i], spline.value(x[i]), 1e-14);
                final double before = i == 0 ? 0 : (spline.slope(x[i]) - spline.slope(x[i] - h)) / h;
                final double after = i == x.length - 1 ? 0 : (spline.slope(x[i] + h) - spline.slope(x[i])) / h;
                assertEquals(before, after, 0.1, "second derivative, seed " + SEED + " trial " + trial + " knot " + i);
                if (i > 0 && i < x.length - 1) {
                    assertEquals(spline.slope(x[i] - 1e-9), spline.slope(x[i] + 1e-9), 1e-6);
                }
            }
        }
    }

    @Test
    void shouldFollowTheRuleAfterItsLastNode() {
        final double[] times = {1, 3};
        final double[] zeros = {0.02, 0.03};
        for (final CurveInterpolation interpolation : CurveInterpolation.values()) {
            final YieldCurve curve = YieldCurve.ofZeros(times, zeros, interpolation);
            assertEquals(
                    0.03, curve.extrapolated(CurveExtrapolation.FLAT_ZERO).zeroRate(10), 1e-15, interpolation.name());
            final YieldCurve forward = curve.extrapolated(CurveExtrapolation.FLAT_FORWARD);
            assertEquals(forward.instantaneousForward(3), forward.forwardRate(5, 9), 1e-14, interpolation.name());
            final YieldCurve none = curve.extrapolated(CurveExtrapolation.NONE);
            assertEquals(curve.discount(3), none.discount(3), 0);
            assertThrows(IllegalArgumentException.class, () -> none.discount(3.01));
            assertThrows(IllegalArgumentException.class, () -> none.instantaneousForward(3.01));
        }
    }

    @Test
    void shouldStartASwapLater() {
        final CurveQuote quote = CurveQuote.swap(0.25, new double[] {1.25, 2.25}, new double[] {1, 1}, 0.04);
        final DiscountCurve curve = DiscountCurve.flat(StrictMath.log(1.04));
        assertEquals(0, quote.error(curve), 1e-15);
        assertThrows(
                IllegalArgumentException.class, () -> CurveQuote.swap(1, new double[] {1, 2}, new double[] {1, 1}, 0));
    }

    @Test
    void shouldNameTheQuoteThatNoCurveReprices() {
        final List<CurveQuote> quotes =
                List.of(CurveQuote.deposit(1, 1, 0.03), CurveQuote.swap(new double[] {1, 2}, new double[] {1, 1}, 5));
        final IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> CurveBootstrap.curve(quotes, CurveInterpolation.LOG_LINEAR_DISCOUNT));
        assertTrue(thrown.getMessage().contains("swap to 2.0"), thrown.getMessage());
    }

    @Test
    void shouldRefuseTwoQuotesOfOneMaturity() {
        final List<CurveQuote> quotes = List.of(CurveQuote.deposit(1, 1, 0.03), CurveQuote.bond(1, 0, 1, 97));
        final IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> CurveBootstrap.curve(quotes, CurveInterpolation.LINEAR_ZERO));
        assertTrue(thrown.getMessage().contains("two quotes mature at 1.0"), thrown.getMessage());
    }

    @Test
    void shouldRefuseNodesOutOfOrder() {
        assertThrows(
                IllegalArgumentException.class,
                () -> YieldCurve.ofZeros(
                        new double[] {2, 1}, new double[] {0.01, 0.02}, CurveInterpolation.LINEAR_ZERO));
    }

    @Test
    void shouldRefuseADiscountFactorThatIsNotPositive() {
        assertThrows(
                IllegalArgumentException.class,
                () -> YieldCurve.ofDiscounts(
                        new double[] {1, 2}, new double[] {0.9, 0}, CurveInterpolation.LINEAR_ZERO));
    }

    @Test
    void shouldRefuseATimeInThePast() {
        final YieldCurve curve =
                YieldCurve.ofZeros(new double[] {1}, new double[] {0.01}, CurveInterpolation.LINEAR_ZERO);
        assertThrows(IllegalArgumentException.class, () -> curve.discount(-0.1));
    }

    private static YieldCurve randomCurve(
            final SplittableRandom random, final CurveInterpolation interpolation, final double lowest) {
        final double[] times = new double[6];
        final double[] zeros = new double[6];
        double time = 0;
        for (int i = 0; i < times.length; i++) {
            time += 0.2 + 6 * random.nextDouble();
            times[i] = time;
            zeros[i] = lowest + 0.06 * random.nextDouble();
        }
        return YieldCurve.ofZeros(times, zeros, interpolation);
    }

    private static List<CurveQuote> quotes(final SplittableRandom random) {
        final List<CurveQuote> quotes = new ArrayList<>();
        final double level = -0.01 + 0.07 * random.nextDouble();
        quotes.add(CurveQuote.deposit(0.25, 0.25, level + 0.002 * random.nextDouble()));
        quotes.add(CurveQuote.forward(0.25, 0.5, 0.25, level + 0.004 * random.nextDouble()));
        quotes.add(CurveQuote.deposit(1, 1.01, level + 0.004 * random.nextDouble()));
        for (final int years : new int[] {2, 3, 5, 7, 10, 15, 20, 30}) {
            final double[] times = new double[years];
            final double[] accruals = new double[years];
            for (int i = 0; i < years; i++) {
                times[i] = i + 1;
                accruals[i] = 1;
            }
            quotes.add(CurveQuote.swap(times, accruals, level + 0.0005 * years + 0.003 * random.nextDouble()));
        }
        return quotes;
    }
}
