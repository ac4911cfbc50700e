package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weights that add up to one: integrated GARCH, and without its constant the exponentially weighted average. */
final class IntegratedRecursion extends VarianceRecursion {
    private final boolean withConstant;
    private final double[] slopes;

    IntegratedRecursion(final Residuals residuals, final boolean withConstant) {
        super(residuals, withConstant ? 2 : 1);
        this.withConstant = withConstant;
        slopes = new double[width];
    }

    @Override
    List<String> names() {
        return withConstant ? List.of("omega", "beta") : List.of("decay");
    }

    @Override
    double[] lowest(final double variance) {
        return withConstant ? new double[] {1e-10 * variance, 0.01} : new double[] {0.01};
    }

    @Override
    double[] highest(final double variance) {
        return withConstant ? new double[] {variance, 1 - 1e-6} : new double[] {1 - 1e-6};
    }

    @Override
    List<double[]> starts(final double variance, final boolean many) {
        final List<double[]> starts = new ArrayList<>();
        for (final double weight : new double[] {0.6, 0.8, 0.9, 0.94, 0.97, 0.99}) {
            if (withConstant) {
                starts.add(new double[] {0.001 * variance, weight});
                starts.add(new double[] {0.02 * variance, weight});
            } else {
                starts.add(new double[] {weight});
            }
        }
        return starts;
    }

    @Override
    boolean flatten(final double variance, final double[] parameters) {
        return false;
    }

    @Override
    void run(final double[] parameters, final boolean withSlopes) {
        final int last = width - 1;
        final double omega = withConstant ? parameters[means] : 0;
        final double weight = parameters[last];
        residuals.takeMoment(2);
        double variance = residuals.moment;
        double shock = residuals.moment;
        Arrays.fill(slopes, 0);
        System.arraycopy(residuals.momentSlopes, 0, slopes, 0, means);
        for (int t = 0; t <= residuals.size; t++) {
            final double before = variance;
            variance = omega + (1 - weight) * shock + weight * before;
            variances[t] = variance;
            if (withSlopes) {
                for (int j = 0; j < means; j++) {
                    final double byMean = t == 0
                            ? residuals.momentSlopes[j]
                            : 2 * residuals.errors[t - 1] * residuals.errorSlopes[j][t - 1];
                    slopes[j] = weight * slopes[j] + (1 - weight) * byMean;
                }
                if (withConstant) {
                    slopes[means] = weight * slopes[means] + 1;
                }
                slopes[last] = weight * slopes[last] + before - shock;
                for (int j = 0; j < width; j++) {
                    logSlopes[j][t] = slopes[j] / variance;
                }
            }
            if (t < residuals.size) {
                shock = residuals.errors[t] * residuals.errors[t];
            }
        }
    }
}
