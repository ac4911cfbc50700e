package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The asymmetric power equation, with its power given or estimated. */
final class AsymmetricPowerRecursion extends VarianceRecursion {
    private static final double SMALLEST_SHARE = 1e-8;
    private static final double LARGEST_ASYMMETRY = 0.9999;

    private final double fixedPower;
    private final double[] slopes;

    AsymmetricPowerRecursion(final Residuals residuals, final double fixedPower) {
        super(residuals, fixedPower == 0 ? 5 : 4);
        this.fixedPower = fixedPower;
        slopes = new double[width];
    }

    @Override
    boolean hasKinks() {
        return fixedPower != 2;
    }

    @Override
    List<String> names() {
        return fixedPower == 0
                ? List.of("omega", "alpha", "gamma", "beta", "delta")
                : List.of("omega", "alpha", "gamma", "beta");
    }

    @Override
    double[] lowest(final double variance) {
        final double smallest =
                fixedPower == 0 ? Math.min(level(variance, 0.2), level(variance, 6)) : level(variance, fixedPower);
        return Arrays.copyOf(new double[] {SMALLEST_SHARE * smallest, 0, -LARGEST_ASYMMETRY, 0, 0.2}, width - means);
    }

    @Override
    double[] highest(final double variance) {
        final double largest =
                fixedPower == 0 ? Math.max(level(variance, 0.2), level(variance, 6)) : level(variance, fixedPower);
        return Arrays.copyOf(new double[] {10 * largest, 10, LARGEST_ASYMMETRY, 1 - 1e-9, 6}, width - means);
    }

    @Override
    List<double[]> starts(final double variance) {
        final List<double[]> starts = new ArrayList<>();
        final double[] powers = fixedPower == 0 ? new double[] {1, 1.5, 2} : new double[] {fixedPower};
        for (final double power : powers) {
            for (final double persistence : new double[] {0.8, 0.92, 0.98}) {
                for (final double alpha : new double[] {0.05, 0.12}) {
                    for (final double gamma : new double[] {-0.3, 0, 0.3, 0.7}) {
                        final double omega = level(variance, power) * (1 - persistence);
                        final double[] start = {omega, alpha, gamma, persistence - alpha, power};
                        starts.add(Arrays.copyOf(start, width - means));
                    }
                }
            }
        }
        return starts;
    }

    private static double level(final double variance, final double power) {
        return StrictMath.pow(variance, 0.5 * power);
    }

    @Override
    void run(final double[] parameters, final boolean withSlopes) {
        final int omega = means;
        final double alpha = parameters[omega + 1];
        final double gamma = parameters[omega + 2];
        final double beta = parameters[omega + 3];
        final boolean free = fixedPower == 0;
        final double power = free ? parameters[omega + 4] : fixedPower;
        residuals.takeMoment(power);
        final double moment = residuals.moment;
        final double up = Residuals.raise(1 - gamma, power);
        final double down = Residuals.raise(1 + gamma, power);
        double state = moment;
        double shock = 0.5 * (up + down) * moment;
        double byGamma = 0.5 * power * (down / (1 + gamma) - up / (1 - gamma)) * moment;
        double byPower = 0;
        Arrays.fill(slopes, 0);
        if (withSlopes) {
            System.arraycopy(residuals.momentSlopes, 0, slopes, 0, means);
            if (free) {
                slopes[omega + 4] = residuals.momentByPower;
                byPower = 0.5 * (up * StrictMath.log(1 - gamma) + down * StrictMath.log(1 + gamma)) * moment
                        + 0.5 * (up + down) * residuals.momentByPower;
            }
        }
        for (int t = 0; t <= residuals.size; t++) {
            final double before = state;
            state = parameters[omega] + alpha * shock + beta * before;
            variances[t] = power == 2 ? state : power == 1 ? state * state : StrictMath.pow(state, 2 / power);
            if (withSlopes) {
                final double common = t == 0 ? 0.5 * (up + down) : 0;
                for (int j = 0; j < means; j++) {
                    final double byMean = t == 0
                            ? common * residuals.momentSlopes[j]
                            : shockByError(t - 1, gamma, power) * residuals.errorSlopes[j][t - 1];
                    slopes[j] = beta * slopes[j] + alpha * byMean;
                }
                slopes[omega] = beta * slopes[omega] + 1;
                slopes[omega + 1] = beta * slopes[omega + 1] + shock;
                slopes[omega + 2] = beta * slopes[omega + 2] + alpha * byGamma;
                slopes[omega + 3] = beta * slopes[omega + 3] + before;
                if (free) {
                    slopes[omega + 4] = beta * slopes[omega + 4] + alpha * byPower;
                }
                final double factor = 2 / (power * state);
                for (int j = 0; j < width; j++) {
                    logSlopes[j][t] = factor * slopes[j];
                }
                if (free) {
                    logSlopes[omega + 4][t] -= 2 / (power * power) * StrictMath.log(state);
                }
            }
            if (t < residuals.size) {
                final double error = residuals.errors[t];
                final double distance = Math.abs(error) - gamma * error;
                shock = Residuals.raise(distance, power);
                byGamma = distance == 0 ? 0 : -power * shock / distance * error;
                byPower = free && distance > 0 ? shock * StrictMath.log(distance) : 0;
            }
        }
    }

    private double shockByError(final int t, final double gamma, final double power) {
        final double error = residuals.errors[t];
        final double distance = Math.abs(error) - gamma * error;
        return distance == 0 ? 0 : power * Residuals.raise(distance, power) / distance * (Math.signum(error) - gamma);
    }
}
