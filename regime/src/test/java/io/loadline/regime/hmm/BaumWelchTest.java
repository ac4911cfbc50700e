package io.loadline.regime.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaumWelchTest {
    private static final GaussianHmm TRUTH = new GaussianHmm(
            new double[] {0.5, 0.5},
            new double[][] {{0.97, 0.03}, {0.06, 0.94}},
            new double[][] {{0.05}, {-0.1}},
            new double[][] {{0.25}, {4}});

    @Test
    void shouldFindTheModelThatDrewTheSeries() {
        final double[][] series = RandomHmm.series(new SplittableRandom(1), TRUTH, 5_000);
        final HmmFit fit = BaumWelch.defaults(2, 17).fit(series);
        assertTrue(fit.converged(), "seed 1");
        assertEquals(0.5, Math.sqrt(fit.model().variance(0, 0)), 0.02);
        assertEquals(2.0, Math.sqrt(fit.model().variance(1, 0)), 0.08);
        assertEquals(0.97, fit.model().transition(0, 0), 0.01);
    }

    @Test
    void shouldNeverLowerTheLikelihood() {
        final double[][] series = RandomHmm.series(new SplittableRandom(2), TRUTH, 400);
        double last = Double.NEGATIVE_INFINITY;
        for (int iterations = 1; iterations <= 30; iterations++) {
            final HmmFit fit = new BaumWelch(2, 1, 5, iterations, 1e-12, 1e-4).fit(series);
            assertTrue(fit.logLikelihood() >= last - 1e-9, "seed 2, step " + iterations);
            last = fit.logLikelihood();
        }
    }

    @Test
    void shouldGiveTheSameBitsForTheSameSeed() {
        final double[][] series = RandomHmm.series(new SplittableRandom(3), TRUTH, 500);
        final BaumWelch training = new BaumWelch(3, 3, 99, 100, 1e-7, 1e-4);
        final HmmFit first = training.fit(series);
        final HmmFit second = training.fit(series);
        assertEquals(first.logLikelihood(), second.logLikelihood());
        assertEquals(first.model().variance(2, 0), second.model().variance(2, 0));
        assertEquals(first.start(), second.start());
    }

    @Test
    void shouldOrderStatesByVolatilityWhateverTheSeed() {
        final double[][] series = RandomHmm.series(new SplittableRandom(4), TRUTH, 800);
        for (long seed = 0; seed < 5; seed++) {
            final GaussianHmm model =
                    new BaumWelch(3, 2, seed, 100, 1e-7, 1e-4).fit(series).model();
            assertTrue(model.variance(0, 0) <= model.variance(1, 0), "seed " + seed);
            assertTrue(model.variance(1, 0) <= model.variance(2, 0), "seed " + seed);
        }
    }

    @Test
    void shouldNotCallAFitConvergedThatStillMoves() {
        final double[][] series = RandomHmm.series(new SplittableRandom(5), TRUTH, 500);
        assertFalse(new BaumWelch(2, 1, 1, 2, 1e-9, 1e-4).fit(series).converged());
    }

    @Test
    void shouldHoldTheVarianceFloorWhenAStateClosesInOnOneValue() {
        final double[][] series = new double[200][1];
        final SplittableRandom random = new SplittableRandom(6);
        for (int t = 0; t < series.length; t++) {
            series[t][0] = t % 2 == 0 ? 0 : random.nextDouble(-1, 1);
        }
        final HmmFit fit = BaumWelch.defaults(2, 1).fit(series);
        assertEquals(1, fit.statesAtFloor());
        assertTrue(Double.isFinite(fit.logLikelihood()), "seed 6");
        assertTrue(fit.model().variance(0, 0) > 0);
    }

    @Test
    void shouldStayFiniteWithMoreStatesThanTheSeriesHasKinds() {
        final double[][] series = new double[12][1];
        for (int t = 0; t < series.length; t++) {
            series[t][0] = t % 3;
        }
        final HmmFit fit = BaumWelch.defaults(6, 1).fit(series);
        assertTrue(Double.isFinite(fit.logLikelihood()));
        for (int i = 0; i < 6; i++) {
            double sum = 0;
            for (int j = 0; j < 6; j++) {
                assertTrue(fit.model().transition(i, j) >= 0);
                sum += fit.model().transition(i, j);
            }
            assertEquals(1, sum, 1e-9);
        }
    }

    @Test
    void shouldKeepAnEmptyStateAndSaySo() {
        final double[][] series = RandomHmm.series(new SplittableRandom(7), TRUTH, 50);
        final GaussianHmm withEmpty = new GaussianHmm(
                new double[] {1, 0}, new double[][] {{1, 0}, {0, 1}}, new double[][] {{0}, {1e6}}, new double[][] {
                    {4}, {4}
                });
        final BaumWelchStep step = new BaumWelchStep(series, new SeriesMoments(series), 2, 1e-4);
        assertTrue(step.expect(withEmpty));
        final GaussianHmm next = step.maximise(withEmpty);
        assertEquals(1, step.emptyStates());
        assertTrue(next.mean(0, 0) == 1e6 || next.mean(1, 0) == 1e6);
    }

    @Test
    void shouldSmoothASeriesWhoseLikelyStateIsOutOfReach() {
        final GaussianHmm absorbed = new GaussianHmm(
                new double[] {1, 0}, new double[][] {{1, 0}, {0, 1}}, new double[][] {{0}, {100}}, new double[][] {
                    {1}, {1}
                });
        final double[][] smoothed = HmmSmoother.smooth(absorbed, new double[][] {{100}, {0}, {100}, {1e4}});
        for (final double[] row : smoothed) {
            assertEquals(1, row[0]);
        }
    }

    @Test
    void shouldSurviveAnOutlierOfAThousandDeviations() {
        final double[][] series = RandomHmm.series(new SplittableRandom(8), TRUTH, 300);
        series[150][0] = 2_000;
        final HmmFit fit = BaumWelch.defaults(2, 1).fit(series);
        assertTrue(Double.isFinite(fit.logLikelihood()), "seed 8");
    }

    @Test
    void shouldRefuseASeriesThatHoldsNaN() {
        final double[][] series = RandomHmm.series(new SplittableRandom(9), TRUTH, 50);
        series[20][0] = Double.NaN;
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> BaumWelch.defaults(2, 1).fit(series))
                .getMessage();
        assertEquals("observation 20 is [NaN]; expected finite numbers", message);
    }

    @Test
    void shouldRefuseASeriesThatNeverChanges() {
        final double[][] series = new double[50][1];
        Arrays.setAll(series, t -> new double[] {3});
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> BaumWelch.defaults(2, 1).fit(series))
                .getMessage();
        assertTrue(message.startsWith("component 0 of the series has variance 0.0"), message);
    }

    @Test
    void shouldRefuseASeriesShorterThanItsStates() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> BaumWelch.defaults(3, 1).fit(new double[][] {{1}, {2}, {3}}))
                .getMessage();
        assertEquals("series has 3 observations; expected more than the 3 states", message);
    }

    @Test
    void shouldRefuseZeroStates() {
        assertThrows(IllegalArgumentException.class, () -> BaumWelch.defaults(0, 1));
    }
}
