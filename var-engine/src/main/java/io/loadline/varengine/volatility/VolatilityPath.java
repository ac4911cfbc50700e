package io.loadline.varengine.volatility;

import java.util.Arrays;
import java.util.List;

/** A model run over returns with fixed parameters, and what follows from its end. Immutable. */
public final class VolatilityPath {
    private final double[] errors;
    private final double[] variances;
    private final double[] score;
    private final double logLikelihood;
    private final VolatilityModel model;
    private final List<String> names;
    private final double[] parameters;
    private final double lastReturn;

    private VolatilityPath(
            final VolatilityModel model,
            final double[] parameters,
            final Likelihood likelihood,
            final double[] score,
            final double logLikelihood) {
        this.model = model;
        this.parameters = parameters.clone();
        this.score = score;
        this.logLikelihood = logLikelihood;
        names = model.parameterNames();
        errors = likelihood.residuals.errors.clone();
        variances = likelihood.recursion.variances.clone();
        lastReturn = likelihood.residuals.lastReturn();
    }

    static VolatilityPath of(final VolatilityModel model, final double[] returns, final double[] parameters) {
        return of(model, new Likelihood(model, returns), parameters);
    }

    /** The same with the buffers of a likelihood over the returns. */
    static VolatilityPath of(final VolatilityModel model, final Likelihood likelihood, final double[] parameters) {
        if (parameters.length != likelihood.parameters) {
            throw new IllegalArgumentException("the model has the parameters " + model.parameterNames() + ", "
                    + parameters.length + " numbers were given");
        }
        final double[] score = new double[parameters.length];
        final double value = likelihood.gradientAt(parameters, score, null);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "the parameters " + model.parameterNames() + " = " + Arrays.toString(parameters)
                            + " give no finite likelihood, expected ones with positive variances");
        }
        return new VolatilityPath(model, parameters, likelihood, score, value);
    }

    VolatilityModel model() {
        return model;
    }

    double[] parameters() {
        return parameters;
    }

    /** A parameter by its name. */
    double parameter(final String name) {
        return parameters[names.indexOf(name)];
    }

    double lastReturn() {
        return lastReturn;
    }

    /** Whether there are forecasts of more than one return: not in models of higher order whose expectations are not linear. */
    public boolean hasForecasts() {
        return Forecasting.isPossible(model.variance());
    }

    /** Forecasts from the end of the returns, the parameters taken as they are. */
    public VolatilityForecast forecast(final int horizon) {
        return Forecasting.forecast(this, horizon);
    }

    /**
     * Forecasts of a GARCH or GJR model with a share of the variance from negative errors that is given, in place of that of the distribution of
     * errors: packages take one half, whatever the distribution.
     *
     * @param negativeShare from 0 to 1
     */
    public VolatilityForecast forecast(final int horizon, final double negativeShare) {
        return Forecasting.forecast(this, horizon, negativeShare);
    }

    /**
     * Variances of the returns themselves, of which those of their errors are forecasts: in an autoregression an error goes on in the returns that
     * follow it. The same numbers for a constant mean.
     */
    public VolatilityForecast ofReturns(final VolatilityForecast ofErrors) {
        return Forecasting.ofReturns(this, ofErrors);
    }

    /** A filter that goes on from the end of the returns. */
    public VolatilityFilter filter() {
        return VolatilityFilter.after(this);
    }

    /** Number of returns, without those that the mean is given. */
    public int size() {
        return errors.length;
    }

    /** Conditional variance of a return, by its index from zero. */
    public double variance(final int index) {
        return variances[index];
    }

    /** Variance of the return after the last. */
    public double nextVariance() {
        return variances[errors.length];
    }

    /** Returns less their conditional means. */
    public double[] errors() {
        return errors.clone();
    }

    /** Errors over their conditional deviations. */
    public double[] standardisedErrors() {
        final double[] standardised = new double[errors.length];
        for (int t = 0; t < standardised.length; t++) {
            standardised[t] = errors[t] / Math.sqrt(variances[t]);
        }
        return standardised;
    }

    /** Logarithm of the likelihood, with all constants. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Derivatives of the log-likelihood by the parameters. */
    public double[] score() {
        return score.clone();
    }
}
