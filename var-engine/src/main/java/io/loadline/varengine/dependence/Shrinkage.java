package io.loadline.varengine.dependence;

/**
 * A sample covariance pulled towards a target. Where that is a multiple of the identity, (1 - delta) S + delta m I with m the mean variance, the result
 * is positive definite for a positive delta. S is around the mean and divided by the number of observations.
 *
 * @param delta weight of the target, 0 to 1
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

    /**
     * Pulled towards the sample variances with the mean correlation in place of every one: O. Ledoit and M. Wolf, "Honey, I shrunk the sample
     * covariance matrix", J. Portfolio Management 30 (2004), appendix B. Here {@code delta} is the weight of that target, which is positive definite
     * only where the mean correlation is above -1/(p - 1). A constant series counts as uncorrelated.
     *
     * @param returns observations by row, at least two
     * @return the shrunk covariance
     */
    public static Shrinkage constantCorrelation(final double[][] returns) {
        final int p = Checks.observations(returns, 2);
        final int n = returns.length;
        final double[][] x = Covariance.centred(returns);
        final double[][] sample = Covariance.crossProducts(x, 1.0 / n);
        final double[] deviation = new double[p];
        for (int i = 0; i < p; i++) {
            deviation[i] = Math.sqrt(sample[i][i]);
        }
        double correlations = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                final double scale = deviation[i] * deviation[j];
                correlations += scale > 0 ? 2 * sample[i][j] / scale : 0;
            }
        }
        final double mean = p == 1 ? 0 : correlations / ((double) p * (p - 1));
        final double[][] matrix = new double[p][p];
        double noise = 0;
        double common = 0;
        double distance = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                final double target = i == j ? sample[i][i] : mean * deviation[i] * deviation[j];
                double variance = 0;
                double covariance = 0;
                for (final double[] row : x) {
                    final double product = row[i] * row[j] - sample[i][j];
                    variance += product * product;
                    covariance += (row[i] * row[i] - sample[i][i]) * product;
                }
                noise += variance / n;
                if (i == j) {
                    common += variance / n;
                } else if (deviation[i] > 0) {
                    common += mean * deviation[j] / deviation[i] * covariance / n;
                }
                distance += (target - sample[i][j]) * (target - sample[i][j]);
                matrix[i][j] = target;
            }
        }
        // The target of one or two series is their sample itself.
        final double delta = p > 2 && distance > 0 ? Math.clamp((noise - common) / distance / n, 0.0, 1.0) : 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                matrix[i][j] = delta * matrix[i][j] + (1 - delta) * sample[i][j];
            }
        }
        return new Shrinkage(delta, matrix);
    }

    private static Shrinkage shrunk(final double[][] sample, final double weight, final double mean) {
        final int p = sample.length;
        // One series is its own target.
        final double delta = p == 1 ? 0 : weight;
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
