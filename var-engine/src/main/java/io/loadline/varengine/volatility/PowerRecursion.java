package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The linear equations: GARCH and GJR in variances, the threshold model in standard deviations. */
final class PowerRecursion extends VarianceRecursion {
    private static final double SMALLEST_SHARE = 1e-8;
    private static final double LARGEST_BETA = 1 - 1e-9;
    private static final double LARGEST_SHOCK = 10;

    private final int arch;
    private final int threshold;
    private final int garch;
    private final boolean inDeviations;
    private final int lags;
    private final double[] states;
    private final double[] shocks;
    private final double[] slopes;

    PowerRecursion(
            final Residuals residuals,
            final int arch,
            final int threshold,
            final int garch,
            final boolean inDeviations) {
        super(residuals, 1 + arch + threshold + garch);
        this.arch = arch;
        this.threshold = threshold;
        this.garch = garch;
        this.inDeviations = inDeviations;
        lags = Math.max(arch, garch);
        // Presample times stand in front, so that no lag needs a test.
        states = new double[lags + residuals.size + 1];
        shocks = new double[lags + residuals.size];
        slopes = new double[(lags + residuals.size + 1) * width];
    }

    @Override
    boolean hasKinks() {
        return inDeviations;
    }

    @Override
    List<String> names() {
        final List<String> names = new ArrayList<>();
        names.add("omega");
        numbered(names, "alpha", arch);
        numbered(names, "gamma", threshold);
        numbered(names, "beta", garch);
        return names;
    }

    private static void numbered(final List<String> names, final String name, final int count) {
        for (int i = 1; i <= count; i++) {
            names.add(count == 1 ? name : name + i);
        }
    }

    @Override
    double[] lowest(final double variance) {
        final double[] lowest = new double[width - means];
        lowest[0] = SMALLEST_SHARE * level(variance);
        // For gamma the bound is that of alpha + gamma, see Likelihood.
        return lowest;
    }

    @Override
    double[] highest(final double variance) {
        final double[] highest = new double[width - means];
        Arrays.fill(highest, LARGEST_SHOCK);
        highest[0] = LARGEST_SHOCK * level(variance);
        Arrays.fill(highest, 1 + arch + threshold, highest.length, LARGEST_BETA);
        return highest;
    }

    @Override
    List<double[]> starts(final double variance) {
        final List<double[]> starts = new ArrayList<>();
        final double[] persistences =
                garch == 0 ? new double[] {0.2, 0.5, 0.8} : new double[] {0.5, 0.8, 0.9, 0.95, 0.98};
        final double[] sizes = garch == 0 ? new double[] {1} : new double[] {0.03, 0.06, 0.12, 0.24};
        final double[] asymmetries = threshold == 0 ? new double[] {0} : new double[] {0, 0.6, 0.95};
        for (final double persistence : persistences) {
            for (final double size : sizes) {
                for (final double asymmetry : asymmetries) {
                    final double impact = garch == 0 ? persistence : Math.min(size, persistence);
                    starts.add(start(variance, persistence, impact, asymmetry));
                }
            }
        }
        return starts;
    }

    /** Impact is shared among the shocks; the asymmetric part of it is carried by negative ones alone. */
    private double[] start(
            final double variance, final double persistence, final double impact, final double asymmetry) {
        final double[] start = new double[width - means];
        final double shockMean = inDeviations ? NormalDensity.ROOT_TWO_OVER_PI : 1;
        start[0] = level(variance) * (1 - persistence);
        for (int i = 0; i < arch; i++) {
            start[1 + i] = impact * (i < threshold ? 1 - asymmetry : 1) / arch / shockMean;
        }
        for (int i = 0; i < threshold; i++) {
            start[1 + arch + i] = 2 * impact * asymmetry / arch / shockMean;
        }
        for (int i = 0; i < garch; i++) {
            start[1 + arch + threshold + i] = (persistence - impact) / garch;
        }
        return start;
    }

    private double level(final double variance) {
        return inDeviations ? Math.sqrt(variance) : variance;
    }

    /** Number of gamma; gamma(i) adds to alpha(i). */
    int thresholds() {
        return threshold;
    }

    int firstAlpha() {
        return means + 1;
    }

    int firstGamma() {
        return means + 1 + arch;
    }

    @Override
    void run(final double[] parameters, final boolean withSlopes) {
        final int size = residuals.size;
        final double[] errors = residuals.errors;
        residuals.takeMoment(inDeviations ? 1 : 2);
        Arrays.fill(states, 0, lags, residuals.moment);
        Arrays.fill(shocks, 0, lags, residuals.moment);
        if (withSlopes) {
            for (int row = 0; row < lags; row++) {
                System.arraycopy(residuals.momentSlopes, 0, slopes, row * width, means);
            }
        }
        for (int t = 0; t < size; t++) {
            shocks[lags + t] = inDeviations ? Math.abs(errors[t]) : errors[t] * errors[t];
        }
        if (arch == 1 && garch == 1) {
            runFirstOrder(parameters, withSlopes);
            return;
        }
        final int omega = means;
        final int alpha = omega + 1;
        final int gamma = alpha + arch;
        final int beta = gamma + threshold;
        for (int t = 0; t <= size; t++) {
            final int now = lags + t;
            double state = parameters[omega];
            for (int i = 1; i <= arch; i++) {
                state += parameters[alpha + i - 1] * shocks[now - i];
            }
            for (int i = 1; i <= threshold; i++) {
                state += parameters[gamma + i - 1] * shocks[now - i] * negative(t - i);
            }
            for (int i = 1; i <= garch; i++) {
                state += parameters[beta + i - 1] * states[now - i];
            }
            states[now] = state;
            variances[t] = inDeviations ? state * state : state;
            if (withSlopes) {
                differentiate(parameters, t, now);
            }
        }
    }

    private void differentiate(final double[] parameters, final int t, final int now) {
        final int omega = means;
        final int alpha = omega + 1;
        final int gamma = alpha + arch;
        final int beta = gamma + threshold;
        final int row = now * width;
        Arrays.fill(slopes, row, row + width, 0);
        for (int i = 1; i <= garch; i++) {
            final int before = (now - i) * width;
            final double weight = parameters[beta + i - 1];
            for (int j = 0; j < width; j++) {
                slopes[row + j] += weight * slopes[before + j];
            }
            slopes[row + beta + i - 1] += states[now - i];
        }
        slopes[row + omega] += 1;
        for (int i = 1; i <= arch; i++) {
            double weight = parameters[alpha + i - 1];
            slopes[row + alpha + i - 1] += shocks[now - i];
            if (i <= threshold) {
                final double share = negative(t - i);
                weight += parameters[gamma + i - 1] * share;
                slopes[row + gamma + i - 1] += shocks[now - i] * share;
            }
            addShockSlopes(row, t - i, weight);
        }
        final double factor = (inDeviations ? 2 : 1) / states[now];
        final int out = t * width;
        for (int j = 0; j < width; j++) {
            logSlopes[out + j] = factor * slopes[row + j];
        }
    }

    private void addShockSlopes(final int row, final int t, final double weight) {
        for (int j = 0; j < means; j++) {
            final double bySlope;
            if (t < 0) {
                bySlope = residuals.momentSlopes[j];
            } else {
                final double error = residuals.errors[t];
                final double byError = inDeviations ? Math.signum(error) : 2 * error;
                bySlope = byError * residuals.errorSlopes[t * means + j];
            }
            slopes[row + j] += weight * bySlope;
        }
    }

    private double negative(final int t) {
        return t < 0 ? 0.5 : residuals.errors[t] < 0 ? 1 : 0;
    }

    /** The same for one alpha and one beta, the model of most fits, without inner loops over lags. */
    private void runFirstOrder(final double[] parameters, final boolean withSlopes) {
        final int size = residuals.size;
        final int count = width;
        final double[] errors = residuals.errors;
        final double omega = parameters[means];
        final double alpha = parameters[means + 1];
        final double gamma = threshold == 1 ? parameters[means + 2] : 0;
        final double beta = parameters[count - 1];
        for (int t = 0; t <= size; t++) {
            final double shock = shocks[t];
            final double before = states[t];
            final double share = t == 0 ? 0.5 : errors[t - 1] < 0 ? 1 : 0;
            final double weight = Math.fma(gamma, share, alpha);
            final double state = Math.fma(beta, before, Math.fma(weight, shock, omega));
            states[t + 1] = state;
            variances[t] = inDeviations ? state * state : state;
            if (withSlopes) {
                final int last = t * count;
                final int row = last + count;
                final double factor = (inDeviations ? 2 : 1) / state;
                for (int j = 0; j < means; j++) {
                    final double slope = Math.fma(beta, slopes[last + j], weight * shockSlope(t - 1, j));
                    slopes[row + j] = slope;
                    logSlopes[last + j] = factor * slope;
                }
                int at = means;
                final double byOmega = Math.fma(beta, slopes[last + at], 1);
                slopes[row + at] = byOmega;
                logSlopes[last + at] = factor * byOmega;
                at++;
                final double byAlpha = Math.fma(beta, slopes[last + at], shock);
                slopes[row + at] = byAlpha;
                logSlopes[last + at] = factor * byAlpha;
                at++;
                if (threshold == 1) {
                    final double byGamma = Math.fma(beta, slopes[last + at], shock * share);
                    slopes[row + at] = byGamma;
                    logSlopes[last + at] = factor * byGamma;
                    at++;
                }
                final double byBeta = Math.fma(beta, slopes[last + at], before);
                slopes[row + at] = byBeta;
                logSlopes[last + at] = factor * byBeta;
            }
        }
    }

    private double shockSlope(final int t, final int mean) {
        if (t < 0) {
            return residuals.momentSlopes[mean];
        }
        final double error = residuals.errors[t];
        return (inDeviations ? Math.signum(error) : 2 * error) * residuals.errorSlopes[t * means + mean];
    }
}
