package io.loadline.varengine.dependence;

/**
 * Dynamic conditional correlation at given parameters: R. Engle, JBES 20 (2002), equations 18 and 24, and the correction of G. Aielli, JBES 31 (2013),
 * equation 9:
 *
 * <pre>Q(t+1) = (1 - a - b) S + a e(t) e(t)' + b Q(t),   R(t) = Q(t) scaled to a unit diagonal</pre>
 *
 * with e = z (Engle) or e(i) = z(i) sqrt(Q(i,i)) (Aielli), z standardised residuals, Q(1) = S. Has state; one thread.
 */
public final class DccFilter {
    private final DccParameters parameters;
    private final DccVariant variant;
    private final double[] target;
    private final double[] q;
    private final double[] factor;
    private final double[] work;
    private final int n;
    private double logLikelihood;

    /**
     * Starts at the target.
     *
     * @param parameters weights
     * @param variant recursion
     * @param target S, symmetric and positive definite; see {@link DccFit#target}
     */
    public DccFilter(final DccParameters parameters, final DccVariant variant, final double[][] target) {
        Cholesky.factor(target);
        this.parameters = parameters;
        this.variant = variant;
        n = target.length;
        this.target = new double[n * (n + 1) / 2];
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                this.target[at++] = target[i][j];
            }
        }
        q = this.target.clone();
        factor = new double[q.length];
        work = new double[n];
    }

    /**
     * Takes in the standardised residuals of one time: adds their log-likelihood under the correlation so far, then moves on.
     *
     * @param z standardised residuals, one a series, all finite
     */
    public void update(final double[] z) {
        if (z.length != n) {
            throw new IllegalArgumentException("z: " + z.length + " values given; expected " + n);
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(z[i])) {
                throw new IllegalArgumentException("z[" + i + "]: " + z[i] + " given; expected a finite number");
            }
        }
        logLikelihood += step(z);
    }

    /** The log-likelihood of one time, -(log |R| + z' R^-1 z - z' z) / 2; NaN if Q is not positive definite. Then the recursion. */
    double step(final double[] z) {
        double logDeterminant = 0;
        double form = 0;
        double squares = 0;
        for (int i = 0, row = 0; i < n; i++, row += i) {
            // Cholesky of Q row by row; with D = diag(Q): log |R| = log |Q| - log |D|, z' R^-1 z = (D^1/2 z)' Q^-1
            // (D^1/2 z).
            for (int j = 0, other = 0; j < i; j++, other += j) {
                double sum = q[row + j];
                for (int k = 0; k < j; k++) {
                    sum = Math.fma(-factor[row + k], factor[other + k], sum);
                }
                factor[row + j] = sum / factor[other + j];
            }
            double pivot = q[row + i];
            double solved = z[i] * Math.sqrt(q[row + i]);
            for (int k = 0; k < i; k++) {
                pivot = Math.fma(-factor[row + k], factor[row + k], pivot);
                solved = Math.fma(-factor[row + k], work[k], solved);
            }
            factor[row + i] = Math.sqrt(pivot);
            work[i] = solved / factor[row + i];
            logDeterminant += StrictMath.log(pivot / q[row + i]);
            form = Math.fma(work[i], work[i], form);
            squares = Math.fma(z[i], z[i], squares);
        }
        advance(z);
        return -0.5 * (logDeterminant + form - squares);
    }

    private void advance(final double[] z) {
        final double rest = 1 - parameters.a() - parameters.b();
        for (int i = 0, at = 0; i < n; i++) {
            work[i] = variant == DccVariant.ENGLE ? z[i] : z[i] * Math.sqrt(q[at + i]);
            at += i + 1;
        }
        for (int i = 0, at = 0; i < n; i++) {
            final double shock = parameters.a() * work[i];
            for (int j = 0; j <= i; j++, at++) {
                q[at] = Math.fma(parameters.b(), q[at], Math.fma(shock, work[j], rest * target[at]));
            }
        }
    }

    /** Returns the log-likelihood of the correlations so far (Engle's second stage, without the part of the margins). */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns the correlation that the next observation has: before the first update the one of the target. */
    public double[][] correlation() {
        final double[][] matrix = new double[n][n];
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j <= i; j++, at++) {
                matrix[i][j] = q[at];
                matrix[j][i] = q[at];
            }
        }
        return Covariance.toCorrelation(matrix);
    }
}
