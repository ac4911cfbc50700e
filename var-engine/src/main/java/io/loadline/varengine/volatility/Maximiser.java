package io.loadline.varengine.volatility;

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
    /** A step of this decrement, 1e-5 standard errors, leaves a differenced Hessian as it is. */
    private static final double NEGLIGIBLE = 1e-10;

    private static final double ARMIJO = 1e-4;
    private static final double SMALL_GAIN = 1e-9;
    static final int MAXIMUM_LAST_STEPS = 12;
    private static final double[] SHARES = {0.1, 0.5, 2, 10};
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
    final FreeRows system;
    final double[] step;
    final double[] trial;
    private final double[][] mixed;
    private final ScoreDifferences differences;
    private final KinkSearch kinks;
    private final int differenced;
    private double[] nextGradient;
    private double[][] nextHessian;
    boolean hessianIsWhole;
    /** Whether the mean stays where it is, at a return. */
    boolean meanIsHeld;

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
        mixed = new double[n][n];
        differences = new ScoreDifferences(likelihood, lowest, highest);
        kinks = new KinkSearch(this, likelihood);
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
        return meanIsHeld && steps < limit && kinks.climbToCusp();
    }

    boolean ascend(final double[] start, final int limit, final Maximiser known) {
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
                wholeHessian();
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
        return finish() || kinks.climbToKink() || (likelihood.kinks() > 0 && kinks.climbBesideMean());
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

    /** At a maximum of a likelihood whose score jumps by the mean: goes to the best of the jumps near by. */
    void goToBestKink() {
        kinks.goToBest();
    }

    /** Fills in the rows of the Hessian that are not analytic, once a point. */
    private void wholeHessian() {
        if (!hessianIsWhole && differenced > 0) {
            differences.fill(point, outer, free, hessian);
            hessianIsWhole = true;
        }
    }

    /** Inverse of minus the Hessian on the free parameters, or null if it is not positive definite. */
    double[][] information() {
        if (!hessianIsWhole && differenced > 0) {
            value = likelihood.gradient(point, gradient, analytic(hessian));
            wholeHessian();
        }
        return system.factor(hessian, -1, 0, free) ? system.inverse() : null;
    }

    /**
     * The same of a density that is steep at a mode which moves with all parameters: rounded off there, since its own second derivatives are those of
     * the few errors next to the mode.
     */
    double[][] smoothInformation() {
        likelihood.sharpen();
        if (!likelihood.roundWidely()) {
            return information();
        }
        final boolean isWhole = likelihood.differenced() == 0;
        if (isWhole) {
            likelihood.gradient(point, nextGradient, nextHessian);
        }
        likelihood.sharpen();
        return isWhole && system.factor(nextHessian, -1, 0, free) ? system.inverse() : information();
    }

    boolean finish() {
        freeRows();
        value = likelihood.gradient(point, gradient, analytic(hessian));
        likelihood.outer(outer);
        hessianIsWhole = false;
        wholeHessian();
        if (system.factor(hessian, -1, 0, free)) {
            system.solve(gradient, step);
            decrement = dot(gradient, step);
            isMaximum = decrement >= 0 && decrement < STATIONARY;
        }
        return isMaximum;
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
    void freeRows() {
        for (int i = 0; i < point.length; i++) {
            final boolean pressedDown = point[i] <= lowest[i] && gradient[i] <= 0;
            final boolean pressedUp = point[i] >= highest[i] && gradient[i] >= 0;
            free[i] = !(pressedDown || pressedUp || (i == 0 && meanIsHeld) || likelihood.isIdle(i, point));
        }
    }

    double clip(final int i, final double x) {
        return Math.min(Math.max(x, lowest[i]), highest[i]);
    }

    static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
