package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The nonlinear asymmetric equation of Engle and Ng, of order one. */
final class NonlinearRecursion extends VarianceRecursion {
    private final double[] slopes;

    NonlinearRecursion(final Residuals residuals) {
        super(residuals, 4);
        slopes = new double[width];
    }

    @Override
    List<String> names() {
        return List.of("omega", "alpha", "theta", "beta");
    }

    @Override
    double[] lowest(final double variance) {
        return new double[] {1e-8 * variance, 0, -10, 0};
    }

    @Override
    double[] highest(final double variance) {
        return new double[] {10 * variance, 10, 10, 1 - 1e-9};
    }

    @Override
    List<double[]> starts(final double variance, final boolean many) {
        final double[] persistences = many ? new double[] {0.3, 0.8, 0.97, 0.995} : new double[] {0.9, 0.98};
        final double[] sizes = many ? new double[] {0.01, 0.04, 0.12} : new double[] {0.07};
        final double[] shifts = many ? new double[] {-0.7, 0, 0.7, 2} : new double[] {0, 0.7};
        final List<double[]> starts = new ArrayList<>();
        for (final double persistence : persistences) {
            for (final double alpha : sizes) {
                for (final double theta : shifts) {
                    final double beta = Math.max(0, persistence - alpha * (1 + theta * theta));
                    starts.add(new double[] {variance * (1 - persistence), alpha, theta, beta});
                }
            }
        }
        return starts;
    }

    /** Without shocks there is no asymmetry. */
    @Override
    boolean isIdle(final int parameter, final double[] coordinates) {
        return coordinates[means + 1] == 0 && parameter == means + 2;
    }

    @Override
    void run(final double[] parameters, final boolean withSlopes) {
        final int omega = means;
        final double alpha = parameters[omega + 1];
        final double theta = parameters[omega + 2];
        final double beta = parameters[omega + 3];
        residuals.takeMoment(2);
        double variance = residuals.moment;
        Arrays.fill(slopes, 0);
        System.arraycopy(residuals.momentSlopes, 0, slopes, 0, means);
        for (int t = 0; t <= residuals.size; t++) {
            final double before = variance;
            final double deviation = Math.sqrt(before);
            final double distance = t == 0 ? 0 : residuals.errors[t - 1] - theta * deviation;
            // Before the first return the shock has its expected size, (1 + theta^2) m.
            final double shock = t == 0 ? (1 + theta * theta) * before : distance * distance;
            variance = parameters[omega] + alpha * shock + beta * before;
            variances[t] = variance;
            if (withSlopes) {
                final double byVariance = t == 0 ? alpha * (1 + theta * theta) : -alpha * distance * theta / deviation;
                final double decay = beta + byVariance;
                for (int j = 0; j < means; j++) {
                    final double direct = t == 0 ? 0 : 2 * alpha * distance * residuals.errorSlopes[j][t - 1];
                    slopes[j] = decay * slopes[j] + direct;
                }
                slopes[omega] = decay * slopes[omega] + 1;
                slopes[omega + 1] = decay * slopes[omega + 1] + shock;
                slopes[omega + 2] = decay * slopes[omega + 2]
                        + (t == 0 ? 2 * alpha * theta * before : -2 * alpha * distance * deviation);
                slopes[omega + 3] = decay * slopes[omega + 3] + before;
                final double factor = 1 / variance;
                for (int j = 0; j < width; j++) {
                    logSlopes[j][t] = factor * slopes[j];
                }
            }
        }
    }
}
