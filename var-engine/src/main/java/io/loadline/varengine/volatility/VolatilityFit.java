package io.loadline.varengine.volatility;

import io.loadline.varengine.dependence.FirstStage;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A maximum-likelihood estimate. It has converged only if the likelihood is finite, the point stationary under its bounds and the Hessian
 * negative definite on the parameters that no bound holds; until {@link #converged()} is checked, nothing else here should be used for risk.
 * Immutable.
 */
public final class VolatilityFit {
    private final VolatilityModel model;
    private final List<String> names;
    private final double[] parameters;
    private final double[] classical;
    private final double[] robust;
    private final double[][] covariance;
    private final VolatilityPath path;
    private final boolean converged;
    private final double remainingGain;
    private final int steps;

    private VolatilityFit(
            final VolatilityModel model,
            final double[] parameters,
            final double[] classical,
            final double[] robust,
            final double[][] covariance,
            final VolatilityPath path,
            final boolean converged,
            final double remainingGain,
            final int steps) {
        this.model = model;
        this.names = model.parameterNames();
        this.parameters = parameters;
        this.classical = classical;
        this.robust = robust;
        this.covariance = covariance;
        this.path = path;
        this.converged = converged;
        this.remainingGain = remainingGain;
        this.steps = steps;
    }

    static VolatilityFit of(
            final VolatilityModel model, final Likelihood likelihood, final Maximiser maximum, final int steps) {
        final int n = likelihood.parameters;
        final double[] parameters = new double[n];
        likelihood.toNatural(maximum.point, parameters);
        final double[][] inverse = maximum.smoothInformation();
        final double[] classical = new double[n];
        final double[] robust = new double[n];
        if (inverse != null) {
            final double[][] sandwich = product(product(inverse, maximum.outer), inverse);
            likelihood.covarianceToNatural(inverse);
            likelihood.covarianceToNatural(sandwich);
            for (int i = 0; i < n; i++) {
                classical[i] = Math.sqrt(inverse[i][i]);
                robust[i] = Math.sqrt(sandwich[i][i]);
            }
        }
        return new VolatilityFit(
                model,
                parameters,
                classical,
                robust,
                inverse == null ? new double[n][n] : inverse,
                VolatilityPath.of(model, likelihood, parameters),
                maximum.isMaximum,
                maximum.decrement,
                steps);
    }

    /**
     * What the fit of correlations must know of this one, see {@link io.loadline.varengine.dependence.DccTwoStageErrors}: with z = e / s a residual moves by
     * de / s - z dlog h / 2.
     *
     * @param returns that were fitted
     */
    FirstStage firstStage(final double[] returns) {
        final Likelihood likelihood = new Likelihood(model, returns);
        return new FirstStage(likelihood.residualSlopes(parameters), likelihood.scoresByReturn(), covariance);
    }

    /** The model that was fitted. */
    public VolatilityModel model() {
        return model;
    }

    /** Whether this is a maximum. */
    public boolean converged() {
        return converged;
    }

    /** Gain of log-likelihood that one more Newton step promises; a maximum has less than 1e-8. */
    public double remainingGain() {
        return remainingGain;
    }

    /** Steps of the search over all starts. */
    public int steps() {
        return steps;
    }

    /** Names of the parameters, in their order. */
    public List<String> parameterNames() {
        return names;
    }

    /** Estimates, in the order of their names. */
    public double[] parameters() {
        return parameters.clone();
    }

    /** Estimate of a parameter by its name. */
    public double parameter(final String name) {
        return parameters[index(name)];
    }

    /** Standard error from the inverse Hessian; empty where the parameter is held by a bound or there is no maximum. */
    public OptionalDouble standardError(final String name) {
        return present(classical[index(name)]);
    }

    /**
     * Standard error that holds when the errors are not as assumed, inverse Hessian times outer product of scores times inverse Hessian:
     * T. Bollerslev and J. Wooldridge, Econometric Reviews 11 (1992). Empty as {@link #standardError}.
     */
    public OptionalDouble robustStandardError(final String name) {
        return present(robust[index(name)]);
    }

    /** Logarithm of the likelihood, with all constants. */
    public double logLikelihood() {
        return path.logLikelihood();
    }

    /** Akaike, Bayes and Hannan-Quinn criteria. */
    public InformationCriteria criteria() {
        return InformationCriteria.of(logLikelihood(), parameters.length, path.size());
    }

    /** Variances, errors and score at the estimate. */
    public VolatilityPath path() {
        return path;
    }

    /** Tests of what the model left in its standardised errors, with a number of lags. */
    public ResidualTests tests(final int lags) {
        return ResidualTests.of(path.standardisedErrors(), lags);
    }

    /** Forecasts from the end of the returns. */
    public VolatilityForecast forecast(final int horizon) {
        return path.forecast(horizon);
    }

    /** A filter that goes on from the end of the returns. */
    public VolatilityFilter filter() {
        return path.filter();
    }

    private static OptionalDouble present(final double error) {
        return error > 0 && error < Double.POSITIVE_INFINITY ? OptionalDouble.of(error) : OptionalDouble.empty();
    }

    private int index(final String name) {
        final int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no parameter is called " + name + ", expected one of " + names);
        }
        return index;
    }

    private static double[][] product(final double[][] a, final double[][] b) {
        final int n = a.length;
        final double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    product[i][j] = Math.fma(a[i][k], b[k][j], product[i][j]);
                }
            }
        }
        return product;
    }
}
