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
    private static double[][] simulated(final DccVariant variant, final int rows, final int n) {
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
