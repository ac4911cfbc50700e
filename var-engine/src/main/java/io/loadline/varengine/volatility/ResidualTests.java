package io.loadline.varengine.volatility;

import io.loadline.core.math.GammaFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Tests of what a model left in its standardised errors; each holds its statistic and the probability of a larger one if nothing is left.
 *
 * @param autocorrelation of the errors: G. Ljung and G. Box, Biometrika 65 (1978)
 * @param clustering the same on squared errors (A. McLeod and W. Li, J. Time Series Analysis 4 (1983))
 * @param archEffect Lagrange multiplier of lagged squares: R. Engle, Econometrica 50 (1982)
 * @param signBias joint test of sign and size: R. Engle and V. Ng, J. Finance 48 (1993), section II.B; three degrees of freedom
 */
public record ResidualTests(Test autocorrelation, Test clustering, Test archEffect, Test signBias) {
    /**
     * A test with a chi-squared distribution.
     *
     * @param statistic value
     * @param freedom degrees of freedom
     * @param probability of a larger value by chance
     */
    public record Test(double statistic, int freedom, double probability) {
        static Test chiSquared(final double statistic, final int freedom) {
            return new Test(statistic, freedom, GammaFunction.upper(0.5 * freedom, 0.5 * Math.max(0, statistic)));
        }
    }

    /**
     * @param standardised errors over their deviations, at least twice as many as lags plus 20
     * @param lags of the first three tests, at least one
     * @return all tests
     */
    public static ResidualTests of(final double[] standardised, final int lags) {
        final double[] errors = checked(standardised, lags);
        final double[] squares = squares(errors);
        return new ResidualTests(
                ljungBox(errors, lags), ljungBox(squares, lags), archEffect(squares, lags), signBias(errors, squares));
    }

    /**
     * Whether a series of returns has volatility that clusters: Engle's Lagrange multiplier on the squares about the mean.
     *
     * @param returns raw
     * @param lags at least one
     * @return the test; a small probability says that a volatility model is worth its parameters
     */
    public static Test clustering(final double[] returns, final int lags) {
        final double[] errors = checked(returns, lags);
        double mean = 0;
        for (final double value : errors) {
            mean += value / errors.length;
        }
        for (int t = 0; t < errors.length; t++) {
            errors[t] -= mean;
        }
        return archEffect(squares(errors), lags);
    }

    /**
     * Ljung-Box: n (n + 2) sum r_k^2 / (n - k).
     *
     * @param values series
     * @param lags at least one
     * @return the test with as many degrees of freedom as lags
     */
    public static Test ljungBox(final double[] values, final int lags) {
        checked(values, lags);
        final int n = values.length;
        double mean = 0;
        for (final double value : values) {
            mean += value / n;
        }
        double variance = 0;
        for (final double value : values) {
            variance += (value - mean) * (value - mean);
        }
        varies(variance);
        double sum = 0;
        for (int k = 1; k <= lags; k++) {
            double product = 0;
            for (int t = k; t < n; t++) {
                product += (values[t] - mean) * (values[t - k] - mean);
            }
            final double correlation = product / variance;
            sum += correlation * correlation / (n - k);
        }
        return Test.chiSquared(n * (n + 2.0) * sum, lags);
    }

    private static Test archEffect(final double[] squares, final int lags) {
        final int rows = squares.length - lags;
        final double[][] regressors = new double[rows][lags + 1];
        final double[] target = new double[rows];
        for (int t = 0; t < rows; t++) {
            regressors[t][0] = 1;
            for (int k = 1; k <= lags; k++) {
                regressors[t][k] = squares[t + lags - k];
            }
            target[t] = squares[t + lags];
        }
        return Test.chiSquared(rows * explainedShare(regressors, target), lags);
    }

    private static Test signBias(final double[] errors, final double[] squares) {
        final int rows = errors.length - 1;
        final double[][] regressors = new double[rows][4];
        final double[] target = new double[rows];
        for (int t = 0; t < rows; t++) {
            final double before = errors[t];
            final double negative = before < 0 ? 1 : 0;
            regressors[t][0] = 1;
            regressors[t][1] = negative;
            regressors[t][2] = negative * before;
            regressors[t][3] = (1 - negative) * before;
            target[t] = squares[t + 1];
        }
        return Test.chiSquared(rows * explainedShare(regressors, target), 3);
    }

    private static double explainedShare(final double[][] regressors, final double[] target) {
        double mean = 0;
        for (final double value : target) {
            mean += value / target.length;
        }
        double total = 0;
        for (final double value : target) {
            total += (value - mean) * (value - mean);
        }
        varies(total);
        final double[] coefficients;
        try {
            coefficients = new QRDecomposition(new Array2DRowRealMatrix(regressors, false), 1e-12)
                    .getSolver()
                    .solve(new ArrayRealVector(target, false))
                    .toArray();
        } catch (final SingularMatrixException e) {
            throw new IllegalArgumentException("the errors are of one sign or repeat, the test is not defined", e);
        }
        double rest = 0;
        for (int t = 0; t < target.length; t++) {
            double fitted = 0;
            for (int j = 0; j < coefficients.length; j++) {
                fitted = Math.fma(coefficients[j], regressors[t][j], fitted);
            }
            rest += (target[t] - fitted) * (target[t] - fitted);
        }
        return 1 - rest / total;
    }

    private static double[] squares(final double[] errors) {
        final double[] squares = new double[errors.length];
        for (int t = 0; t < squares.length; t++) {
            squares[t] = errors[t] * errors[t];
        }
        return squares;
    }

    private static void varies(final double variance) {
        if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the series is constant, the test is not defined");
        }
    }

    private static double[] checked(final double[] values, final int lags) {
        if (lags < 1 || values.length < 2 * lags + 20) {
            throw new IllegalArgumentException(values.length + " values and " + lags
                    + " lags given, expected at least one lag and twice as many values plus 20");
        }
        return Estimation.finite(values).clone();
    }
}
