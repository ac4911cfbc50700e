package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;

/**
 * Early exercise boundary of an American put by the fixed point of L. Andersen, M. Lake and D. Offengenden, "High-performance American option
 * pricing", J. Computational Finance 20 (2016): B(t) = K N(t, B) / D(t, B), with its system A, which asks for smooth
 * pasting, or its system B, which asks for the value, where the drift to expiry is more than the total volatility: there the fixed point of A goes astray. The unknown is H = ln(B / X)^2 at Chebyshev nodes in sqrt(t), where X is the boundary at expiry. The start is {@link QuadraticStart}; after two
 * plain steps {@link AndersonMixing} speeds the iteration up.
 *
 * <p>One solver is used again for many options and allocates nothing. One thread.
 */
final class ExerciseBoundary {
    private static final int NEWTON_STEPS = 4;
    private static final double CONVERGED = 1e-12;

    private static final double SETTLED = 1e-8;
    private static final double PLAIN_START = 1.5;
    private static final double DAMPING = 0.5;
    private static final double LONGEST = 0.5;
    private static final double LEAST_DEPTH = 0.01;

    /** Rate less yield times the root of time, over the volatility, from which on values are matched. */
    private static final double STEEP = 1;

    private static final int STEPS_BY_VALUE = 30;
    private static final int PLAIN = 2;
    private static final double ROUGH = 1e-4;
    private static final double SHORTEST = 0.3;
    private static final double FURTHEST = 0.1;
    private static final double EXACT = 1e-14;

    private final BoundaryGrid grid;
    private final int steps;
    private final double[] logBoundary;
    private final QuadraticStart start;
    private final AndersonMixing mixing;
    private final double[] square;
    private final double[] next;
    private final BoundaryIntegrals integrals;
    private final PremiumIntegral premium;
    private double strike;
    private double rate;
    private double yield;
    private double volatility;
    private double years;
    private double limit;
    private int taken;
    private double lastChange;
    private int damped;

    ExerciseBoundary(final BoundaryGrid grid, final int steps) {
        this.grid = grid;
        this.steps = steps;
        logBoundary = new double[grid.nodes];
        square = new double[grid.nodes];
        final double[] weights = new double[grid.nodes];
        for (int i = 0; i < grid.nodes; i++) {
            weights[i] = 1 / (grid.rootTime[i] * grid.rootTime[i]);
        }
        mixing = new AndersonMixing(weights);
        next = new double[grid.nodes];
        start = new QuadraticStart(grid.nodes);
        integrals = new BoundaryIntegrals(grid);
        premium = new PremiumIntegral(grid);
    }

    /** Boundary just before expiry (Andersen and Lake 2021, table 2). */
    static double atExpiry(final double strike, final double rate, final double yield) {
        return yield > rate && rate > 0 ? strike * (rate / yield) : strike;
    }

    /** Starts at a multiple of the root of time and takes this many half steps first; zero for the usual start. */
    void damp(final int halfSteps) {
        damped = halfSteps;
    }

    /** Solves for a put with one boundary: positive rate, or rate zero and a negative yield; or for the upper of two. */
    void solve(
            final double putStrike,
            final double putRate,
            final double putYield,
            final double putVolatility,
            final double timeToExpiry) {
        strike = putStrike;
        rate = putRate;
        yield = putYield;
        volatility = putVolatility;
        years = timeToExpiry;
        limit = atExpiry(strike, rate, yield);
        start();
        final boolean byValue = damped == 0 && steps > 0 && (rate - yield) * Math.sqrt(years) > STEEP * volatility;
        integrals.prepare(rate, yield, volatility, years, byValue);
        final int most = byValue ? Math.max(steps, STEPS_BY_VALUE) : steps;
        final double logStrike = StrictMath.log(strike / limit);
        mixing.reset();
        lastChange = Double.NaN;
        for (taken = 0; taken < most; taken++) {
            double change = 0;
            integrals.evaluate(logBoundary, square, logStrike);
            for (int i = 0; i < grid.nodes; i++) {
                final double value = moved(
                        logBoundary[i],
                        integrals.top(i),
                        integrals.bottom(i),
                        integrals.topSlope(i),
                        integrals.bottomSlope(i));
                change = Math.max(change, Math.abs(value - logBoundary[i]));
                next[i] = value;
            }
            if (taken >= Math.max(damped, PLAIN)) {
                mixing.mix(logBoundary, next);
            }
            for (int i = 0; i < grid.nodes; i++) {
                next[i] = Math.min(next[i], 0);
                logBoundary[i] = next[i];
                square[i] = next[i] * next[i];
            }
            lastChange = change;
            if (change < CONVERGED) {
                break;
            }
        }
    }

    /** Whether the last boundary has stopped moving and falls with time: the limit itself is a spurious fixed point. */
    boolean isSettled() {
        boolean falls = logBoundary[grid.nodes - 1] < 0;
        for (int i = 1; i < grid.nodes; i++) {
            falls &= logBoundary[i - 1] < logBoundary[i];
        }
        return falls && lastChange < SETTLED && logBoundary[0] < -LEAST_DEPTH * volatility * Math.sqrt(years);
    }

    /** ln(B / X) at a root of the share of the time. */
    double logAt(final double root) {
        return -Math.sqrt(Math.max(grid.interpolated(square, root), 0));
    }

    /** Boundary at the longest time to expiry. */
    double longest() {
        return limit * StrictMath.exp(logBoundary[0]);
    }

    private void start() {
        if (damped > 0) {
            for (int i = 0; i < grid.nodes; i++) {
                logBoundary[i] = -PLAIN_START * volatility * Math.sqrt(years) * grid.rootTime[i];
                square[i] = logBoundary[i] * logBoundary[i];
            }
            return;
        }
        start.solve(
                rate,
                yield,
                volatility,
                years,
                grid.rootTime,
                StrictMath.log(limit / strike),
                steps == 0 ? EXACT : ROUGH,
                logBoundary);
        for (int i = 0; i < grid.nodes; i++) {
            square[i] = logBoundary[i] * logBoundary[i];
        }
    }

    /** One step in y = ln(B / X) of the equation y = g(y), g = ln(K N / (D X)). */
    private double moved(
            final double level,
            final double top,
            final double bottom,
            final double topSlope,
            final double bottomSlope) {
        final double image = strike * top / (bottom * limit);
        final boolean ordinary = image >= Double.MIN_NORMAL && image <= Double.MAX_VALUE;
        final double target = ordinary ? Elementary.log(image) : StrictMath.log(image);
        double step = target - level;
        if (taken < damped) {
            return Math.min(level + (Double.isNaN(step) ? 0 : DAMPING * Math.max(step, -LONGEST)), 0);
        }
        if (step > 0 && taken < NEWTON_STEPS) {
            // Far below the boundary every point nearly solves the equation: the slope there is close to one and plain
            // steps are too short.
            step /= Math.max(1 - topSlope / top + bottomSlope / bottom, SHORTEST);
        }
        final double value = level + Math.max(step, FURTHEST * level);
        return value <= 0 ? value : Double.isNaN(value) ? level : 0;
    }

    /** Value of the right to exercise before expiry, for a spot above the boundary. */
    double premium(final double spot) {
        final double level = StrictMath.log(spot / limit);
        return strike * premium.at(level, spot / strike, square, rate, yield, volatility, years);
    }
}
