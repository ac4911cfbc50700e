package io.loadline.varengine.dependence;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues and vectors of a symmetric matrix, the largest value first: Householder's reduction to three diagonals and QL steps with implicit shift
 * (J. H. Wilkinson and C. Reinsch, "Handbook for Automatic Computation" II (1971), contributions II/2 and II/4).
 *
 * @param values eigenvalues, descending
 * @param vectors unit eigenvectors as columns, {@code vectors[row][k]}; the sign makes the largest component in size positive
 */
public record SymmetricEigen(double[] values, double[][] vectors) {
    /**
     * Decomposes a matrix.
     *
     * @param matrix symmetric
     * @return its eigenvalues and vectors
     * @throws IllegalArgumentException if the matrix is not symmetric and finite
     * @throws NoConvergenceException if the iteration does not settle
     */
    public static SymmetricEigen of(final double[][] matrix) {
        final int n = Checks.symmetric("matrix", matrix);
        final Tridiagonal reduced = Tridiagonal.of(matrix);
        reduced.diagonalise();
        final double[] found = reduced.diagonal();
        final Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -found[i]));
        final double[] values = new double[n];
        final double[][] vectors = new double[n][n];
        for (int k = 0; k < n; k++) {
            values[k] = found[order[k]];
            final double[] vector = reduced.vector(order[k]);
            final double sign = signOfLargest(vector);
            for (int i = 0; i < n; i++) {
                vectors[i][k] = sign * vector[i];
            }
        }
        return new SymmetricEigen(values, vectors);
    }

    private static double signOfLargest(final double[] vector) {
        double largest = 0;
        for (final double component : vector) {
            if (Math.abs(component) > Math.abs(largest) * (1 + 1e-9)) {
                largest = component;
            }
        }
        return largest < 0 ? -1 : 1;
    }
}
