package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;

/**
 * Lower exercise boundary of an American put with a negative rate above a more negative yield: below it the holder waits again, since the carry of the
 * spot costs less than the strike earns. While there is a region of exercise the two sides do not feel each other, so that this boundary is found as if
 * everything above it were exercised (L. Andersen and M. Lake, "Fast American option pricing: the double-boundary case", Wilmott 2021). The gains
 * r K - q S of the time below it are worth nothing on it, and smooth pasting makes of that Y = K N / D, a fixed point of the kind of {@link
 * ExerciseBoundary}, for z = ln(Y / X) with X = K r / q.
 */
final class LowerBoundary {
    private static final int STEPS = 60;
    private static final double CONVERGED = 1e-12;
    private static final double SETTLED = 1e-8;

    /** Slope of the boundary in units of the volatility times the root of time, near expiry: 0.6388 sqrt(2). */
    private static final double NEAR_EXPIRY = 0.9034;

    private static final double DAMPING = 0.5;
    private static final int DAMPED = 6;

    private final BoundaryGrid grid;
    private final double[] level;
    private final double[] next;
    private final double[] square;
    private final AndersonMixing mixing;
    private double rate;
    private double yield;
    private double volatility;
    private double years;

    LowerBoundary(final BoundaryGrid grid) {
        this.grid = grid;
        level = new double[grid.nodes];
        next = new double[grid.nodes];
        square = new double[grid.nodes];
        final double[] weights = new double[grid.nodes];
        for (int i = 0; i < grid.nodes; i++) {
            weights[i] = 1 / (grid.rootTime[i] * grid.rootTime[i]);
        }
        mixing = new AndersonMixing(weights);
    }

    /**
     * Solves up to a time to expiry.
     *
     * @return false where the iteration does not settle
     */
    boolean solve(final double putRate, final double putYield, final double putVolatility, final double timeToExpiry) {
        rate = putRate;
        yield = putYield;
        volatility = putVolatility;
        years = timeToExpiry;
        for (int i = 0; i < grid.nodes; i++) {
            level[i] = NEAR_EXPIRY * volatility * Math.sqrt(years) * grid.rootTime[i];
            square[i] = level[i] * level[i];
        }
        mixing.reset();
        double last = Double.NaN;
        for (int step = 0; step < STEPS; step++) {
            double change = 0;
            for (int i = 0; i < grid.nodes; i++) {
                final double move = target(i) - level[i];
                next[i] = level[i] + (step < DAMPED ? DAMPING : 1) * move;
                change = Math.max(change, Math.abs(move));
            }
            if (!(change < Double.POSITIVE_INFINITY)) {
                return false;
            }
            if (step >= DAMPED) {
                mixing.mix(level, next);
            }
            for (int i = 0; i < grid.nodes; i++) {
                level[i] = Math.max(next[i], 0);
                square[i] = level[i] * level[i];
            }
            last = change;
            if (change < CONVERGED) {
                break;
            }
        }
        return last < SETTLED;
    }

    /** ln(Y / X) at a root of the share of the time. */
    double logAt(final double root) {
        return Math.sqrt(Math.max(grid.interpolated(square, root), 0));
    }

    private double target(final int i) {
        final double t = years * grid.rootTime[i] * grid.rootTime[i];
        final double total = volatility * Math.sqrt(t);
        double top = 0;
        double bottom = 0;
        for (int k = 0; k < grid.points; k++) {
            final double cosine = grid.cosine[k];
            final double left = t * cosine * cosine;
            final double spread = total * cosine;
            double sum = 0;
            for (int j = 0; j < grid.nodes; j++) {
                sum = Math.fma(grid.rows[(i * grid.points + k) * grid.nodes + j], square[j], sum);
            }
            final double ratio = level[i] - Math.sqrt(Math.max(sum, 0));
            final double d2 = (ratio + (rate - yield) * left) / spread - 0.5 * spread;
            final double d1 = d2 + spread;
            top += grid.weight[k] * Elementary.exp(-rate * left) * GaussianTail.density(d2) / spread;
            bottom += grid.weight[k]
                    * Elementary.exp(-yield * left)
                    * (GaussianTail.density(d1) / spread - GaussianTail.cdf(-d1));
        }
        // Y / X = (K r / q) / X times the ratio of the integrals, and K r / q is X.
        return bottom > 0 ? StrictMath.log(top / bottom) : Double.NaN;
    }
}
