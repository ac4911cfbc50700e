package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.RowFunctions;
import java.util.Arrays;

/**
 * First guess of the exercise boundary of a put at some times to expiry: the QD+ approximation (M. Li, "Analytical approximations for the
 * critical stock prices of American options", Review of Derivatives Research 13, 2010). Its equation, in y = ln(B / X), is solved at all times at once by
 * false position with the Illinois rule: where one end of the bracket stays, its residual is halved. A rough answer is enough for a start.
 *
 * <p>One thread; nothing is allocated once made.
 */
final class QuadraticStart {
    private static final int STEPS = 60;
    private static final double SMALL = 1e-5;
    private static final double NARROWEST = 0x1p-52;

    /** First guess of the lower end in units of the volatility times the root of time, and what it is multiplied by until it is one. */
    private static final double GUESS = 1;

    private static final double FURTHER = 1.6;

    private final int nodes;
    private final RowFunctions rows;
    private final double[] root;
    private final double[] shift;
    private final double[] discount;
    private final double[] yieldDiscount;
    private final double[] speed;
    private final double[] alpha;
    private final double[] beta;
    private final double[] level;
    private final double[] residual;
    private final double[] spot;
    private final double[] d;
    private final double[] density;
    private final double[] received;
    private final double[] paid;
    private final double[] low;
    private final double[] atLow;
    private final double[] high;
    private final double[] atHigh;
    private final int[] stayed;
    private final boolean[] found;
    private double limit;
    private double rate;
    private double yield;

    QuadraticStart(final int nodes) {
        this.nodes = nodes;
        rows = new RowFunctions(nodes);
        root = new double[nodes];
        shift = new double[nodes];
        discount = new double[nodes];
        yieldDiscount = new double[nodes];
        speed = new double[nodes];
        alpha = new double[nodes];
        beta = new double[nodes];
        level = new double[nodes];
        residual = new double[nodes];
        spot = new double[nodes];
        d = new double[nodes];
        density = new double[nodes];
        received = new double[nodes];
        paid = new double[nodes];
        low = new double[nodes];
        atLow = new double[nodes];
        high = new double[nodes];
        atHigh = new double[nodes];
        stayed = new int[nodes];
        found = new boolean[nodes];
    }

    /**
     * @param putRate positive, or zero with a negative yield
     * @param years time to expiry of the option
     * @param rootTime roots of the shares of it at which the boundary is wanted
     * @param logLimit ln(X / K) of the boundary X at expiry, which is the highest
     * @param closeness relative change of y to stop at
     * @param logBoundary receives y, at most 0
     */
    void solve(
            final double putRate,
            final double putYield,
            final double volatility,
            final double years,
            final double[] rootTime,
            final double logLimit,
            final double closeness,
            final double[] logBoundary) {
        limit = Elementary.exp(logLimit);
        rate = putRate;
        yield = putYield;
        prepare(volatility, years, rootTime, logLimit);
        bracket();
        Arrays.fill(logBoundary, Double.NaN);
        int open = nodes;
        for (int step = 0; step < STEPS && open > 0; step++) {
            for (int i = 0; i < nodes; i++) {
                if (!found[i]) {
                    final double secant = high[i] - atHigh[i] * (high[i] - low[i]) / (atHigh[i] - atLow[i]);
                    level[i] = secant > low[i] && secant < high[i] ? secant : 0.5 * (low[i] + high[i]);
                }
            }
            open = 0;
            for (int i = 0; i < nodes; i++) {
                found[i] |= Math.abs(level[i] - logBoundary[i]) <= -closeness * level[i]
                        || high[i] - low[i] <= -NARROWEST * high[i];
                logBoundary[i] = level[i];
                open += found[i] ? 0 : 1;
            }
            if (open > 0) {
                evaluate();
                narrow();
            }
        }
    }

    private void narrow() {
        for (int i = 0; i < nodes; i++) {
            if (residual[i] > 0) {
                high[i] = level[i];
                atHigh[i] = residual[i];
                atLow[i] *= stayed[i] > 0 ? 0.5 : 1;
                stayed[i] = 1;
            } else {
                low[i] = level[i];
                atLow[i] = residual[i];
                atHigh[i] *= stayed[i] < 0 ? 0.5 : 1;
                stayed[i] = -1;
            }
        }
    }

    /** The residual is positive at the upper end, or the boundary is the limit; the lower end moves down until it is not. */
    private void bracket() {
        Arrays.fill(level, 0);
        evaluate();
        int open = 0;
        for (int i = 0; i < nodes; i++) {
            stayed[i] = 0;
            high[i] = 0;
            atHigh[i] = residual[i];
            found[i] = !(residual[i] > 0);
            low[i] = -GUESS * root[i];
            level[i] = found[i] ? 0 : low[i];
            open += found[i] ? 0 : 1;
        }
        for (int step = 0; step < STEPS && open > 0; step++) {
            evaluate();
            open = 0;
            for (int i = 0; i < nodes; i++) {
                atLow[i] = residual[i];
                if (!found[i] && residual[i] > 0) {
                    high[i] = level[i];
                    atHigh[i] = residual[i];
                    low[i] = FURTHER * level[i];
                    level[i] = low[i];
                    open++;
                }
            }
        }
    }

    private void prepare(final double volatility, final double years, final double[] rootTime, final double logLimit) {
        final double variance = volatility * volatility;
        final double omega = 2 * (rate - yield) / variance;
        for (int i = 0; i < nodes; i++) {
            final double t = years * rootTime[i] * rootTime[i];
            root[i] = volatility * Math.sqrt(years) * rootTime[i];
            shift[i] = logLimit + (rate - yield) * t;
            discount[i] = Elementary.exp(-rate * t);
            yieldDiscount[i] = Elementary.exp(-yield * t);
            final double rt = rate * t;
            final double growth =
                    Math.abs(rt) > SMALL ? rate / (1 - discount[i]) : 1 / (t * (1 - 0.5 * rt * (1 - rt / 3)));
            final double wide = Math.sqrt((omega - 1) * (omega - 1) + 8 * growth / variance);
            final double lambda = 0.5 * (-(omega - 1) - wide);
            final double slope = 2 * growth * growth / (variance * wide);
            alpha[i] = -2 / (variance * wide);
            beta[i] = alpha[i] * discount[i] * (growth - slope / wide) - lambda;
            speed[i] = 0.5 * variance / root[i] * yieldDiscount[i];
        }
    }

    /** Smooth pasting of the approximation at every level, over the strike; positive above the boundary. */
    private void evaluate() {
        for (int i = 0; i < nodes; i++) {
            spot[i] = level[i];
            d[i] = -(level[i] + shift[i]) / root[i] - 0.5 * root[i];
        }
        rows.exp(spot, nodes);
        rows.densities(d, nodes, density);
        rows.probabilities(d, density, nodes, paid);
        for (int i = 0; i < nodes; i++) {
            spot[i] *= limit;
            residual[i] = speed[i] * spot[i] * density[i];
            d[i] += root[i];
        }
        rows.densities(d, nodes, density);
        rows.probabilities(d, density, nodes, received);
        for (int i = 0; i < nodes; i++) {
            final double upper = yieldDiscount[i] * paid[i];
            final double lower = discount[i] * received[i];
            final double theta = rate * lower - yield * spot[i] * upper - residual[i];
            final double waiting = 1 - spot[i] - lower + spot[i] * upper;
            residual[i] = (1 - upper) * spot[i] - beta[i] * waiting + alpha[i] * theta;
        }
    }
}
