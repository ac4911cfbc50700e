package io.loadline.varengine.volatility;

import java.util.Arrays;

/** Errors about the mean, their derivatives, and the moments that stand before the first of them. Buffers of one likelihood. */
final class Residuals {
    private static final int BACKCAST_LENGTH = 75;
    private static final double BACKCAST_DECAY = 0.94;

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
    /** Derivative of the moment by its power. */
    double momentByPower;

    private final double[] returns;
    private final MeanModel mean;
    private final Presample presample;

    Residuals(final double[] returns, final MeanModel mean, final Presample presample) {
        this.returns = returns;
        this.mean = mean;
        this.presample = presample;
        size = returns.length;
        means = mean.names().size();
        errors = new double[size];
        errorSlopes = new double[means][size];
        momentSlopes = new double[means];
        takeErrorSlopes();
    }

    private void takeErrorSlopes() {
        if (mean == MeanModel.CONSTANT) {
            Arrays.fill(errorSlopes[0], -1);
        } else if (mean == MeanModel.AUTOREGRESSIVE) {
            for (int t = 1; t < size; t++) {
                errorSlopes[0][t] = -1;
                errorSlopes[1][t] = -returns[t - 1];
            }
        }
    }

    double lastReturn() {
        return returns[size - 1];
    }

    /** True when the presample shock of the exponential model is zero. */
    boolean isPresampleShockZero() {
        return presample instanceof Presample.MeanSquare;
    }

    /** Errors for mean parameters at the front of an array. */
    void fill(final double[] parameters) {
        switch (mean) {
            case ZERO -> System.arraycopy(returns, 0, errors, 0, size);
            case CONSTANT -> {
                final double mu = parameters[0];
                for (int t = 0; t < size; t++) {
                    errors[t] = returns[t] - mu;
                }
            }
            case AUTOREGRESSIVE -> {
                errors[0] = 0;
                for (int t = 1; t < size; t++) {
                    errors[t] = returns[t] - parameters[0] - parameters[1] * returns[t - 1];
                }
            }
        }
    }

    /** Takes the presample moment of the absolute error of a power, for the errors as they are filled. */
    void takeMoment(final double power) {
        Arrays.fill(momentSlopes, 0);
        momentByPower = 0;
        switch (presample) {
            case Presample.MeanSquare _ -> takeMean(power);
            case Presample.Backcast _ -> takeBackcast(power);
            case Presample.Given given -> takeGiven(given.variance(), power);
        }
    }

    private void takeMean(final double power) {
        double sum = 0;
        if (power == 2) {
            sum = Sums.dot(errors, errors, size);
            for (int j = 0; j < means; j++) {
                momentSlopes[j] = 2 * Sums.dot(errors, errorSlopes[j], size);
            }
        } else {
            for (int t = 0; t < size; t++) {
                final double raised = raise(Math.abs(errors[t]), power);
                sum += raised;
                if (errors[t] != 0) {
                    momentByPower += raised * StrictMath.log(Math.abs(errors[t])) / size;
                    for (int j = 0; j < means; j++) {
                        momentSlopes[j] += power * raised / errors[t] * errorSlopes[j][t];
                    }
                }
            }
        }
        moment = sum / size;
        for (int j = 0; j < means; j++) {
            momentSlopes[j] /= size;
        }
    }

    /** Second derivative of the presample moment of power two by two mean parameters. */
    double momentCurvature(final int i, final int j) {
        return presample instanceof Presample.MeanSquare
                ? 2 * Sums.dot(errorSlopes[i], errorSlopes[j], size) / size
                : 0;
    }

    private void takeBackcast(final double power) {
        double average = 0;
        for (final double value : returns) {
            average += value;
        }
        average = mean == MeanModel.ZERO ? 0 : average / size;
        double weight = 1;
        double weights = 0;
        double sum = 0;
        for (int t = 0; t < Math.min(BACKCAST_LENGTH, size); t++) {
            final double error = Math.abs(returns[t] - average);
            final double raised = raise(error, power);
            sum += weight * raised;
            momentByPower += error == 0 ? 0 : weight * raised * StrictMath.log(error);
            weights += weight;
            weight *= BACKCAST_DECAY;
        }
        moment = sum / weights;
        momentByPower /= weights;
    }

    private void takeGiven(final double variance, final double power) {
        moment = power == 2 ? variance : StrictMath.pow(variance, 0.5 * power);
        momentByPower = 0.5 * moment * StrictMath.log(variance);
    }

    static double raise(final double size, final double power) {
        if (power == 2) {
            return size * size;
        }
        return power == 1 ? size : StrictMath.pow(size, power);
    }
}
