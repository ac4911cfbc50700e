package io.loadline.regime.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HmmFilterTest {
    private static final GaussianHmm TWO_STATES = new GaussianHmm(
            new double[] {0.5, 0.5},
            new double[][] {{0.9, 0.1}, {0.2, 0.8}},
            new double[][] {{0}, {0}},
            new double[][] {{1}, {9}});

    @Test
    void shouldEqualEnumerationOfAllPaths() {
        for (long seed = 1; seed <= 50; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final GaussianHmm model = RandomHmm.model(random, 2 + random.nextInt(2), 1 + random.nextInt(2));
            final double[][] series = RandomHmm.series(random, model, 7);
            final EnumeratedPaths naive = new EnumeratedPaths(model, series);
            final HmmFilter filter = new HmmFilter(model);
            final double[] probabilities = new double[model.states()];
            for (int t = 0; t < series.length; t++) {
                filter.update(series[t]);
                filter.copyProbabilities(probabilities);
                assertArrayEquals(naive.filtered[t], probabilities, 1e-12, "seed " + seed + " time " + t);
            }
            assertEquals(naive.logLikelihood, filter.logLikelihood(), 1e-10, "seed " + seed);
        }
    }

    @Test
    void shouldNotChangeThePastWhenTheFutureChanges() {
        final SplittableRandom random = new SplittableRandom(3);
        final double[][] series = RandomHmm.series(random, TWO_STATES, 200);
        final HmmFilter filter = new HmmFilter(TWO_STATES);
        final double[] at100 = new double[2];
        for (int t = 0; t <= 100; t++) {
            filter.update(series[t]);
        }
        filter.copyProbabilities(at100);
        final HmmFilter other = new HmmFilter(TWO_STATES);
        final double[] otherAt100 = new double[2];
        for (int t = 0; t < 200; t++) {
            other.update(series[t]);
            if (t == 100) {
                other.copyProbabilities(otherAt100);
            }
        }
        assertArrayEquals(at100, otherAt100, "seed 3");
    }

    @Test
    void shouldKeepItsStateWhenAnObservationIsNotFinite() {
        final HmmFilter filter = new HmmFilter(TWO_STATES);
        filter.update(new double[] {2});
        final double before = filter.probability(0);
        for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertTrue(Double.isNaN(filter.update(new double[] {bad})));
        }
        assertEquals(before, filter.probability(0));
        assertEquals(1, filter.observations());
    }

    @Test
    void shouldFallBackToLogarithmsWhenTheOnlyReachableStateIsFarOut() {
        final GaussianHmm absorbed = new GaussianHmm(
                new double[] {1, 0}, new double[][] {{1, 0}, {0, 1}}, new double[][] {{0}, {100}}, new double[][] {
                    {1}, {1}
                });
        final HmmFilter filter = new HmmFilter(absorbed);
        final double logDensity = filter.update(new double[] {100});
        assertEquals(1, filter.fallbacks());
        assertEquals(-0.5 * (10_000 + Math.log(2 * Math.PI)), logDensity, 1e-9);
        assertEquals(1, filter.probability(0));
    }

    @Test
    void shouldSurviveAnyFiniteObservation() {
        final HmmFilter filter = new HmmFilter(TWO_STATES);
        for (final double extreme : new double[] {1e3, -1e10, 1e100, 1e150, Double.MIN_VALUE, 0}) {
            filter.update(new double[] {extreme});
            assertEquals(1, filter.probability(0) + filter.probability(1), 1e-12, "after " + extreme);
        }
    }

    @Test
    void shouldRefuseAnObservationTooLargeToSquare() {
        final HmmFilter filter = new HmmFilter(TWO_STATES);
        assertTrue(Double.isNaN(filter.update(new double[] {Double.MAX_VALUE})));
        assertEquals(0.5, filter.probability(0));
    }

    @Test
    void shouldPredictOneStepAhead() {
        final HmmFilter filter = new HmmFilter(TWO_STATES);
        filter.update(new double[] {0.5});
        final double p = filter.probability(0);
        final double[] predicted = new double[2];
        filter.copyPredicted(predicted);
        assertEquals(p * 0.9 + (1 - p) * 0.2, predicted[0], 1e-15);
    }

    @Test
    void shouldAllocateNothing() {
        final HmmFilter filter = new HmmFilter(TWO_STATES);
        final double[] observation = new double[1];
        feed(filter, observation);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        feed(filter, observation);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 512, allocated + " bytes");
    }

    private static void feed(final HmmFilter filter, final double[] observation) {
        for (int t = 0; t < 200_000; t++) {
            observation[0] = t % 7 - 3;
            filter.update(observation);
        }
    }

    @Test
    void shouldSmoothAsEnumerationDoes() {
        for (long seed = 1; seed <= 50; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final GaussianHmm model = RandomHmm.model(random, 2 + random.nextInt(2), 1 + random.nextInt(2));
            final double[][] series = RandomHmm.series(random, model, 7);
            final double[][] smoothed = HmmSmoother.smooth(model, series);
            final double[][] expected = new EnumeratedPaths(model, series).smoothed;
            for (int t = 0; t < series.length; t++) {
                assertArrayEquals(expected[t], smoothed[t], 1e-11, "seed " + seed + " time " + t);
            }
        }
    }

    @Test
    void shouldSmoothLongSeriesWithoutUnderflow() {
        final SplittableRandom random = new SplittableRandom(9);
        final double[][] smoothed = HmmSmoother.smooth(TWO_STATES, RandomHmm.series(random, TWO_STATES, 100_000));
        assertTrue(Arrays.stream(smoothed).allMatch(row -> Math.abs(row[0] + row[1] - 1) < 1e-12), "seed 9");
    }
}
