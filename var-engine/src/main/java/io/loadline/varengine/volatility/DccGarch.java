package io.loadline.varengine.volatility;

import io.loadline.varengine.dependence.DccFilter;
import io.loadline.varengine.dependence.DccFit;
import io.loadline.varengine.dependence.DccTwoStageErrors;
import io.loadline.varengine.dependence.DccVariant;
import io.loadline.varengine.dependence.FirstStage;
import io.loadline.varengine.dependence.NoConvergenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Volatilities and correlations of several series in two stages: a volatility model for each, then the dynamic conditional correlation of their
 * standardised errors (R. Engle, JBES 20 (2002)). Immutable.
 *
 * @param volatilities one fit a series
 * @param correlation fit of the correlations
 * @param errors standard errors of the weights of the correlation that hold for both stages; empty for the corrected recursion and the composite
 *     likelihood, where {@link DccFit#errors()} has those that take the first stage as given
 * @param nextCorrelation correlation forecast for the next returns
 */
public record DccGarch(
        List<VolatilityFit> volatilities, DccFit correlation, DccTwoStageErrors errors, double[][] nextCorrelation) {
    /**
     * Fits both stages.
     *
     * @param model of every series
     * @param returns by row, {@code returns[t][i]}, oldest first
     * @param variant recursion of the correlations
     * @param composite whether the composite likelihood of neighbouring pairs is enough
     * @return the fit
     * @throws IllegalArgumentException if the returns cannot be fitted; the message names the series
     * @throws NoConvergenceException if a stage has no maximum that can be found
     */
    public static DccGarch fit(
            final VolatilityModel model, final double[][] returns, final DccVariant variant, final boolean composite) {
        final List<VolatilityFit> fits = new ArrayList<>();
        final int series = returns.length == 0 ? 0 : returns[0].length;
        final double[][] standardised = new double[returns.length][series];
        final List<FirstStage> first = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            final double[] column = column(returns, i);
            final VolatilityFit fit = fit(model, column, i);
            first.add(fit.firstStage(column));
            final double[] errors = fit.path().standardisedErrors();
            for (int t = 0; t < errors.length; t++) {
                standardised[t][i] = errors[t];
            }
            fits.add(fit);
        }
        final DccFit correlation = DccFit.of(standardised, variant, composite);
        final DccFilter filter = correlation.filter(standardised);
        final DccTwoStageErrors errors = variant == DccVariant.ENGLE && !composite
                ? DccTwoStageErrors.of(correlation, standardised, first)
                : new DccTwoStageErrors(OptionalDouble.empty(), OptionalDouble.empty());
        return new DccGarch(List.copyOf(fits), correlation, errors, filter.correlation());
    }

    private static double[] column(final double[][] returns, final int series) {
        final double[] column = new double[returns.length];
        for (int t = 0; t < column.length; t++) {
            if (returns[t].length != returns[0].length) {
                throw new IllegalArgumentException("returns[" + t + "]: " + returns[t].length
                        + " values given; expected " + returns[0].length + " as in the first");
            }
            column[t] = returns[t][series];
        }
        return column;
    }

    private static VolatilityFit fit(final VolatilityModel model, final double[] column, final int series) {
        final VolatilityFit fit;
        try {
            fit = model.fit(column);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException("series " + series + ": " + e.getMessage(), e);
        }
        if (!fit.converged()) {
            throw new NoConvergenceException("series " + series + ": the volatility model ended with a gain of "
                    + fit.remainingGain() + " left, expected below 1e-8");
        }
        return fit;
    }

    /** Covariance forecast for the next returns, in the square of their unit. */
    public double[][] nextCovariance() {
        final int n = volatilities.size();
        final double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = nextCorrelation[i][j]
                        * Math.sqrt(volatilities.get(i).path().nextVariance()
                                * volatilities.get(j).path().nextVariance());
            }
        }
        return covariance;
    }
}
