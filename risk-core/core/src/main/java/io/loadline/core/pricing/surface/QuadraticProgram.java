package io.loadline.core.pricing.surface;

/**
 * Least value of (x - x0)' G (x - x0) in three unknowns under linear inequalities n' x >= c, by the dual active-set method of D. Goldfarb and A.
 * Idnani, "A numerically stable dual method for solving strictly convex quadratic programs", Math. Programming 27 (1983). With the factor of G
 * taken out it is the point of a polyhedron nearest to a given one. Nothing is allocated by a solution. One thread.
 */
final class QuadraticProgram {
    private static final int SIZE = 3;
    private static final int MOST_STEPS = 100;
    private static final double RIDGE = 1e-13;
    private static final double TOLERANCE = 1e-13;
    private static final double DEPENDENT = 1e-20;

    private final double[][] rows;
    private final double[] bounds;
    private final double[][] scaled;
    private final double[][] factor = new double[SIZE][SIZE];
    private final double[] point = new double[SIZE];
    private final int[] active = new int[SIZE];
    private final double[] multipliers = new double[SIZE + 1];
    private final double[][] basis = new double[SIZE][SIZE];
    private final double[][] triangle = new double[SIZE][SIZE];
    private final double[] along = new double[SIZE];
    private final double[] direction = new double[SIZE];
    private final double[] dualStep = new double[SIZE];
    private int count;
    private int activeCount;

    /** Makes a program with room for so many inequalities. */
    QuadraticProgram(final int mostRows) {
        rows = new double[mostRows][SIZE];
        scaled = new double[mostRows][SIZE];
        bounds = new double[mostRows];
    }

    void clear() {
        count = 0;
    }

    int rowCount() {
        return count;
    }

    void dropRowsFrom(final int first) {
        count = first;
    }

    /** Asks for n0 x0 + n1 x1 + n2 x2 >= bound. */
    void addRow(final double n0, final double n1, final double n2, final double bound) {
        final double[] row = rows[count];
        row[0] = n0;
        row[1] = n1;
        row[2] = n2;
        bounds[count] = bound;
        count++;
    }

    /**
     * Solves G x = h under the inequalities.
     *
     * @param matrix G, its lower triangle: symmetric, positive
     * @param right h
     * @param x receives the solution
     * @return false if the inequalities contradict each other or G is not positive
     */
    boolean solve(final double[][] matrix, final double[] right, final double[] x) {
        if (!decompose(matrix)) {
            return false;
        }
        forward(right, point);
        backward(point, x);
        if (worst(x) < 0) {
            return true;
        }
        for (int i = 0; i < count; i++) {
            forward(rows[i], scaled[i]);
        }
        activeCount = 0;
        return descend(x);
    }

    private boolean descend(final double[] x) {
        int wanted = worst(x);
        multipliers[activeCount] = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            final double[] normal = scaled[wanted];
            project(normal);
            final double length = dot(direction, normal);
            final boolean dependent = activeCount == SIZE || length <= DEPENDENT * dot(normal, normal);
            int leaving = -1;
            double shortest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < activeCount; j++) {
                if (dualStep[j] > 0 && multipliers[j] / dualStep[j] < shortest) {
                    shortest = multipliers[j] / dualStep[j];
                    leaving = j;
                }
            }
            final double full = dependent ? Double.POSITIVE_INFINITY : (bounds[wanted] - dot(normal, point)) / length;
            final double taken = Math.min(shortest, full);
            if (taken == Double.POSITIVE_INFINITY) {
                return false;
            }
            for (int j = 0; j < activeCount; j++) {
                multipliers[j] -= taken * dualStep[j];
            }
            multipliers[activeCount] += taken;
            if (!dependent) {
                for (int i = 0; i < SIZE; i++) {
                    point[i] += taken * direction[i];
                }
            }
            if (full <= shortest) {
                active[activeCount++] = wanted;
                backward(point, x);
                wanted = worst(x);
                if (wanted < 0 || isActive(wanted)) {
                    return true;
                }
                multipliers[activeCount] = 0;
            } else {
                drop(leaving);
            }
        }
        return false;
    }

    private boolean isActive(final int row) {
        for (int j = 0; j < activeCount; j++) {
            if (active[j] == row) {
                return true;
            }
        }
        return false;
    }

    private void drop(final int place) {
        for (int j = place; j < activeCount - 1; j++) {
            active[j] = active[j + 1];
        }
        for (int j = place; j < activeCount; j++) {
            multipliers[j] = multipliers[j + 1];
        }
        activeCount--;
    }

    /** Splits a normal into what the active ones span (its coordinates go to the dual step) and the rest (the direction). */
    private void project(final double[] normal) {
        for (int j = 0; j < activeCount; j++) {
            System.arraycopy(scaled[active[j]], 0, basis[j], 0, SIZE);
            for (int i = 0; i < j; i++) {
                triangle[i][j] = dot(basis[i], basis[j]);
                subtract(basis[j], basis[i], triangle[i][j]);
            }
            final double length = Math.sqrt(dot(basis[j], basis[j]));
            triangle[j][j] = length;
            for (int i = 0; i < SIZE; i++) {
                basis[j][i] /= length;
            }
        }
        System.arraycopy(normal, 0, direction, 0, SIZE);
        for (int j = 0; j < activeCount; j++) {
            along[j] = dot(basis[j], direction);
            subtract(direction, basis[j], along[j]);
        }
        for (int j = activeCount - 1; j >= 0; j--) {
            double sum = along[j];
            for (int i = j + 1; i < activeCount; i++) {
                sum -= triangle[j][i] * dualStep[i];
            }
            dualStep[j] = sum / triangle[j][j];
        }
    }

    /** The row that is broken most, -1 if all hold. */
    private int worst(final double[] x) {
        int found = -1;
        double most = 0;
        for (int i = 0; i < count; i++) {
            final double[] row = rows[i];
            final double size = Math.abs(row[0] * x[0]) + Math.abs(row[1] * x[1]) + Math.abs(row[2] * x[2]);
            final double broken = bounds[i] - dot(row, x) - TOLERANCE * (size + Math.abs(bounds[i]));
            if (broken > most) {
                most = broken;
                found = i;
            }
        }
        return found;
    }

    private boolean decompose(final double[][] matrix) {
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? matrix[i][i] * (1 + RIDGE) : matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    final double least = RIDGE * matrix[i][i];
                    if (!(matrix[i][i] > 0 && sum < Double.POSITIVE_INFINITY)) {
                        return false;
                    }
                    factor[i][i] = Math.sqrt(Math.max(sum, least));
                } else {
                    factor[i][j] = sum / factor[j][j];
                }
            }
        }
        return true;
    }

    private void forward(final double[] right, final double[] into) {
        for (int i = 0; i < SIZE; i++) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * into[k];
            }
            into[i] = sum / factor[i][i];
        }
    }

    private void backward(final double[] right, final double[] into) {
        for (int i = SIZE - 1; i >= 0; i--) {
            double sum = right[i];
            for (int k = i + 1; k < SIZE; k++) {
                sum -= factor[k][i] * into[k];
            }
            into[i] = sum / factor[i][i];
        }
    }

    private static double dot(final double[] x, final double[] y) {
        return x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
    }

    private static void subtract(final double[] from, final double[] what, final double times) {
        for (int i = 0; i < SIZE; i++) {
            from[i] -= times * what[i];
        }
    }
}
