package io.loadline.gateway.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * Series of equal length side by side.
 *
 * @param names column names
 * @param columns values, {@code columns[i][t]}
 */
public record SeriesTable(List<String> names, double[][] columns) {
    /** A table of rows of equal length, whose columns are called by their number from 1. */
    static SeriesTable ofRows(final double[][] rows) {
        final int width = rows.length == 0 ? 0 : rows[0].length;
        final double[][] columns = new double[width][rows.length];
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            names.add(Integer.toString(i + 1));
            for (int t = 0; t < rows.length; t++) {
                columns[i][t] = rows[t][i];
            }
        }
        return new SeriesTable(List.copyOf(names), columns);
    }

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
