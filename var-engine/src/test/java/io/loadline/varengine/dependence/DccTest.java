package io.loadline.varengine.dependence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DccTest {
    private static final DccParameters TRUTH = new DccParameters(0.05, 0.9);

    /** Residuals whose correlation follows the model: simulated by the filter itself. */
    static double[][] simulated(final DccVariant variant, final int rows, final int n) {
        final double[][] target = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                target[i][j] = i == j ? 1 : 0.4;
            }
        }
        final DccFilter filter = new DccFilter(TRUTH, variant, target);
        final double[][] z = new double[rows][n];
        for (int t = 0; t < rows; t++) {
            new CounterRandom(99).normals(t, 0, z[t]);
            z[t] = Cholesky.multiply(Cholesky.factor(filter.correlation()), z[t]);
            filter.update(z[t]);
        }
        return z;
    }

    @ParameterizedTest
    @EnumSource
    void shouldEqualTheRecursionOfWholeMatrices(final DccVariant variant) {
        final double[][] z = simulated(variant, 200, 4);
        final double[][] target = DccFit.target(z, variant, TRUTH);
        final DccFilter filter = new DccFilter(TRUTH, variant, target);
        double[][] q = target;
        double logLikelihood = 0;
        for (final double[] row : z) {
            final double[][] r = Covariance.toCorrelation(q);
            final double[][] factor = Cholesky.factor(r);
            final double[] solved = Cholesky.solve(factor, row);
            logLikelihood -= 0.5 * Cholesky.logDeterminant(factor);
            final double[][] next = new double[4][4];
            for (int i = 0; i < 4; i++) {
                logLikelihood -= 0.5 * (row[i] * solved[i] - row[i] * row[i]);
                for (int j = 0; j < 4; j++) {
                    final double scale = variant == DccVariant.ENGLE ? 1 : Math.sqrt(q[i][i] * q[j][j]);
                    next[i][j] = 0.05 * target[i][j] + 0.05 * row[i] * row[j] * scale + 0.9 * q[i][j];
                }
            }
            q = next;
            filter.update(row);
        }
        assertEquals(logLikelihood, filter.logLikelihood(), 1e-10);
        final double[][] expected = Covariance.toCorrelation(q);
        assertEquals(expected[2][1], filter.correlation()[2][1], 1e-13);
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindTheParametersOfASimulation(final DccVariant variant) {
        final double[][] z = simulated(variant, 4000, 3);
        for (final boolean composite : new boolean[] {true, false}) {
            final DccFit fit = DccFit.of(z, variant, composite);
            assertEquals(TRUTH.a(), fit.parameters().a(), 0.02);
            assertEquals(TRUTH.b(), fit.parameters().b(), 0.05);
        }
    }

    @Test
    void shouldStandAtTheMaximumOfTheFullLikelihood() {
        final double[][] z = simulated(DccVariant.ENGLE, 1000, 3);
        final DccFit fit = DccFit.of(z, DccVariant.ENGLE, false);
        assertEquals(fit.logLikelihood(), fit.filter(z).logLikelihood(), 1e-9);
        for (final double da : new double[] {-0.003, 0.003}) {
            for (final double db : new double[] {-0.003, 0.003}) {
                final DccParameters near = new DccParameters(
                        fit.parameters().a() + da, fit.parameters().b() + db);
                final DccFilter filter = new DccFilter(near, DccVariant.ENGLE, fit.target());
                for (final double[] row : z) {
                    filter.update(row);
                }
                assertTrue(filter.logLikelihood() <= fit.logLikelihood() + 1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveErrorsThatHoldTheTruth(final DccVariant variant) {
        final double[][] z = simulated(variant, 3000, 4);
        final DccFit fit = DccFit.of(z, variant, false);
        final DccErrors errors = fit.errors();
        assertEquals(TRUTH.a(), fit.parameters().a(), 3 * errors.a().orElseThrow());
        assertEquals(TRUTH.b(), fit.parameters().b(), 3 * errors.b().orElseThrow());
        // The residuals follow the model, so that both kinds of error estimate the same.
        assertEquals(1, errors.robustA().orElseThrow() / errors.a().orElseThrow(), 0.2);
        assertEquals(1, errors.robustB().orElseThrow() / errors.b().orElseThrow(), 0.2);
    }

    @Test
    void shouldHaveTheErrorsOfTheDifferencedLikelihood() {
        final double[][] z = simulated(DccVariant.CORRECTED, 800, 3);
        final DccFit fit = DccFit.of(z, DccVariant.CORRECTED, false);
        final double a = fit.parameters().a();
        final double b = fit.parameters().b();
        final double step = 1e-4;
        final DccLikelihood likelihood = new DccLikelihood(z, DccVariant.CORRECTED);
        final double top = likelihood.evaluate(a, b, false);
        final double byA = second(likelihood, a, b, step, 0, top);
        final double byB = second(likelihood, a, b, 0, step, top);
        final double byBoth = (likelihood.evaluate(a + step, b + step, false)
                        - likelihood.evaluate(a + step, b - step, false)
                        - likelihood.evaluate(a - step, b + step, false)
                        + likelihood.evaluate(a - step, b - step, false))
                / (4 * step * step);
        final double determinant = byA * byB - byBoth * byBoth;
        assertEquals(Math.sqrt(-byB / determinant), fit.errors().a().orElseThrow(), 1e-5);
        assertEquals(Math.sqrt(-byA / determinant), fit.errors().b().orElseThrow(), 1e-4);
    }

    private static double second(
            final DccLikelihood likelihood,
            final double a,
            final double b,
            final double stepA,
            final double stepB,
            final double top) {
        final double step = stepA + stepB;
        return (likelihood.evaluate(a + stepA, b + stepB, false)
                        - 2 * top
                        + likelihood.evaluate(a - stepA, b - stepB, false))
                / (step * step);
    }

    @Test
    void shouldGiveNoClassicalErrorOfACompositeLikelihood() {
        final DccErrors errors = DccFit.of(simulated(DccVariant.ENGLE, 800, 4), DccVariant.ENGLE, true)
                .errors();
        assertTrue(errors.a().isEmpty() && errors.b().isEmpty());
        assertTrue(errors.robustA().isPresent() && errors.robustB().isPresent());
    }

    @Test
    void shouldStandStillWhereNothingMoves() {
        // Products of neighbours that alternate: a shock is always followed by its opposite.
        final double[][] z = new double[400][2];
        for (int t = 0; t < z.length; t++) {
            final double size = 0.6 + 0.8 * new CounterRandom(3).uniform(t, 0, 0);
            z[t] = new double[] {t % 2 == 0 ? size : -size, size};
        }
        final DccFit fit = DccFit.of(z, DccVariant.ENGLE, false);
        assertEquals(new DccParameters(0, 0), fit.parameters());
        assertTrue(fit.errors().a().isEmpty() && fit.errors().robustB().isEmpty());
    }

    @Test
    void shouldRefuseWhatCannotBeFitted() {
        final double[][] few = simulated(DccVariant.ENGLE, 20, 3);
        assertThrows(IllegalArgumentException.class, () -> DccFit.of(few, DccVariant.ENGLE, true));
        final double[][] twins = new double[100][2];
        for (int t = 0; t < 100; t++) {
            final double z = new CounterRandom(1).normal(t, 0, 0);
            twins[t] = new double[] {z, z};
        }
        assertThrows(IllegalArgumentException.class, () -> DccFit.of(twins, DccVariant.ENGLE, true));
        assertThrows(IllegalArgumentException.class, () -> new DccParameters(0.5, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new DccParameters(-0.1, 0.5));
        final DccFilter filter = new DccFilter(TRUTH, DccVariant.ENGLE, new double[][] {{1, 0}, {0, 1}});
        assertThrows(IllegalArgumentException.class, () -> filter.update(new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> filter.update(new double[] {1}));
    }
}
