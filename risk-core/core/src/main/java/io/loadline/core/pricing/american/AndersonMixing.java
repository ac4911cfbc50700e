package io.loadline.core.pricing.american;

/**
 * Speeds up a fixed-point iteration y = g(y): the next point mixes the last few so that their residuals g(y) - y cancel in the weighted least
 * squares sense (D. Anderson, "Iterative procedures for nonlinear integral equations", J. ACM 12, 1965). One thread; allocates nothing once
 * made.
 */
final class AndersonMixing {
    private static final int DEPTH = 4;
    private static final double RIDGE = 1e-13;

    private final int size;
    private final double[] weights;
    private final double[][] points;
    private final double[][] residuals;
    private final double[][] matrix = new double[DEPTH][DEPTH + 1];
    private int held;

    AndersonMixing(final double[] weights) {
        size = weights.length;
        this.weights = weights;
        points = new double[DEPTH + 1][size];
        residuals = new double[DEPTH + 1][size];
    }

    void reset() {
        held = 0;
    }

    /**
     * @param point the current y
     * @param image g(y); receives the next point
     */
    void mix(final double[] point, final double[] image) {
        final int last = DEPTH;
        final double[] oldestPoint = points[0];
        final double[] oldestResidual = residuals[0];
        for (int k = 0; k < last; k++) {
            points[k] = points[k + 1];
            residuals[k] = residuals[k + 1];
        }
        points[last] = oldestPoint;
        residuals[last] = oldestResidual;
        for (int i = 0; i < size; i++) {
            oldestPoint[i] = point[i];
            oldestResidual[i] = image[i] - point[i];
        }
        final int depth = Math.min(held, DEPTH);
        held++;
        if (depth > 0 && solve(depth)) {
            for (int j = 0; j < depth; j++) {
                final double share = matrix[j][depth];
                final double[] olderPoint = points[last - 1 - j];
                final double[] olderResidual = residuals[last - 1 - j];
                for (int i = 0; i < size; i++) {
                    image[i] -= share * (oldestPoint[i] - olderPoint[i] + oldestResidual[i] - olderResidual[i]);
                }
            }
        }
    }

    /** Least squares by the normal equations; the answer is left in the last column. */
    private boolean solve(final int depth) {
        final double[] now = residuals[DEPTH];
        for (int a = 0; a < depth; a++) {
            final double[] first = residuals[DEPTH - 1 - a];
            for (int b = 0; b < depth; b++) {
                final double[] second = residuals[DEPTH - 1 - b];
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += weights[i] * (now[i] - first[i]) * (now[i] - second[i]);
                }
                matrix[a][b] = sum;
            }
            matrix[a][a] *= 1 + RIDGE;
            double right = 0;
            for (int i = 0; i < size; i++) {
                right += weights[i] * (now[i] - first[i]) * now[i];
            }
            matrix[a][depth] = right;
        }
        for (int p = 0; p < depth; p++) {
            if (!(matrix[p][p] > 0)) {
                return false;
            }
            for (int row = 0; row < depth; row++) {
                if (row != p) {
                    final double factor = matrix[row][p] / matrix[p][p];
                    for (int c = p; c <= depth; c++) {
                        matrix[row][c] -= factor * matrix[p][c];
                    }
                }
            }
        }
        for (int p = 0; p < depth; p++) {
            matrix[p][depth] /= matrix[p][p];
        }
        return true;
    }
}
