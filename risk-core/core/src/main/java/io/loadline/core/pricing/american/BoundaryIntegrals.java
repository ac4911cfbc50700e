package io.loadline.core.pricing.american;

import io.loadline.core.math.RowFunctions;
import java.util.Arrays;

/**
 * The integrands of the equation of {@link ExerciseBoundary} at all its points at once. The terms at expiry have the form of one more
 * point, whose boundary is the strike, so that each node has its quadrature points and that one. What depends on the option alone is prepared once. Either the slope of the value is
 * matched at the boundary (system A of Andersen, Lake and Offengenden), or the value itself (system B).
 *
 * <p>One thread; nothing is allocated once made.
 */
final class BoundaryIntegrals {
    private final BoundaryGrid grid;

    /** Points of a node, the last of them at expiry. */
    private final int stride;

    private final int nodes;
    private final int count;

    /** Root of the time from point to expiry of the node's horizon as a share of that of the option. */
    private final double[] root;

    private final double[] inverseRoot;
    private final double[] share;

    /** Weights that interpolate the boundary, by node and then by point. */
    private final double[] columns;

    private final double[] spread;
    private final double[] inverse;
    private final double[] drift;
    private final double[] received;
    private final double[] paid;
    private final double[] level;
    private final RowFunctions rows;
    private final double[] deviation;
    private final double[] density;
    private final double[] top;
    private final double[] topSlope;
    private final double[] bottom;
    private final double[] bottomSlope;
    private boolean isByValue;

    BoundaryIntegrals(final BoundaryGrid grid) {
        this.grid = grid;
        nodes = grid.nodes;
        stride = grid.points + 1;
        count = nodes * stride;
        rows = new RowFunctions(count);
        root = new double[count];
        inverseRoot = new double[count];
        share = new double[count];
        columns = new double[count * nodes];
        for (int i = 0; i < nodes; i++) {
            for (int k = 0; k < stride; k++) {
                final int at = i * stride + k;
                final boolean expiry = k == grid.points;
                root[at] = expiry ? grid.rootTime[i] : grid.rootTime[i] * grid.cosine[k];
                inverseRoot[at] = 1 / root[at];
                share[at] = expiry ? 0 : grid.rootTime[i] * grid.rootTime[i] * grid.weight[k];
                for (int j = 0; j < nodes && !expiry; j++) {
                    columns[j * count + at] = grid.rows[(i * grid.points + k) * nodes + j];
                }
            }
        }
        spread = new double[count];
        inverse = new double[count];
        drift = new double[count];
        received = new double[count];
        paid = new double[count];
        level = new double[count];
        deviation = new double[count];
        density = new double[count];
        top = new double[count];
        topSlope = new double[count];
        bottom = new double[count];
        bottomSlope = new double[count];
    }

    /** Takes the terms of an option, and whether the value is to be matched at its boundary. */
    void prepare(
            final double rate,
            final double yield,
            final double volatility,
            final double years,
            final boolean matchesValue) {
        isByValue = matchesValue;
        final double total = volatility * Math.sqrt(years);
        final double inverseTotal = 1 / total;
        for (int at = 0; at < count; at++) {
            final double left = years * root[at] * root[at];
            spread[at] = total * root[at];
            inverse[at] = inverseTotal * inverseRoot[at];
            drift[at] = (rate - yield) * left;
            received[at] = -rate * left;
            paid[at] = -yield * left;
        }
        rows.exp(received, count);
        rows.exp(paid, count);
        for (int i = 0; i < nodes; i++) {
            for (int at = i * stride; at < (i + 1) * stride - 1; at++) {
                received[at] *= rate * years * share[at];
                paid[at] *= yield * years * share[at];
            }
        }
    }

    /**
     * Evaluates all integrands.
     *
     * @param logBoundary ln(B / X) at the nodes
     * @param square its squares, which are interpolated
     * @param logStrike ln(K / X)
     */
    void evaluate(final double[] logBoundary, final double[] square, final double logStrike) {
        for (int i = 0; i < nodes; i++) {
            final int end = (i + 1) * stride - 1;
            Arrays.fill(level, i * stride, end, logBoundary[i]);
            level[end] = logBoundary[i] - logStrike;
        }
        interpolate(square);
        tops();
        bottoms();
    }

    /** Sum over the points of a node of the numerator. */
    double top(final int node) {
        return sum(top, node);
    }

    /** Derivative of the numerator by the logarithm of the boundary. */
    double topSlope(final int node) {
        return -sum(topSlope, node);
    }

    /** Sum over the points of a node of the denominator. */
    double bottom(final int node) {
        return sum(bottom, node);
    }

    /** Derivative of the denominator by the logarithm of the boundary. */
    double bottomSlope(final int node) {
        return sum(bottomSlope, node);
    }

    private double sum(final double[] terms, final int node) {
        double sum = 0;
        for (int at = node * stride; at < (node + 1) * stride; at++) {
            sum += terms[at];
        }
        return sum;
    }

    /** Makes of the levels ln(B / B(u)): the boundary of the points is minus the root of the interpolated square. */
    private void interpolate(final double[] square) {
        grid.interpolate(columns, square, deviation);
        for (int at = 0; at < count; at++) {
            level[at] += Math.sqrt(Math.max(deviation[at], 0));
        }
    }

    private void tops() {
        for (int at = 0; at < count; at++) {
            deviation[at] = (level[at] + drift[at]) * inverse[at] - spread[at] * 0.5;
        }
        if (isByValue) {
            rows.densities(deviation, count, density);
            rows.probabilities(deviation, density, count, top);
            for (int at = 0; at < count; at++) {
                top[at] *= received[at];
                topSlope[at] = -density[at] * inverse[at] * received[at];
            }
            return;
        }
        rows.densities(deviation, count, top);
        for (int at = 0; at < count; at++) {
            top[at] *= inverse[at] * received[at];
            topSlope[at] = top[at] * deviation[at] * inverse[at];
        }
    }

    private void bottoms() {
        for (int at = 0; at < count; at++) {
            deviation[at] += spread[at];
        }
        rows.densities(deviation, count, density);
        rows.probabilities(deviation, density, count, bottom);
        if (isByValue) {
            for (int at = 0; at < count; at++) {
                bottom[at] *= paid[at];
                bottomSlope[at] = density[at] * inverse[at] * paid[at];
            }
            return;
        }
        for (int at = 0; at < count; at++) {
            final double near = density[at] * inverse[at];
            bottom[at] = (bottom[at] + near) * paid[at];
            bottomSlope[at] = near * paid[at] * (1 - deviation[at] * inverse[at]);
        }
    }
}
