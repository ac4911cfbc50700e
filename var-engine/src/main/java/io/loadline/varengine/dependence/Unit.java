package io.loadline.varengine.dependence;

import java.util.function.DoubleUnaryOperator;

/** The unit interval of copula arguments. */
final class Unit {
    private static final int MOST_STEPS = 200;

    private Unit() {}

    /** Whether both lie strictly between 0 and 1. */
    static boolean inside(final double u, final double v) {
        return u > 0 && u < 1 && v > 0 && v < 1;
    }

    /** C(u, v) where an argument is not inside: 0 at 0, the other at 1, NaN beyond. */
    static double edge(final double u, final double v) {
        if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) {
            return Double.NaN;
        }
        return u == 0 || v == 0 ? 0 : Math.min(u, v);
    }

    /** Solves an ascending function of (0, 1) for a value by Newton steps kept inside a bracket. */
    static double solve(
            final DoubleUnaryOperator function,
            final DoubleUnaryOperator slope,
            final double target,
            final double start) {
        double low = 0;
        double high = 1;
        double x = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            final double error = function.applyAsDouble(x) - target;
            if (error == 0) {
                return x;
            }
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - error / slope.applyAsDouble(x);
            if (!(next > low && next < high)) {
                next = low > 0 ? 0.5 * (low + high) : high * 0.0625;
            }
            if (Math.abs(next - x) <= 2e-16 * x || next == low || next == high) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
