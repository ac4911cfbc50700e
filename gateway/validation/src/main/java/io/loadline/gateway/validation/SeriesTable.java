package io.loadline.gateway.validation;

import java.util.List;

/**
 * Series of equal length side by side.
 *
 * @param names column names
 * @param columns values, {@code columns[i][t]}
 */
public record SeriesTable(List<String> names, double[][] columns) {
    /** Returns the number of rows. */
    public int rows() {
        return columns.length == 0 ? 0 : columns[0].length;
    }

    /** Returns the values by row, {@code [t][i]}. */
    public double[][] byRow() {
        final double[][] rows = new double[rows()][columns.length];
        for (int i = 0; i < columns.length; i++) {
            for (int t = 0; t < rows.length; t++) {
                rows[t][i] = columns[i][t];
            }
        }
        return rows;
    }

    /** Returns one column, or null if there is none of that name. */
    public double[] column(final String name) {
        final int index = names.indexOf(name);
        return index < 0 ? null : columns[index];
    }
}
