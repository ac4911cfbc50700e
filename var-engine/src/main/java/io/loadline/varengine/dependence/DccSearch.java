package io.loadline.varengine.dependence;

import java.util.List;

/**
 * Climbs a likelihood in the triangle a, b at least 0 and a + b at most a bound: steps by the outer product of scores (Berndt, Hall, Hall and
 * Hausman, 1974) far from the maximum, Newton's with the Hessian by differences of the scores near it, along the directions that no side of the
 * triangle holds.
 */
final class DccSearch {
    private static final double STATIONARY = 1e-8;
    private static final double FINISHED = 1e-13;
    private static final double NEAR = 0.5;
    private static final double VERY_NEAR = 1e-5;
    private static final double FAST = 0.1;
    private static final double DIFFERENCE = 1e-3;
    /** A step of this decrement, a third of a standard error, goes on with the Hessian that is there. */
    private static final double CHORD = 0.1;

    /** A step of this decrement, a hundredth of a standard error, leaves the Hessian as it is. */
    private static final double NEGLIGIBLE = 1e-4;

    private static final double ARMIJO = 1e-4;
    /** A step leaves a tenth of a: at zero the likelihood no longer knows b. */
    private static final double KEPT_SHARE = 0.1;

    /** Below this a shock is none. */
    private static final double LEAST_SHOCK = 1e-7;

    /** A climb this near a known maximum, two standard errors, would end there. */
    private static final double SAME_HILL = 4;

    private static final int EARLY_STEPS = 3;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;

    double a;
    double b;
    double value;
    double decrement = Double.POSITIVE_INFINITY;
    boolean isMaximum;
    /** Whether neither side of the triangle holds the maximum. */
    boolean isInside;

    final double[][] outer = new double[2][2];
    final double[][] hessian = new double[2][2];

    private final DccObjective objective;
    private final double mostPersistent;
    private final double[] gradient = new double[2];
    private final double[] step = new double[2];
    private double[][] directions;
    private boolean hessianIsHere;

    DccSearch(final DccObjective objective, final double mostPersistent) {
        this.objective = objective;
        this.mostPersistent = mostPersistent;
    }

    /**
     * Climbs from a point; afterwards {@link #isMaximum} says whether a maximum was reached, and where it is.
     *
     * @param known searches of the same objective at whose maxima the climb may stop short
     */
    void climb(final double startA, final double startB, final List<DccSearch> known) {
        move(startA, startB);
        isMaximum = false;
        isInside = false;
        boolean second = false;
        boolean fresh = false;
        for (int steps = 0; steps < MOST_STEPS && Double.isFinite(value); steps++) {
            if (isNear(known)) {
                return;
            }
            takeDirections();
            if (directions.length == 0) {
                isMaximum = true;
                return;
            }
            if (second && !fresh) {
                takeHessian();
                fresh = true;
                hessianIsHere = true;
            }
            final boolean newton = second && solve(hessian, -1);
            if (!newton && !solve(outer, 1)) {
                return;
            }
            final double before = decrement;
            decrement = gradient[0] * step[0] + gradient[1] * step[1];
            if (newton && (decrement < FINISHED || (decrement < STATIONARY && decrement > FAST * before))) {
                isMaximum = true;
                isInside = directions.length == 2;
                return;
            }
            if (newton && decrement < VERY_NEAR) {
                // Rounding hides the gain in the value.
                move(projectedA(1), projectedB(1));
                fresh = decrement <= FAST * before;
                continue;
            }
            fresh &= newton && decrement < CHORD && decrement <= CHORD * before;
            hessianIsHere &= decrement < NEGLIGIBLE;
            if (!lineSearch()) {
                if (second && (!newton || !solve(outer, 1) || !lineSearch())) {
                    return;
                }
                fresh = false;
                second = true;
            }
            second = second || decrement < NEAR || steps >= EARLY_STEPS;
        }
    }

    /** Whether the shock has no weight, so that the correlation does not move. */
    boolean isFlat() {
        return a < LEAST_SHOCK;
    }

    /** Makes the Hessian that is there one of the point where the search ended. */
    void finish() {
        if (!hessianIsHere) {
            takeHessian();
        }
    }

    private boolean isNear(final List<DccSearch> known) {
        for (final DccSearch search : known) {
            if (search.isNear(a, b)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNear(final double otherA, final double otherB) {
        final double[] way = {otherA - a, otherB - b};
        return isInside && Math.abs(form(hessian, way, way)) < SAME_HILL;
    }

    private void move(final double toA, final double toB) {
        a = toA;
        b = toB;
        value = objective.evaluate(a, b, true);
        takeScores();
    }

    private void takeScores() {
        final double[][] scores = objective.scores();
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            for (final double score : scores[i]) {
                sum += score;
            }
            gradient[i] = sum;
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int t = 0; t < scores[0].length; t++) {
                    product = Math.fma(scores[i][t], scores[j][t], product);
                }
                outer[i][j] = product;
                outer[j][i] = product;
            }
        }
    }

    /** The directions in which the point may move: both, along a side, or none. */
    private void takeDirections() {
        final boolean bottomA = a < LEAST_SHOCK && gradient[0] <= 0;
        final boolean bottomB = b <= 0 && gradient[1] <= 0;
        final boolean top = a + b >= mostPersistent && gradient[0] + gradient[1] >= 0;
        if (top) {
            final boolean corner =
                    (b <= 0 && gradient[1] <= gradient[0]) || (a < LEAST_SHOCK && gradient[0] <= gradient[1]);
            directions = corner ? new double[0][] : new double[][] {{1, -1}};
        } else if (bottomA || bottomB) {
            // Without a shock there is no memory: where a is held at 0 the likelihood does not depend on b.
            directions = bottomA ? new double[0][] : new double[][] {{1, 0}};
        } else {
            directions = new double[][] {{1, 0}, {0, 1}};
        }
    }

    /** Makes the step of sign x matrix along the free directions; false if it is not positive definite there. */
    private boolean solve(final double[][] matrix, final double sign) {
        if (directions.length == 1) {
            final double[] d = directions[0];
            final double curvature = sign * form(matrix, d, d);
            final double size = (gradient[0] * d[0] + gradient[1] * d[1]) / curvature;
            step[0] = size * d[0];
            step[1] = size * d[1];
            return curvature > 0 && curvature < Double.POSITIVE_INFINITY;
        }
        final double determinant = matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0];
        step[0] = sign * (matrix[1][1] * gradient[0] - matrix[0][1] * gradient[1]) / determinant;
        step[1] = sign * (matrix[0][0] * gradient[1] - matrix[1][0] * gradient[0]) / determinant;
        return sign * matrix[0][0] > 0
                && determinant > 1e-12 * matrix[0][0] * matrix[1][1]
                && determinant < Double.POSITIVE_INFINITY;
    }

    private static double form(final double[][] matrix, final double[] left, final double[] right) {
        return left[0] * (matrix[0][0] * right[0] + matrix[0][1] * right[1])
                + left[1] * (matrix[1][0] * right[0] + matrix[1][1] * right[1]);
    }

    private double projectedA(final double size) {
        return Math.clamp(a + size * step[0], KEPT_SHARE * a, mostPersistent);
    }

    private double projectedB(final double size) {
        return Math.clamp(b + size * step[1], 0.0, mostPersistent - projectedA(size));
    }

    private boolean lineSearch() {
        double size = 1;
        final double startA = a;
        final double startB = b;
        final double startValue = value;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            final double toA = projectedA(size);
            final double toB = projectedB(size);
            final double promised = gradient[0] * (toA - startA) + gradient[1] * (toB - startB);
            final double reached = objective.evaluate(toA, toB, halving == 0);
            if (promised > 0 && reached > startValue && reached >= startValue + ARMIJO * promised) {
                if (halving == 0) {
                    a = toA;
                    b = toB;
                    value = reached;
                    takeScores();
                } else {
                    move(toA, toB);
                }
                return true;
            }
            size *= 0.5;
        }
        return false;
    }

    private void takeHessian() {
        final double[] kept = gradient.clone();
        final double[][] keptOuter = {outer[0].clone(), outer[1].clone()};
        final double keptA = a;
        final double keptB = b;
        final double keptValue = value;
        for (int i = 0; i < 2; i++) {
            final double width = DIFFERENCE / Math.sqrt(keptOuter[i][i]);
            final double least = i == 0 ? -keptA : -keptB;
            final double room = mostPersistent - keptA - keptB;
            final double up = Math.min(width, Math.max(room, 0));
            final double down = Math.max(-width, least);
            move(keptA + (i == 0 ? up : 0), keptB + (i == 0 ? 0 : up));
            final double[] above = gradient.clone();
            move(keptA + (i == 0 ? down : 0), keptB + (i == 0 ? 0 : down));
            for (int j = 0; j < 2; j++) {
                hessian[i][j] = (above[j] - gradient[j]) / (up - down);
            }
        }
        final double mean = 0.5 * (hessian[0][1] + hessian[1][0]);
        hessian[0][1] = mean;
        hessian[1][0] = mean;
        System.arraycopy(kept, 0, gradient, 0, 2);
        System.arraycopy(keptOuter[0], 0, outer[0], 0, 2);
        System.arraycopy(keptOuter[1], 0, outer[1], 0, 2);
        a = keptA;
        b = keptB;
        value = keptValue;
    }

    /** Inverse of minus the Hessian, or null where there is none: at a side, or where it is not negative definite. */
    double[][] information() {
        final double determinant = hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[1][0];
        if (!isMaximum || !isInside || !(hessian[0][0] < 0 && determinant > 0)) {
            return null;
        }
        return new double[][] {
            {-hessian[1][1] / determinant, hessian[0][1] / determinant},
            {hessian[1][0] / determinant, -hessian[0][0] / determinant}
        };
    }
}
