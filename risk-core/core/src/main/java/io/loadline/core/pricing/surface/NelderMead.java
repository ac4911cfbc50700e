package io.loadline.core.pricing.surface;

/**
 * Least value of a function of few variables without derivatives: J. Nelder and R. Mead, "A simplex method for function minimization", Computer J.
 * 7 (1965), with the usual coefficients. Deterministic. One thread.
 */
final class NelderMead {
    interface Objective {
        double at(double[] x);
    }

    private static final double FINE = 1e-9;

    private final int size;
    private final double tolerance;
    private final double[][] points;
    private final double[] values;
    private final double[] centre;
    private final double[] trial;
    private final double[] second;
    private boolean converged;

    NelderMead(final int size) {
        this(size, FINE);
    }

    /** A search that has settled when its points are this close together, in units of the first steps. */
    NelderMead(final int size, final double tolerance) {
        this.size = size;
        this.tolerance = tolerance;
        points = new double[size + 1][size];
        values = new double[size + 1];
        centre = new double[size];
        trial = new double[size];
        second = new double[size];
    }

    /** True if the last search ended with all values and points close together. */
    boolean isConverged() {
        return converged;
    }

    /** Searches from a start with a first simplex of the given steps; the best point is left in the start. */
    double minimise(final Objective objective, final double[] start, final double[] steps, final int most) {
        for (int i = 0; i <= size; i++) {
            System.arraycopy(start, 0, points[i], 0, size);
            if (i > 0) {
                points[i][i - 1] += steps[i - 1];
            }
            values[i] = value(objective, points[i]);
        }
        converged = false;
        for (int step = 0; step < most; step++) {
            sort();
            if (isClose(steps)) {
                converged = true;
                break;
            }
            move(objective);
        }
        sort();
        System.arraycopy(points[0], 0, start, 0, size);
        return values[0];
    }

    private void move(final Objective objective) {
        for (int j = 0; j < size; j++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += points[i][j];
            }
            centre[j] = sum / size;
        }
        final double reflected = along(objective, trial, 1);
        if (reflected < values[0]) {
            final double expanded = along(objective, second, 2);
            replace(expanded < reflected ? second : trial, Math.min(expanded, reflected));
        } else if (reflected < values[size - 1]) {
            replace(trial, reflected);
        } else {
            final double contracted = along(objective, second, reflected < values[size] ? 0.5 : -0.5);
            if (contracted < Math.min(reflected, values[size])) {
                replace(second, contracted);
            } else {
                shrink(objective);
            }
        }
    }

    private double along(final Objective objective, final double[] into, final double step) {
        for (int j = 0; j < size; j++) {
            into[j] = centre[j] + step * (centre[j] - points[size][j]);
        }
        return value(objective, into);
    }

    private void replace(final double[] point, final double value) {
        System.arraycopy(point, 0, points[size], 0, size);
        values[size] = value;
    }

    private void shrink(final Objective objective) {
        for (int i = 1; i <= size; i++) {
            for (int j = 0; j < size; j++) {
                points[i][j] = 0.5 * (points[i][j] + points[0][j]);
            }
            values[i] = value(objective, points[i]);
        }
    }

    private void sort() {
        for (int i = 1; i <= size; i++) {
            for (int j = i; j > 0 && values[j] < values[j - 1]; j--) {
                final double value = values[j];
                values[j] = values[j - 1];
                values[j - 1] = value;
                final double[] point = points[j];
                points[j] = points[j - 1];
                points[j - 1] = point;
            }
        }
    }

    private boolean isClose(final double[] steps) {
        for (int i = 1; i <= size; i++) {
            for (int j = 0; j < size; j++) {
                if (Math.abs(points[i][j] - points[0][j]) > tolerance * Math.abs(steps[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double value(final Objective objective, final double[] x) {
        final double value = objective.at(x);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
