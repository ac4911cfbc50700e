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
    /** Number of first states that see the presample alone. */
    private final int held;

    private final double[] states;
    private final double[] shocks;
    private final double[][] slopes;
    private final double[] adjoint;
    private final double[] work;

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
        held = residuals.isOfFirstStates() ? lags : 0;
        // Presample times stand in front, so that no lag needs a test.
        states = new double[lags + residuals.size + 1];
        shocks = new double[lags + residuals.size];
        slopes = arch == 1 && garch == 1 ? new double[0][] : new double[width][lags + residuals.size + 1];
        adjoint = new double[residuals.size];
        work = new double[residuals.size];
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

    /** Adds names with numbers from one, or one name without. */
    static void numbered(final List<String> names, final String name, final int count) {
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
    List<double[]> starts(final double variance, final boolean many) {
        final double[] persistences = garch == 0
                ? new double[] {0.2, 0.5, 0.8}
                : many ? new double[] {0.2, 0.6, 0.9, 0.98, 0.998} : new double[] {0.8, 0.93, 0.985};
        final double[] sizes =
                garch == 0 ? new double[] {1} : many ? new double[] {0.01, 0.05, 0.15} : new double[] {0.05, 0.12};
        final double[] asymmetries =
                threshold == 0 ? new double[] {0} : many ? new double[] {-0.9, 0, 0.6, 0.95} : new double[] {0, 0.8};
        final List<double[]> starts = new ArrayList<>();
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

    @Override
    boolean flatten(final double variance, final double[] parameters) {
        return super.flatten(level(variance), parameters);
    }

    /** Impact is shared among the shocks; the asymmetric part of it is carried by negative ones alone. */
    private double[] start(
            final double variance, final double persistence, final double impact, final double asymmetry) {
        final double[] start = new double[width - means];
        final double shockMean = inDeviations ? NormalDensity.ROOT_TWO_OVER_PI : 1;
        start[0] = level(variance) * (1 - persistence);
        for (int i = 0; i < arch; i++) {
            // Where positive shocks carry more, a negative gamma takes it off the negative ones.
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
        for (int t = 0; t < size; t++) {
            shocks[lags + t] = inDeviations ? Math.abs(errors[t]) : errors[t] * errors[t];
        }
        if (arch == 1 && garch == 1) {
            runFirstOrder(parameters);
            if (withSlopes) {
                differentiateFirstOrder(parameters);
            }
            return;
        }
        final int omega = means;
        final int alpha = omega + 1;
        final int gamma = alpha + arch;
        final int beta = gamma + threshold;
        for (int t = 0; t <= size; t++) {
            double state = parameters[omega];
            for (int i = 1; i <= arch; i++) {
                state += parameters[alpha + i - 1] * shocks[lags + before(t, i)];
            }
            for (int i = 1; i <= threshold; i++) {
                final int past = before(t, i);
                state += parameters[gamma + i - 1] * shocks[lags + past] * negative(past);
            }
            for (int i = 1; i <= garch; i++) {
                state += parameters[beta + i - 1] * states[lags + before(t, i)];
            }
            states[lags + t] = state;
            variances[t] = inDeviations ? state * state : state;
        }
        if (withSlopes) {
            for (int j = 0; j < width; j++) {
                differentiate(parameters, j);
            }
        }
    }

    /** Time that a state sees at a lag; below zero it is one of the presample, which are all alike. */
    private int before(final int t, final int lag) {
        return t < held ? -1 : t - lag;
    }

    private double power() {
        return inDeviations ? 2 : 1;
    }

    private void differentiate(final double[] parameters, final int j) {
        final int beta = width - garch;
        final double[] slope = slopes[j];
        Arrays.fill(slope, 0, lags, j < means ? residuals.momentSlopes[j] : 0);
        for (int t = 0; t <= residuals.size; t++) {
            double sum = direct(parameters, t, j);
            for (int i = 1; i <= garch; i++) {
                sum = Math.fma(parameters[beta + i - 1], slope[lags + before(t, i)], sum);
            }
            slope[lags + t] = sum;
            logSlopes[j][t] = power() * sum / states[lags + t];
        }
    }

    /** Derivative of the state by a parameter at given states before. */
    private double direct(final double[] parameters, final int t, final int j) {
        final int alpha = means + 1;
        final int gamma = alpha + arch;
        final int beta = gamma + threshold;
        if (j < means) {
            double sum = 0;
            for (int i = 1; i <= arch; i++) {
                final int past = before(t, i);
                sum += weight(parameters, i, past) * shockSlope(past, j);
            }
            return sum;
        }
        if (j < alpha) {
            return 1;
        }
        if (j < gamma) {
            return shocks[lags + before(t, 1 + j - alpha)];
        }
        if (j < beta) {
            final int past = before(t, 1 + j - gamma);
            return shocks[lags + past] * negative(past);
        }
        return states[lags + before(t, 1 + j - beta)];
    }

    /** Weight of the shock of a time in the state some lags later. */
    private double weight(final double[] parameters, final int lag, final int t) {
        final double asymmetric = lag <= threshold ? parameters[means + arch + lag] * negative(t) : 0;
        return parameters[means + lag] + asymmetric;
    }

    private double negative(final int t) {
        return t < 0 ? 0.5 : residuals.errors[t] < 0 ? 1 : 0;
    }

    private double shockSlope(final int t, final int mean) {
        if (t < 0) {
            return residuals.momentSlopes[mean];
        }
        final double error = residuals.errors[t];
        return (inDeviations ? Math.signum(error) : 2 * error) * residuals.errorSlopes[mean][t];
    }

    /** The same for one alpha and one beta, the model of most fits, without inner loops over lags. */
    private void runFirstOrder(final double[] parameters) {
        final int size = residuals.size;
        final double[] errors = residuals.errors;
        final double omega = parameters[means];
        final double alpha = parameters[means + 1];
        final double gamma = threshold == 1 ? parameters[means + 2] : 0;
        final double beta = parameters[width - 1];
        final double down = alpha + gamma;
        double state = Math.fma(beta, states[0], Math.fma(alpha + 0.5 * gamma, shocks[0], omega));
        states[1] = state;
        for (int t = 1; t <= size; t++) {
            final double weight = errors[t - 1] < 0 ? down : alpha;
            state = Math.fma(beta, state, Math.fma(weight, shocks[t], omega));
            states[t + 1] = state;
        }
        for (int t = 0; t <= size; t++) {
            variances[t] = inDeviations ? states[t + 1] * states[t + 1] : states[t + 1];
        }
    }

    private void differentiateFirstOrder(final double[] parameters) {
        final int size = residuals.size;
        final double beta = parameters[width - 1];
        final double power = power();
        final double[] omegas = logSlopes[means];
        final double[] alphas = logSlopes[means + 1];
        final double[] betas = logSlopes[width - 1];
        double byOmega = 0;
        double byAlpha = 0;
        double byBeta = 0;
        for (int t = 0; t <= size; t++) {
            byOmega = Math.fma(beta, byOmega, 1);
            byAlpha = Math.fma(beta, byAlpha, shocks[t]);
            byBeta = Math.fma(beta, byBeta, states[t]);
            final double factor = power / states[t + 1];
            omegas[t] = factor * byOmega;
            alphas[t] = factor * byAlpha;
            betas[t] = factor * byBeta;
        }
        if (threshold == 1) {
            final double[] gammas = logSlopes[means + 2];
            double byGamma = 0;
            for (int t = 0; t <= size; t++) {
                byGamma = Math.fma(beta, byGamma, shocks[t] * negative(t - 1));
                gammas[t] = power * byGamma / states[t + 1];
            }
        }
        for (int j = 0; j < means; j++) {
            final double[] slope = logSlopes[j];
            double byMean = residuals.momentSlopes[j];
            for (int t = 0; t <= size; t++) {
                byMean = Math.fma(beta, byMean, weight(parameters, 1, t - 1) * shockSlope(t - 1, j));
                slope[t] = power * byMean / states[t + 1];
            }
        }
    }

    @Override
    boolean hasCurvature() {
        return true;
    }

    /**
     * With the state s linear in what came before, the second derivatives of s follow its own recursion, driven by first derivatives. The sum
     * of them over returns needs only the sum's derivative by each state, found backwards: the adjoint.
     */
    @Override
    void addCurvature(
            final double[] parameters,
            final double[] weights,
            final double[] byPairs,
            final double[] byErrors,
            final double[][] hessian) {
        final int size = residuals.size;
        final double power = power();
        final int alpha = means + 1;
        final int gamma = alpha + arch;
        final int beta = gamma + threshold;
        for (int t = size - 1; t >= 0; t--) {
            double sum = power * weights[t] / states[lags + t];
            for (int i = Math.max(1, held - t); i <= garch && t + i < size; i++) {
                sum = Math.fma(parameters[beta + i - 1], adjoint[t + i], sum);
            }
            adjoint[t] = sum;
            byPairs[t] -= weights[t] / power;
        }
        for (int i = 1; i <= garch; i++) {
            final int first = Math.max(i, held);
            Arrays.fill(work, 0, Math.min(first, size), 0);
            for (int t = first; t < size; t++) {
                work[t] = adjoint[t] * states[lags + t - i] / power;
            }
            for (int j = 0; j < width; j++) {
                final double before = j < means ? residuals.momentSlopes[j] * presampleSum(i) : 0;
                addBoth(hessian, beta + i - 1, j, before + Sums.dot(work, logSlopes[j], i, size));
            }
        }
        for (int j = 0; j < means; j++) {
            for (int i = 1; i <= arch; i++) {
                double plain = 0;
                double negative = 0;
                for (int t = 0; t < size; t++) {
                    final int past = before(t, i);
                    final double slope = adjoint[t] * shockSlope(past, j);
                    plain += slope;
                    negative = Math.fma(negative(past), slope, negative);
                }
                addBoth(hessian, alpha + i - 1, j, plain);
                if (i <= threshold) {
                    addBoth(hessian, gamma + i - 1, j, negative);
                }
            }
        }
        if (!inDeviations) {
            addMeanCurvature(parameters, hessian);
        }
    }

    @Override
    double effectOfError(final double[] parameters, final int t, final double error) {
        if (!inDeviations) {
            return 0;
        }
        double weight = 0;
        for (int i = 1; i <= arch && t + i < residuals.size; i++) {
            final double asymmetric = error < 0 && i <= threshold ? parameters[means + arch + i] : 0;
            weight = Math.fma(adjoint[t + i], parameters[means + i] + asymmetric, weight);
        }
        return weight * Math.abs(error);
    }

    /** Sum of the adjoints whose states see a presample state at a lag. */
    private double presampleSum(final int lag) {
        double sum = 0;
        for (int t = 0; t < Math.max(lag, held) && t < residuals.size; t++) {
            sum += adjoint[t];
        }
        return sum;
    }

    /** Second derivatives of squared errors, and of the presample moment, by the mean. */
    private void addMeanCurvature(final double[] parameters, final double[][] hessian) {
        final int size = residuals.size;
        final int beta = width - garch;
        double presample = 0;
        for (int i = 1; i <= arch; i++) {
            presample += weight(parameters, i, -1) * presampleSum(i);
        }
        for (int i = 1; i <= garch; i++) {
            presample += parameters[beta + i - 1] * presampleSum(i);
        }
        Arrays.fill(work, 0);
        for (int i = 1; i <= arch; i++) {
            for (int t = Math.max(i, held); t < size; t++) {
                work[t - i] = Math.fma(2 * adjoint[t], weight(parameters, i, t - i), work[t - i]);
            }
        }
        for (int j = 0; j < means; j++) {
            for (int k = 0; k < means; k++) {
                double sum = presample * residuals.momentCurvature(j, k);
                for (int t = 0; t < size; t++) {
                    sum = Math.fma(work[t] * residuals.errorSlopes[j][t], residuals.errorSlopes[k][t], sum);
                }
                hessian[j][k] += sum;
            }
        }
    }
}
