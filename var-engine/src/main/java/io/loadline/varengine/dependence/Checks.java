package io.loadline.varengine.dependence;

/** Checks at the edge of this package. */
final class Checks {
    private static final double SYMMETRY = 1e-12;

    private Checks() {}

    /** Checks observations by row: at least so many rows, as many values in each, all finite, no column constant. Returns the columns. */
    static int observations(final double[][] rows, final int least) {
        if (rows.length < least) {
            throw new IllegalArgumentException("observations: " + rows.length + " given; expected at least " + least);
        }
        final int columns = rows[0].length;
        if (columns == 0) {
            throw new IllegalArgumentException("observations: no columns given; expected at least one");
        }
        for (int t = 0; t < rows.length; t++) {
            if (rows[t].length != columns) {
                throw new IllegalArgumentException("observations[" + t + "]: " + rows[t].length
                        + " values given; expected " + columns + " as in the first");
            }
            for (int i = 0; i < columns; i++) {
                if (!Double.isFinite(rows[t][i])) {
                    throw new IllegalArgumentException(
                            "observations[" + t + "][" + i + "]: " + rows[t][i] + " given; expected a finite number");
                }
            }
        }
        return columns;
    }

    /** Refuses a column that never changes: it has no correlation. */
    static void varying(final double[][] rows) {
        for (int i = 0; i < rows[0].length; i++) {
            boolean constant = true;
            for (int t = 1; t < rows.length && constant; t++) {
                constant = rows[t][i] == rows[0][i];
            }
            if (constant) {
                throw new IllegalArgumentException("observations: column " + i + " is constant (" + rows[0][i]
                        + "); expected a series that varies");
            }
        }
    }

    /** Checks a square, symmetric matrix of finite numbers. Returns its size. */
    static int symmetric(final String name, final double[][] matrix) {
        final int n = matrix.length;
        if (n == 0) {
            throw new IllegalArgumentException(name + ": no rows given; expected at least one");
        }
        for (int i = 0; i < n; i++) {
            if (matrix[i].length != n) {
                throw new IllegalArgumentException(name + '[' + i + "]: " + matrix[i].length
                        + " values given; expected " + n + " as there are rows");
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                final double value = matrix[i][j];
                final double mirror = matrix[j][i];
                if (!Double.isFinite(value) || Math.abs(value - mirror) > SYMMETRY * Math.max(1, Math.abs(value))) {
                    throw new IllegalArgumentException(name + '[' + i + "][" + j + "]: " + value + " given and "
                            + mirror + " across the diagonal; expected finite and equal");
                }
            }
        }
        return n;
    }

    /** Checks that a number lies strictly between bounds. */
    static double between(final String name, final double given, final double low, final double high) {
        if (!(given > low && given < high)) {
            throw new IllegalArgumentException(
                    name + ": " + given + " given; expected a number above " + low + " and below " + high);
        }
        return given;
    }

    /** Checks that a number is at least a bound and finite. */
    static double atLeast(final String name, final double given, final double least) {
        if (!(given >= least && given < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + ": " + given + " given; expected a finite number of at least " + least);
        }
        return given;
    }
}
