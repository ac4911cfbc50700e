package io.loadline.varengine.volatility;

import io.loadline.varengine.dependence.Cholesky;

/** The mean of returns by least squares, as it is known before volatility is. */
final class LeastSquares {
    private LeastSquares() {}

    /**
     * Errors about the mean by least squares, those of the first returns of an autoregression left out.
     *
     * @param returns more than the lags of the mean; a mean without a unique solution gets no lags
     */
    static double[] errors(final double[] returns, final MeanModel mean) {
        final int lags = mean.lags();
        final int size = returns.length - lags;
        final double[][] columns = new double[lags + 1][size];
        for (int j = 0; j <= lags; j++) {
            System.arraycopy(returns, lags - j, columns[j], 0, size);
            final double average = mean.constant() ? Sums.sum(columns[j], size) / size : 0;
            for (int t = 0; t < size; t++) {
                columns[j][t] -= average;
            }
        }
        final double[] errors = columns[0];
        final double[] slopes = slopes(columns, size);
        for (int j = 1; j <= lags; j++) {
            for (int t = 0; t < size; t++) {
                errors[t] = Math.fma(-slopes[j - 1], columns[j][t], errors[t]);
            }
        }
        return errors;
    }

    /** Regression of the first column on the others, all of mean zero. */
    private static double[] slopes(final double[][] columns, final int size) {
        final int lags = columns.length - 1;
        final double[][] products = new double[lags][lags];
        final double[] slopes = new double[lags];
        for (int i = 0; i < lags; i++) {
            slopes[i] = Sums.dot(columns[0], columns[i + 1], size);
            for (int j = 0; j < lags; j++) {
                products[i][j] = Sums.dot(columns[i + 1], columns[j + 1], size);
            }
        }
        final double[][] factor = new double[lags][lags];
        if (Cholesky.factor(products, 1e-12, factor) >= 0) {
            return new double[lags];
        }
        Cholesky.solveInPlace(factor, slopes);
        return slopes;
    }
}
