package io.loadline.varengine.volatility;

import io.loadline.core.math.Elementary;
import java.util.Arrays;

/** Errors about the mean, their derivatives, and the moments that stand before the first of them. Buffers of one likelihood. */
final class Residuals {
    private static final int BACKCAST_LENGTH = 75;
    private static final double BACKCAST_DECAY = 0.94;
    private static final double LEAST_ERROR = 1e-300;

    final int size;
    /** Number of mean parameters. */
    final int means;
    /** Errors. */
    final double[] errors;
    /** Derivatives of the errors by the mean parameters, a row a parameter. The errors are linear in them. */
    final double[][] errorSlopes;
    /** Presample moment of the power last asked for. */
    double moment;
    /** Its derivatives by the mean parameters. */
    final double[] momentSlopes;
    /** Derivative of the moment by its power; of the mean of all errors after {@link #takeMomentByPower} only. */
    double momentByPower;
    /** Second derivative of the moment by its power. */
    double momentByPowerTwice;

    private final double[] returns;
    private final MeanModel mean;
    private final Presample presample;
    /** Number of first returns that have no error. */
    private final int skipped;
    /** Errors about the mean that least squares find, which the backcast takes; empty until they are asked for. */
    private double[] preliminary = {};
    /** Logarithms of absolute errors, and powers of those, where a power other than one and two was asked for. */
    private double[] logSizes = {};

    private double[] raised = {};
    private boolean hasLogSizes;
    /** Logarithm of the deviation of the returns, once it is asked for. */
    private double logDeviation = Double.NaN;

    Residuals(final double[] returns, final MeanModel mean, final Presample presample) {
        this.returns = returns;
        this.mean = mean;
        this.presample = presample;
        skipped = mean.skipped();
        size = returns.length - skipped;
        if (size < 1) {
            throw new IllegalArgumentException(
                    returns.length + " returns given, expected more than the lags of the mean, " + mean.lags());
        }
        means = mean.parameters();
        errors = new double[size];
        errorSlopes = new double[means][size];
        momentSlopes = new double[means];
        takeErrorSlopes();
    }

    private void takeErrorSlopes() {
        for (int j = 0; j < means; j++) {
            for (int t = firstError(); t < size; t++) {
                errorSlopes[j][t] = j == 0 ? -1 : -returns[skipped + t - j];
            }
        }
    }

    /** Index of the first error that is not taken as zero. */
    private int firstError() {
        return mean.lags() - skipped;
    }

    double lastReturn() {
        return returns[returns.length - 1];
    }

    /** True when the presample shock of the exponential model is zero. */
    boolean isPresampleShockZero() {
        return presample instanceof Presample.MeanSquare;
    }

    /** Whether the presample is a mean over all errors, and moves with the mean. */
    private boolean isMeanOfErrors() {
        return presample instanceof Presample.MeanSquare || presample instanceof Presample.FirstStates;
    }

    /** Whether as many first states as the longest lag see nothing but the presample. */
    boolean isOfFirstStates() {
        return presample instanceof Presample.FirstStates;
    }

    /** Errors for mean parameters at the front of an array. */
    void fill(final double[] parameters) {
        hasLogSizes = false;
        final int first = firstError();
        final double mu = mean.constant() ? parameters[0] : 0;
        Arrays.fill(errors, 0, first, 0);
        for (int t = first; t < size; t++) {
            errors[t] = returns[skipped + t] - mu;
        }
        for (int i = 1; i <= mean.lags(); i++) {
            for (int t = first; t < size; t++) {
                errors[t] -= parameters[i] * returns[skipped + t - i];
            }
        }
    }

    /** Takes the presample moment of the absolute error of a power, for the errors as they are filled. */
    void takeMoment(final double power) {
        Arrays.fill(momentSlopes, 0);
        momentByPower = 0;
        momentByPowerTwice = 0;
        switch (presample) {
            case Presample.MeanSquare _ -> takeMean(power);
            case Presample.FirstStates _ -> takeScaledMean(power);
            case Presample.Backcast _ -> takeBackcast(power);
            case Presample.Given given -> takeGiven(given.variance(), power);
        }
    }

    /**
     * Takes the presample moment of a power as {@link #takeMoment} does, but for a presample that is a variance raises that variance to half of the
     * power.
     */
    void takeMomentOfVariance(final double power) {
        if (isMeanOfErrors()) {
            takeMoment(power);
            return;
        }
        takeMoment(2);
        takeGiven(moment, power);
    }

    /** Whether the presample is one variance, and not a mean over all errors. */
    boolean isPresampleOfVariance() {
        return !(presample instanceof Presample.MeanSquare);
    }

    /** Logarithms of the absolute errors; that of zero is of the least number that is taken for one. */
    double[] logSizes() {
        if (!hasLogSizes) {
            if (logSizes.length < size) {
                logSizes = new double[size];
            }
            for (int t = 0; t < size; t++) {
                logSizes[t] = Elementary.log(Math.max(Math.abs(errors[t]), LEAST_ERROR));
            }
            hasLogSizes = true;
        }
        return logSizes;
    }

    /** Powers of the absolute errors, until errors are filled or another power is asked for. */
    double[] raised(final double power) {
        if (raised.length < size) {
            raised = new double[size];
        }
        if (power == 2 || power == 1) {
            for (int t = 0; t < size; t++) {
                raised[t] = power == 2 ? errors[t] * errors[t] : Math.abs(errors[t]);
            }
        } else {
            final double[] logs = logSizes();
            for (int t = 0; t < size; t++) {
                raised[t] = Elementary.exp(power * logs[t]);
            }
        }
        return raised;
    }

    private void takeMean(final double power) {
        if (power == 2) {
            moment = Sums.dot(errors, errors, size) / size;
        } else {
            moment = Sums.sum(raised(power), size) / size;
        }
        for (int j = 0; j < means; j++) {
            momentSlopes[j] = meanSlope(power, errorSlopes[j]);
        }
    }

    /** The mean square of the errors times v^(d/2 - 1), v the variance of the returns: what it is of d = 2 for returns of variance one. */
    private void takeScaledMean(final double power) {
        takeMean(2);
        if (power == 2) {
            return;
        }
        if (Double.isNaN(logDeviation)) {
            logDeviation = 0.5 * StrictMath.log(variance());
        }
        final double scale = StrictMath.exp((power - 2) * logDeviation);
        moment *= scale;
        for (int j = 0; j < means; j++) {
            momentSlopes[j] *= scale;
        }
        momentByPower = moment * logDeviation;
        momentByPowerTwice = momentByPower * logDeviation;
    }

    private double variance() {
        final double average = Sums.sum(returns, returns.length) / returns.length;
        double squares = 0;
        for (final double value : returns) {
            squares = Math.fma(value - average, value - average, squares);
        }
        return squares > 0 ? squares / (returns.length - 1) : 1;
    }

    /** Takes the derivatives of the moment by its power, after the moment. */
    void takeMomentByPower(final double power) {
        if (!(presample instanceof Presample.MeanSquare)) {
            return;
        }
        final double[] powers = raised(power);
        final double[] logs = logSizes();
        double twice = 0;
        for (int t = 0; t < size; t++) {
            twice = Math.fma(powers[t] * logs[t], logs[t], twice);
        }
        momentByPower = Sums.dot(powers, logs, size) / size;
        momentByPowerTwice = twice / size;
    }

    private double meanSlope(final double power, final double[] slopes) {
        if (power == 2) {
            return 2 * Sums.dot(errors, slopes, size) / size;
        }
        double sum = 0;
        for (int t = 0; t < size; t++) {
            final double factor = power == 1 ? Math.signum(errors[t]) : errors[t] == 0 ? 0 : raised[t] / errors[t];
            sum = Math.fma(factor, slopes[t], sum);
        }
        return power * sum / size;
    }

    /** Second derivative of the presample moment of power two by two mean parameters. */
    double momentCurvature(final int i, final int j) {
        return isMeanOfErrors() ? 2 * Sums.dot(errorSlopes[i], errorSlopes[j], size) / size : 0;
    }

    private void takeBackcast(final double power) {
        if (preliminary.length == 0) {
            preliminary = LeastSquares.errors(returns, mean);
        }
        double weight = 1;
        double weights = 0;
        double sum = 0;
        for (int t = 0; t < Math.min(BACKCAST_LENGTH, preliminary.length); t++) {
            sum += weight * raise(Math.abs(preliminary[t]), power);
            weights += weight;
            weight *= BACKCAST_DECAY;
        }
        moment = sum / weights;
    }

    private void takeGiven(final double variance, final double power) {
        moment = power == 2 ? variance : StrictMath.pow(variance, 0.5 * power);
        final double logarithm = 0.5 * StrictMath.log(variance);
        momentByPower = moment * logarithm;
        momentByPowerTwice = momentByPower * logarithm;
    }

    static double raise(final double size, final double power) {
        if (power == 2) {
            return size * size;
        }
        return power == 1 ? size : StrictMath.pow(size, power);
    }
}
