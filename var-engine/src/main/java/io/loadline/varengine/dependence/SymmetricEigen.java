package io.loadline.varengine.dependence;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Eigenvalues and vectors of a symmetric matrix, the largest value first (Householder reduction and implicit QL).
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
        final double[][] exact = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                exact[i][j] = matrix[i][j];
                exact[j][i] = matrix[i][j];
            }
        }
        final EigenDecomposition decomposition;
        try {
            decomposition = new EigenDecomposition(new Array2DRowRealMatrix(exact, false));
        } catch (final MaxCountExceededException e) {
            throw new NoConvergenceException("eigenvalues: no convergence after " + e.getMax() + " iterations", e);
        }
        final double[] found = decomposition.getRealEigenvalues();
        final Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -found[i]));
        final double[] values = new double[n];
        final double[][] vectors = new double[n][n];
        for (int k = 0; k < n; k++) {
            values[k] = found[order[k]];
            final double[] vector = decomposition.getEigenvector(order[k]).toArray();
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
