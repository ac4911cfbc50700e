package io.loadline.varengine.extreme;

import io.loadline.varengine.dependence.Cholesky;
import java.util.function.ToDoubleFunction;

/** Minus the second derivatives of a log-likelihood, by central differences of fourth order. */
final class ObservedInformation {
    private static final double LEAST_PIVOT = 1e-12;

    private ObservedInformation() {}

    /**
     * @param likelihood function of the parameters
     * @param at maximum
     * @param scales sizes of the parameters
     * @param size of the sample; differences are a small share of a standard error
     */
    static double[][] of(
            final ToDoubleFunction<double[]> likelihood, final double[] at, final double[] scales, final int size) {
        final int n = at.length;
        final double[][] information = new double[n][n];
        final double share = 0.02 / Math.sqrt(size);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                final double coarse = difference(likelihood, at, i, j, 2 * share * scales[i], 2 * share * scales[j]);
                final double fine = difference(likelihood, at, i, j, share * scales[i], share * scales[j]);
                information[i][j] = -(4 * fine - coarse) / 3;
                information[j][i] = information[i][j];
            }
        }
        return information;
    }

    /** Inverse, or null where the matrix is not positive definite. */
    static double[][] inverse(final double[][] matrix) {
        final double[][] factor = new double[matrix.length][matrix.length];
        return Cholesky.factor(matrix, LEAST_PIVOT, factor) < 0 ? Cholesky.inverse(factor) : null;
    }

    private static double difference(
            final ToDoubleFunction<double[]> f,
            final double[] at,
            final int i,
            final int j,
            final double stepI,
            final double stepJ) {
        if (i == j) {
            final double up = moved(f, at, i, j, stepI, 0);
            final double down = moved(f, at, i, j, -stepI, 0);
            return (up - 2 * f.applyAsDouble(at) + down) / (stepI * stepI);
        }
        return (moved(f, at, i, j, stepI, stepJ)
                        - moved(f, at, i, j, stepI, -stepJ)
                        - moved(f, at, i, j, -stepI, stepJ)
                        + moved(f, at, i, j, -stepI, -stepJ))
                / (4 * stepI * stepJ);
    }

    private static double moved(
            final ToDoubleFunction<double[]> f,
            final double[] at,
            final int i,
            final int j,
            final double stepI,
            final double stepJ) {
        final double[] point = at.clone();
        point[i] += stepI;
        point[j] += stepJ;
        return f.applyAsDouble(point);
    }
}
