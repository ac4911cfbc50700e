package io.loadline.varengine.dependence;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Standard errors of the weights of dynamic conditional correlation that hold for a fit in stages: volatilities first, then the target, then the
 * weights (R. Engle and K. Sheppard, NBER working paper 8554 (2001), theorem 2; W. Newey and D. McFadden, Handbook of Econometrics IV (1994),
 * theorem 6.1). The Jacobian of all moment conditions is triangular by blocks; solved from the top, each time adds
 *
 * <pre>u(t) = s(t) + B : (z(t) z(t)' - S) + sum over series of C V s1(t)</pre>
 *
 * to the condition of the weights: s their scores, B the derivative of these by the target, C that by the first stage (through the residuals and
 * through the target), V s1(t) what a time adds to the estimate of the first stage. The variance is H^-1 (sum of u u') H^-1. As products of
 * residuals are correlated over time, the sum is that of W. Newey and K. West, Econometrica 55 (1987), with the cube root of the number of times
 * as lags. Empty where a weight lies at a side of its range.
 *
 * @param a error of a
 * @param b error of b
 */
public record DccTwoStageErrors(OptionalDouble a, OptionalDouble b) {
    private static final DccTwoStageErrors NONE = new DccTwoStageErrors(OptionalDouble.empty(), OptionalDouble.empty());
    private static final double DIFFERENCE = 1e-4;

    /**
     * Computes them.
     *
     * @param fit of Engle's recursion by the full likelihood
     * @param z residuals that were fitted, by row
     * @param first one a series
     * @return errors
     * @throws IllegalArgumentException for the corrected recursion, whose target moves with the weights, and for a number of series that differs
     */
    public static DccTwoStageErrors of(final DccFit fit, final double[][] z, final List<FirstStage> first) {
        if (fit.variant() != DccVariant.ENGLE) {
            throw new IllegalArgumentException("variant: " + fit.variant() + " given; expected " + DccVariant.ENGLE);
        }
        if (first.size() != fit.target().length) {
            throw new IllegalArgumentException(
                    "first stage: " + first.size() + " series given; expected " + fit.target().length);
        }
        final double a = fit.parameters().a();
        final double b = fit.parameters().b();
        if (fit.errors().robustA().isEmpty() || fit.errors().robustB().isEmpty()) {
            return NONE;
        }
        final DccLikelihood likelihood = new DccLikelihood(z, DccVariant.ENGLE);
        likelihood.evaluate(a, b, true);
        final double[][] influences = {likelihood.scores()[0].clone(), likelihood.scores()[1].clone()};
        final double[][] hessian = new double[2][2];
        for (int k = 0; k < 2; k++) {
            final double width = DIFFERENCE * Math.min(k == 0 ? a : b, Math.min(0.5, 1 - a - b));
            hessian[k] = hessianRow(likelihood, a, b, k, width);
            addStages(influences[k], fit, z, first, k, width);
        }
        return of(hessian, influences);
    }

    private static DccTwoStageErrors of(final double[][] hessian, final double[][] influences) {
        final double cross = 0.5 * (hessian[0][1] + hessian[1][0]);
        final double determinant = hessian[0][0] * hessian[1][1] - cross * cross;
        if (!(hessian[0][0] < 0 && determinant > 0)) {
            return NONE;
        }
        final double[] rowA = {-hessian[1][1] / determinant, cross / determinant};
        final double[] rowB = {cross / determinant, -hessian[0][0] / determinant};
        final double[][] sum = longRun(influences);
        return new DccTwoStageErrors(
                DccErrors.error(DccErrors.sandwich(rowA, sum)), DccErrors.error(DccErrors.sandwich(rowB, sum)));
    }

    private static double[] hessianRow(
            final DccLikelihood likelihood, final double a, final double b, final int k, final double width) {
        final double[] row = new double[2];
        for (final int side : new int[] {1, -1}) {
            likelihood.evaluate(a + (k == 0 ? side * width : 0), b + (k == 0 ? 0 : side * width), true);
            for (int j = 0; j < 2; j++) {
                double sum = 0;
                for (final double score : likelihood.scores()[j]) {
                    sum += score;
                }
                row[j] += side * sum / (2 * width);
            }
        }
        return row;
    }

    /** Adds to the scores by one weight what comes from the target and from the first stage. */
    private static void addStages(
            final double[] influence,
            final DccFit fit,
            final double[][] z,
            final List<FirstStage> first,
            final int k,
            final double width) {
        final int n = fit.target().length;
        final int times = z.length;
        final double[][] target = fit.target();
        final DccAdjoint up = adjoint(fit, z, k, width);
        final DccAdjoint down = adjoint(fit, z, k, -width);
        final double[][] byTarget = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                byTarget[i][j] = (up.byTarget[i][j] - down.byTarget[i][j]) / (2 * width * times);
            }
        }
        final double[][] byResidual = new double[n][times];
        for (int t = 0; t < times; t++) {
            final double[] through = product(byTarget, z[t]);
            for (int i = 0; i < n; i++) {
                // The target is a mean over residuals: it moves with each of them.
                byResidual[i][t] = (up.byResidual[t][i] - down.byResidual[t][i]) / (2 * width) + 2 * through[i];
                for (int j = 0; j < n; j++) {
                    influence[t] += byTarget[i][j] * (z[t][i] * z[t][j] - target[i][j]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            addFirst(influence, byResidual[i], first.get(i));
        }
    }

    private static DccAdjoint adjoint(final DccFit fit, final double[][] z, final int k, final double width) {
        return new DccAdjoint(
                z,
                fit.target(),
                fit.parameters().a() + (k == 0 ? width : 0),
                fit.parameters().b() + (k == 0 ? 0 : width));
    }

    private static void addFirst(final double[] influence, final double[] byResidual, final FirstStage first) {
        final int parameters = first.slopes().length;
        final double[] jacobian = new double[parameters];
        for (int p = 0; p < parameters; p++) {
            for (int t = 0; t < influence.length; t++) {
                jacobian[p] = Math.fma(byResidual[t], first.slopes()[p][t], jacobian[p]);
            }
        }
        final double[] weights = product(first.covariance(), jacobian);
        for (int p = 0; p < parameters; p++) {
            for (int t = 0; t < influence.length; t++) {
                influence[t] = Math.fma(weights[p], first.scores()[p][t], influence[t]);
            }
        }
    }

    private static double[] product(final double[][] matrix, final double[] x) {
        final double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] = Math.fma(matrix[i][j], x[j], product[i]);
            }
        }
        return product;
    }

    /** The sum of products with falling weights on those of different times. */
    private static double[][] longRun(final double[][] influences) {
        final int times = influences[0].length;
        final int lags = (int) StrictMath.cbrt(times);
        final double[][] sum = new double[2][2];
        for (int lag = 0; lag <= lags; lag++) {
            final double weight = 1 - lag / (lags + 1.0);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    double product = 0;
                    for (int t = lag; t < times; t++) {
                        product = Math.fma(influences[i][t], influences[j][t - lag], product);
                    }
                    sum[i][j] += weight * product;
                    sum[j][i] += lag == 0 ? 0 : weight * product;
                }
            }
        }
        return sum;
    }
}
