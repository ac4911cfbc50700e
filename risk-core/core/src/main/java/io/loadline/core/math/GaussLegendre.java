package io.loadline.core.math;

/**
 * Nodes and weights of Gauss-Legendre quadrature on -1 to 1, found by Newton steps on the Legendre recurrence (Abramowitz and Stegun 25.4.29).
 * Exact for polynomials of degree 2n - 1.
 */
public final class GaussLegendre {
    private final double[] nodes;
    private final double[] weights;

    /** Makes the rule of n nodes, n at least 1. */
    public GaussLegendre(final int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n: " + n + " given; expected at least 1");
        }
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++) {
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    final double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                final double change = value / slope;
                x -= change;
                if (Math.abs(change) <= 1e-16) {
                    break;
                }
            }
            nodes[i] = -x;
            nodes[n - 1 - i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
            weights[n - 1 - i] = weights[i];
        }
    }

    /** Returns the number of nodes. */
    public int size() {
        return nodes.length;
    }

    /** Returns node i, ascending. */
    public double node(final int i) {
        return nodes[i];
    }

    /** Returns the weight of node i. */
    public double weight(final int i) {
        return weights[i];
    }
}
