package io.loadline.varengine.volatility;

import java.util.Arrays;

/** Second derivatives of a likelihood by differences of its score, for the parameters that have no analytic ones. Buffers of one maximiser. */
final class ScoreDifferences {
    private static final double WIDTH = 3e-4;
    /** Where the score jumps, or is too steep for a step of its size: over many errors, else a difference would see one or none. */
    private static final double WIDE = 0.1;

    private final Likelihood likelihood;
    private final double[] lowest;
    private final double[] highest;
    private final int rows;
    private final double[] moved;
    private final double[] below;

    ScoreDifferences(final Likelihood likelihood, final double[] lowest, final double[] highest) {
        this.likelihood = likelihood;
        this.lowest = lowest;
        this.highest = highest;
        rows = likelihood.differenced();
        moved = new double[likelihood.parameters];
        below = new double[likelihood.parameters];
    }

    /** Fills in the rows of the free parameters, and their columns. */
    void fill(final double[] point, final double[][] outer, final boolean[] free, final double[][] hessian) {
        for (int i = 0; i < rows; i++) {
            Arrays.fill(hessian[i], 0);
        }
        for (int i = 0; i < rows; i++) {
            if (!free[i]) {
                continue;
            }
            final double width = width(i, point[i], outer[i][i]);
            final double up = Math.min(Math.max(point[i] + width, lowest[i]), highest[i]);
            final double down = Math.min(Math.max(point[i] - width, lowest[i]), highest[i]);
            System.arraycopy(point, 0, moved, 0, moved.length);
            moved[i] = up;
            likelihood.gradient(moved, hessian[i], null);
            moved[i] = down;
            likelihood.gradient(moved, below, null);
            for (int j = 0; j < point.length; j++) {
                hessian[i][j] = (hessian[i][j] - below[j]) / (up - down);
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < i; j++) {
                final double mean = 0.5 * (hessian[i][j] + hessian[j][i]);
                hessian[i][j] = mean;
                hessian[j][i] = mean;
            }
            for (int j = rows; j < point.length; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
    }

    private double width(final int i, final double at, final double information) {
        final double error = information > 0 ? 1 / Math.sqrt(information) : Math.abs(at);
        final double room = Math.min(highest[i] - lowest[i], Math.max(at - lowest[i], highest[i] - at));
        final double share = i < likelihood.kinks() ? WIDE : WIDTH;
        return Math.max(Math.min(share * error, 0.25 * room), 1e-9 * Math.abs(at));
    }
}
