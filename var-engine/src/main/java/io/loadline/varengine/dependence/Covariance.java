package io.loadline.varengine.dependence;

/** Sample covariance and correlation. */
public final class Covariance {
    private Covariance() {}

    /**
     * Sample covariance around the mean, divided by observations - 1.
     *
     * @param returns observations by row, at least two
     * @return covariance matrix
     */
    public static double[][] sample(final double[][] returns) {
        Checks.observations(returns, 2);
        return crossProducts(centred(returns), 1.0 / (returns.length - 1));
    }

    /**
     * Covariance around the mean, divided by the number of observations.
     *
     * @param returns observations by row, at least two
     * @return covariance matrix
     */
    public static double[][] population(final double[][] returns) {
        Checks.observations(returns, 2);
        return crossProducts(centred(returns), 1.0 / returns.length);
    }

    /**
     * Mean of the products of returns, no mean taken out.
     *
     * @param returns observations by row, at least one
     * @return matrix of second moments
     */
    public static double[][] secondMoments(final double[][] returns) {
        Checks.observations(returns, 1);
        return crossProducts(returns, 1.0 / returns.length);
    }

    /**
     * Pearson correlation.
     *
     * @param returns observations by row, at least two, no column constant
     * @return correlation matrix with a unit diagonal
     */
    public static double[][] correlation(final double[][] returns) {
        Checks.observations(returns, 2);
        Checks.varying(returns);
        return toCorrelation(crossProducts(centred(returns), 1));
    }

    /**
     * Scales a covariance matrix to a unit diagonal.
     *
     * @param covariance symmetric with a positive diagonal
     * @return correlation matrix
     * @throws IllegalArgumentException if a variance is not positive
     */
    public static double[][] toCorrelation(final double[][] covariance) {
        final int n = Checks.symmetric("covariance", covariance);
        final double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(covariance[i][i] > 0)) {
                throw new IllegalArgumentException("covariance[" + i + "][" + i + "]: " + covariance[i][i]
                        + " given; expected a positive variance");
            }
            scale[i] = Math.sqrt(covariance[i][i]);
        }
        final double[][] correlation = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                correlation[i][j] = Math.clamp(covariance[i][j] / (scale[i] * scale[j]), -1.0, 1.0);
                correlation[j][i] = correlation[i][j];
            }
            correlation[i][i] = 1;
        }
        return correlation;
    }

    /** Returns the observations less the mean of each column. */
    static double[][] centred(final double[][] rows) {
        final int columns = rows[0].length;
        final double[][] centred = new double[rows.length][columns];
        for (int i = 0; i < columns; i++) {
            double sum = 0;
            for (final double[] row : rows) {
                sum += row[i];
            }
            final double mean = sum / rows.length;
            for (int t = 0; t < rows.length; t++) {
                centred[t][i] = rows[t][i] - mean;
            }
        }
        return centred;
    }

    /** Returns the scaled sum of the outer products of the rows. */
    static double[][] crossProducts(final double[][] rows, final double scale) {
        final int n = rows[0].length;
        final double[][] sums = new double[n][n];
        for (final double[] row : rows) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    sums[i][j] = Math.fma(row[i], row[j], sums[i][j]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i][j] *= scale;
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }
}
