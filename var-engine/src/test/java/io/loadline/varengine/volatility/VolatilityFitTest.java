package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolatilityFitTest {
    private static final long SEED = 77;

    @Test
    void shouldRecoverSimulatedParametersWithinThreeErrors() {
        final double[] exact = {0.05, 0.04, 0.03, 0.12, 0.86};
        final double[] returns = SimulatedReturns.gjr(SEED, 6_000, exact[0], exact[1], exact[2], exact[3], exact[4]);
        final VolatilityFit fit = VolatilityModel.gjr().fit(returns);
        assertTrue(fit.converged());
        for (int i = 0; i < exact.length; i++) {
            final String name = fit.parameterNames().get(i);
            final double error = fit.standardError(name).orElseThrow();
            assertEquals(exact[i], fit.parameter(name), 3 * error, "seed " + SEED + " " + name);
            // The errors are as assumed, so both kinds of standard error estimate the same thing.
            assertEquals(1, fit.robustStandardError(name).orElseThrow() / error, 0.25, name);
        }
    }

    @Test
    void shouldRecoverDegreesOfFreedom() {
        final double[] returns = SimulatedReturns.student(SEED, 6_000, 6);
        final VolatilityFit fit =
                VolatilityModel.garch().with(ErrorDistribution.STUDENT_T).fit(returns);
        assertTrue(fit.converged());
        assertEquals(6, fit.parameter("nu"), 3 * fit.standardError("nu").orElseThrow(), "seed " + SEED);
    }

    @Test
    void shouldRecoverTheExponentialModel() {
        final double[] returns = SimulatedReturns.exponential(SEED, 5_000, -0.02, 0.15, -0.1, 0.96);
        final VolatilityFit fit = VolatilityModel.egarch().fit(returns);
        assertTrue(fit.converged());
        assertEquals(
                0.15, fit.parameter("alpha"), 3 * fit.standardError("alpha").orElseThrow(), "seed " + SEED);
        assertEquals(
                -0.1, fit.parameter("gamma"), 3 * fit.standardError("gamma").orElseThrow());
        assertEquals(0.96, fit.parameter("beta"), 3 * fit.standardError("beta").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("io.loadline.varengine.volatility.LikelihoodTest#models")
    void shouldEndNoLowerThanAnyStart(final VolatilityModel model) {
        final double[] returns = SimulatedReturns.gjr(SEED, 1_000, 0.03, 0.05, 0.05, 0.1, 0.85);
        final VolatilityFit fit = model.fit(returns);
        assertTrue(fit.converged(), "seed " + SEED + " " + model + " gain " + fit.remainingGain());
        final double[] moved = fit.parameters();
        for (int i = 0; i < moved.length; i++) {
            for (final double step : new double[] {-1e-3, 1e-3}) {
                final double kept = moved[i];
                moved[i] = kept + step * Math.max(0.1, Math.abs(kept));
                if (inside(fit.parameterNames().get(i), moved[i])) {
                    assertTrue(
                            model.at(returns, moved).logLikelihood() <= fit.logLikelihood() + 1e-9,
                            "seed " + SEED + " " + model + " "
                                    + fit.parameterNames().get(i));
                }
                moved[i] = kept;
            }
        }
    }

    @Test
    void shouldGiveTheSameFitInOtherUnits() {
        final double[] percent = SimulatedReturns.gjr(SEED, 2_000, 0.03, 0.05, 0.1, 0, 0.85);
        final double[] fractions = new double[percent.length];
        for (int t = 0; t < percent.length; t++) {
            fractions[t] = percent[t] / 100;
        }
        final VolatilityFit one = VolatilityModel.garch().fit(percent);
        final VolatilityFit other = VolatilityModel.garch().fit(fractions);
        assertTrue(other.converged());
        assertEquals(one.parameter("omega"), other.parameter("omega") * 1e4, 1e-7);
        assertEquals(one.parameter("alpha"), other.parameter("alpha"), 1e-7);
        assertEquals(one.parameter("beta"), other.parameter("beta"), 1e-7);
    }

    @Test
    void shouldFitAShortNoisySeries() {
        final Random random = new Random(SEED);
        for (int trial = 0; trial < 40; trial++) {
            final double[] returns = new double[120];
            for (int t = 0; t < returns.length; t++) {
                returns[t] = random.nextGaussian();
            }
            final VolatilityFit fit = VolatilityModel.garch().fit(returns);
            assertTrue(Double.isFinite(fit.logLikelihood()), "seed " + SEED + " trial " + trial);
            for (final double value : fit.parameters()) {
                assertTrue(Double.isFinite(value), "seed " + SEED + " trial " + trial);
            }
        }
    }

    @Test
    void shouldNotGiveAnErrorToAParameterAtItsBound() {
        final double[] returns = SimulatedReturns.gjr(SEED, 3_000, 0, 0.05, 0, 0.2, 0.85);
        final VolatilityFit fit =
                VolatilityModel.of(new VarianceModel.Garch(2, 0, 1)).fit(returns);
        assertTrue(fit.converged());
        final boolean held = fit.parameter("alpha1") == 0 || fit.parameter("alpha2") == 0;
        assertEquals(
                held,
                fit.standardError("alpha1").isEmpty()
                        || fit.standardError("alpha2").isEmpty());
    }

    @Test
    void shouldStartWhereTold() {
        final double[] returns = SimulatedReturns.gjr(SEED, 1_500, 0, 0.05, 0.1, 0, 0.85);
        final VolatilityFit first = VolatilityModel.garch().fit(returns);
        final VolatilityFit again = VolatilityModel.garch().fit(returns, first.parameters());
        assertArrayEquals(first.parameters(), again.parameters(), 1e-9);
        assertTrue(again.steps() < first.steps());
    }

    @Test
    void shouldRefuseAConstantSeries() {
        refuses(new double[200], "constant");
    }

    @Test
    void shouldRefuseTooFewReturns() {
        refuses(SimulatedReturns.gjr(SEED, 20, 0, 0.05, 0.1, 0, 0.85), "20 returns given, expected at least 40");
    }

    @Test
    void shouldRefuseAGap() {
        final double[] returns = SimulatedReturns.gjr(SEED, 200, 0, 0.05, 0.1, 0, 0.85);
        returns[17] = Double.NaN;
        refuses(returns, "return 17 is NaN");
        returns[17] = Double.POSITIVE_INFINITY;
        refuses(returns, "return 17 is Infinity");
    }

    @Test
    void shouldRefuseParametersWithoutALikelihood() {
        final double[] returns = SimulatedReturns.gjr(SEED, 200, 0, 0.05, 0.1, 0, 0.85);
        assertThrows(
                IllegalArgumentException.class, () -> VolatilityModel.garch().at(returns, 0, -1, 0.1, 0.8));
        assertThrows(
                IllegalArgumentException.class, () -> VolatilityModel.garch().at(returns, 0, 0.1, 0.1));
    }

    @Test
    void shouldRankModelsByTheirCriterion() {
        final double[] returns = SimulatedReturns.student(SEED, 3_000, 5);
        final ModelComparison comparison = ModelComparison.of(
                returns,
                List.of(
                        VolatilityModel.garch(),
                        VolatilityModel.garch().with(ErrorDistribution.STUDENT_T),
                        VolatilityModel.ewma()));
        assertEquals(ErrorDistribution.STUDENT_T, comparison.best().model().errors(), "seed " + SEED);
        final InformationCriteria criteria = comparison.best().criteria();
        assertEquals(-2 * comparison.best().logLikelihood() + 5 * Math.log(3_000), criteria.bayes(), 1e-9);
        assertEquals(-2 * comparison.best().logLikelihood() + 10, criteria.akaike(), 1e-9);
    }

    @Test
    void shouldRefitManySeriesTheSameOnAnyNumberOfThreads() throws InterruptedException {
        final List<double[]> series = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            series.add(SimulatedReturns.gjr(SEED + i, 500, 0, 0.05, 0.08, 0, 0.88));
        }
        series.set(5, new double[500]);
        final List<RefitOutcome> alone = refit(1, series);
        final List<RefitOutcome> together = refit(4, series);
        for (int i = 0; i < series.size(); i++) {
            if (i == 5) {
                assertTrue(alone.get(i) instanceof RefitOutcome.Refused(String reason) && reason.contains("constant"));
            } else {
                assertArrayEquals(parameters(alone.get(i)), parameters(together.get(i)), "series " + i);
            }
        }
    }

    private static List<RefitOutcome> refit(final int threads, final List<double[]> series)
            throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            return new VolatilityRefit(executor).refit(VolatilityModel.garch(), series);
        }
    }

    private static double[] parameters(final RefitOutcome outcome) {
        return switch (outcome) {
            case RefitOutcome.Converged(VolatilityFit fit) -> fit.parameters();
            case RefitOutcome.NotConverged(VolatilityFit fit) -> fit.parameters();
            case RefitOutcome.Refused(String reason) -> throw new AssertionError(reason);
        };
    }

    private static void refuses(final double[] returns, final String part) {
        final IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> VolatilityModel.garch().fit(returns));
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
        assertFalse(thrown.getMessage().isEmpty());
    }

    private static boolean inside(final String name, final double value) {
        return switch (name.replaceAll("[0-9]", "")) {
            case "alpha", "omega", "beta" -> value >= 0 && value < 1;
            case "decay" -> value > 0.01 && value < 1;
            default -> true;
        };
    }
}
