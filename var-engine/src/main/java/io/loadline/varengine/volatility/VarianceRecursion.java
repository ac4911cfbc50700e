package io.loadline.varengine.volatility;

import java.util.Arrays;
import java.util.List;

/**
 * One variance equation run over a series: variances, and the derivatives of their logarithms by the mean and the variance parameters. The
 * entry after the last return is the variance of the next one. Buffers of one likelihood.
 */
abstract class VarianceRecursion {
    /** Conditional variances, one more than returns. */
    final double[] variances;

    /** Derivatives of log variances: a row a parameter, those of the mean first, then those of this equation. */
    final double[][] logSlopes;

    final Residuals residuals;
    final int means;
    /** Mean and variance parameters. */
    final int width;

    VarianceRecursion(final Residuals residuals, final int parameters) {
        this.residuals = residuals;
        means = residuals.means;
        width = means + parameters;
        variances = new double[residuals.size + 1];
        logSlopes = new double[width][residuals.size + 1];
    }

    abstract List<String> names();

    /** Smallest values of the coordinates, see {@link Likelihood}, for a series of a variance. */
    abstract double[] lowest(double variance);

    abstract double[] highest(double variance);

    /**
     * Values to start from, for a series of a variance.
     *
     * @param many whether volatility hardly clusters, so that the likelihood may have several maxima
     */
    abstract List<double[]> starts(double variance, boolean many);

    /** Makes the variance constant, in parameters whose mean and shape are kept; false if the equation has no such point. */
    boolean flatten(final double variance, final double[] parameters) {
        Arrays.fill(parameters, means, width, 0);
        parameters[means] = variance;
        return true;
    }

    /**
     * Whether the last run forgets where it started, so that the variances are a function of the returns; elsewhere a likelihood means nothing. Linear
     * equations always do.
     */
    boolean isInvertible() {
        return true;
    }

    /** Whether a parameter has no effect, or none that others do not have, at some coordinates. */
    boolean isIdle(final int parameter, final double[] coordinates) {
        return false;
    }

    /**
     * Runs the recursion over the errors as they are filled.
     *
     * @param parameters mean parameters, then those of this equation
     * @param slopes whether derivatives are wanted
     */
    abstract void run(double[] parameters, boolean slopes);

    /** Whether {@link #addCurvature} knows the second derivatives. */
    boolean hasCurvature() {
        return false;
    }

    /** Whether it knows those by the mean too. */
    boolean hasMeanCurvature() {
        return !hasKinks();
    }

    /**
     * Adds the sum over returns of weight times the second derivatives of the log variance, after a run with slopes. What is a product of two
     * first derivatives of one return is left to the caller: its weight is added to weights.
     *
     * @param parameters as in the run
     * @param weights of the log variances
     * @param byPairs receives weights of products of two slopes of log variance
     * @param byErrors receives weights of products of a slope of log variance and one of the error, in both orders
     * @param hessian receives the rest
     */
    void addCurvature(
            final double[] parameters,
            final double[] weights,
            final double[] byPairs,
            final double[] byErrors,
            final double[][] hessian) {
        throw new IllegalStateException("second derivatives are not known here");
    }

    /**
     * What an error in the place of the one of a return would add to the sum that {@link #addCurvature} last took second derivatives of, as the shock
     * that it is to the states after it. Zero where that is smooth.
     *
     * @param parameters as in the run
     */
    double effectOfError(final double[] parameters, final int t, final double error) {
        return 0;
    }

    /** Adds to an entry of a symmetric matrix; on the diagonal twice, as the rule of products has it. */
    static void addBoth(final double[][] hessian, final int i, final int j, final double value) {
        hessian[i][j] += value;
        hessian[j][i] += value;
    }

    /** Whether variances have kinks where errors change sign, so that the score by the mean jumps. */
    boolean hasKinks() {
        return false;
    }

    static VarianceRecursion of(final VarianceModel model, final Residuals residuals) {
        return switch (model) {
            case VarianceModel.Garch m -> new PowerRecursion(residuals, m.arch(), m.threshold(), m.garch(), false);
            case VarianceModel.Threshold m -> new PowerRecursion(residuals, m.arch(), m.threshold(), m.garch(), true);
            case VarianceModel.AsymmetricPower m -> new AsymmetricPowerRecursion(residuals, m.power());
            case VarianceModel.Exponential m ->
                m.isFirstOrder() ? new ExponentialRecursion(residuals) : new ExponentialLagsRecursion(residuals, m);
            case VarianceModel.Nonlinear _ -> new NonlinearRecursion(residuals);
            case VarianceModel.Integrated _ -> new IntegratedRecursion(residuals, true);
            case VarianceModel.ExponentiallyWeighted _ -> new IntegratedRecursion(residuals, false);
        };
    }
}
