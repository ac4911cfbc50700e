package io.loadline.varengine.volatility;

import java.util.Arrays;

/**
 * Maximises a likelihood inside bounds. Far from the maximum steps use the outer product of scores (E. Berndt, B. Hall, R. Hall and
 * J. Hausman, 1974), near it the Hessian by differences of the analytic score, both on the parameters that no bound holds (D. Bertsekas,
 * SIAM J. Control and Optimization 20 (1982)). The search ends at a stationary point: the step that is left gains less than {@link #STATIONARY}.
 */
final class Maximiser {
    /** Largest gain of log-likelihood that a last Newton step may promise at a maximum. */
    static final double STATIONARY = 1e-8;

    private static final double FINISHED = 1e-17;
    private static final double NEAR = 0.5;
    private static final double VERY_NEAR = 1e-5;
    private static final int EARLY_STEPS = 12;
    private static final int MAXIMUM_STEPS = 250;
    private static final int MAXIMUM_HALVINGS = 40;
    private static final double DIFFERENCE = 3e-4;
    private static final double WIDE_DIFFERENCE = 0.1;
    /** A step of this decrement, 1e-5 standard errors, leaves the Hessian as it is. */
    private static final double NEGLIGIBLE = 1e-10;

    private static final double ARMIJO = 1e-4;
    private static final double SMALL_GAIN = 1e-9;
    private static final int MAXIMUM_LAST_STEPS = 12;
    private static final double ROUGHLY_NEAR = 1e-2;
    private static final double FIRST_REACH = 1e-3;
    private static final double KINK_WIDTH = 1e-11;
    private static final double PROFILE_FINISHED = 1e-15;

    final double[] point;
    final double[] gradient;
    final double[][] outer;
    final double[][] hessian;
    final boolean[] free;
    double value;
    double decrement = Double.POSITIVE_INFINITY;
    boolean isMaximum;
    int steps;

    private final Likelihood likelihood;
    private final double[] lowest;
    private final double[] highest;
    private final Cholesky cholesky;
    private final double[] step;
    private final double[] trial;
    private final double[] other;
    private boolean hessianIsFresh;

    Maximiser(final Likelihood likelihood, final double[] lowest, final double[] highest) {
        final int n = likelihood.parameters;
        this.likelihood = likelihood;
        this.lowest = lowest;
        this.highest = highest;
        point = new double[n];
        gradient = new double[n];
        outer = new double[n][n];
        hessian = new double[n][n];
        free = new boolean[n];
        cholesky = new Cholesky(n);
        step = new double[n];
        trial = new double[n];
        other = new double[n];
    }

    /** Climbs from a start, at most some steps; true when a maximum is reached. */
    boolean climb(final double[] start, final int limit) {
        for (int i = 0; i < point.length; i++) {
            point[i] = clip(i, start[i]);
        }
        value = likelihood.gradient(point, gradient, outer);
        isMaximum = false;
        steps = 0;
        boolean second = false;
        boolean reuse = false;
        int lastSteps = 0;
        if (!Double.isFinite(value)) {
            return false;
        }
        while (steps < Math.min(limit, MAXIMUM_STEPS)) {
            steps++;
            freeRows();
            if (second && !reuse) {
                takeHessian();
            }
            final boolean newton = second && cholesky.factor(hessian, -1, 0, free);
            if (!newton) {
                factorOuter();
            }
            cholesky.solve(gradient, step);
            final double before = decrement;
            decrement = dot(gradient, step);
            if (newton && decrement < FINISHED) {
                isMaximum = true;
                return true;
            }
            if (newton && decrement < VERY_NEAR) {
                // Rounding hides the gain in the value: take the full step, and keep the matrix while steps shrink
                // fast.
                final boolean stuck = reuse && decrement > 0.1 * before;
                if (stuck && decrement < STATIONARY) {
                    isMaximum = true;
                    return true;
                }
                fullStep();
                reuse = !stuck;
                lastSteps++;
                if (!Double.isFinite(value) || lastSteps > MAXIMUM_LAST_STEPS) {
                    break;
                }
                continue;
            }
            reuse = false;
            final double valueBefore = value;
            if (!lineSearch()) {
                if (second && !newton) {
                    break;
                }
                if (!second) {
                    second = true;
                    continue;
                }
                factorOuter();
                cholesky.solve(gradient, step);
                if (!lineSearch()) {
                    break;
                }
            }
            lastSteps += value - valueBefore < SMALL_GAIN ? 1 : 0;
            if (lastSteps > MAXIMUM_LAST_STEPS) {
                break;
            }
            second = second || decrement < NEAR || steps >= EARLY_STEPS;
        }
        return finish() || climbToKink();
    }

    /**
     * Where the mean crosses a return, the score of models in absolute errors jumps, and the maximum may lie on such a jump: the score by the
     * mean, with all else at its best, is positive on one side and negative on the other. Bisects to that point.
     */
    private boolean climbToKink() {
        if (!likelihood.hasMean() || !(decrement < ROUGHLY_NEAR) || !(outer[0][0] > 0)) {
            return false;
        }
        final double error = 1 / Math.sqrt(outer[0][0]);
        final double centre = point[0];
        free[0] = false;
        if (!cholesky.factor(hessian, -1, 0, free)) {
            return false;
        }
        double reach = FIRST_REACH * error;
        double low = centre - reach;
        double high = centre + reach;
        while (!(profileScore(low) > 0)) {
            reach *= 2;
            low = centre - reach;
            if (reach > error) {
                return false;
            }
        }
        while (!(profileScore(high) < 0)) {
            reach *= 2;
            high = centre + reach;
            if (reach > error) {
                return false;
            }
        }
        while (high - low > KINK_WIDTH * error) {
            final double middle = 0.5 * (low + high);
            final double score = profileScore(middle);
            if (!(middle > low && middle < high) || Double.isNaN(score)) {
                break;
            }
            if (score > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        final boolean settled = high - low <= KINK_WIDTH * error && decrement < STATIONARY;
        freeRows();
        free[0] = true;
        hessianIsFresh = false;
        isMaximum = settled && information() != null;
        return isMaximum;
    }

    /** Score by the mean when the mean is given and all else is at its best; NaN if that is not found near by. */
    private double profileScore(final double mean) {
        point[0] = mean;
        value = likelihood.gradient(point, gradient, outer);
        for (int i = 0; i < MAXIMUM_LAST_STEPS; i++) {
            cholesky.solve(gradient, step);
            decrement = dot(gradient, step);
            if (!(Math.abs(decrement) < ROUGHLY_NEAR)) {
                return Double.NaN;
            }
            if (decrement < PROFILE_FINISHED) {
                return gradient[0];
            }
            fullStep();
        }
        return decrement < STATIONARY ? gradient[0] : Double.NaN;
    }

    /** Makes the Hessian at the point, for standard errors, when it is not there yet. */
    void takeHessian() {
        for (int i = 0; i < point.length; i++) {
            Arrays.fill(hessian[i], 0);
        }
        for (int i = 0; i < point.length; i++) {
            if (!free[i]) {
                continue;
            }
            final double width = difference(i);
            final double up = clip(i, point[i] + width);
            final double down = clip(i, point[i] - width);
            System.arraycopy(point, 0, trial, 0, trial.length);
            trial[i] = up;
            likelihood.gradient(trial, other, null);
            for (int j = 0; j < point.length; j++) {
                hessian[i][j] = other[j];
            }
            trial[i] = down;
            likelihood.gradient(trial, other, null);
            for (int j = 0; j < point.length; j++) {
                hessian[i][j] = (hessian[i][j] - other[j]) / (up - down);
            }
        }
        for (int i = 0; i < point.length; i++) {
            for (int j = 0; j < i; j++) {
                final double mean = 0.5 * (hessian[i][j] + hessian[j][i]);
                hessian[i][j] = mean;
                hessian[j][i] = mean;
            }
        }
        hessianIsFresh = true;
    }

    /** Inverse of minus the Hessian on the free parameters, or null if it is not positive definite. */
    double[][] information() {
        if (!hessianIsFresh) {
            takeHessian();
        }
        return cholesky.factor(hessian, -1, 0, free) ? cholesky.inverse() : null;
    }

    private boolean finish() {
        freeRows();
        takeHessian();
        if (cholesky.factor(hessian, -1, 0, free)) {
            cholesky.solve(gradient, step);
            decrement = dot(gradient, step);
            isMaximum = decrement >= 0 && decrement < STATIONARY;
        }
        return isMaximum;
    }

    private double difference(final int i) {
        final double information = outer[i][i];
        final double error = information > 0 ? 1 / Math.sqrt(information) : Math.abs(point[i]);
        final double room = Math.min(highest[i] - lowest[i], Math.max(point[i] - lowest[i], highest[i] - point[i]));
        return Math.max(Math.min(width(i) * error, 0.25 * room), 1e-9 * Math.abs(point[i]));
    }

    /** Second derivatives by a mean that makes the score jump are taken over many jumps, else they would see one or none. */
    private double width(final int i) {
        return i < likelihood.kinks() ? WIDE_DIFFERENCE : DIFFERENCE;
    }

    private void factorOuter() {
        double ridge = 1e-10;
        while (!cholesky.factor(outer, 1, ridge, free) && ridge < 1e6) {
            ridge = Math.max(10 * ridge, 1e-8);
            for (int i = 0; i < point.length; i++) {
                // A flat direction has no information at all: give it a little.
                if (free[i] && !(outer[i][i] > 0)) {
                    outer[i][i] = 1e-12;
                }
            }
        }
    }

    private void fullStep() {
        for (int i = 0; i < point.length; i++) {
            point[i] = clip(i, point[i] + step[i]);
        }
        value = likelihood.gradient(point, gradient, outer);
        hessianIsFresh &= decrement < NEGLIGIBLE;
    }

    /** Halves the step until the value rises by a share of what the gradient promises along the projected path. */
    private boolean lineSearch() {
        double size = 1;
        for (int halving = 0; halving < MAXIMUM_HALVINGS; halving++) {
            double promised = 0;
            for (int i = 0; i < point.length; i++) {
                trial[i] = clip(i, point[i] + size * step[i]);
                promised += gradient[i] * (trial[i] - point[i]);
            }
            final double reached = likelihood.value(trial);
            if (reached >= value + ARMIJO * promised && promised > 0 && reached > value) {
                System.arraycopy(trial, 0, point, 0, point.length);
                value = likelihood.gradient(point, gradient, outer);
                hessianIsFresh = false;
                return Double.isFinite(value);
            }
            size *= halving < 2 ? 0.5 : 0.25;
        }
        return false;
    }

    /** A parameter at a bound that the gradient presses against is not free. */
    private void freeRows() {
        for (int i = 0; i < point.length; i++) {
            final boolean pressedDown = point[i] <= lowest[i] && gradient[i] <= 0;
            final boolean pressedUp = point[i] >= highest[i] && gradient[i] >= 0;
            free[i] = !(pressedDown || pressedUp);
        }
    }

    private double clip(final int i, final double x) {
        return Math.min(Math.max(x, lowest[i]), highest[i]);
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
