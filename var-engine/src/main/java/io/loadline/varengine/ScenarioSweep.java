package io.loadline.varengine;

/**
 * One pass over a scenario vector that adds a multiple of a row. Plain loops of one fused multiply-add chain an element: the compiler makes
 * vector code of them, and as no element meets another their bits are the same at any vector width.
 *
 * <p>{@code from} and {@code to} may be the same array.
 */
final class ScenarioSweep {
    private ScenarioSweep() {}

    /** {@code to = from + linear * row}, over the range {@code [start, end)}. */
    static void addLinear(
            final double[] from,
            final double[] to,
            final int[] row,
            final double linear,
            final int start,
            final int end) {
        for (int s = start; s < end; s++) {
            to[s] = Math.fma(linear, (double) row[s], from[s]);
        }
    }

    /** {@code to = from + (linear + quadratic * row) * row}, over the range {@code [start, end)}. */
    static void addQuadratic(
            final double[] from,
            final double[] to,
            final int[] row,
            final double linear,
            final double quadratic,
            final int start,
            final int end) {
        for (int s = start; s < end; s++) {
            final double r = row[s];
            to[s] = Math.fma(Math.fma(quadratic, r, linear), r, from[s]);
        }
    }

    /**
     * {@code to = from + value * currency + (linear + quadratic * factor) * product}, over the range {@code [start, end)}, where product
     * holds factor return times one plus currency return.
     */
    static void addForeign(
            final double[] from,
            final double[] to,
            final int[] currency,
            final int[] product,
            final int[] factor,
            final double value,
            final double linear,
            final double quadratic,
            final int start,
            final int end) {
        for (int s = start; s < end; s++) {
            final double valued = Math.fma(value, (double) currency[s], from[s]);
            to[s] = Math.fma(Math.fma(quadratic, (double) factor[s], linear), (double) product[s], valued);
        }
    }

    /** {@code to = to + coefficient * vector}, over the range {@code [start, end)}. */
    static void addVector(
            final double[] to, final double[] vector, final double coefficient, final int start, final int end) {
        for (int s = start; s < end; s++) {
            to[s] = Math.fma(coefficient, vector[s], to[s]);
        }
    }
}
