package io.loadline.varengine.volatility;

import io.loadline.core.math.Elementary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The asymmetric power equation, with its power d given or estimated. Its state S = s^d is linear in what came before, and a shock is |e|^d times
 * one of two factors, (1 - gamma)^d and (1 + gamma)^d: a return costs one exponential for the shock, and a logarithm and an exponential for the
 * variance.
 */
final class AsymmetricPowerRecursion extends VarianceRecursion {
    private static final double SMALLEST_SHARE = 1e-8;
    private static final double LARGEST_ASYMMETRY = 0.9999;
    private static final double LEAST_STATE = 1e-290;

    private final double fixedPower;
    private final boolean free;
    private final double[] states;
    private final double[] logStates;
    /** What enters a state: the shock before it, the presample's first. */
    private final double[] shocks;

    private final double[] shocksByGamma;
    private final double[] shocksByPower;
    private final double[] adjoint;
    private final double[] work;

    AsymmetricPowerRecursion(final Residuals residuals, final double fixedPower) {
        super(residuals, fixedPower == 0 ? 5 : 4);
        this.fixedPower = fixedPower;
        free = fixedPower == 0;
        final int size = residuals.size + 1;
        states = new double[size];
        logStates = new double[size];
        shocks = new double[size];
        shocksByGamma = new double[size];
        shocksByPower = new double[free ? size : 0];
        adjoint = new double[residuals.size];
        work = new double[residuals.size];
    }

    @Override
    boolean hasKinks() {
        return fixedPower != 2;
    }

    @Override
    List<String> names() {
        return free ? List.of("omega", "alpha", "gamma", "beta", "delta") : List.of("omega", "alpha", "gamma", "beta");
    }

    /** With a free power the coordinate of omega is for returns of size one. */
    @Override
    double[] lowest(final double variance) {
        final double smallest = free ? 1 : level(variance, fixedPower);
        return Arrays.copyOf(new double[] {SMALLEST_SHARE * smallest, 0, -LARGEST_ASYMMETRY, 0, 0.2}, width - means);
    }

    @Override
    double[] highest(final double variance) {
        final double largest = free ? 1 : level(variance, fixedPower);
        return Arrays.copyOf(new double[] {10 * largest, 10, LARGEST_ASYMMETRY, 1 - 1e-9, 6}, width - means);
    }

    @Override
    List<double[]> starts(final double variance, final boolean many) {
        final double[] powers = !free ? new double[] {fixedPower} : many ? new double[] {1, 2} : new double[] {1.3};
        final double[] persistences = many ? new double[] {0.2, 0.8, 0.97, 0.995} : new double[] {0.9, 0.98};
        final double[] sizes = many ? new double[] {0.01, 0.1} : new double[] {0.07};
        final double[] asymmetries = many ? new double[] {-0.5, 0.5} : new double[] {0, 0.6};
        final List<double[]> starts = new ArrayList<>();
        for (final double power : powers) {
            for (final double persistence : persistences) {
                for (final double alpha : sizes) {
                    for (final double gamma : asymmetries) {
                        final double omega = level(variance, power) * (1 - persistence);
                        final double[] start = {omega, alpha, gamma, persistence - alpha, power};
                        starts.add(Arrays.copyOf(start, width - means));
                    }
                }
            }
        }
        return starts;
    }

    @Override
    boolean flatten(final double variance, final double[] parameters) {
        final double power = free ? parameters[means + 4] : fixedPower;
        super.flatten(level(variance, power), parameters);
        if (free) {
            parameters[means + 4] = power;
        }
        return true;
    }

    /** Without shocks there is no asymmetry, and the power only rescales the constant. */
    @Override
    boolean isIdle(final int parameter, final double[] coordinates) {
        return coordinates[means + 1] == 0 && (parameter == means + 2 || parameter == means + 4);
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
        final double power = free ? parameters[omega + 4] : fixedPower;
        final double logUp = StrictMath.log1p(-gamma);
        final double logDown = StrictMath.log1p(gamma);
        final double up = StrictMath.exp(power * logUp);
        final double down = StrictMath.exp(power * logDown);
        residuals.takeMomentOfVariance(power);
        final double moment = residuals.moment;
        final int size = residuals.size;
        final double[] errors = residuals.errors;
        final double[] raised = residuals.raised(power);
        // A shock before the first return that is given by a variance has no side.
        shocks[0] = residuals.isPresampleOfVariance() ? moment : 0.5 * (up + down) * moment;
        double state = moment;
        for (int t = 0; t <= size; t++) {
            if (t > 0) {
                shocks[t] = raised[t - 1] * (errors[t - 1] < 0 ? down : up);
            }
            state = Math.fma(beta, state, Math.fma(alpha, shocks[t], parameters[omega]));
            states[t] = state;
        }
        takeVariances(power);
        if (withSlopes) {
            takeShockSlopes(power, gamma, new double[] {up, down, logUp, logDown});
            differentiate(parameters, power);
        }
    }

    private void takeVariances(final double power) {
        if (power == 2 && !free) {
            System.arraycopy(states, 0, variances, 0, states.length);
            return;
        }
        for (int t = 0; t < states.length; t++) {
            logStates[t] = Elementary.log(Math.max(states[t], LEAST_STATE));
            variances[t] = Elementary.exp(2 / power * logStates[t]);
        }
    }

    /** @param sides (1 - gamma)^d, (1 + gamma)^d and the logarithms of 1 - gamma and 1 + gamma */
    private void takeShockSlopes(final double power, final double gamma, final double[] sides) {
        final double up = -power / (1 - gamma);
        final double down = power / (1 + gamma);
        final double[] errors = residuals.errors;
        final boolean sided = !residuals.isPresampleOfVariance();
        shocksByGamma[0] = sided ? 0.5 * (sides[0] * up + sides[1] * down) * residuals.moment : 0;
        for (int t = 1; t < shocks.length; t++) {
            shocksByGamma[t] = shocks[t] * (errors[t - 1] < 0 ? down : up);
        }
        if (free) {
            residuals.takeMomentByPower(power);
            final double[] logs = residuals.logSizes();
            shocksByPower[0] = sided
                    ? 0.5
                            * Math.fma(
                                    sides[0] * sides[2] + sides[1] * sides[3],
                                    residuals.moment,
                                    (sides[0] + sides[1]) * residuals.momentByPower)
                    : residuals.momentByPower;
            for (int t = 1; t < shocks.length; t++) {
                shocksByPower[t] = shocks[t] * (logs[t - 1] + (errors[t - 1] < 0 ? sides[3] : sides[2]));
            }
        }
    }

    private void differentiate(final double[] parameters, final double power) {
        final int omega = means;
        final double alpha = parameters[omega + 1];
        final double beta = parameters[omega + 3];
        final double[] omegas = logSlopes[omega];
        final double[] alphas = logSlopes[omega + 1];
        final double[] gammas = logSlopes[omega + 2];
        final double[] betas = logSlopes[omega + 3];
        double byOmega = 0;
        double byAlpha = 0;
        double byGamma = 0;
        double byBeta = 0;
        double before = residuals.moment;
        for (int t = 0; t < states.length; t++) {
            byOmega = Math.fma(beta, byOmega, 1);
            byAlpha = Math.fma(beta, byAlpha, shocks[t]);
            byGamma = Math.fma(beta, byGamma, alpha * shocksByGamma[t]);
            byBeta = Math.fma(beta, byBeta, before);
            before = states[t];
            final double factor = 2 / (power * before);
            omegas[t] = factor * byOmega;
            alphas[t] = factor * byAlpha;
            gammas[t] = factor * byGamma;
            betas[t] = factor * byBeta;
        }
        if (free) {
            final double[] powers = logSlopes[omega + 4];
            double byPower = residuals.momentByPower;
            for (int t = 0; t < states.length; t++) {
                byPower = Math.fma(beta, byPower, alpha * shocksByPower[t]);
                powers[t] = 2 / power * (byPower / states[t] - logStates[t] / power);
            }
        }
        for (int j = 0; j < means; j++) {
            differentiateByMean(j, parameters, power);
        }
    }

    private void differentiateByMean(final int j, final double[] parameters, final double power) {
        final double alpha = parameters[means + 1];
        final double beta = parameters[means + 3];
        final double[] errors = residuals.errors;
        final double[] errorSlopes = residuals.errorSlopes[j];
        final double[] slope = logSlopes[j];
        final double first = residuals.moment > 0 ? residuals.momentSlopes[j] / residuals.moment : 0;
        double byMean = Math.fma(beta, residuals.momentSlopes[j], alpha * first * shocks[0]);
        slope[0] = 2 / (power * states[0]) * byMean;
        for (int t = 1; t < states.length; t++) {
            // d log shock / de = power / e, on either side.
            final double error = errors[t - 1];
            final double growth = error == 0 ? 0 : power * errorSlopes[t - 1] / error;
            byMean = Math.fma(beta, byMean, alpha * shocks[t] * growth);
            slope[t] = 2 / (power * states[t]) * byMean;
        }
    }

    @Override
    boolean hasCurvature() {
        return true;
    }

    @Override
    boolean hasMeanCurvature() {
        return false;
    }

    /**
     * With log h = 2/d log S and S linear in its past, second derivatives of S follow its own recursion, driven by those of the shock and by
     * products of first derivatives; their sum over returns needs the adjoint only. Those by the mean are left to differences.
     */
    @Override
    void addCurvature(
            final double[] parameters,
            final double[] weights,
            final double[] byPairs,
            final double[] byErrors,
            final double[][] hessian) {
        final int size = residuals.size;
        final int alpha = means + 1;
        final int gamma = means + 2;
        final int beta = means + 3;
        final double power = free ? parameters[means + 4] : fixedPower;
        double next = 0;
        for (int t = size - 1; t >= 0; t--) {
            next = Math.fma(parameters[beta], next, 2 / power * weights[t] / states[t]);
            adjoint[t] = next;
            byPairs[t] -= 0.5 * power * weights[t];
        }
        for (int t = 1; t < size; t++) {
            work[t] = 0.5 * power * adjoint[t] * states[t - 1];
        }
        for (int j = means; j < width; j++) {
            addBoth(hessian, beta, j, Sums.dot(work, logSlopes[j], 1, size));
        }
        addBoth(hessian, alpha, gamma, Sums.dot(adjoint, shocksByGamma, size));
        final double asymmetry = parameters[gamma];
        final double up = power * (power - 1) / ((1 - asymmetry) * (1 - asymmetry));
        final double down = power * (power - 1) / ((1 + asymmetry) * (1 + asymmetry));
        final double[] errors = residuals.errors;
        final double upShare = StrictMath.pow(1 - asymmetry, power);
        final double downShare = StrictMath.pow(1 + asymmetry, power);
        double twice = residuals.isPresampleOfVariance()
                ? 0
                : 0.5 * (up * upShare + down * downShare) * residuals.moment * adjoint[0];
        for (int t = 1; t < size; t++) {
            twice += adjoint[t] * shocks[t] * (errors[t - 1] < 0 ? down : up);
        }
        hessian[gamma][gamma] += parameters[alpha] * twice;
        if (free) {
            addPower(parameters, weights, hessian);
        }
    }

    @Override
    double effectOfError(final double[] parameters, final int t, final double error) {
        final double power = free ? parameters[means + 4] : fixedPower;
        final double size = Math.abs(error) - parameters[means + 2] * error;
        return t + 1 < residuals.size ? adjoint[t + 1] * parameters[means + 1] * StrictMath.pow(size, power) : 0;
    }

    /** The row of the power. */
    private void addPower(final double[] parameters, final double[] weights, final double[][] hessian) {
        final int size = residuals.size;
        final int alpha = means + 1;
        final int gamma = means + 2;
        final int beta = means + 3;
        final int power = means + 4;
        final double d = parameters[power];
        final double asymmetry = parameters[gamma];
        final double logUp = StrictMath.log1p(-asymmetry);
        final double logDown = StrictMath.log1p(asymmetry);
        final double up = StrictMath.exp(d * logUp);
        final double down = StrictMath.exp(d * logDown);
        final double[] errors = residuals.errors;
        final double[] logs = residuals.logSizes();
        // A slope of log S is d/2 times that of log h; by the power log S / d comes to it, here for the beta row.
        double withBeta = adjoint[0] * residuals.momentByPower;
        for (int t = 1; t < size; t++) {
            withBeta = Math.fma(adjoint[t] * states[t - 1], logStates[t - 1] / d, withBeta);
        }
        addBoth(hessian, beta, power, withBeta);
        addBoth(hessian, alpha, power, Sums.dot(adjoint, shocksByPower, size));
        final double moment = residuals.moment;
        final double momentByPower = residuals.momentByPower;
        final double upSlope = up * (1 + d * logUp) / (1 - asymmetry);
        final double downSlope = down * (1 + d * logDown) / (1 + asymmetry);
        final boolean sided = !residuals.isPresampleOfVariance();
        double withGamma = !sided
                ? 0
                : 0.5
                        * adjoint[0]
                        * ((downSlope - upSlope) * moment
                                + d * (down / (1 + asymmetry) - up / (1 - asymmetry)) * momentByPower);
        double twice = !sided
                ? adjoint[0] * residuals.momentByPowerTwice
                : 0.5
                        * adjoint[0]
                        * ((up * logUp * logUp + down * logDown * logDown) * moment
                                + 2 * (up * logUp + down * logDown) * momentByPower
                                + (up + down) * residuals.momentByPowerTwice);
        for (int t = 1; t < size; t++) {
            final boolean negative = errors[t - 1] < 0;
            final double side = negative ? 1 / (1 + asymmetry) : -1 / (1 - asymmetry);
            final double log = logs[t - 1] + (negative ? logDown : logUp);
            final double shock = adjoint[t] * shocks[t];
            withGamma = Math.fma(shock * side, Math.fma(d, log, 1), withGamma);
            twice = Math.fma(shock * log, log, twice);
        }
        addBoth(hessian, gamma, power, parameters[alpha] * withGamma);
        hessian[power][power] +=
                parameters[alpha] * twice + parameters[beta] * adjoint[0] * residuals.momentByPowerTwice;
        double squares = 0;
        for (int t = 0; t < size; t++) {
            work[t] = -weights[t] * (logStates[t] + 1) / d;
            squares = Math.fma(weights[t] * logStates[t], logStates[t], squares);
        }
        for (int j = means; j < width; j++) {
            addBoth(hessian, power, j, Sums.dot(work, logSlopes[j], size));
        }
        hessian[power][power] -= 2 * squares / (d * d * d);
    }
}
