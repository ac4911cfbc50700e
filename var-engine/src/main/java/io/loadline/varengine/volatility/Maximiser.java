package io.loadline.varengine.volatility;

import java.util.Arrays;

/**
 * Maximises a likelihood inside bounds by Newton steps with the analytic Hessian, on the parameters that no bound holds (D. Bertsekas, SIAM J.
 * Control and Optimization 20 (1982)). Where the Hessian is not negative definite a step uses the outer product of scores (E. Berndt, B. Hall,
 * R. Hall and J. Hausman, 1974); so do all steps far from the maximum where second derivatives must be differenced, which costs more. The
 * search ends at a stationary point: the step that is left gains less than {@link #STATIONARY}.
 */
final class Maximiser {
    /** Largest gain of log-likelihood that a last Newton step may promise at a maximum. */
    static final double STATIONARY = 1e-8;

    private static final double FINISHED = 1e-16;
    private static final double NEAR = 0.5;
    private static final double VERY_NEAR = 1e-5;
    private static final int EARLY_STEPS = 12;
    private static final int MAXIMUM_STEPS = 250;
    private static final int MAXIMUM_HALVINGS = 40;
    private static final double DIFFERENCE = 3e-4;
    private static final double WIDE_DIFFERENCE = 0.1;
    /** A step of this decrement, 1e-5 standard errors, leaves a differenced Hessian as it is. */
    private static final double NEGLIGIBLE = 1e-10;

    private static final double ARMIJO = 1e-4;
    private static final double SMALL_GAIN = 1e-9;
    private static final int MAXIMUM_LAST_STEPS = 12;
    private static final double ROUGHLY_NEAR = 1e-2;
    private static final double FIRST_REACH = 1e-3;
    private static final double LATER_REACH = 1e-6;
    private static final double BETTER_KINK = 1e-8;
    private static final double KINK_WIDTH = 1e-11;
    private static final double PROFILE_FINISHED = 1e-15;
    private static final double PROFILE_GAIN = 1e-14;
    private static final double[] SHARES = {0.1, 0.5, 2, 10};
    private static final int MAXIMUM_ROUNDS = 20;
    private static final int NEAR_RETURNS = 60;
    private static final int NEAR_KINKS = 20;
    /** A climb this near a known maximum, half a standard error, would end there. */
    private static final double SAME_HILL = 0.25;

    final double[] point;
    final double[][] outer;
    final boolean[] free;
    double[] gradient;
    double[][] hessian;
    double value;
    double decrement = Double.POSITIVE_INFINITY;
    boolean isMaximum;
    /** Whether the last step would have led to where there is no likelihood. */
    boolean isAtWall;

    int steps;

    private final Likelihood likelihood;
    private final double[] lowest;
    private final double[] highest;
    private final FreeRows system;
    private final double[] step;
    private final double[] trial;
    private final double[] other;
    private final double[][] mixed;
    private final int differenced;
    private double[] nextGradient;
    private double[][] nextHessian;
    private boolean hessianIsWhole;
    /** Whether the mean stays where it is, at a return. */
    private boolean meanIsHeld;

    Maximiser(final Likelihood likelihood, final double[] lowest, final double[] highest) {
        final int n = likelihood.parameters;
        this.likelihood = likelihood;
        this.lowest = lowest;
        this.highest = highest;
        differenced = likelihood.differenced();
        point = new double[n];
        gradient = new double[n];
        nextGradient = new double[n];
        outer = new double[n][n];
        hessian = new double[n][n];
        nextHessian = new double[n][n];
        free = new boolean[n];
        system = new FreeRows(n);
        step = new double[n];
        trial = new double[n];
        other = new double[n];
        mixed = new double[n][n];
    }

    /**
     * Climbs from a start, at most some steps; true when a maximum is reached.
     *
     * @param known a maximum at whose foot the climb may stop, or null
     */
    boolean climb(final double[] start, final int limit, final Maximiser known) {
        meanIsHeld = false;
        if (ascend(start, limit, known)) {
            return true;
        }
        return meanIsHeld && steps < limit && climbToCusp();
    }

    private boolean ascend(final double[] start, final int limit, final Maximiser known) {
        for (int i = 0; i < point.length; i++) {
            point[i] = clip(i, start[i]);
        }
        isMaximum = false;
        decrement = Double.POSITIVE_INFINITY;
        steps = 0;
        adopt(point, takeTrial(point));
        boolean second = differenced == 0;
        boolean reuse = false;
        int lastSteps = 0;
        if (!Double.isFinite(value)) {
            return false;
        }
        while (steps < Math.min(limit, MAXIMUM_STEPS)) {
            if (known != null && known.isMaximum && known.isNear(point)) {
                return false;
            }
            steps++;
            if (!meanIsHeld && likelihood.hasCusps()) {
                meanIsHeld = true;
                return false;
            }
            freeRows();
            if (second && !reuse) {
                takeHessian();
            }
            final boolean newton = second && system.factor(hessian, -1, 0, free);
            if (!newton && !(second && factorMixed())) {
                factorOuter();
            }
            system.solve(gradient, step);
            final double before = decrement;
            decrement = dot(gradient, step);
            if (newton && decrement < FINISHED) {
                return found();
            }
            if (newton && decrement < VERY_NEAR) {
                // Rounding hides the gain in the value: take the full step, and keep the matrix while steps shrink
                // fast.
                final boolean stuck = (reuse || lastSteps > 0) && decrement > 0.1 * before;
                if (stuck && decrement < STATIONARY) {
                    return found();
                }
                fullStep(differenced == 0);
                reuse = differenced > 0 && !stuck;
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
                system.solve(gradient, step);
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
        if (meanIsHeld || steps >= limit) {
            return false;
        }
        return finish() || climbToKink() || (likelihood.kinks() > 0 && climbBesideMean());
    }

    /** Where jumps of the score by the mean stop the search far from the maximum: all else first, the mean after it. */
    private boolean climbBesideMean() {
        meanIsHeld = true;
        final int stepsBefore = steps;
        final boolean settled = !likelihood.hasCusps() && ascend(point.clone(), Integer.MAX_VALUE, null);
        steps += stepsBefore;
        isMaximum = false;
        meanIsHeld = likelihood.hasCusps();
        return settled && climbToKink();
    }

    /**
     * Where the density has a cusp, every return is a maximum by the mean. Holds the mean at a return, brings all else to its best, and goes
     * over to the best return near by, until none is better.
     */
    private boolean climbToCusp() {
        if (likelihood.areCuspsOfAll()) {
            return false;
        }
        int stepsBefore = steps;
        for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
            System.arraycopy(point, 0, trial, 0, point.length);
            double best = Double.NEGATIVE_INFINITY;
            double mean = point[0];
            for (final double kink : likelihood.kinksNear(point, NEAR_RETURNS)) {
                trial[0] = clip(0, kink);
                final double reached = likelihood.value(trial);
                if (reached > best) {
                    best = reached;
                    mean = trial[0];
                }
            }
            final boolean moved = mean != point[0];
            if (!moved && isMaximum) {
                return true;
            }
            final double[] from = point.clone();
            from[0] = mean;
            final boolean settled = ascend(from, Integer.MAX_VALUE, null) || finish();
            steps += stepsBefore;
            stepsBefore = steps;
            isMaximum = settled;
            if (!settled || !likelihood.hasCusps()) {
                isMaximum = false;
                return false;
            }
        }
        return isMaximum;
    }

    private boolean found() {
        isMaximum = true;
        if (differenced == 0) {
            likelihood.outer(outer);
        }
        return true;
    }

    /** Whether a point is within two standard errors of this maximum, as its Hessian has it. */
    private boolean isNear(final double[] where) {
        double form = 0;
        for (int i = 0; i < where.length; i++) {
            for (int j = 0; j < where.length; j++) {
                form -= (where[i] - point[i]) * hessian[i][j] * (where[j] - point[j]);
            }
        }
        return Math.abs(form) < SAME_HILL;
    }

    /**
     * Where the mean crosses a return, the score of models in absolute errors jumps, and the maximum may lie on such a jump: the score by the
     * mean, with all else at its best, is positive on one side and negative on the other. Closes in on that point, by way of the returns.
     */
    private boolean climbToKink() {
        return closeInOnKink(FIRST_REACH);
    }

    /**
     * At a maximum of a likelihood whose score jumps by the mean: looks at the jumps near by, and goes to the best of them as long as one is better.
     */
    void goToBestKink() {
        if (!isMaximum || meanIsHeld || likelihood.kinks() == 0 || information() == null) {
            return;
        }
        for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
            final double[] from = point.clone();
            final double before = value;
            if (!goToBetterKink()) {
                return;
            }
            if (!closeInOnKink(LATER_REACH) || value <= before) {
                ascend(from, Integer.MAX_VALUE, null);
                return;
            }
        }
    }

    /** Goes over to the best of the kinks near by, if one is better, with all else as its best moves with the mean. */
    private boolean goToBetterKink() {
        Arrays.fill(trial, 0);
        System.arraycopy(hessian[0], 1, trial, 1, trial.length - 1);
        free[0] = false;
        final boolean regular = system.factor(hessian, -1, 0, free);
        if (regular) {
            system.solve(trial, step);
        }
        free[0] = true;
        final double[] response = step.clone();
        final double[] from = point.clone();
        double best = value + BETTER_KINK;
        final double[] kinks = likelihood.kinksNear(from, regular ? NEAR_KINKS : 0);
        Arrays.sort(kinks);
        for (int k = 0; k < 2 * kinks.length - 1; k++) {
            // The jumps, and the middles between them.
            final double move = 0.5 * (kinks[k / 2] + kinks[(k + 1) / 2]) - from[0];
            for (int i = 0; i < from.length; i++) {
                trial[i] = clip(i, from[i] + (i == 0 ? move : response[i] * move));
            }
            final double reached = likelihood.value(trial);
            if (reached > best) {
                best = reached;
                System.arraycopy(trial, 0, point, 0, trial.length);
            }
        }
        return best > value + BETTER_KINK;
    }

    private boolean closeInOnKink(final double firstReach) {
        if (!likelihood.hasMean() || !(decrement < ROUGHLY_NEAR) || !(outer[0][0] > 0)) {
            return false;
        }
        final double error = 1 / Math.sqrt(outer[0][0]);
        final double centre = point[0];
        free[0] = false;
        if (!system.factor(hessian, -1, 0, free)) {
            return false;
        }
        double reach = firstReach * error;
        double low = centre - reach;
        double high = centre + reach;
        double lowScore = profileScore(low);
        while (!(lowScore > 0)) {
            reach *= 2;
            low = centre - reach;
            if (reach > error) {
                return false;
            }
            lowScore = profileScore(low);
        }
        double highScore = profileScore(high);
        while (!(highScore < 0)) {
            reach *= 2;
            high = centre + reach;
            if (reach > error) {
                return false;
            }
            highScore = profileScore(high);
        }
        boolean settled = false;
        while (!settled) {
            final double width = KINK_WIDTH * error;
            final double kink = likelihood.kinkNear(0.5 * (low + high), point);
            final boolean atKink = kink - width > low && kink + width < high;
            // Between kinks the score is smooth: false position meets its root.
            final double left = atKink ? kink - 0.5 * width : low + (high - low) * lowScore / (lowScore - highScore);
            if (!(left > low && left < high)) {
                break;
            }
            final double leftScore = profileScore(left);
            if (Double.isNaN(leftScore)) {
                break;
            }
            if (leftScore > 0) {
                low = left;
                lowScore = leftScore;
                if (atKink) {
                    final double right = kink + 0.5 * width;
                    final double rightScore = profileScore(right);
                    if (rightScore > 0) {
                        low = right;
                        lowScore = rightScore;
                    } else {
                        high = right;
                        highScore = rightScore;
                    }
                }
            } else {
                high = left;
                highScore = leftScore;
            }
            settled = high - low <= 2 * width || Math.min(lowScore, -highScore) * (high - low) < PROFILE_GAIN;
        }
        settled &= decrement < STATIONARY;
        likelihood.outer(outer);
        freeRows();
        free[0] = true;
        hessianIsWhole = false;
        isMaximum = settled && information() != null;
        return isMaximum;
    }

    /** Score by the mean when the mean is given and all else is at its best; NaN if that is not found near by. */
    private double profileScore(final double mean) {
        point[0] = mean;
        value = likelihood.gradient(point, gradient, null);
        for (int i = 0; i < MAXIMUM_LAST_STEPS; i++) {
            system.solve(gradient, step);
            decrement = dot(gradient, step);
            if (!(Math.abs(decrement) < ROUGHLY_NEAR)) {
                return Double.NaN;
            }
            if (decrement < PROFILE_FINISHED) {
                return gradient[0];
            }
            for (int j = 0; j < point.length; j++) {
                point[j] = clip(j, point[j] + step[j]);
            }
            value = likelihood.gradient(point, gradient, null);
        }
        return decrement < STATIONARY ? gradient[0] : Double.NaN;
    }

    /** Fills in the rows of the Hessian that are not analytic, once a point. */
    private void takeHessian() {
        if (hessianIsWhole || differenced == 0) {
            return;
        }
        for (int i = 0; i < differenced; i++) {
            Arrays.fill(hessian[i], 0);
        }
        for (int i = 0; i < differenced; i++) {
            if (!free[i]) {
                continue;
            }
            final double width = difference(i);
            final double up = clip(i, point[i] + width);
            final double down = clip(i, point[i] - width);
            System.arraycopy(point, 0, trial, 0, trial.length);
            trial[i] = up;
            likelihood.gradient(trial, hessian[i], null);
            trial[i] = down;
            likelihood.gradient(trial, other, null);
            for (int j = 0; j < point.length; j++) {
                hessian[i][j] = (hessian[i][j] - other[j]) / (up - down);
            }
        }
        for (int i = 0; i < differenced; i++) {
            for (int j = 0; j < i; j++) {
                final double mean = 0.5 * (hessian[i][j] + hessian[j][i]);
                hessian[i][j] = mean;
                hessian[j][i] = mean;
            }
            for (int j = differenced; j < point.length; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
        hessianIsWhole = true;
    }

    /** Inverse of minus the Hessian on the free parameters, or null if it is not positive definite. */
    double[][] information() {
        if (!hessianIsWhole && differenced > 0) {
            value = likelihood.gradient(point, gradient, analytic(hessian));
            takeHessian();
        }
        return system.factor(hessian, -1, 0, free) ? system.inverse() : null;
    }

    private boolean finish() {
        freeRows();
        value = likelihood.gradient(point, gradient, analytic(hessian));
        likelihood.outer(outer);
        hessianIsWhole = false;
        takeHessian();
        if (system.factor(hessian, -1, 0, free)) {
            system.solve(gradient, step);
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

    /** Minus the Hessian, where that is not positive definite, with as much of the outer product of scores as makes it so. */
    private boolean factorMixed() {
        if (differenced == 0) {
            likelihood.outer(outer);
        }
        for (final double share : SHARES) {
            for (int i = 0; i < point.length; i++) {
                for (int j = 0; j < point.length; j++) {
                    mixed[i][j] = Math.fma(share, outer[i][j], -hessian[i][j]);
                }
            }
            if (system.factor(mixed, 1, 1e-8, free)) {
                return true;
            }
        }
        return false;
    }

    private void factorOuter() {
        if (differenced == 0) {
            likelihood.outer(outer);
        }
        double ridge = 1e-10;
        while (!system.factor(outer, 1, ridge, free) && ridge < 1e6) {
            ridge = Math.max(10 * ridge, 1e-8);
            for (int i = 0; i < point.length; i++) {
                // A flat direction has no information at all: give it a little.
                if (free[i] && !(outer[i][i] > 0)) {
                    outer[i][i] = 1e-12;
                }
            }
        }
    }

    /** Takes the step as it is; with the Hessian, or keeping the one that is there. */
    private void fullStep(final boolean withHessian) {
        for (int i = 0; i < point.length; i++) {
            point[i] = clip(i, point[i] + step[i]);
        }
        value = likelihood.gradient(point, gradient, withHessian ? hessian : null);
        if (!withHessian) {
            likelihood.outer(outer);
            hessianIsWhole &= decrement < NEGLIGIBLE;
        }
    }

    private double[][] analytic(final double[][] into) {
        return differenced < point.length ? into : null;
    }

    private double takeTrial(final double[] where) {
        return likelihood.gradient(where, nextGradient, analytic(nextHessian));
    }

    /** Makes a trial whose derivatives were taken the point. */
    private void adopt(final double[] where, final double reached) {
        System.arraycopy(where, 0, point, 0, point.length);
        value = reached;
        final double[] kept = gradient;
        gradient = nextGradient;
        nextGradient = kept;
        final double[][] keptHessian = hessian;
        hessian = nextHessian;
        nextHessian = keptHessian;
        hessianIsWhole = false;
        if (differenced > 0) {
            likelihood.outer(outer);
        }
    }

    /**
     * Halves the step until the value rises by a share of what the gradient promises along the projected path. The full step, which is mostly
     * taken, is evaluated with its derivatives at once.
     */
    private boolean lineSearch() {
        double size = 1;
        for (int halving = 0; halving < MAXIMUM_HALVINGS; halving++) {
            double promised = 0;
            for (int i = 0; i < point.length; i++) {
                trial[i] = clip(i, point[i] + size * step[i]);
                promised += gradient[i] * (trial[i] - point[i]);
            }
            final double reached = halving == 0 ? takeTrial(trial) : likelihood.value(trial);
            isAtWall = reached == Double.NEGATIVE_INFINITY || (isAtWall && halving > 0);
            if (reached >= value + ARMIJO * promised && promised > 0 && reached > value) {
                if (halving == 0) {
                    adopt(trial, reached);
                } else {
                    adopt(trial, takeTrial(trial));
                }
                return Double.isFinite(value);
            }
            size *= halving < 2 ? 0.5 : 0.25;
        }
        // The scores of single returns are those of the last trial: take them back to the point.
        value = likelihood.gradient(point, gradient, null);
        return false;
    }

    /** A parameter at a bound that the gradient presses against is not free. */
    private void freeRows() {
        for (int i = 0; i < point.length; i++) {
            final boolean pressedDown = point[i] <= lowest[i] && gradient[i] <= 0;
            final boolean pressedUp = point[i] >= highest[i] && gradient[i] >= 0;
            free[i] = !(pressedDown || pressedUp || (i == 0 && meanIsHeld) || likelihood.isIdle(i, point));
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
