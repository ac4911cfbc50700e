package io.loadline.core.pricing.american;

import io.loadline.core.math.GaussLegendre;
import java.util.Arrays;

/**
 * Tables that do not depend on the option: Chebyshev nodes in the square root of time, quadrature nodes for the integrals up to each of
 * them, and the weights that interpolate the boundary from the former to the latter. Integrals over u in (0, t) are taken in the angle a with
 * u = t sin(a)^2, which removes the square roots at both ends. Immutable.
 */
final class BoundaryGrid {
    /** Number of nodes with an unknown boundary. */
    final int nodes;

    /** Quadrature points of an integral in the equation. */
    final int points;

    /** Quadrature points of the integral of the premium. */
    final int pricePoints;

    /** sqrt(t / T) of each node, descending from 1. */
    final double[] rootTime;

    /** sin(a), cos(a) and 2 sin(a) cos(a) da at the quadrature points. */
    final double[] sine;

    final double[] cosine;
    final double[] weight;
    final double[] priceSine;
    final double[] priceCosine;
    final double[] priceWeight;

    /** Interpolation weights [node][point][from node], flat; the node at time zero has the value zero and is left out. */
    final double[] rows;

    /** Interpolation weights [point][from node] of the premium. */
    final double[] priceRows;

    BoundaryGrid(final int nodes, final int points, final int pricePoints) {
        this.nodes = nodes;
        this.points = points;
        this.pricePoints = pricePoints;
        rootTime = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            rootTime[i] = 0.5 * (1 + StrictMath.cos(StrictMath.PI * i / nodes));
        }
        sine = new double[points];
        cosine = new double[points];
        weight = new double[points];
        angles(sine, cosine, weight);
        priceSine = new double[pricePoints];
        priceCosine = new double[pricePoints];
        priceWeight = new double[pricePoints];
        angles(priceSine, priceCosine, priceWeight);
        rows = new double[nodes * points * nodes];
        for (int i = 0; i < nodes; i++) {
            for (int k = 0; k < points; k++) {
                interpolation(rootTime[i] * sine[k], rows, (i * points + k) * nodes);
            }
        }
        priceRows = new double[pricePoints * nodes];
        for (int k = 0; k < pricePoints; k++) {
            interpolation(priceSine[k], priceRows, k * nodes);
        }
    }

    private static void angles(final double[] sine, final double[] cosine, final double[] weight) {
        final GaussLegendre rule = new GaussLegendre(sine.length);
        final double quarter = StrictMath.PI / 4;
        for (int k = 0; k < sine.length; k++) {
            final double angle = quarter * (1 + rule.node(k));
            sine[k] = StrictMath.sin(angle);
            cosine[k] = StrictMath.cos(angle);
            weight[k] = rule.weight(k) * quarter * 2 * sine[k] * cosine[k];
        }
    }

    /** Value at a root of the share of the time, of a function that is zero at time zero and known at the nodes. */
    double interpolated(final double[] values, final double root) {
        final double[] weights = new double[nodes];
        interpolation(root, weights, 0);
        double sum = 0;
        for (int j = 0; j < nodes; j++) {
            sum = Math.fma(weights[j], values[j], sum);
        }
        return sum;
    }

    /**
     * Interpolates at many points: the products are summed node after node, in which order the compiler makes vectors of them.
     *
     * @param columns weights by node and then by point
     * @param values at the nodes
     * @param into receives the value of each point
     */
    void interpolate(final double[] columns, final double[] values, final double[] into) {
        final int count = into.length;
        Arrays.fill(into, 0);
        int j = 0;
        for (; j + 4 <= nodes; j += 4) {
            final double first = values[j];
            final double second = values[j + 1];
            final double third = values[j + 2];
            final double fourth = values[j + 3];
            final int column = j * count;
            for (int at = 0; at < count; at++) {
                double sum = Math.fma(columns[column + at], first, into[at]);
                sum = Math.fma(columns[column + count + at], second, sum);
                sum = Math.fma(columns[column + 2 * count + at], third, sum);
                into[at] = Math.fma(columns[column + 3 * count + at], fourth, sum);
            }
        }
        for (; j < nodes; j++) {
            final double value = values[j];
            final int column = j * count;
            for (int at = 0; at < count; at++) {
                into[at] = Math.fma(columns[column + at], value, into[at]);
            }
        }
    }

    /** Barycentric weights of the Chebyshev nodes of the second kind (J.-P. Berrut, L. Trefethen 2004, eq. 5.4). */
    private void interpolation(final double root, final double[] into, final int offset) {
        final double z = 2 * root - 1;
        double sum = 0;
        for (int j = 0; j <= nodes; j++) {
            final double node = j < nodes ? 2 * rootTime[j] - 1 : -1;
            final double sign = (j & 1) == 0 ? 1 : -1;
            final double end = j == 0 || j == nodes ? 0.5 : 1;
            final double distance = z - node;
            final double share = sign * end / (distance == 0 ? 0x1p-60 : distance);
            sum += share;
            if (j < nodes) {
                into[offset + j] = share;
            }
        }
        for (int j = 0; j < nodes; j++) {
            into[offset + j] /= sum;
        }
    }
}
