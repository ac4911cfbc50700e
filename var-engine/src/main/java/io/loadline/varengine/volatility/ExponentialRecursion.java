package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Nelson's exponential equation of order one. The constant sqrt(2/pi) centres the size of a shock under every distribution. */
final class ExponentialRecursion extends VarianceRecursion {
    private static final double LARGEST_BETA = 0.999999;

    private final double[] slopes;

    ExponentialRecursion(final Residuals residuals) {
        super(residuals, 4);
        slopes = new double[width];
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
    List<double[]> starts(final double variance) {
        final List<double[]> starts = new ArrayList<>();
        for (final double beta : new double[] {0.3, 0.8, 0.93, 0.98}) {
            for (final double alpha : new double[] {0.05, 0.15, 0.3}) {
                for (final double gamma : new double[] {-0.15, -0.04, 0, 0.08}) {
                    starts.add(new double[] {StrictMath.log(variance) * (1 - beta), alpha, gamma, beta});
                }
            }
        }
        return starts;
    }

    @Override
    void run(final double[] parameters, final boolean withSlopes) {
        final int omega = means;
        final double alpha = parameters[omega + 1];
        final double gamma = parameters[omega + 2];
        final double beta = parameters[omega + 3];
        residuals.takeMoment(2);
        double state = StrictMath.log(residuals.moment);
        double size = residuals.isPresampleShockZero() ? -NormalDensity.ROOT_TWO_OVER_PI : 0;
        double z = 0;
        double inverse = 0;
        Arrays.fill(slopes, 0);
        for (int j = 0; j < means; j++) {
            slopes[j] = residuals.momentSlopes[j] / residuals.moment;
        }
        for (int t = 0; t <= residuals.size; t++) {
            final double before = state;
            state = parameters[omega] + alpha * size + gamma * z + beta * before;
            variances[t] = StrictMath.exp(state);
            if (withSlopes) {
                final double byShock = alpha * Math.signum(z) + gamma;
                final double decay = beta - 0.5 * z * byShock;
                for (int j = 0; j < means; j++) {
                    final double direct = t == 0 ? 0 : byShock * inverse * residuals.errorSlopes[(t - 1) * means + j];
                    slopes[j] = decay * slopes[j] + direct;
                }
                slopes[omega] = decay * slopes[omega] + 1;
                slopes[omega + 1] = decay * slopes[omega + 1] + size;
                slopes[omega + 2] = decay * slopes[omega + 2] + z;
                slopes[omega + 3] = decay * slopes[omega + 3] + before;
                System.arraycopy(slopes, 0, logSlopes, t * width, width);
            }
            if (t < residuals.size) {
                inverse = 1 / Math.sqrt(variances[t]);
                z = residuals.errors[t] * inverse;
                size = Math.abs(z) - NormalDensity.ROOT_TWO_OVER_PI;
            }
        }
    }
}
