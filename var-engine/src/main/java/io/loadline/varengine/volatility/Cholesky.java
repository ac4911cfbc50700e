package io.loadline.varengine.volatility;

/** Factor of a small symmetric matrix restricted to a set of free rows; package-private because it is no general solver. */
final class Cholesky {
    private static final double LEAST_PIVOT = 1e-14;

    private final int size;
    private final double[][] factor;
    private boolean[] free;

    Cholesky(final int size) {
        this.size = size;
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
            if (!free[i]) {
                continue;
            }
            final double diagonal = sign * matrix[i][i] * (1 + ridge);
            for (int j = 0; j <= i; j++) {
                if (!free[j]) {
                    continue;
                }
                double sum = i == j ? diagonal : sign * matrix[i][j];
                for (int k = 0; k < j; k++) {
                    if (free[k]) {
                        sum -= factor[i][k] * factor[j][k];
                    }
                }
                if (i == j) {
                    if (!(sum > LEAST_PIVOT * diagonal && sum < Double.POSITIVE_INFINITY)) {
                        return false;
                    }
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    factor[i][j] = sum / factor[j][j];
                }
            }
        }
        return true;
    }

    /** Solves for the free rows; the others get zero. */
    void solve(final double[] right, final double[] solution) {
        for (int i = 0; i < size; i++) {
            solution[i] = 0;
            if (free[i]) {
                double sum = right[i];
                for (int k = 0; k < i; k++) {
                    if (free[k]) {
                        sum -= factor[i][k] * solution[k];
                    }
                }
                solution[i] = sum / factor[i][i];
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            if (free[i]) {
                double sum = solution[i];
                for (int k = i + 1; k < size; k++) {
                    if (free[k]) {
                        sum -= factor[k][i] * solution[k];
                    }
                }
                solution[i] = sum / factor[i][i];
            }
        }
    }

    /** Inverse on the free rows, zero elsewhere. */
    double[][] inverse() {
        final double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            final double[] unit = new double[size];
            unit[i] = free[i] ? 1 : 0;
            inverse[i] = new double[size];
            solve(unit, inverse[i]);
        }
        return inverse;
    }
}
