package io.loadline.varengine.volatility;

import java.util.Arrays;

/**
 * The log-likelihood of a model over a series, its analytic score and the outer product of the scores of single returns. With z = e / sqrt(h)
 * a return adds log f(z) - log(h) / 2, and its score by a parameter p is f'/f de/dp / sqrt(h) - (1 + z f'/f) d log h/dp / 2.
 *
 * <p>The maximiser sees coordinates: the parameters, but alpha + gamma in the place of a threshold gamma, so that every condition is a bound.
 * One thread; holds buffers.
 */
final class Likelihood {
    /** Variances are multiplied together before their logarithm is taken, this many at most. */
    private static final double PRODUCT_LIMIT = 1e100;

    private static final double LEAST_VARIANCE = 1e-290;

    final Residuals residuals;
    final VarianceRecursion recursion;
    final int parameters;

    private final ErrorDensity density;
    private final boolean normal;
    private final int means;
    private final int width;
    private final double[] natural;
    private final double[] score;
    private final int thresholds;
    private final int firstAlpha;
    private final int firstGamma;

    Likelihood(final VolatilityModel model, final double[] returns) {
        residuals = new Residuals(returns, model.mean(), model.presample());
        recursion = VarianceRecursion.of(model.variance(), residuals);
        density = model.errors().density();
        normal = model.errors() == ErrorDistribution.NORMAL;
        means = residuals.means;
        width = recursion.width;
        parameters = width + model.errors().shapes().size();
        natural = new double[parameters];
        score = new double[parameters];
        if (recursion instanceof PowerRecursion power) {
            thresholds = power.thresholds();
            firstAlpha = power.firstAlpha();
            firstGamma = power.firstGamma();
        } else {
            thresholds = 0;
            firstAlpha = 0;
            firstGamma = 0;
        }
    }

    /** Whether the first parameter is a mean. */
    boolean hasMean() {
        return means > 0;
    }

    /** Number of mean parameters by which the score jumps. */
    int kinks() {
        return recursion.hasKinks() ? means : 0;
    }

    /** Log-likelihood at coordinates; negative infinity where it does not exist. */
    double value(final double[] coordinates) {
        toNatural(coordinates, natural);
        return valueAt(natural);
    }

    /**
     * Log-likelihood with its gradient and the outer product of scores, by coordinates.
     *
     * @param gradient receives the score
     * @param outer receives the sum of outer products, or null
     */
    double gradient(final double[] coordinates, final double[] gradient, final double[][] outer) {
        toNatural(coordinates, natural);
        final double value = gradientAt(natural, gradient, outer);
        // d/dalpha at a fixed alpha + gamma is d/dalpha - d/dgamma.
        for (int i = 0; i < thresholds; i++) {
            gradient[firstAlpha + i] -= gradient[firstGamma + i];
            if (outer != null) {
                for (int j = 0; j < parameters; j++) {
                    outer[firstAlpha + i][j] -= outer[firstGamma + i][j];
                }
                for (int j = 0; j < parameters; j++) {
                    outer[j][firstAlpha + i] -= outer[j][firstGamma + i];
                }
            }
        }
        return value;
    }

    void toNatural(final double[] coordinates, final double[] into) {
        System.arraycopy(coordinates, 0, into, 0, parameters);
        for (int i = 0; i < thresholds; i++) {
            into[firstGamma + i] -= coordinates[firstAlpha + i];
        }
    }

    void toCoordinates(final double[] parametersGiven, final double[] into) {
        System.arraycopy(parametersGiven, 0, into, 0, parameters);
        for (int i = 0; i < thresholds; i++) {
            into[firstGamma + i] += parametersGiven[firstAlpha + i];
        }
    }

    /** Turns a covariance of coordinates into one of parameters, in place. */
    void covarianceToNatural(final double[][] covariance) {
        for (int i = 0; i < thresholds; i++) {
            for (int j = 0; j < parameters; j++) {
                covariance[firstGamma + i][j] -= covariance[firstAlpha + i][j];
            }
            for (int j = 0; j < parameters; j++) {
                covariance[j][firstGamma + i] -= covariance[j][firstAlpha + i];
            }
        }
    }

    /** Log-likelihood at parameters. */
    double valueAt(final double[] values) {
        residuals.fill(values);
        recursion.run(values, false);
        density.shape(values, width);
        double sum = 0;
        double logarithms = 0;
        double product = 1;
        for (int t = 0; t < residuals.size; t++) {
            final double variance = recursion.variances[t];
            if (!(variance > LEAST_VARIANCE && variance < Double.POSITIVE_INFINITY)) {
                return Double.NEGATIVE_INFINITY;
            }
            product *= variance;
            if (!(product < PRODUCT_LIMIT && product > 1 / PRODUCT_LIMIT)) {
                logarithms += StrictMath.log(product);
                product = 1;
            }
            final double error = residuals.errors[t];
            if (normal) {
                sum -= error * error / variance;
            } else {
                density.evaluate(error / Math.sqrt(variance), false);
                sum += density.logarithm;
            }
        }
        if (normal) {
            sum = 0.5 * sum - residuals.size * NormalDensity.HALF_LOG_TWO_PI;
        }
        final double value = sum - 0.5 * (logarithms + StrictMath.log(product));
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** Log-likelihood, score and outer product by parameters. */
    double gradientAt(final double[] values, final double[] gradient, final double[][] outer) {
        Arrays.fill(gradient, 0);
        if (outer != null) {
            for (final double[] row : outer) {
                Arrays.fill(row, 0);
            }
        }
        residuals.fill(values);
        recursion.run(values, true);
        density.shape(values, width);
        double sum = 0;
        double logarithms = 0;
        double product = 1;
        for (int t = 0; t < residuals.size; t++) {
            final double variance = recursion.variances[t];
            if (!(variance > LEAST_VARIANCE && variance < Double.POSITIVE_INFINITY)) {
                return Double.NEGATIVE_INFINITY;
            }
            product *= variance;
            if (!(product < PRODUCT_LIMIT && product > 1 / PRODUCT_LIMIT)) {
                logarithms += StrictMath.log(product);
                product = 1;
            }
            final double error = residuals.errors[t];
            if (normal) {
                final double square = error * error / variance;
                sum -= square;
                addScore(t, -error / variance, 0.5 * (square - 1), gradient, outer);
            } else {
                final double inverse = 1 / Math.sqrt(variance);
                final double z = error * inverse;
                density.evaluate(z, true);
                sum += density.logarithm;
                addScore(t, density.slope * inverse, -0.5 * (1 + z * density.slope), gradient, outer);
            }
        }
        if (normal) {
            sum = 0.5 * sum - residuals.size * NormalDensity.HALF_LOG_TWO_PI;
        }
        if (outer != null) {
            for (int i = 0; i < parameters; i++) {
                for (int j = 0; j < i; j++) {
                    outer[j][i] = outer[i][j];
                }
            }
        }
        final double value = sum - 0.5 * (logarithms + StrictMath.log(product));
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private void addScore(
            final int t,
            final double byError,
            final double byLogVariance,
            final double[] gradient,
            final double[][] outer) {
        final int row = t * width;
        for (int j = 0; j < means; j++) {
            score[j] = Math.fma(
                    byLogVariance, recursion.logSlopes[row + j], byError * residuals.errorSlopes[t * means + j]);
        }
        for (int j = means; j < width; j++) {
            score[j] = byLogVariance * recursion.logSlopes[row + j];
        }
        for (int j = width; j < parameters; j++) {
            score[j] = density.shapeSlopes[j - width];
        }
        for (int i = 0; i < parameters; i++) {
            gradient[i] += score[i];
        }
        if (outer != null) {
            for (int i = 0; i < parameters; i++) {
                final double[] line = outer[i];
                final double factor = score[i];
                for (int j = 0; j <= i; j++) {
                    line[j] = Math.fma(factor, score[j], line[j]);
                }
            }
        }
    }
}
