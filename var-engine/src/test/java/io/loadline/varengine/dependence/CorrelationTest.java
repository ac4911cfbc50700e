package io.loadline.varengine.dependence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class CorrelationTest {
    private static double[][] normals(final int seed, final int rows, final int columns) {
        final double[][] values = new double[rows][columns];
        for (int t = 0; t < rows; t++) {
            new CounterRandom(seed).normals(t, 0, values[t]);
        }
        return values;
    }

    private static double[][] correlated(final int seed, final int rows, final double[][] correlation) {
        final double[][] factor = Cholesky.factor(correlation);
        final double[][] values = normals(seed, rows, correlation.length);
        for (int t = 0; t < rows; t++) {
            values[t] = Cholesky.multiply(factor, values[t]);
        }
        return values;
    }

    private static double[][] equal(final int n, final double rho) {
        final double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(matrix[i], rho);
            matrix[i][i] = 1;
        }
        return matrix;
    }

    @Test
    void shouldUpdateAFactorAsARefactorisationWould() {
        final double[][] matrix = Covariance.sample(normals(1, 40, 6));
        final double[] x = {0.3, -1, 2, 0, 0.1, -0.7};
        final double[][] sum = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                sum[i][j] = matrix[i][j] + x[i] * x[j];
            }
        }
        final double[][] expected = Cholesky.factor(sum);
        final double[][] got = Cholesky.rankOneUpdate(Cholesky.factor(matrix), x);
        for (int i = 0; i < 6; i++) {
            assertArrayEquals(expected[i], got[i], 1e-14);
        }
    }

    @Test
    void shouldSolveByItsFactor() {
        final double[][] matrix = Covariance.sample(normals(2, 40, 5));
        final double[] x = {1, 2, -3, 0.5, 4};
        final double[] b = new double[5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                b[i] += matrix[i][j] * x[j];
            }
        }
        assertArrayEquals(x, Cholesky.solve(Cholesky.factor(matrix), b), 1e-12);
    }

    @Test
    void shouldInvertByItsFactor() {
        final double[][] matrix = Covariance.sample(normals(2, 40, 5));
        final double[][] inverse = Cholesky.inverse(Cholesky.factor(matrix));
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double sum = 0;
                for (int k = 0; k < 5; k++) {
                    sum += matrix[i][k] * inverse[k][j];
                }
                assertEquals(i == j ? 1 : 0, sum, 1e-12);
            }
        }
    }

    @Test
    void shouldNameTheFirstBadPivotWithoutThrowing() {
        final double[][] factor = new double[3][3];
        assertEquals(-1, Cholesky.factor(new double[][] {{4, 0, 0}, {2, 5, 0}, {0, 0, 1}}, 0, factor));
        assertEquals(1, factor[1][0]);
        assertEquals(2, Cholesky.factor(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 1, 1}}, 1e-14, factor));
        assertEquals(0, Cholesky.factor(new double[][] {{Double.NaN}}, 0, factor));
    }

    @Test
    void shouldRefuseAMatrixThatIsNotPositiveDefinite() {
        final String message = assertThrows(
                        IllegalArgumentException.class, () -> Cholesky.factor(new double[][] {{1, 2}, {2, 1}}))
                .getMessage();
        assertTrue(message.startsWith("matrix: pivot 1 is -3.0; expected a positive definite matrix"), message);
        assertThrows(IllegalArgumentException.class, () -> Cholesky.factor(new double[][] {{1, 2}, {3, 1}}));
        assertThrows(IllegalArgumentException.class, () -> Cholesky.factor(new double[][] {{1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> Cholesky.factor(new double[][] {{Double.NaN}}));
    }

    private static void assertDecomposed(final double[][] matrix) {
        final int n = matrix.length;
        final SymmetricEigen eigen = SymmetricEigen.of(matrix);
        double size = 0;
        for (final double value : eigen.values()) {
            size = Math.max(size, Math.abs(value));
        }
        for (int i = 0; i < n; i++) {
            assertTrue(i == 0 || eigen.values()[i] <= eigen.values()[i - 1]);
            for (int j = 0; j < n; j++) {
                double rebuilt = 0;
                double product = 0;
                for (int k = 0; k < n; k++) {
                    rebuilt += eigen.values()[k] * eigen.vectors()[i][k] * eigen.vectors()[j][k];
                    product += eigen.vectors()[k][i] * eigen.vectors()[k][j];
                }
                assertEquals(matrix[i][j], rebuilt, 3e-15 * n * size);
                assertEquals(i == j ? 1 : 0, product, 1e-13);
            }
        }
    }

    @Test
    void shouldRebuildAMatrixFromItsEigenvectors() {
        for (final int n : new int[] {1, 2, 3, 12, 80}) {
            assertDecomposed(Covariance.sample(normals(3, 2 * n + 2, n)));
        }
        assertDecomposed(equal(6, 0.5));
        assertDecomposed(new double[4][4]);
        assertDecomposed(new double[][] {{2, 0, 0}, {0, -1, 0}, {0, 0, 5}});
        assertDecomposed(new double[][] {{1e200, 3e199, 0}, {3e199, 1e180, 1e199}, {0, 1e199, -1e200}});
        assertDecomposed(new double[][] {{1e-200, 3e-201}, {3e-201, 2e-200}});
        assertDecomposed(new double[][] {{0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}});
    }

    @Test
    void shouldFindTheNearestCorrelationOfNoisyMatrices() {
        for (final int n : new int[] {3, 10, 60}) {
            final double[][] noisy = equal(n, 0.5);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    noisy[i][j] = Math.clamp(0.5 + 0.6 * (new CounterRandom(n).uniform(i, j, 0) - 0.5) * 2, -1.0, 1.0);
                    noisy[j][i] = noisy[i][j];
                }
            }
            final NearestCorrelation nearest = NearestCorrelation.to(noisy);
            final double[] eigenvalues = SymmetricEigen.of(nearest.matrix()).values();
            assertTrue(eigenvalues[n - 1] > -1e-12, "smallest " + eigenvalues[n - 1]);
            // Optimal where the difference, off its diagonal, has no part along the nearest matrix: nearest * (nearest
            // - noisy - diag) = 0.
            assertTrue(nearest.distance() <= alternatingDistance(noisy) + 1e-7, "n " + n);
        }
    }

    /** Higham's alternating projections with Dykstra's correction, slow and simple. */
    private static double alternatingDistance(final double[][] matrix) {
        final int n = matrix.length;
        double[][] y = copy(matrix);
        double[][] correction = new double[n][n];
        for (int step = 0; step < 2000; step++) {
            final double[][] r = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    r[i][j] = 0.5 * (y[i][j] - correction[i][j] + y[j][i] - correction[j][i]);
                }
            }
            final SymmetricEigen eigen = SymmetricEigen.of(r);
            final double[][] next = new double[n][n];
            final double[][] nextCorrection = new double[n][n];
            double change = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double x = 0;
                    for (int k = 0; k < n && eigen.values()[k] > 0; k++) {
                        x += eigen.values()[k] * eigen.vectors()[i][k] * eigen.vectors()[j][k];
                    }
                    nextCorrection[i][j] = x - r[i][j];
                    next[i][j] = i == j ? 1 : x;
                    change = Math.max(change, Math.abs(next[i][j] - y[i][j]));
                }
            }
            y = next;
            correction = nextCorrection;
            if (change < 1e-9) {
                break;
            }
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += (y[i][j] - matrix[i][j]) * (y[i][j] - matrix[i][j]);
            }
        }
        return Math.sqrt(sum);
    }

    private static double[][] copy(final double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    @Test
    void shouldLeaveACorrelationMatrixAsItIs() {
        final double[][] matrix = equal(5, 0.3);
        final NearestCorrelation nearest = NearestCorrelation.to(matrix);
        assertEquals(0, nearest.distance(), 1e-12);
        assertEquals(0, nearest.iterations());
    }

    @Test
    void shouldMoveHeavilyWeightedCorrelationsLess() {
        final double[][] matrix = {{1, 0.9, -0.9, 0.4}, {0.9, 1, 0.9, 0.2}, {-0.9, 0.9, 1, 0.1}, {0.4, 0.2, 0.1, 1}};
        final double[][] plain = NearestCorrelation.to(matrix).matrix();
        final double[] weights = {5, 5, 0.01, 1};
        final NearestCorrelation nearest = NearestCorrelation.to(matrix, weights);
        assertTrue(Math.abs(nearest.matrix()[1][0] - 0.9) < 0.1 * Math.abs(plain[1][0] - 0.9));
        assertTrue(SymmetricEigen.of(nearest.matrix()).values()[3] > -1e-12);
        // No mixture with another correlation matrix is nearer: the nearest one of a convex set.
        final double[][] other = equal(4, 0.2);
        for (final double[][] direction : new double[][][] {plain, other, equal(4, 0)}) {
            double slope = 0;
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    slope += weights[i]
                            * weights[j]
                            * (nearest.matrix()[i][j] - matrix[i][j])
                            * (direction[i][j] - nearest.matrix()[i][j]);
                }
            }
            assertTrue(slope > -1e-9, "slope " + slope);
        }
        final double[][] scaled =
                NearestCorrelation.to(matrix, new double[] {3, 3, 3, 3}).matrix();
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(plain[i], scaled[i], 1e-10);
        }
        assertThrows(IllegalArgumentException.class, () -> NearestCorrelation.to(matrix, new double[] {1, 1, 0, 1}));
        assertThrows(IllegalArgumentException.class, () -> NearestCorrelation.to(matrix, new double[] {1, 1}));
    }

    @Test
    void shouldShrinkTowardsAConstantCorrelation() {
        // By the formulas of the appendix in another program.
        final double[][] returns = {{3, 1, -2}, {-1, 2, 0}, {2, -2, 1}, {-3, -1, 2}, {1, 1, -3}, {-2, 0, 1}, {4, 2, 0}};
        final Shrinkage shrunk = Shrinkage.constantCorrelation(returns);
        assertEquals(0.5323148520848519, shrunk.delta(), 1e-13);
        assertEquals(
                0.0,
                Shrinkage.constantCorrelation(new double[][] {{1, 2}, {2, 1}, {4, 4}})
                        .delta());
        final double[][] sample = Covariance.population(returns);
        for (int i = 0; i < 3; i++) {
            assertEquals(sample[i][i], shrunk.covariance()[i][i], 1e-15);
        }
    }

    @Test
    void shouldShrinkTowardsTheTruthOfShortSamples() {
        final double[][] truth = equal(30, 0);
        final double[][] sample = normals(5, 20, 30);
        final Shrinkage shrunk = Shrinkage.ledoitWolf(sample);
        assertTrue(shrunk.delta() > 0.5 && shrunk.delta() <= 1, "delta " + shrunk.delta());
        Cholesky.factor(shrunk.covariance());
        assertTrue(Shrinkage.oracleApproximating(sample).delta() > 0.5);
        assertEquals(truth[0][0], shrunk.covariance()[0][0], 0.5);
    }

    @Test
    void shouldUpdateARollingCorrelationAsAFullOneWould() {
        final double[][] returns = correlated(6, 700, equal(3, 0.4));
        for (final double[] row : returns) {
            row[1] += 1e4;
        }
        final RollingCorrelation rolling = new RollingCorrelation(50, 3);
        assertTrue(Double.isNaN(rolling.correlation(0, 1)));
        for (int t = 0; t < returns.length; t++) {
            rolling.update(returns[t]);
            if (t >= 49) {
                assertTrue(rolling.isFull());
                final double[][] full = Covariance.correlation(Arrays.copyOfRange(returns, t - 49, t + 1));
                assertEquals(full[0][1], rolling.correlation(0, 1), 1e-9);
                assertEquals(full[2][0], rolling.correlation(2, 0), 1e-11);
            }
        }
    }

    @Test
    void shouldGiveNaNForAConstantSeriesInTheWindow() {
        final RollingCorrelation rolling = new RollingCorrelation(3, 2);
        for (int t = 0; t < 5; t++) {
            rolling.update(new double[] {t, 7});
        }
        assertTrue(Double.isNaN(rolling.correlation(0, 1)));
    }

    @Test
    void shouldFindTheNoiseInACorrelationOfNothing() {
        final double[][] correlation = Covariance.correlation(normals(7, 500, 100));
        final MarchenkoPastur edges = MarchenkoPastur.edges(100, 500, 1);
        final double[] values = SymmetricEigen.of(correlation).values();
        assertEquals(edges.upper(), values[0], 0.12);
        assertEquals(edges.lower(), values[99], 0.05);
        final double[][] cleaned = MarchenkoPastur.clean(correlation, 500);
        assertTrue(SymmetricEigen.of(cleaned).values()[99] > 0.5);
    }

    @Test
    void shouldKeepTheMarketWhenItCleans() {
        final double[][] correlation = Covariance.correlation(correlated(8, 200, equal(50, 0.5)));
        final double[][] cleaned = MarchenkoPastur.clean(correlation, 200);
        assertEquals(
                SymmetricEigen.of(correlation).values()[0],
                SymmetricEigen.of(cleaned).values()[0],
                0.5);
        assertEquals(1, cleaned[3][3]);
    }

    @Test
    void shouldExplainAllVarianceByAllComponents() {
        final PrincipalComponents components = PrincipalComponents.of(equal(4, 0.5));
        assertArrayEquals(new double[] {2.5, 0.5, 0.5, 0.5}, components.eigenvalues(), 1e-14);
        assertEquals(5, components.conditionNumber(), 1e-13);
        assertEquals(1, components.absorptionRatio(4), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> components.absorptionRatio(5));
    }

    @Test
    void shouldFindExposuresAndTheirErrors() {
        final int n = 2000;
        final double[][] factors = normals(9, n, 2);
        final double[] noise = new double[n];
        new CounterRandom(10).normals(0, 0, noise);
        final double[] returns = new double[n];
        for (int t = 0; t < n; t++) {
            returns[t] = 0.1 + 1.5 * factors[t][0] - 0.5 * factors[t][1] + 0.3 * noise[t];
        }
        for (final int lags : new int[] {0, 5}) {
            final FactorRegression regression = FactorRegression.of(returns, factors, lags);
            final double[] truth = {0.1, 1.5, -0.5};
            for (int i = 0; i < 3; i++) {
                assertEquals(truth[i], regression.coefficients()[i], 4 * 0.3 / Math.sqrt(n));
                assertEquals(0.3 / Math.sqrt(n), regression.standardErrors()[i], 0.001);
                assertEquals(0.3 / Math.sqrt(n), regression.robustErrors()[i], 0.002);
            }
            assertEquals(0.3, regression.residualDeviation(), 0.02);
            assertTrue(regression.rSquared() > 0.95 && regression.pValues()[2] < 1e-10);
        }
    }

    @Test
    void shouldGiveTheTextbookLineThroughThreePoints() {
        final FactorRegression line = FactorRegression.of(new double[] {1, 2, 4}, new double[][] {{0}, {1}, {2}}, 0);
        assertArrayEquals(new double[] {5.0 / 6, 1.5}, line.coefficients(), 1e-14);
        assertEquals(Math.sqrt(1.0 / 12), line.standardErrors()[1], 1e-14);
        assertEquals(27.0 / 28, line.rSquared(), 1e-14);
    }

    @Test
    void shouldRefuseFactorsThatDependOnOthers() {
        final double[] returns = {1, 2, 3, 4, 6};
        final double[][] twice = {{1, 2}, {2, 4}, {3, 6}, {5, 10}, {7, 14}};
        final double[][] constant = {{1}, {1}, {1}, {1}, {1}};
        assertThrows(IllegalArgumentException.class, () -> FactorRegression.of(returns, twice, 0));
        assertThrows(IllegalArgumentException.class, () -> FactorRegression.of(returns, constant, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> FactorRegression.of(new double[] {1, 2}, new double[][] {{1}, {2}}, 0));
    }

    @Test
    void shouldSeeABreakdownAndNoneWhereThereIsNone() {
        final double[][] reference = correlated(11, 500, equal(4, 0.2));
        final CorrelationBreakdown calm = CorrelationBreakdown.between(reference, correlated(12, 60, equal(4, 0.2)));
        final CorrelationBreakdown crisis = CorrelationBreakdown.between(reference, correlated(13, 60, equal(4, 0.85)));
        assertTrue(calm.pValue() > 0.01, calm::toString);
        assertTrue(calm.pairPValue() > 0.01, calm::toString);
        assertTrue(crisis.pValue() < 1e-6, crisis::toString);
        assertTrue(crisis.zScore() > 4, crisis::toString);
    }

    @Test
    void shouldHoldItsLevelWhereNothingChanges() {
        int rejected = 0;
        final int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            final double[][] one = correlated(1000 + round, 200, equal(3, 0.4));
            final double[][] two = correlated(9000 + round, 100, equal(3, 0.4));
            rejected += CorrelationBreakdown.between(one, two).pValue() < 0.05 ? 1 : 0;
        }
        assertEquals(0.05, (double) rejected / rounds, 4 * Math.sqrt(0.05 * 0.95 / rounds));
    }

    @Test
    void shouldRefuseBadObservations() {
        assertThrows(IllegalArgumentException.class, () -> Covariance.sample(new double[][] {{1, 2}}));
        final String constant = assertThrows(
                        IllegalArgumentException.class,
                        () -> Covariance.correlation(new double[][] {{1, 5}, {2, 5}, {3, 5}}))
                .getMessage();
        assertEquals("observations: column 1 is constant (5.0); expected a series that varies", constant);
        final String nan = assertThrows(
                        IllegalArgumentException.class,
                        () -> Covariance.sample(new double[][] {{1, 5}, {2, Double.NaN}}))
                .getMessage();
        assertEquals("observations[1][1]: NaN given; expected a finite number", nan);
        assertThrows(IllegalArgumentException.class, () -> Covariance.sample(new double[][] {{1, 5}, {2}}));
        assertThrows(IllegalArgumentException.class, () -> new EwmaCovariance(1, equal(2, 0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new EwmaCovariance(0.9, equal(2, 0)).update(new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> NearestCorrelation.to(new double[][] {{1, 2}, {3, 1}}));
    }
}
