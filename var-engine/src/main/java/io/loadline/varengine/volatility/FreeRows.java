package io.loadline.varengine.volatility;

import io.loadline.varengine.dependence.Cholesky;
import java.util.Arrays;

/** A small symmetric system on the parameters that no bound holds; the others count as known. */
final class FreeRows {
    private static final double LEAST_PIVOT = 1e-14;

    private final int size;
    private final double[][] masked;
    private final double[][] factor;
    private boolean[] free;

    FreeRows(final int size) {
        this.size = size;
        masked = new double[size][size];
        factor = new double[size][size];
        free = new boolean[size];
    }

    /**
     * Factors sign x matrix + ridge x its diagonal on the free rows.
     *
     * @return false if that is not positive definite
     */
    boolean factor(final double[][] matrix, final double sign, final double ridge, final boolean[] freeRows) {
        free = freeRows;
        for (int i = 0; i < size; i++) {
            Arrays.fill(masked[i], 0);
            masked[i][i] = free[i] ? sign * matrix[i][i] * (1 + ridge) : 1;
            for (int j = 0; j < i; j++) {
                masked[i][j] = free[i] && free[j] ? sign * matrix[i][j] : 0;
            }
        }
        return Cholesky.factor(masked, LEAST_PIVOT, factor) < 0;
    }

    /** Solves for the free rows; the others get zero. */
    void solve(final double[] right, final double[] solution) {
        for (int i = 0; i < size; i++) {
            solution[i] = free[i] ? right[i] : 0;
        }
        Cholesky.solveInPlace(factor, solution);
    }

    /** Inverse on the free rows, zero elsewhere. */
    double[][] inverse() {
        final double[][] inverse = Cholesky.inverse(factor);
        for (int i = 0; i < size; i++) {
            inverse[i][i] = free[i] ? inverse[i][i] : 0;
        }
        return inverse;
    }
}
