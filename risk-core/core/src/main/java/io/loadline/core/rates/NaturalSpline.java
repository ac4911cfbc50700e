package io.loadline.core.rates;

/**
 * The cubic spline through given points whose second derivative is zero at both ends: C. de Boor, "A Practical Guide to Splines", chapter IV. The
 * tridiagonal equations of the second derivatives are solved by elimination, which is stable because they dominate their diagonal.
 */
final class NaturalSpline {
    private final double[] x;
    private final double[] y;
    private final double[] seconds;

    /**
     * @param x increasing, kept
     * @param y one a point, kept
     */
    NaturalSpline(final double[] x, final double[] y) {
        this.x = x;
        this.y = y;
        final int n = x.length;
        seconds = new double[n];
        final double[] ratios = new double[n];
        for (int i = 1; i < n - 1; i++) {
            final double left = x[i] - x[i - 1];
            final double right = x[i + 1] - x[i];
            final double pivot = 2 * (left + right) - left * ratios[i - 1];
            final double jump = (y[i + 1] - y[i]) / right - (y[i] - y[i - 1]) / left;
            ratios[i] = right / pivot;
            seconds[i] = (6 * jump - left * seconds[i - 1]) / pivot;
        }
        for (int i = n - 2; i > 0; i--) {
            seconds[i] -= ratios[i] * seconds[i + 1];
        }
    }

    /** Value at a point from the first to the last. */
    double value(final double at) {
        if (x.length == 1) {
            return y[0];
        }
        final int i = Math.min(YieldCurve.interval(x, at), x.length - 2);
        final double width = x[i + 1] - x[i];
        final double b = (at - x[i]) / width;
        final double a = 1 - b;
        return a * y[i]
                + b * y[i + 1]
                + ((a * a * a - a) * seconds[i] + (b * b * b - b) * seconds[i + 1]) * (width * width / 6);
    }

    /** Derivative at a point from the first to the last. */
    double slope(final double at) {
        if (x.length == 1) {
            return 0;
        }
        final int i = Math.min(YieldCurve.interval(x, at), x.length - 2);
        final double width = x[i + 1] - x[i];
        final double b = (at - x[i]) / width;
        final double a = 1 - b;
        return (y[i + 1] - y[i]) / width
                + ((3 * b * b - 1) * seconds[i + 1] - (3 * a * a - 1) * seconds[i]) * (width / 6);
    }
}
