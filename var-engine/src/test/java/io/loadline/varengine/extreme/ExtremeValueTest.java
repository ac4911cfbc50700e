package io.loadline.varengine.extreme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtremeValueTest {
    private static final long SEED = 52;

    @ParameterizedTest
    @ValueSource(doubles = {-0.4, -0.2, 0, 0.2, 0.6, 1.2})
    void shouldRecoverSimulatedExcesses(final double shape) {
        final GeneralisedPareto exact = new GeneralisedPareto(shape, 2);
        final Random random = new Random(SEED);
        final double[] excesses =
                random.doubles(4_000, 1e-12, 1).map(exact::quantile).toArray();
        final ParetoFit fit = ParetoFit.of(excesses);
        final double error = fit.shapeError().orElseThrow();
        assertEquals(shape, fit.distribution().shape(), 3.5 * error, "seed " + SEED);
        assertEquals((1 + shape) / Math.sqrt(4_000), error, 0.25 * (1 + shape) / Math.sqrt(4_000), "seed " + SEED);
    }

    @Test
    void shouldBeAMaximumOfTheFullLikelihood() {
        final Random random = new Random(SEED);
        for (int trial = 0; trial < 200; trial++) {
            final GeneralisedPareto exact = new GeneralisedPareto(-0.3 + 1.2 * random.nextDouble(), 1);
            final double[] y = random.doubles(30, 1e-9, 1).map(exact::quantile).toArray();
            final ParetoFit fit;
            try {
                fit = ParetoFit.of(y);
            } catch (final IllegalArgumentException e) {
                assertTrue(e.getMessage().contains("no maximum"), e.getMessage());
                continue;
            }
            for (final double[] move : new double[][] {{1e-4, 0}, {-1e-4, 0}, {0, 1e-4}, {0, -1e-4}}) {
                final GeneralisedPareto other = new GeneralisedPareto(
                        fit.distribution().shape() + move[0], fit.distribution().scale() * (1 + move[1]));
                double sum = 0;
                for (final double value : y) {
                    sum += other.logDensity(value);
                }
                assertTrue(sum <= fit.logLikelihood() + 1e-9, "seed " + SEED + " trial " + trial);
            }
        }
    }

    @Test
    void shouldFollowTheFirstTermsOfTheShapeNearZero() {
        final double level = -StrictMath.log(1e-4);
        for (final double shape : new double[] {-1e-9, -1e-12, 1e-12, 1e-9, 5e-9}) {
            // expm1(xi L) / xi = L + xi L^2 / 2 + ..., and log1p(xi y) / xi = y - xi y^2 / 2 + ...
            final double quantile = new GeneralisedPareto(shape, 1.5).quantile(1 - 1e-4);
            assertEquals(1.5 * level * (1 + 0.5 * shape * level), quantile, 1e-11);
            assertEquals(StrictMath.exp(-3 + 0.5 * shape * 9), new GeneralisedPareto(shape, 1).exceedance(3), 1e-16);
            final double maximum = -StrictMath.log(-StrictMath.log1p(-1e-4));
            assertEquals(
                    1.5 * maximum * (1 + 0.5 * shape * maximum),
                    new GeneralisedExtremeValue(0, 1.5, shape).returnLevel(1e-4),
                    1e-13);
        }
    }

    @Test
    void shouldBeContinuousAtAShapeOfZero() {
        final GeneralisedPareto none = new GeneralisedPareto(0, 1.5);
        for (final double shape : new double[] {-1e-7, -1e-9, 1e-9, 1e-7}) {
            final GeneralisedPareto near = new GeneralisedPareto(shape, 1.5);
            assertEquals(none.quantile(0.999), near.quantile(0.999), 1e-5);
            assertEquals(none.exceedance(3), near.exceedance(3), 1e-7);
            assertEquals(none.logDensity(3), near.logDensity(3), 1e-6);
        }
    }

    @Test
    void shouldBeItsOwnTailBeyondAThreshold() {
        // Above a threshold the excesses are Pareto again, so both measures agree with the distribution itself.
        final GeneralisedPareto exact = new GeneralisedPareto(0.3, 1);
        final double[] losses = new double[20_000];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = exact.quantile((i + 0.5) / losses.length);
        }
        final PeaksOverThreshold tail = PeaksOverThreshold.ofLargest(losses, 2_000);
        assertEquals(exact.quantile(0.995), tail.valueAtRisk(0.995), 0.01 * exact.quantile(0.995));
        assertEquals(
                exact.expectedShortfall(0.995), tail.expectedShortfall(0.995), 0.03 * exact.expectedShortfall(0.995));
        assertTrue(tail.expectedShortfall(0.99) > tail.valueAtRisk(0.99));
    }

    @Test
    void shouldHaveNoMeanWithAShapeOfOne() {
        assertEquals(Double.POSITIVE_INFINITY, new GeneralisedPareto(1, 1).expectedShortfall(0.99));
    }

    @Test
    void shouldEndAtItsUpperBoundBelowZero() {
        final GeneralisedPareto bounded = new GeneralisedPareto(-0.5, 1);
        assertEquals(0, bounded.exceedance(2.1));
        assertEquals(Double.NEGATIVE_INFINITY, bounded.logDensity(2.1));
        assertTrue(bounded.quantile(1 - 1e-12) < 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.2, 0, 0.25})
    void shouldRecoverSimulatedMaxima(final double shape) {
        final GeneralisedExtremeValue exact = new GeneralisedExtremeValue(10, 2, shape);
        final Random random = new Random(SEED);
        final double[] maxima =
                random.doubles(2_000, 1e-12, 1).map(exact::returnLevel).toArray();
        final ExtremeValueFit fit = ExtremeValueFit.of(maxima);
        assertEquals(shape, fit.distribution().shape(), 3.5 * fit.shapeError().orElseThrow(), "seed " + SEED);
        assertEquals(2, fit.distribution().scale(), 3.5 * fit.scaleError().orElseThrow(), "seed " + SEED);
        assertEquals(
                10, fit.distribution().location(), 3.5 * fit.locationError().orElseThrow(), "seed " + SEED);
    }

    @Test
    void shouldReturnALevelWithItsProbability() {
        final GeneralisedExtremeValue distribution = new GeneralisedExtremeValue(3, 1, 0.2);
        assertEquals(0.99, distribution.cdf(distribution.returnLevel(0.01)), 1e-14);
    }

    @Test
    void shouldRefuseTooFewExcesses() {
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> ParetoFit.of(new double[] {1, 2, 3}));
        assertTrue(thrown.getMessage().contains("3 excesses given, expected at least 10"), thrown.getMessage());
    }

    @Test
    void shouldRefuseExcessesThatAreNotPositive() {
        final double[] excesses = new double[20];
        for (int i = 0; i < excesses.length; i++) {
            excesses[i] = i;
        }
        assertThrows(IllegalArgumentException.class, () -> ParetoFit.of(excesses));
    }

    @Test
    void shouldRefuseEqualExcesses() {
        final double[] excesses = new double[20];
        java.util.Arrays.fill(excesses, 2);
        assertThrows(IllegalArgumentException.class, () -> ParetoFit.of(excesses));
    }

    @Test
    void shouldRefuseAConfidenceBelowTheThreshold() {
        final double[] losses =
                new Random(SEED).doubles(500).map(u -> -Math.log(1 - u)).toArray();
        final PeaksOverThreshold tail = PeaksOverThreshold.ofLargest(losses, 50);
        assertThrows(IllegalArgumentException.class, () -> tail.valueAtRisk(0.8));
        assertThrows(IllegalArgumentException.class, () -> tail.valueAtRisk(1));
    }

    @Test
    void shouldRefuseAHillEstimateOfLossesThatAreNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> TailEstimators.hill(new double[] {-1, -2, 3}, 2));
        assertThrows(IllegalArgumentException.class, () -> TailEstimators.hill(new double[] {1, 2, 3}, 3));
    }

    @Test
    void shouldRefuseAThresholdAboveAllLosses() {
        assertThrows(IllegalArgumentException.class, () -> TailEstimators.meanExcess(new double[] {1, 2}, 3));
    }
}
