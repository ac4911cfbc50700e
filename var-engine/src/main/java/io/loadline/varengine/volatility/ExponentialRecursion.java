package io.loadline.varengine.volatility;

import io.loadline.core.math.Elementary;
import java.util.ArrayList;
import java.util.List;

/** Nelson's exponential equation of order one. The constant sqrt(2/pi) centres the size of a shock under every distribution. */
final class ExponentialRecursion extends VarianceRecursion {
    private static final double LARGEST_BETA = 0.999999;
    private static final double LEAST_DECAY = 1e-8;

    private final double[] states;
    private final double[] shocks;
    private final double[] inverses;
    private final double[] adjoint;
    private final double[] work;
    private double logDecay;

    ExponentialRecursion(final Residuals residuals) {
        super(residuals, 4);
        states = new double[residuals.size];
        shocks = new double[residuals.size];
        inverses = new double[residuals.size];
        adjoint = new double[residuals.size];
        work = new double[residuals.size];
    }

    @Override
    boolean hasKinks() {
        return true;
    }

    @Override
    List<String> names() {
        return List.of("omega", "alpha", "gamma", "beta");
    }

    @Override
    double[] lowest(final double variance) {
        final double reach = 20 + Math.abs(StrictMath.log(variance));
        return new double[] {-reach, -5, -5, -LARGEST_BETA};
    }

    @Override
    double[] highest(final double variance) {
        final double reach = 20 + Math.abs(StrictMath.log(variance));
        return new double[] {reach, 5, 5, LARGEST_BETA};
    }

    @Override
    List<double[]> starts(final double variance, final boolean many) {
        final double[] memories = many ? new double[] {-0.6, 0, 0.6, 0.95, 0.995} : new double[] {0.9, 0.98};
        final double[] sizes = many ? new double[] {-0.05, 0.03, 0.2} : new double[] {0.15};
        final List<double[]> starts = new ArrayList<>();
        for (final double beta : memories) {
            for (final double alpha : sizes) {
                for (final double gamma : new double[] {-0.1, 0, 0.1}) {
                    starts.add(new double[] {StrictMath.log(variance) * (1 - beta), alpha, gamma, beta});
                }
            }
        }
        return starts;
    }

    @Override
    boolean flatten(final double variance, final double[] parameters) {
        return super.flatten(StrictMath.log(variance), parameters);
    }

    @Override
    void run(final double[] parameters, final boolean withSlopes) {
        final int omega = means;
        final double constant = parameters[omega];
        final double alpha = parameters[omega + 1];
        final double gamma = parameters[omega + 2];
        final double beta = parameters[omega + 3];
        residuals.takeMoment(2);
        final double[] errors = residuals.errors;
        double state = Math.fma(beta, StrictMath.log(residuals.moment), Math.fma(alpha, presampleSize(), constant));
        for (int t = 0; t < residuals.size; t++) {
            final double inverse = Elementary.exp(-0.5 * state);
            states[t] = state;
            final double z = errors[t] * inverse;
            inverses[t] = inverse;
            shocks[t] = z;
            final double size = Math.abs(z) - NormalDensity.ROOT_TWO_OVER_PI;
            state = Math.fma(beta, state, Math.fma(alpha, size, Math.fma(gamma, z, constant)));
        }
        for (int t = 0; t < residuals.size; t++) {
            variances[t] = 1 / (inverses[t] * inverses[t]);
        }
        variances[residuals.size] = Elementary.exp(state);
        takeLogDecay(alpha, gamma, beta);
        if (withSlopes) {
            differentiate(alpha, gamma, beta);
        }
    }

    private void takeLogDecay(final double alpha, final double gamma, final double beta) {
        final LogProduct product = new LogProduct();
        for (int t = 0; t < residuals.size; t++) {
            product.times(Math.max(Math.abs(decay(shocks[t], alpha, gamma, beta)), LEAST_DECAY));
        }
        logDecay = product.logarithm();
    }

    /**
     * The sample form of the condition of O. Wintenberger, Scandinavian J. Statistics 40 (2013): the mean logarithm of the derivative of a state by the
     * one before is below zero.
     */
    @Override
    boolean isInvertible() {
        return logDecay < 0;
    }

    private double presampleSize() {
        return residuals.isPresampleShockZero() ? -NormalDensity.ROOT_TWO_OVER_PI : 0;
    }

    @Override
    double effectOfError(final double[] parameters, final int t, final double error) {
        final double z = error * inverses[t];
        return adjoint[t] * Math.fma(parameters[means + 1], Math.abs(z), parameters[means + 2] * z);
    }

    /** Derivatives of the state by what was before: d' = (beta - z (alpha sign z + gamma) / 2) d + the direct part. */
    private void differentiate(final double alpha, final double gamma, final double beta) {
        final int omega = means;
        final double[] omegas = logSlopes[omega];
        final double[] alphas = logSlopes[omega + 1];
        final double[] gammas = logSlopes[omega + 2];
        final double[] betas = logSlopes[omega + 3];
        double byOmega = 1;
        double byAlpha = presampleSize();
        double byGamma = 0;
        double byBeta = StrictMath.log(residuals.moment);
        for (int t = 0; t <= residuals.size; t++) {
            omegas[t] = byOmega;
            alphas[t] = byAlpha;
            gammas[t] = byGamma;
            betas[t] = byBeta;
            if (t < residuals.size) {
                final double z = shocks[t];
                final double decay = decay(z, alpha, gamma, beta);
                byOmega = Math.fma(decay, byOmega, 1);
                byAlpha = Math.fma(decay, byAlpha, Math.abs(z) - NormalDensity.ROOT_TWO_OVER_PI);
                byGamma = Math.fma(decay, byGamma, z);
                byBeta = Math.fma(decay, byBeta, states[t]);
            }
        }
        for (int j = 0; j < means; j++) {
            double byMean = beta * residuals.momentSlopes[j] / residuals.moment;
            for (int t = 0; t <= residuals.size; t++) {
                logSlopes[j][t] = byMean;
                if (t < residuals.size) {
                    final double z = shocks[t];
                    final double direct = (alpha * Math.signum(z) + gamma) * inverses[t] * residuals.errorSlopes[j][t];
                    byMean = Math.fma(decay(z, alpha, gamma, beta), byMean, direct);
                }
            }
        }
    }

    private static double decay(final double z, final double alpha, final double gamma, final double beta) {
        return beta - 0.5 * z * (alpha * Math.signum(z) + gamma);
    }

    @Override
    boolean hasCurvature() {
        return true;
    }

    /**
     * The state x follows x' = omega + alpha (|z| - c) + gamma z + beta x with z = e exp(-x / 2), so that dz = exp(-x / 2) de - z dx / 2. The
     * adjoint carries the weights of second derivatives backwards. Those by the mean lack the jumps; they are taken by differences.
     */
    @Override
    void addCurvature(
            final double[] parameters,
            final double[] weights,
            final double[] byPairs,
            final double[] byErrors,
            final double[][] hessian) {
        final int size = residuals.size;
        final int omega = means;
        final double alpha = parameters[omega + 1];
        final double gamma = parameters[omega + 2];
        final double beta = parameters[omega + 3];
        double next = 0;
        for (int t = size - 1; t >= 0; t--) {
            final double z = shocks[t];
            final double byShock = alpha * Math.signum(z) + gamma;
            adjoint[t] = next;
            byPairs[t] += 0.25 * next * byShock * z;
            byErrors[t] -= 0.5 * next * byShock * inverses[t];
            next = Math.fma(decay(z, alpha, gamma, beta), next, weights[t]);
        }
        // From here adjoint[t] is the weight of the state after return t.
        for (int j = means; j < width; j++) {
            addBoth(hessian, omega + 3, j, Sums.dot(adjoint, logSlopes[j], size));
        }
        for (int t = 0; t < size; t++) {
            work[t] = -0.5 * adjoint[t] * Math.abs(shocks[t]);
        }
        for (int j = means; j < width; j++) {
            addBoth(hessian, omega + 1, j, Sums.dot(work, logSlopes[j], size));
        }
        for (int t = 0; t < size; t++) {
            work[t] = -0.5 * adjoint[t] * shocks[t];
        }
        for (int j = means; j < width; j++) {
            addBoth(hessian, omega + 2, j, Sums.dot(work, logSlopes[j], size));
        }
    }
}
