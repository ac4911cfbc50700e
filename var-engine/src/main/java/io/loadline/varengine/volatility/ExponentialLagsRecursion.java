package io.loadline.varengine.volatility;

import io.loadline.core.math.Elementary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The exponential equation of any order but one, which {@link ExponentialRecursion} has; its second derivatives are differences. */
final class ExponentialLagsRecursion extends VarianceRecursion {
    private static final double LARGEST_BETA = 0.999999;
    private static final double LARGEST_OF_SEVERAL = 1.9;

    private final int arch;
    private final int threshold;
    private final int garch;
    private final int lags;
    /** Logarithms of variances, the presample's in front. */
    private final double[] states;
    /** Standardised errors and the centred sizes of them, the presample's in front. */
    private final double[] shocks;

    private final double[] sizes;
    private final double[] slope;
    private final double[] tangent;
    private boolean invertible;

    ExponentialLagsRecursion(final Residuals residuals, final VarianceModel.Exponential orders) {
        super(residuals, 1 + orders.arch() + orders.threshold() + orders.garch());
        arch = orders.arch();
        threshold = orders.threshold();
        garch = orders.garch();
        lags = Math.max(arch, garch);
        states = new double[lags + residuals.size + 1];
        shocks = new double[lags + residuals.size];
        sizes = new double[lags + residuals.size];
        slope = new double[lags + residuals.size + 1];
        tangent = new double[lags];
    }

    @Override
    boolean hasKinks() {
        return true;
    }

    @Override
    List<String> names() {
        final List<String> names = new ArrayList<>();
        names.add("omega");
        PowerRecursion.numbered(names, "alpha", arch);
        PowerRecursion.numbered(names, "gamma", threshold);
        PowerRecursion.numbered(names, "beta", garch);
        return names;
    }

    @Override
    double[] lowest(final double variance) {
        final double[] lowest = highest(variance);
        Arrays.setAll(lowest, i -> -lowest[i]);
        return lowest;
    }

    @Override
    double[] highest(final double variance) {
        final double[] highest = new double[width - means];
        Arrays.fill(highest, 5);
        highest[0] = 20 + Math.abs(StrictMath.log(variance));
        Arrays.fill(highest, 1 + arch + threshold, highest.length, garch == 1 ? LARGEST_BETA : LARGEST_OF_SEVERAL);
        return highest;
    }

    @Override
    List<double[]> starts(final double variance, final boolean many) {
        final double[] memories =
                garch == 0 ? new double[] {0} : many ? new double[] {0, 0.6, 0.95, 0.995} : new double[] {0.9, 0.98};
        final double[] impacts = many ? new double[] {-0.05, 0.03, 0.2} : new double[] {0.15};
        final double[] sides = threshold == 0 ? new double[] {0} : new double[] {-0.1, 0, 0.1};
        final List<double[]> starts = new ArrayList<>();
        for (final double memory : memories) {
            for (final double impact : impacts) {
                for (final double side : sides) {
                    final double[] start = new double[width - means];
                    start[0] = StrictMath.log(variance) * (1 - memory);
                    Arrays.fill(start, 1, 1 + arch, impact / arch);
                    Arrays.fill(start, 1 + arch, 1 + arch + threshold, side / Math.max(1, threshold));
                    Arrays.fill(start, 1 + arch + threshold, start.length, memory / Math.max(1, garch));
                    starts.add(start);
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
        final int size = residuals.size;
        residuals.takeMoment(2);
        Arrays.fill(states, 0, lags, StrictMath.log(residuals.moment));
        Arrays.fill(sizes, 0, lags, residuals.isPresampleShockZero() ? -NormalDensity.ROOT_TWO_OVER_PI : 0);
        final int alpha = means + 1;
        final int gamma = alpha + arch;
        final int beta = gamma + threshold;
        for (int now = lags; now <= lags + size; now++) {
            double state = parameters[means];
            for (int i = 1; i <= arch; i++) {
                state = Math.fma(parameters[alpha + i - 1], sizes[now - i], state);
            }
            for (int i = 1; i <= threshold; i++) {
                state = Math.fma(parameters[gamma + i - 1], shocks[now - i], state);
            }
            for (int i = 1; i <= garch; i++) {
                state = Math.fma(parameters[beta + i - 1], states[now - i], state);
            }
            states[now] = state;
            variances[now - lags] = Elementary.exp(state);
            if (now < lags + size) {
                shocks[now] = residuals.errors[now - lags] * Elementary.exp(-0.5 * state);
                sizes[now] = Math.abs(shocks[now]) - NormalDensity.ROOT_TWO_OVER_PI;
            }
        }
        invertible = growth(parameters) < 0;
        if (withSlopes) {
            for (int j = 0; j < width; j++) {
                differentiate(parameters, j);
            }
        }
    }

    /** Derivative of a state by the one some lags before. */
    private double decay(final double[] parameters, final int now, final int lag) {
        final double z = shocks[now - lag];
        double decay = lag <= garch ? parameters[means + arch + threshold + lag] : 0;
        if (lag <= arch) {
            decay -= 0.5 * parameters[means + lag] * Math.abs(z);
        }
        if (lag <= threshold) {
            decay -= 0.5 * parameters[means + arch + lag] * z;
        }
        return decay;
    }

    /** Logarithm of the growth of a difference of states over the series: the condition of order one for a vector of states. */
    private double growth(final double[] parameters) {
        Arrays.fill(tangent, 0);
        tangent[0] = 1;
        double growth = 0;
        for (int t = 1; t <= residuals.size; t++) {
            final int now = lags + t;
            double next = 0;
            for (int i = 1; i <= lags; i++) {
                next = Math.fma(decay(parameters, now, i), tangent[i - 1], next);
            }
            double largest = Math.abs(next);
            for (int i = lags - 1; i > 0; i--) {
                tangent[i] = tangent[i - 1];
                largest = Math.max(largest, Math.abs(tangent[i]));
            }
            tangent[0] = next;
            if (!(largest > 0)) {
                return Double.NEGATIVE_INFINITY;
            }
            growth += StrictMath.log(largest);
            for (int i = 0; i < lags; i++) {
                tangent[i] /= largest;
            }
        }
        return growth;
    }

    @Override
    boolean isInvertible() {
        return invertible;
    }

    private void differentiate(final double[] parameters, final int j) {
        Arrays.fill(slope, 0, lags, j < means ? residuals.momentSlopes[j] / residuals.moment : 0);
        for (int t = 0; t <= residuals.size; t++) {
            final int now = lags + t;
            double sum = direct(parameters, now, j);
            for (int i = 1; i <= lags; i++) {
                // A shock of the presample is given: only its state moves.
                final double decay =
                        t < i ? i <= garch ? parameters[means + arch + threshold + i] : 0 : decay(parameters, now, i);
                sum = Math.fma(decay, slope[now - i], sum);
            }
            slope[now] = sum;
            logSlopes[j][t] = sum;
        }
    }

    /** Derivative of a state by a parameter at given states before. */
    private double direct(final double[] parameters, final int now, final int j) {
        final int alpha = means + 1;
        final int gamma = alpha + arch;
        final int beta = gamma + threshold;
        if (j < means) {
            double sum = 0;
            for (int i = 1; i <= Math.min(arch, now - lags); i++) {
                final int past = now - i;
                final double side = i <= threshold ? parameters[gamma + i - 1] : 0;
                final double byShock = parameters[alpha + i - 1] * Math.signum(shocks[past]) + side;
                final double byError = Elementary.exp(-0.5 * states[past]) * residuals.errorSlopes[j][past - lags];
                sum = Math.fma(byShock, byError, sum);
            }
            return sum;
        }
        if (j < alpha) {
            return 1;
        }
        if (j < gamma) {
            return sizes[now - 1 - (j - alpha)];
        }
        return j < beta ? shocks[now - 1 - (j - gamma)] : states[now - 1 - (j - beta)];
    }
}
