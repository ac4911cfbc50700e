package io.loadline.varengine.dependence;

import io.loadline.core.math.GammaDistribution;
import io.loadline.core.math.Normal;

/**
 * Compares the correlations of a recent window with those of a reference window: has the structure broken down? The whole matrix by the chi-square
 * test of R. Jennrich, "An asymptotic chi-square test for the equality of two correlation matrices", JASA 65 (1970); the single pair by R. Fisher's z
 * transform, its p-value multiplied by the number of pairs (Bonferroni).
 *
 * @param statistic Jennrich's chi-square
 * @param pValue its p-value
 * @param first first series of the pair that changed most
 * @param second second series of that pair
 * @param zScore change of that pair in standard deviations; positive if the correlation rose
 * @param pairPValue p-value of that change, over all pairs
 */
public record CorrelationBreakdown(
        double statistic, double pValue, int first, int second, double zScore, double pairPValue) {
    private static final int LEAST = 5;

    /**
     * Compares two windows. Both tests take observations as independent and normal: fat tails make them sharper than they say, so standardise returns
     * by their volatility first.
     *
     * @param reference observations by row
     * @param recent observations by row, of the same series; at least 5 and more than series in both
     * @return the comparison
     * @throws IllegalArgumentException if a window is too short, a series constant, or the pooled matrix is not positive definite
     */
    public static CorrelationBreakdown between(final double[][] reference, final double[][] recent) {
        final int p = Checks.observations(reference, LEAST);
        if (Checks.observations(recent, LEAST) != p || p < 2) {
            throw new IllegalArgumentException(
                    "recent: " + recent[0].length + " series given; expected " + Math.max(2, p));
        }
        if (reference.length <= p || recent.length <= p) {
            throw new IllegalArgumentException("observations: " + reference.length + " and " + recent.length
                    + " given; expected more than the " + p + " series in both");
        }
        final double[][] before = Covariance.correlation(reference);
        final double[][] after = Covariance.correlation(recent);
        final double statistic = jennrich(before, reference.length, after, recent.length);
        final int pairs = p * (p - 1) / 2;
        final double spread = Math.sqrt(1.0 / (reference.length - 3) + 1.0 / (recent.length - 3));
        int later = 1;
        int earlier = 0;
        double largest = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                final double z = (atanh(after[i][j]) - atanh(before[i][j])) / spread;
                if (Math.abs(z) > Math.abs(largest)) {
                    largest = z;
                    later = i;
                    earlier = j;
                }
            }
        }
        return new CorrelationBreakdown(
                statistic,
                GammaDistribution.chiSquare(pairs).survival(statistic),
                earlier,
                later,
                largest,
                Math.min(1, 2 * pairs * Normal.cdf(-Math.abs(largest))));
    }

    private static double atanh(final double r) {
        return 0.5 * (StrictMath.log1p(r) - StrictMath.log1p(-r));
    }

    private static double jennrich(final double[][] one, final int n1, final double[][] two, final int n2) {
        final int p = one.length;
        final double[][] pooled = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                pooled[i][j] = (n1 * one[i][j] + n2 * two[i][j]) / (n1 + n2);
            }
        }
        final double[][] factor = Cholesky.factor(pooled);
        final double root = Math.sqrt((double) n1 * n2 / (n1 + n2));
        final double[][] z = new double[p][];
        final double[][] inverse = new double[p][];
        for (int j = 0; j < p; j++) {
            final double[] difference = new double[p];
            final double[] unit = new double[p];
            unit[j] = 1;
            for (int i = 0; i < p; i++) {
                difference[i] = root * (one[i][j] - two[i][j]);
            }
            // Columns of Z = root * pooled^-1 (R1 - R2) and of pooled^-1.
            z[j] = Cholesky.solve(factor, difference);
            inverse[j] = Cholesky.solve(factor, unit);
        }
        double trace = 0;
        final double[] diagonal = new double[p];
        final double[][] weights = new double[p][p];
        for (int i = 0; i < p; i++) {
            diagonal[i] = z[i][i];
            for (int j = 0; j < p; j++) {
                trace = Math.fma(z[j][i], z[i][j], trace);
                weights[i][j] = pooled[i][j] * inverse[i][j] + (i == j ? 1 : 0);
            }
        }
        final double[] solved = Cholesky.solve(Cholesky.factor(symmetrised(weights)), diagonal);
        double correction = 0;
        for (int i = 0; i < p; i++) {
            correction += diagonal[i] * solved[i];
        }
        return Math.max(0, 0.5 * trace - correction);
    }

    private static double[][] symmetrised(final double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                final double mean = 0.5 * (matrix[i][j] + matrix[j][i]);
                matrix[i][j] = mean;
                matrix[j][i] = mean;
            }
        }
        return matrix;
    }
}
