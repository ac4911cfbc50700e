package io.loadline.varengine.dependence;

import java.util.Arrays;

/**
 * The correlation matrix nearest to a symmetric matrix in the Frobenius norm: H. Qi and D. Sun, "A quadratically convergent Newton method for
 * computing the nearest correlation matrix", SIAM J. Matrix Anal. Appl. 28 (2006), with the diagonal preconditioner of R. Borsdorf and N. Higham, IMA
 * J. Numer. Anal. 30 (2010). The problem is N. Higham's (2002). The dual function is minimised over a vector y: the answer is the positive part of
 * matrix + diag(y).
 *
 * @param matrix the nearest correlation matrix: unit diagonal, no eigenvalue below about -1e-15
 * @param distance Frobenius distance from the given matrix, weighted where weights were given
 * @param iterations Newton steps
 */
public record NearestCorrelation(double[][] matrix, double distance, int iterations) {
    private static final int MOST_ITERATIONS = 100;
    private static final int MOST_INNER = 200;
    private static final double TOLERANCE = 1e-11;
    private static final double SUFFICIENT_DECREASE = 1e-4;

    /**
     * Finds the nearest correlation matrix.
     *
     * @param matrix symmetric; its diagonal need not be one
     * @return the nearest correlation matrix
     * @throws IllegalArgumentException if the matrix is not symmetric and finite
     * @throws NoConvergenceException if the Newton steps do not settle
     */
    public static NearestCorrelation to(final double[][] matrix) {
        final double[] ones = new double[Checks.symmetric("matrix", matrix)];
        Arrays.fill(ones, 1);
        return to(matrix, ones);
    }

    /**
     * Finds the correlation matrix nearest in Higham's weighted norm, the Frobenius norm of {@code W^1/2 (matrix - nearest) W^1/2} with W diagonal:
     * correlations of series of large weight move less.
     *
     * @param matrix symmetric; its diagonal need not be one
     * @param weights positive, one a series; all equal is the norm without weights
     * @return the nearest correlation matrix, and its weighted distance
     * @throws IllegalArgumentException if the matrix is not symmetric and finite, or a weight is not positive
     * @throws NoConvergenceException if the Newton steps do not settle
     */
    public static NearestCorrelation to(final double[][] matrix, final double[] weights) {
        final int n = Checks.symmetric("matrix", matrix);
        if (weights.length != n) {
            throw new IllegalArgumentException("weights: " + weights.length + " given; expected " + n);
        }
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Checks.between("weights[" + i + ']', weights[i], 0, Double.POSITIVE_INFINITY));
        }
        // Scaled by the roots of the weights the norm is Frobenius's, and the diagonal asked for is the weights.
        final double[] diagonal = new double[n];
        final double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = weights[i] / largest;
            for (int j = 0; j < n; j++) {
                scaled[i][j] = matrix[i][j] * Math.sqrt(weights[i] / largest) * Math.sqrt(weights[j] / largest);
            }
        }
        return search(matrix, weights, scaled, diagonal);
    }

    private static NearestCorrelation search(
            final double[][] original, final double[] weights, final double[][] matrix, final double[] diagonal) {
        final int n = diagonal.length;
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = diagonal[i] - matrix[i][i];
        }
        Dual dual = Dual.at(matrix, y, diagonal);
        for (int iteration = 0; ; iteration++) {
            if (dual.gradientNorm <= TOLERANCE * Math.sqrt(n)) {
                final double[][] nearest = withUnitDiagonal(dual.positivePart());
                return new NearestCorrelation(nearest, distance(original, nearest, weights), iteration);
            }
            if (iteration == MOST_ITERATIONS) {
                throw new NoConvergenceException("nearest correlation: after " + iteration
                        + " Newton steps the diagonal is still off by " + dual.gradientNorm);
            }
            final double[] step = newtonStep(dual, iteration);
            double slope = 0;
            for (int i = 0; i < n; i++) {
                slope += dual.gradient[i] * step[i];
            }
            double length = 1;
            Dual next = null;
            double[] candidate = y;
            for (int halving = 0; halving < 40; halving++) {
                candidate = new double[n];
                for (int i = 0; i < n; i++) {
                    candidate[i] = Math.fma(length, step[i], y[i]);
                }
                next = Dual.at(matrix, candidate, diagonal);
                final boolean lower = next.value <= dual.value + SUFFICIENT_DECREASE * length * slope;
                // Close to the solution the decrease drowns in rounding, and the gradient decides.
                if (lower || next.gradientNorm < 0.5 * dual.gradientNorm) {
                    break;
                }
                length *= 0.5;
            }
            y = candidate;
            dual = next;
        }
    }

    /** Solves V step = -gradient by preconditioned conjugate gradients, V being a generalised Hessian. */
    private static double[] newtonStep(final Dual dual, final int iteration) {
        final int n = dual.gradient.length;
        final double[] preconditioner = dual.diagonalOfHessian();
        final double[] step = new double[n];
        final double[] residual = new double[n];
        final double[] direction = new double[n];
        double product = 0;
        for (int i = 0; i < n; i++) {
            residual[i] = -dual.gradient[i];
            direction[i] = residual[i] / preconditioner[i];
            product += residual[i] * direction[i];
        }
        final double target = Math.min(0.05, Math.max(1e-10, dual.gradientNorm)) * dual.gradientNorm;
        for (int inner = 0; inner < MOST_INNER; inner++) {
            final double[] image = dual.hessianTimes(direction);
            double curvature = 0;
            for (int i = 0; i < n; i++) {
                curvature += direction[i] * image[i];
            }
            if (!(curvature > 0)) {
                return iteration == 0 && inner == 0 ? direction : step;
            }
            final double length = product / curvature;
            double norm = 0;
            for (int i = 0; i < n; i++) {
                step[i] = Math.fma(length, direction[i], step[i]);
                residual[i] = Math.fma(-length, image[i], residual[i]);
                norm += residual[i] * residual[i];
            }
            if (Math.sqrt(norm) <= target) {
                break;
            }
            double next = 0;
            for (int i = 0; i < n; i++) {
                next += residual[i] * residual[i] / preconditioner[i];
            }
            final double ratio = next / product;
            product = next;
            for (int i = 0; i < n; i++) {
                direction[i] = Math.fma(ratio, direction[i], residual[i] / preconditioner[i]);
            }
        }
        return step;
    }

    private static double[][] withUnitDiagonal(final double[][] matrix) {
        final int n = matrix.length;
        final double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = 1 / Math.sqrt(matrix[i][i]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = Math.clamp(matrix[i][j] * scale[i] * scale[j], -1.0, 1.0);
                matrix[j][i] = matrix[i][j];
            }
            matrix[i][i] = 1;
        }
        return matrix;
    }

    private static double distance(final double[][] a, final double[][] b, final double[] weights) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum = Math.fma(weights[i] * weights[j], (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]), sum);
            }
        }
        return Math.sqrt(sum);
    }

    /** The dual function at one y: half the squared norm of the positive part of matrix + diag(y), less y by the diagonal asked for. */
    private static final class Dual {
        private final SymmetricEigen eigen;
        private final int positive;
        private final double value;
        private final double[] gradient;
        private final double gradientNorm;

        private Dual(final SymmetricEigen eigen, final double[] y, final double[] wanted) {
            this.eigen = eigen;
            final int n = y.length;
            int count = 0;
            double half = 0;
            while (count < n && eigen.values()[count] > 0) {
                half += 0.5 * eigen.values()[count] * eigen.values()[count];
                count++;
            }
            positive = count;
            gradient = new double[n];
            double norm = 0;
            for (int i = 0; i < n; i++) {
                half -= wanted[i] * y[i];
                double diagonal = 0;
                for (int k = 0; k < positive; k++) {
                    diagonal += eigen.values()[k] * eigen.vectors()[i][k] * eigen.vectors()[i][k];
                }
                gradient[i] = diagonal - wanted[i];
                norm += gradient[i] * gradient[i];
            }
            value = half;
            gradientNorm = Math.sqrt(norm);
        }

        static Dual at(final double[][] matrix, final double[] y, final double[] wanted) {
            final double[][] shifted = new double[y.length][];
            for (int i = 0; i < y.length; i++) {
                shifted[i] = matrix[i].clone();
                shifted[i][i] += y[i];
            }
            return new Dual(SymmetricEigen.of(shifted), y, wanted);
        }

        /** Weight of the pair (positive eigenvalue k, other eigenvalue l): a first divided difference of the positive part. */
        private double weight(final int k, final int l) {
            final double up = eigen.values()[k];
            return up / (up - eigen.values()[l]);
        }

        /** diag(P (W o (P' diag(h) P)) P'). W is 1 between positive eigenvalues, 0 between others, and a weight across. */
        double[] hessianTimes(final double[] h) {
            final int n = h.length;
            final double[][] p = eigen.vectors();
            // T = P+' diag(h) P, positive rows only; the block across counts twice.
            final double[][] weighted = new double[positive][n];
            for (int i = 0; i < n; i++) {
                final double[] row = p[i];
                for (int k = 0; k < positive; k++) {
                    final double factor = h[i] * row[k];
                    final double[] target = weighted[k];
                    for (int l = 0; l < n; l++) {
                        target[l] = Math.fma(factor, row[l], target[l]);
                    }
                }
            }
            for (int k = 0; k < positive; k++) {
                for (int l = positive; l < n; l++) {
                    weighted[k][l] *= 2 * weight(k, l);
                }
            }
            final double[] image = new double[n];
            final double[] mixed = new double[n];
            for (int i = 0; i < n; i++) {
                final double[] row = p[i];
                Arrays.fill(mixed, 0);
                for (int k = 0; k < positive; k++) {
                    final double factor = row[k];
                    final double[] source = weighted[k];
                    for (int l = 0; l < n; l++) {
                        mixed[l] = Math.fma(factor, source[l], mixed[l]);
                    }
                }
                double sum = 1e-14 * h[i];
                for (int l = 0; l < n; l++) {
                    sum = Math.fma(mixed[l], row[l], sum);
                }
                image[i] = sum;
            }
            return image;
        }

        double[] diagonalOfHessian() {
            final int n = gradient.length;
            final double[] diagonal = new double[n];
            for (int i = 0; i < n; i++) {
                final double[] row = eigen.vectors()[i];
                double sum = 0;
                for (int k = 0; k < positive; k++) {
                    double inner = 0;
                    for (int l = 0; l < n; l++) {
                        final double w = l < positive ? 1 : 2 * weight(k, l);
                        inner += w * row[l] * row[l];
                    }
                    sum += row[k] * row[k] * inner;
                }
                diagonal[i] = Math.max(sum, 1e-8);
            }
            return diagonal;
        }

        double[][] positivePart() {
            final int n = gradient.length;
            final double[][] part = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    for (int k = 0; k < positive; k++) {
                        sum = Math.fma(eigen.values()[k] * eigen.vectors()[i][k], eigen.vectors()[j][k], sum);
                    }
                    part[i][j] = sum;
                    part[j][i] = sum;
                }
            }
            return part;
        }
    }
}
