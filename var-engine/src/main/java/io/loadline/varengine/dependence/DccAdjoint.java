package io.loadline.varengine.dependence;

/**
 * Derivatives of the log-likelihood of correlations by the target and by every standardised residual, at given weights, in one pass backwards
 * through Engle's recursion. With A(t) the derivative by Q(t) and all that follows from it,
 *
 * <pre>A(t) = G(t) + b A(t+1),   dL/dS = A(1) + (1 - a - b) sum of A(t+1),   dL/dz(t) = 2 a A(t+1) z(t) + z(t) - x(t) sqrt(diag Q(t))</pre>
 *
 * where G(t) is the derivative of one time, see {@link DccLikelihood}. The target is held in the last of these.
 */
final class DccAdjoint {
    /** By each entry of the target, symmetric. */
    final double[][] byTarget;

    /** By each residual, by row as these. */
    final double[][] byResidual;

    private final int n;
    private final double[][] residuals;

    DccAdjoint(final double[][] z, final double[][] target, final double a, final double b) {
        residuals = z;
        n = target.length;
        byTarget = new double[n][n];
        byResidual = new double[z.length][n];
        final double rest = 1 - a - b;
        final double[][][] states = states(target, a, b);
        double[][] adjoint = new double[n][n];
        for (int t = z.length - 1; t >= 0; t--) {
            final double[][] here = new double[n][n];
            differentiate(states[t], t, here);
            for (int i = 0; i < n; i++) {
                double through = 0;
                for (int j = 0; j < n; j++) {
                    through = Math.fma(adjoint[i][j], z[t][j], through);
                    byTarget[i][j] = Math.fma(rest, adjoint[i][j], byTarget[i][j]);
                    here[i][j] = Math.fma(b, adjoint[i][j], here[i][j]);
                }
                byResidual[t][i] += 2 * a * through;
            }
            adjoint = here;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                byTarget[i][j] += adjoint[i][j];
            }
        }
    }

    private double[][][] states(final double[][] target, final double a, final double b) {
        final double[][][] states = new double[residuals.length][n][n];
        for (int t = 0; t < residuals.length; t++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    states[t][i][j] = t == 0
                            ? target[i][j]
                            : (1 - a - b) * target[i][j]
                                    + a * residuals[t - 1][i] * residuals[t - 1][j]
                                    + b * states[t - 1][i][j];
                }
            }
        }
        return states;
    }

    /** The derivative of one time by its Q, and by its residuals at that Q. */
    private void differentiate(final double[][] q, final int t, final double[][] byQ) {
        final double[][] factor = Cholesky.factor(q);
        final double[][] inverse = Cholesky.inverse(factor);
        final double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = residuals[t][i] * Math.sqrt(q[i][i]);
        }
        final double[] x = Cholesky.solve(factor, y);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                byQ[i][j] = -0.5 * Math.fma(-x[i], x[j], inverse[i][j]);
            }
            byQ[i][i] -= 0.5 * (x[i] * y[i] - 1) / q[i][i];
            byResidual[t][i] += residuals[t][i] - x[i] * Math.sqrt(q[i][i]);
        }
    }
}
