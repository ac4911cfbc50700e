package io.loadline.varengine.volatility;

/** Sums over a series in four strands that are joined in one order: fast, and the same bits on every machine. */
final class Sums {
    private Sums() {}

    static double sum(final double[] a, final int size) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int t = 0;
        for (; t + 3 < size; t += 4) {
            first += a[t];
            second += a[t + 1];
            third += a[t + 2];
            fourth += a[t + 3];
        }
        for (; t < size; t++) {
            first += a[t];
        }
        return (first + second) + (third + fourth);
    }

    static double dot(final double[] a, final double[] b, final int size) {
        return dot(a, b, 0, size);
    }

    /** The sum of a(t + lag) b(t). */
    static double dot(final double[] a, final double[] b, final int lag, final int size) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int t = 0;
        for (; t + 3 < size - lag; t += 4) {
            first = Math.fma(a[t + lag], b[t], first);
            second = Math.fma(a[t + lag + 1], b[t + 1], second);
            third = Math.fma(a[t + lag + 2], b[t + 2], third);
            fourth = Math.fma(a[t + lag + 3], b[t + 3], fourth);
        }
        for (; t < size - lag; t++) {
            first = Math.fma(a[t + lag], b[t], first);
        }
        return (first + second) + (third + fourth);
    }
}
