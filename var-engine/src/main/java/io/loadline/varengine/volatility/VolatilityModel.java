package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.List;

/**
 * What is fitted: mean, variance equation, error distribution and the rule for the time before the first return. Immutable; the fit is in
 * {@link #fit}.
 *
 * @param mean of the returns
 * @param variance equation
 * @param errors distribution
 * @param presample rule before the first return
 */
public record VolatilityModel(MeanModel mean, VarianceModel variance, ErrorDistribution errors, Presample presample) {
    /** GARCH(1,1) with a constant mean and normal errors. */
    public static VolatilityModel garch() {
        return of(new VarianceModel.Garch(1, 0, 1));
    }

    /** GJR-GARCH(1,1) with a constant mean and normal errors. */
    public static VolatilityModel gjr() {
        return of(new VarianceModel.Garch(1, 1, 1));
    }

    /** EGARCH(1,1) with a constant mean and normal errors. */
    public static VolatilityModel egarch() {
        return of(new VarianceModel.Exponential());
    }

    /** Exponentially weighted variance with mean zero and normal errors; its decay is estimated. */
    public static VolatilityModel ewma() {
        return of(new VarianceModel.ExponentiallyWeighted()).with(MeanModel.ZERO);
    }

    /** A variance equation with a constant mean, normal errors and the mean-square presample. */
    public static VolatilityModel of(final VarianceModel variance) {
        return new VolatilityModel(MeanModel.CONSTANT, variance, ErrorDistribution.NORMAL, new Presample.MeanSquare());
    }

    /** The same with another mean. */
    public VolatilityModel with(final MeanModel other) {
        return new VolatilityModel(other, variance, errors, presample);
    }

    /** The same with other errors. */
    public VolatilityModel with(final ErrorDistribution other) {
        return new VolatilityModel(mean, variance, other, presample);
    }

    /** The same with another presample rule. */
    public VolatilityModel with(final Presample other) {
        return new VolatilityModel(mean, variance, errors, other);
    }

    /** Names of the parameters in their order: mean, variance, shape. */
    public List<String> parameterNames() {
        final List<String> names = new ArrayList<>(mean.names());
        names.addAll(VarianceRecursion.of(variance, new Residuals(new double[1 + mean.skipped()], mean, presample))
                .names());
        names.addAll(errors.shapes());
        return List.copyOf(names);
    }

    /** Least number of returns that a fit takes: ten a parameter, and never below 30. */
    public int leastReturns() {
        return Math.max(30, 10 * parameterNames().size());
    }

    /**
     * Maximum likelihood. The search climbs from several starts of a grid; the same returns give the same result on every machine.
     *
     * @param returns in order of time, in any unit; never rescaled
     * @return the estimate; it says whether it converged
     * @throws IllegalArgumentException if there are too few returns, one is not finite, or they are constant
     */
    public VolatilityFit fit(final double[] returns) {
        return Estimation.fit(this, returns, null);
    }

    /**
     * Maximum likelihood with one more start, for a refit when a few returns have been added.
     *
     * @param returns in order of time
     * @param start parameters to climb from first
     * @return the estimate
     */
    public VolatilityFit fit(final double[] returns, final double[] start) {
        return Estimation.fit(this, returns, start.clone());
    }

    /**
     * Runs the model over returns with parameters that are given.
     *
     * @param returns in order of time, finite
     * @param parameters in the order of {@link #parameterNames()}
     * @return variances, likelihood and score
     */
    public VolatilityPath at(final double[] returns, final double... parameters) {
        return VolatilityPath.of(this, Estimation.finite(returns), parameters);
    }
}
