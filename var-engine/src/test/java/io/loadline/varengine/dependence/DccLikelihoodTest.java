package io.loadline.varengine.dependence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.math.ElementaryLanes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DccLikelihoodTest {
    private static double naive(final double[][] z, final DccVariant variant, final double a, final double b) {
        final DccParameters parameters = new DccParameters(a, b);
        final DccFilter filter = new DccFilter(parameters, variant, DccFit.target(z, variant, parameters));
        for (final double[] row : z) {
            filter.update(row);
        }
        return filter.logLikelihood();
    }

    @ParameterizedTest
    @CsvSource({"ENGLE, 3, 203", "CORRECTED, 3, 203", "ENGLE, 7, 96", "CORRECTED, 6, 99", "ENGLE, 2, 61"})
    void shouldEqualTheFilter(final DccVariant variant, final int n, final int rows) {
        final double[][] z = DccTest.simulated(variant, rows, n);
        final double value = new DccLikelihood(z, variant).evaluate(0.04, 0.9, false);
        assertEquals(naive(z, variant, 0.04, 0.9), value, 1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeTheSumOverNeighboursWhenComposite(final DccVariant variant) {
        final double[][] z = DccTest.simulated(variant, 150, 4);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            final double[][] pair = new double[z.length][];
            for (int t = 0; t < z.length; t++) {
                pair[t] = new double[] {z[t][i], z[t][i + 1]};
            }
            sum += naive(pair, variant, 0.04, 0.9);
        }
        assertEquals(sum, new DccPairLikelihood(z, variant).evaluate(0.04, 0.9, false), 1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheScoresOfDifferences(final DccVariant variant) {
        final double[][] z = DccTest.simulated(variant, 203, 5);
        checkScores(new DccLikelihood(z, variant));
        checkScores(new DccPairLikelihood(z, variant));
    }

    private static void checkScores(final DccObjective objective) {
        final double step = 1e-6;
        for (final double[] at : new double[][] {{0.04, 0.9}, {0.2, 0.3}, {0.001, 0.998}}) {
            objective.evaluate(at[0], at[1], true);
            for (int i = 0; i < 2; i++) {
                double score = 0;
                for (final double each : objective.scores()[i]) {
                    score += each;
                }
                final double up = value(objective, at, i, step);
                final double down = value(objective, at, i, -step);
                assertEquals((up - down) / (2 * step), score, 2e-6 * (100 + Math.abs(score)));
                objective.evaluate(at[0], at[1], true);
            }
        }
    }

    private static double value(final DccObjective objective, final double[] at, final int i, final double step) {
        return objective.evaluate(at[0] + (i == 0 ? step : 0), at[1] + (i == 1 ? step : 0), false);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveScoresOfEachTimeThatAreDifferences(final DccVariant variant) {
        final double[][] z = DccTest.simulated(variant, 60, 3);
        final DccLikelihood likelihood = new DccLikelihood(z, variant);
        likelihood.evaluate(0.05, 0.85, true);
        final double sum = likelihood.scores()[0][0] + likelihood.scores()[0][17];
        assertTrue(Double.isFinite(sum));
        final double expected = firstLikelihood(z, variant, 0.05 + 1e-6) - firstLikelihood(z, variant, 0.05 - 1e-6);
        assertEquals(expected / 2e-6, likelihood.scores()[0][0], 1e-6);
    }

    /** Likelihood of the first time alone. */
    private static double firstLikelihood(final double[][] z, final DccVariant variant, final double a) {
        final DccParameters parameters = new DccParameters(a, 0.85);
        final DccFilter filter = new DccFilter(parameters, variant, DccFit.target(z, variant, parameters));
        filter.update(z[0]);
        return filter.logLikelihood();
    }

    /** Each width runs in a JVM of its own, as it is fixed when the classes load. */
    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256, 512})
    void shouldHaveTheSameBitsAtAnyWidth(final int bits) throws Exception {
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-D" + ElementaryLanes.PROPERTY + "=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                DccDigest.class.getName());
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.lines().anyMatch(("digest " + DccDigest.of())::equals), output);
    }
}
