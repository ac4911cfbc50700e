package io.loadline.varengine.volatility;

import java.util.Arrays;

/**
 * The log-likelihood of a model over a series, its analytic score, the outer product of the scores of single returns, and its Hessian. With
 * z = e / sqrt(h) a return adds log f(z) - log(h) / 2, and its score by a parameter p is f'/f de/dp / sqrt(h) - (1 + z f'/f) d log h/dp / 2.
 *
 * <p>The maximiser sees {@link Coordinates}. One thread; holds buffers.
 */
final class Likelihood {
    private static final double LEAST_VARIANCE = 1e-290;
    /** Distance from the mode, in deviations, within which a cusp across all parameters is rounded off: for a search, and for second derivatives. */
    private static final double ROUNDING = 0.005;

    private static final double WIDE_ROUNDING = 0.02;

    final Residuals residuals;
    final VarianceRecursion recursion;
    final int parameters;

    private final ErrorDensity density;
    private final int size;
    private final int means;
    private final int width;
    /** Parameters last taken. */
    final double[] natural;
    /** One over the deviations. */
    final double[] inverses;

    private final double[] z;
    /** Derivative of the likelihood of a return by its log variance. */
    private final double[] byLogVariance;
    /** Scores of single returns, a row a parameter. */
    private final double[][] scores;

    private final double[] pairs;
    private final double[] crosses;
    private final double[] work;
    private final Coordinates coordinates;
    /** Answers about the errors next to zero. */
    final NearErrors nearErrors;

    Likelihood(final VolatilityModel model, final double[] returns) {
        residuals = new Residuals(returns, model.mean(), model.presample());
        recursion = VarianceRecursion.of(model.variance(), residuals);
        density = model.errors().density(returns.length);
        size = residuals.size;
        means = residuals.means;
        width = recursion.width;
        parameters = width + model.errors().shapes().size();
        natural = new double[parameters];
        inverses = new double[size];
        z = new double[size];
        byLogVariance = new double[size];
        scores = new double[width][size];
        pairs = new double[size];
        crosses = new double[size];
        work = new double[size];
        coordinates = new Coordinates(recursion, parameters, returns);
        nearErrors = new NearErrors(this, density);
    }

    /** Whether the first parameter is a mean. */
    boolean hasMean() {
        return means > 0;
    }

    /** Number of mean parameters by which the score jumps, or is too steep for a step of its size. */
    int kinks() {
        return recursion.hasKinks() || density.isSteepByError() ? means : 0;
    }

    /** Whether, at the shape last taken, every return is a maximum by the mean: the best of them is the mean. */
    boolean hasCusps() {
        return density.hasCusp() && (means > 0 || areCuspsOfAll());
    }

    /** Rounds off the mode of a density whose cusps lie across all parameters, until {@link #sharpen}; false if they do not. */
    boolean round() {
        return round(ROUNDING);
    }

    /** The same so widely that second derivatives see many errors. */
    boolean roundWidely() {
        return round(WIDE_ROUNDING);
    }

    private boolean round(final double width) {
        final boolean isOfAll = areCuspsOfAll();
        if (isOfAll) {
            density.round(width);
        }
        return isOfAll;
    }

    void sharpen() {
        density.round(0);
    }

    /** Whether the cusps lie across all parameters, as that of a skewed density moves with all: there the search gives up. */
    boolean areCuspsOfAll() {
        return density.isSteepByShape();
    }

    /**
     * What heavier tails than those of normal errors multiply a gain of log-likelihood by: half of the kurtosis less one. H. White, Econometrica 50
     * (1982). One where the errors may have such tails.
     */
    double excessOfGain(final double[] at) {
        if (!density.hasNormalTails()) {
            return 1;
        }
        value(at);
        double fourth = 0;
        for (int t = 0; t < size; t++) {
            fourth = Math.fma(z[t] * z[t], z[t] * z[t], fourth);
        }
        return 0.5 * (fourth / size - 1);
    }

    /** Whether the power of the equation is estimated. */
    boolean hasFreePower() {
        return coordinates.hasFreePower();
    }

    /** Whether a parameter is left as it is, since it has no effect of its own. */
    boolean isIdle(final int parameter, final double[] at) {
        return recursion.isIdle(parameter, at);
    }

    /** Number of parameters, from the first, whose second derivatives are to be taken by differences. */
    int differenced() {
        if (!recursion.hasCurvature() || density.isSteepByShape()) {
            return parameters;
        }
        return recursion.hasMeanCurvature() && !density.isSteepByError() ? 0 : means;
    }

    /** Log-likelihood at coordinates; negative infinity where it does not exist, or where the variances are no function of the returns. */
    double value(final double[] at) {
        coordinates.toNatural(at, natural);
        final double value = valueAt(natural);
        return recursion.isInvertible() ? value : Double.NEGATIVE_INFINITY;
    }

    /**
     * Log-likelihood with its derivatives by coordinates.
     *
     * @param gradient receives the score
     * @param hessian receives the second derivatives but for those of {@link #differenced()} parameters; or null
     */
    double gradient(final double[] at, final double[] gradient, final double[][] hessian) {
        coordinates.toNatural(at, natural);
        final double value = gradientAt(natural, gradient, hessian);
        if (hessian != null) {
            coordinates.toCoordinateHessian(hessian, gradient[means], natural);
        }
        coordinates.toCoordinateScore(gradient, natural);
        return recursion.isInvertible() ? value : Double.NEGATIVE_INFINITY;
    }

    /** Makes the errors at coordinates; returns the parameters there, which are not to be kept. */
    double[] fillErrors(final double[] at) {
        coordinates.toNatural(at, natural);
        residuals.fill(natural);
        return natural;
    }

    void toNatural(final double[] at, final double[] into) {
        coordinates.toNatural(at, into);
    }

    void toCoordinates(final double[] given, final double[] into) {
        coordinates.toCoordinates(given, into);
    }

    /** Turns a covariance of coordinates into one of parameters, in place, at the point last taken. */
    void covarianceToNatural(final double[][] covariance) {
        coordinates.covarianceToNatural(covariance, natural);
    }

    /** Derivatives of the standardised errors at parameters, a row a parameter; those of a shape are zero. */
    double[][] residualSlopes(final double[] values) {
        gradientAt(values, new double[parameters], null);
        final double[][] slopes = new double[parameters][size];
        for (int j = 0; j < width; j++) {
            for (int t = 0; t < size; t++) {
                final double byMean = j < means ? residuals.errorSlopes[j][t] * inverses[t] : 0;
                slopes[j][t] = Math.fma(-0.5 * z[t], recursion.logSlopes[j][t], byMean);
            }
        }
        return slopes;
    }

    /** Scores of single returns by parameters at the point last taken, a row a parameter. */
    double[][] scoresByReturn() {
        final double[][] copy = new double[parameters][];
        for (int j = 0; j < parameters; j++) {
            copy[j] = Arrays.copyOf(score(j), size);
        }
        return copy;
    }

    /** The sum of outer products of scores by coordinates, at the point of the last gradient. */
    void outer(final double[][] outer) {
        for (int i = 0; i < parameters; i++) {
            for (int j = 0; j <= i; j++) {
                outer[i][j] = Sums.dot(score(i), score(j), size);
                outer[j][i] = outer[i][j];
            }
        }
        coordinates.toCoordinateRows(outer, natural);
    }

    private double[] score(final int parameter) {
        return parameter < width ? scores[parameter] : density.shapeSlopes[parameter - width];
    }

    /** Log-likelihood at parameters. */
    double valueAt(final double[] values) {
        residuals.fill(values);
        recursion.run(values, false);
        density.shape(values, width);
        final double half = standardise();
        return Double.isNaN(half) ? Double.NEGATIVE_INFINITY : finite(density.sum(z, size) - half);
    }

    /** Makes the standardised errors; returns half the sum of log variances, NaN where one is out of range. */
    private double standardise() {
        final double[] variances = recursion.variances;
        final double[] errors = residuals.errors;
        final LogProduct product = new LogProduct();
        boolean inRange = true;
        for (int t = 0; t < size; t++) {
            final double variance = variances[t];
            inRange &= variance > LEAST_VARIANCE && variance < Double.POSITIVE_INFINITY;
            product.times(variance);
        }
        if (!inRange) {
            return Double.NaN;
        }
        for (int t = 0; t < size; t++) {
            inverses[t] = 1 / Math.sqrt(variances[t]);
            z[t] = errors[t] * inverses[t];
        }
        return 0.5 * product.logarithm();
    }

    private static double finite(final double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** Log-likelihood, score and Hessian by parameters. */
    double gradientAt(final double[] values, final double[] gradient, final double[][] hessian) {
        Arrays.fill(gradient, 0);
        residuals.fill(values);
        recursion.run(values, true);
        density.shape(values, width);
        final double half = standardise();
        if (Double.isNaN(half)) {
            return Double.NEGATIVE_INFINITY;
        }
        final double value = finite(density.differentiate(z, size, hessian != null) - half);
        for (int t = 0; t < size; t++) {
            byLogVariance[t] = -0.5 * Math.fma(z[t], density.slopes[t], 1);
        }
        for (int j = 0; j < width; j++) {
            final double[] slope = recursion.logSlopes[j];
            final double[] score = scores[j];
            for (int t = 0; t < size; t++) {
                score[t] = byLogVariance[t] * slope[t];
            }
        }
        for (int j = 0; j < means; j++) {
            final double[] slope = residuals.errorSlopes[j];
            final double[] score = scores[j];
            for (int t = 0; t < size; t++) {
                score[t] = Math.fma(density.slopes[t] * inverses[t], slope[t], score[t]);
            }
        }
        for (int j = 0; j < parameters; j++) {
            gradient[j] = Sums.sum(score(j), size);
        }
        if (hessian != null) {
            takeHessian(values, hessian);
        }
        return value;
    }

    /**
     * With dz = de / s - z d log h / 2 the second derivative of a return's likelihood is a form in its error slopes and log-variance slopes,
     * f''/f' terms and all, plus its derivative by log h times the second derivatives of log h, which the recursion knows.
     */
    private void takeHessian(final double[] values, final double[][] hessian) {
        for (final double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        final double[] slopes = density.slopes;
        final double[] curvatures = density.curvatures;
        for (int t = 0; t < size; t++) {
            final double steepness = Math.fma(z[t], curvatures[t], slopes[t]);
            pairs[t] = 0.25 * z[t] * steepness;
            crosses[t] = -0.5 * steepness * inverses[t];
        }
        if (recursion.hasCurvature()) {
            recursion.addCurvature(values, byLogVariance, pairs, crosses, hessian);
        }
        for (int i = 0; i < width; i++) {
            addForm(i, hessian);
        }
        for (int k = 0; k < parameters - width; k++) {
            addShape(k, hessian);
        }
    }

    private void addForm(final int i, final double[][] hessian) {
        final double[] slope = recursion.logSlopes[i];
        for (int t = 0; t < size; t++) {
            work[t] = pairs[t] * slope[t];
        }
        addMeans(i, hessian);
        for (int j = 0; j <= i; j++) {
            final double value = Sums.dot(work, recursion.logSlopes[j], size);
            hessian[i][j] += value;
            if (i != j) {
                hessian[j][i] += value;
            }
        }
        for (int t = 0; t < size; t++) {
            work[t] = crosses[t] * slope[t];
        }
        for (int j = 0; j < means; j++) {
            final double value = Sums.dot(work, residuals.errorSlopes[j], size);
            hessian[i][j] += value;
            hessian[j][i] += value;
        }
    }

    private void addMeans(final int i, final double[][] hessian) {
        for (int j = 0; i < means && j < means; j++) {
            double sum = 0;
            for (int t = 0; t < size; t++) {
                sum = Math.fma(
                        density.curvatures[t] * inverses[t] * inverses[t],
                        residuals.errorSlopes[i][t] * residuals.errorSlopes[j][t],
                        sum);
            }
            hessian[i][j] += sum;
        }
    }

    private void addShape(final int k, final double[][] hessian) {
        final int row = width + k;
        for (int t = 0; t < size; t++) {
            work[t] = -0.5 * density.mixed[k][t] * z[t];
        }
        for (int j = 0; j < width; j++) {
            double value = Sums.dot(work, recursion.logSlopes[j], size);
            if (j < means) {
                for (int t = 0; t < size; t++) {
                    value = Math.fma(density.mixed[k][t] * inverses[t], residuals.errorSlopes[j][t], value);
                }
            }
            hessian[row][j] = value;
            hessian[j][row] = value;
        }
        for (int l = 0; l < parameters - width; l++) {
            hessian[row][width + l] = density.shapeCurvatures[k][l];
        }
    }
}
