package io.loadline.varengine.dependence;

import io.loadline.core.math.StudentT;

/**
 * Exposures of a return to factors by least squares with an intercept (W. Greene, "Econometric Analysis", ch. 4): the intercept first, then one
 * coefficient a factor. Standard errors by White's heteroskedasticity-consistent form with the small-sample factor n / (n - k) (MacKinnon and White
 * 1985, HC1), or with lags by Newey and West (1987), beside the classical ones.
 *
 * @param coefficients intercept and exposures
 * @param standardErrors classical standard errors
 * @param robustErrors robust standard errors
 * @param pValues two-sided, of the robust t statistic under Student's t with n - k degrees of freedom
 * @param rSquared share of the variance that is explained
 * @param residualDeviation standard deviation of the residual, sqrt(squares / (n - k))
 */
public record FactorRegression(
        double[] coefficients,
        double[] standardErrors,
        double[] robustErrors,
        double[] pValues,
        double rSquared,
        double residualDeviation) {
    private static final double COLLINEAR = 1e-10;

    /**
     * Regresses returns on factors.
     *
     * @param returns returns, finite
     * @param factors factor values by row, as many rows as returns; more rows than columns + 1
     * @param lags lags of Newey and West; 0 for White
     * @return the regression
     * @throws IllegalArgumentException if there are too few rows, or factors that are constant or combinations of others
     */
    public static FactorRegression of(final double[] returns, final double[][] factors, final int lags) {
        final int n = returns.length;
        if (factors.length != n) {
            throw new IllegalArgumentException("factors: " + factors.length + " rows given; expected " + n);
        }
        if (lags < 0) {
            throw new IllegalArgumentException("lags: " + lags + " given; expected at least 0");
        }
        final int k = Checks.observations(factors, 2) + 1;
        if (n <= k) {
            throw new IllegalArgumentException("returns: " + n + " given; expected more than " + k);
        }
        final double[][] design = new double[n][k];
        for (int t = 0; t < n; t++) {
            if (!Double.isFinite(returns[t])) {
                throw new IllegalArgumentException(
                        "returns[" + t + "]: " + returns[t] + " given; expected a finite number");
            }
            design[t][0] = 1;
            System.arraycopy(factors[t], 0, design[t], 1, k - 1);
        }
        final double[][] orthogonal = orthonormal(design);
        final double[][] upper = upper(design, orthogonal);
        final double[] coefficients = solveUpper(upper, transposeTimes(orthogonal, returns));
        return describe(returns, design, upper, coefficients, lags);
    }

    private static FactorRegression describe(
            final double[] returns,
            final double[][] design,
            final double[][] upper,
            final double[] coefficients,
            final int lags) {
        final int n = returns.length;
        final int k = coefficients.length;
        final double[] residuals = new double[n];
        double mean = 0;
        for (final double value : returns) {
            mean += value / n;
        }
        double squares = 0;
        double total = 0;
        for (int t = 0; t < n; t++) {
            residuals[t] = returns[t];
            for (int i = 0; i < k; i++) {
                residuals[t] = Math.fma(-coefficients[i], design[t][i], residuals[t]);
            }
            squares = Math.fma(residuals[t], residuals[t], squares);
            total = Math.fma(returns[t] - mean, returns[t] - mean, total);
        }
        final double variance = squares / (n - k);
        final double[][] inverse = inverseOfSquare(upper);
        final double[][] meat = meat(design, residuals, lags);
        final double[] standard = new double[k];
        final double[] robust = new double[k];
        final double[] pValues = new double[k];
        final StudentT student = new StudentT(n - k);
        for (int i = 0; i < k; i++) {
            standard[i] = Math.sqrt(variance * inverse[i][i]);
            double sandwich = 0;
            for (int p = 0; p < k; p++) {
                for (int q = 0; q < k; q++) {
                    sandwich += inverse[i][p] * meat[p][q] * inverse[q][i];
                }
            }
            robust[i] = Math.sqrt(sandwich * n / (n - k));
            pValues[i] = 2 * student.cdf(-Math.abs(coefficients[i] / robust[i]));
        }
        return new FactorRegression(
                coefficients,
                standard,
                robust,
                pValues,
                total > 0 ? 1 - squares / total : Double.NaN,
                Math.sqrt(variance));
    }

    /** Sum of x e e' x', with the cross terms of the lags weighted by 1 - lag / (lags + 1). */
    private static double[][] meat(final double[][] design, final double[] residuals, final int lags) {
        final int k = design[0].length;
        final double[][] sums = new double[k][k];
        for (int lag = 0; lag <= lags; lag++) {
            final double weight = lag == 0 ? 1 : 1 - lag / (lags + 1.0);
            for (int t = lag; t < residuals.length; t++) {
                final double product = weight * residuals[t] * residuals[t - lag];
                for (int p = 0; p < k; p++) {
                    for (int q = 0; q < k; q++) {
                        final double pair = design[t][p] * design[t - lag][q];
                        sums[p][q] += product * (lag == 0 ? pair : pair + design[t - lag][p] * design[t][q]);
                    }
                }
            }
        }
        return sums;
    }

    /** Gram-Schmidt, each column twice, which is as orthogonal as Householder's method (Giraud and Langou 2002). */
    private static double[][] orthonormal(final double[][] design) {
        final int n = design.length;
        final int k = design[0].length;
        final double[][] columns = new double[k][n];
        for (int i = 0; i < k; i++) {
            for (int t = 0; t < n; t++) {
                columns[i][t] = design[t][i];
            }
            final double before = norm(columns[i]);
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double projection = 0;
                    for (int t = 0; t < n; t++) {
                        projection = Math.fma(columns[j][t], columns[i][t], projection);
                    }
                    for (int t = 0; t < n; t++) {
                        columns[i][t] = Math.fma(-projection, columns[j][t], columns[i][t]);
                    }
                }
            }
            final double after = norm(columns[i]);
            if (!(after > COLLINEAR * before)) {
                throw new IllegalArgumentException("factors: column " + (i - 1)
                        + " is constant or a combination of those before; expected independent factors");
            }
            for (int t = 0; t < n; t++) {
                columns[i][t] /= after;
            }
        }
        return columns;
    }

    private static double norm(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum = Math.fma(value, value, sum);
        }
        return Math.sqrt(sum);
    }

    private static double[][] upper(final double[][] design, final double[][] orthogonal) {
        final int k = orthogonal.length;
        final double[][] upper = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                for (int t = 0; t < design.length; t++) {
                    upper[i][j] = Math.fma(orthogonal[i][t], design[t][j], upper[i][j]);
                }
            }
        }
        return upper;
    }

    private static double[] transposeTimes(final double[][] orthogonal, final double[] returns) {
        final double[] product = new double[orthogonal.length];
        for (int i = 0; i < product.length; i++) {
            for (int t = 0; t < returns.length; t++) {
                product[i] = Math.fma(orthogonal[i][t], returns[t], product[i]);
            }
        }
        return product;
    }

    private static double[] solveUpper(final double[][] upper, final double[] right) {
        final double[] x = right.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < x.length; j++) {
                x[i] = Math.fma(-upper[i][j], x[j], x[i]);
            }
            x[i] /= upper[i][i];
        }
        return x;
    }

    /** (R'R)^-1 = R^-1 R^-T. */
    private static double[][] inverseOfSquare(final double[][] upper) {
        final int k = upper.length;
        final double[][] inverse = new double[k][];
        for (int j = 0; j < k; j++) {
            final double[] unit = new double[k];
            unit[j] = 1;
            inverse[j] = solveUpper(upper, unit);
        }
        final double[][] square = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                for (int m = 0; m < k; m++) {
                    square[i][j] = Math.fma(inverse[m][i], inverse[m][j], square[i][j]);
                }
            }
        }
        return square;
    }
}
