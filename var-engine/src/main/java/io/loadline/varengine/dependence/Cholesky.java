package io.loadline.varengine.dependence;

/** Cholesky factor of a positive definite matrix, its update by a rank of one, and what follows from it. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Factors a matrix as L L'.
     *
     * @param matrix symmetric, positive definite
     * @return L, lower triangular with a positive diagonal
     * @throws IllegalArgumentException if the matrix is not symmetric or not positive definite; the message names the first bad pivot
     */
    public static double[][] factor(final double[][] matrix) {
        final int n = Checks.symmetric("matrix", matrix);
        final double[][] factor = new double[n][n];
        final int bad = factor(matrix, 0, factor);
        if (bad >= 0) {
            throw new IllegalArgumentException("matrix: pivot " + bad + " is " + factor[bad][bad]
                    + "; expected a positive definite matrix (NearestCorrelation or Shrinkage can repair one)");
        }
        return factor;
    }

    /**
     * Factors a matrix into an array that is there, and says where that fails instead of throwing.
     *
     * @param matrix of which the lower triangle is read
     * @param leastShare least share of its diagonal entry that a pivot may be, at least 0
     * @param factor receives L; at the first bad row the pivot itself stands on the diagonal
     * @return the first row whose pivot is too small, infinite or no number; -1 if there is none
     */
    public static int factor(final double[][] matrix, final double leastShare, final double[][] factor) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum = Math.fma(-factor[i][k], factor[j][k], sum);
                }
                if (i != j) {
                    factor[i][j] = sum / factor[j][j];
                } else if (sum > leastShare * matrix[i][i] && sum < Double.POSITIVE_INFINITY) {
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    factor[i][i] = sum;
                    return i;
                }
            }
        }
        return -1;
    }

    /**
     * Factor of L L' + x x' (P. Gill, G. Golub, W. Murray and M. Saunders, Math. Comp. 28 (1974), method C1), in O(n^2).
     *
     * @param factor L; unchanged
     * @param vector x
     * @return the new factor
     */
    public static double[][] rankOneUpdate(final double[][] factor, final double[] vector) {
        final int n = factor.length;
        if (vector.length != n) {
            throw new IllegalArgumentException("vector: " + vector.length + " values given; expected " + n);
        }
        final double[][] updated = new double[n][];
        for (int i = 0; i < n; i++) {
            updated[i] = factor[i].clone();
        }
        final double[] rest = vector.clone();
        for (int k = 0; k < n; k++) {
            final double before = updated[k][k];
            final double after = Math.sqrt(Math.fma(before, before, rest[k] * rest[k]));
            final double cosine = after / before;
            final double sine = rest[k] / before;
            updated[k][k] = after;
            for (int i = k + 1; i < n; i++) {
                updated[i][k] = Math.fma(sine, rest[i], updated[i][k]) / cosine;
                rest[i] = Math.fma(cosine, rest[i], -sine * updated[i][k]);
            }
        }
        return updated;
    }

    /** Solves L L' x = b. */
    public static double[] solve(final double[][] factor, final double[] b) {
        final double[] x = b.clone();
        solveInPlace(factor, x);
        return x;
    }

    /** Inverts L L'. */
    public static double[][] inverse(final double[][] factor) {
        final double[][] inverse = new double[factor.length][factor.length];
        for (int i = 0; i < factor.length; i++) {
            inverse[i][i] = 1;
            solveInPlace(factor, inverse[i]);
        }
        return inverse;
    }

    /** Solves L L' x = b in the place of b. */
    public static void solveInPlace(final double[][] factor, final double[] x) {
        forwardInPlace(factor, x);
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] = Math.fma(-factor[k][i], x[k], x[i]);
            }
            x[i] /= factor[i][i];
        }
    }

    /** Solves L x = b: with b a normal vector of covariance L L', x is independent and standard. */
    public static double[] forward(final double[][] factor, final double[] b) {
        final double[] x = b.clone();
        forwardInPlace(factor, x);
        return x;
    }

    private static void forwardInPlace(final double[][] factor, final double[] x) {
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] = Math.fma(-factor[i][k], x[k], x[i]);
            }
            x[i] /= factor[i][i];
        }
    }

    /** Returns L x: with x independent and standard, the result has covariance L L'. */
    public static double[] multiply(final double[][] factor, final double[] x) {
        final double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k <= i; k++) {
                product[i] = Math.fma(factor[i][k], x[k], product[i]);
            }
        }
        return product;
    }

    /** Returns the natural logarithm of the determinant of L L'. */
    public static double logDeterminant(final double[][] factor) {
        double sum = 0;
        for (int i = 0; i < factor.length; i++) {
            sum += StrictMath.log(factor[i][i]);
        }
        return 2 * sum;
    }
}
