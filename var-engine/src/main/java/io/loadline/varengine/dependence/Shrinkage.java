package io.loadline.varengine.dependence;

/**
 * A sample covariance pulled towards a multiple of the identity, (1 - delta) S + delta m I with m the mean variance: always positive definite for a
 * positive delta. S is around the mean and divided by the number of observations.
 *
 * @param delta weight of the identity, 0 to 1
 * @param covariance the shrunk matrix
 */
public record Shrinkage(double delta, double[][] covariance) {
    /**
     * O. Ledoit and M. Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", J. Multivariate Analysis 88 (2004), section
     * 3.2.
     *
     * @param returns observations by row, at least two
     * @return the shrunk covariance
     */
    public static Shrinkage ledoitWolf(final double[][] returns) {
        final int p = Checks.observations(returns, 2);
        final int n = returns.length;
        final double[][] centred = Covariance.centred(returns);
        final double[][] sample = Covariance.crossProducts(centred, 1.0 / n);
        final double mean = trace(sample) / p;
        final double square = squaredNorm(sample);
        // d^2 = |S - m I|^2, b^2 = sum |x x' - S|^2 / n^2, both over p.
        final double dispersion = square / p - mean * mean;
        double error = 0;
        for (final double[] row : centred) {
            double length = 0;
            for (final double value : row) {
                length = Math.fma(value, value, length);
            }
            error += length * length;
        }
        final double noise = (error / n - square) / p / n;
        return shrunk(sample, dispersion > 0 ? Math.clamp(noise / dispersion, 0.0, 1.0) : 1, mean);
    }

    /**
     * Oracle approximating shrinkage: Y. Chen, A. Wiesel, Y. Eldar and A. Hero, IEEE Trans. Signal Processing 58 (2010), equation 23, with the
     * constants as in common use (1 - 2/p left out). Better than Ledoit-Wolf if returns are normal.
     *
     * @param returns observations by row, at least two
     * @return the shrunk covariance
     */
    public static Shrinkage oracleApproximating(final double[][] returns) {
        final int p = Checks.observations(returns, 2);
        final int n = returns.length;
        final double[][] sample = Covariance.crossProducts(Covariance.centred(returns), 1.0 / n);
        final double mean = trace(sample) / p;
        final double meanSquare = squaredNorm(sample) / ((double) p * p);
        final double numerator = meanSquare + mean * mean;
        final double denominator = (n + 1) * (meanSquare - mean * mean / p);
        return shrunk(sample, denominator > 0 ? Math.min(1, numerator / denominator) : 1, mean);
    }

    private static Shrinkage shrunk(final double[][] sample, final double delta, final double mean) {
        final int p = sample.length;
        final double[][] matrix = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                matrix[i][j] = (1 - delta) * sample[i][j] + (i == j ? delta * mean : 0);
            }
        }
        return new Shrinkage(delta, matrix);
    }

    private static double trace(final double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }

    private static double squaredNorm(final double[][] matrix) {
        double sum = 0;
        for (final double[] row : matrix) {
            for (final double value : row) {
                sum = Math.fma(value, value, sum);
            }
        }
        return sum;
    }
}
