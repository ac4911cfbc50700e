package io.loadline.varengine.volatility;

/**
 * Variance expected over a horizon as a function of the variance h of the next return, so that it is known again after each return without another
 * fit: {@code constant + sum of weight h^exponent}. In GARCH and GJR it is linear in h, since {@code E h'' = omega + p h'} with the persistence p;
 * in the exponential model log h follows an autoregression, so {@code E h(k) = c(k) h^(beta^(k-1))}, where c(k) comes from the simulated forecast.
 *
 * @param bars returns of the horizon
 * @param constant the part that does not depend on h
 * @param weights one a power
 * @param exponents of h
 */
public record HorizonVariance(int bars, double constant, double[] weights, double[] exponents) {
    /** Longest horizon of GARCH and GJR. */
    public static final int MOST_BARS = 1_000_000;
    /** Longest horizon of the exponential model: each return has a power of its own. */
    public static final int MOST_POWERS = 32;

    /**
     * @param fit of a GARCH, GJR or exponential model of order one
     * @param bars returns of the horizon
     * @return its horizon variance; infinite numbers where the persistence is above one and the horizon long
     * @throws IllegalArgumentException if the model is another, or the horizon too long for it
     */
    public static HorizonVariance of(final VolatilityFit fit, final int bars) {
        return switch (fit.model().variance()) {
            case VarianceModel.Garch(int p, int o, int q)
            when p == 1 && q == 1 -> {
                check(bars, MOST_BARS);
                final double asymmetry = o == 1 ? fit.parameter("gamma") * ErrorMoments.negativeShare(fit.path()) : 0;
                yield linear(bars, fit.parameter("omega"), fit.parameter("alpha") + asymmetry + fit.parameter("beta"));
            }
            case VarianceModel.Exponential orders
            when orders.isFirstOrder() -> {
                check(bars, MOST_POWERS);
                yield exponential(bars, fit.path(), fit.parameter("beta"));
            }
            default ->
                throw new IllegalArgumentException(
                        "the model is " + fit.model().variance() + ", expected GARCH, GJR or exponential of order one");
        };
    }

    private static HorizonVariance linear(final int bars, final double omega, final double persistence) {
        double constant = 0;
        double weight = 0;
        double expectedConstant = 0;
        double expectedWeight = 1;
        for (int k = 0; k < bars; k++) {
            constant += expectedConstant;
            weight += expectedWeight;
            expectedConstant = Math.fma(persistence, expectedConstant, omega);
            expectedWeight *= persistence;
        }
        return new HorizonVariance(bars, constant, new double[] {weight}, new double[] {1});
    }

    private static HorizonVariance exponential(final int bars, final VolatilityPath path, final double beta) {
        final VolatilityForecast forecast = path.forecast(bars);
        final double[] weights = new double[bars];
        final double[] exponents = new double[bars];
        double exponent = 1;
        for (int k = 0; k < bars; k++) {
            exponents[k] = exponent;
            weights[k] = forecast.variance(k + 1) / StrictMath.pow(path.nextVariance(), exponent);
            exponent *= beta;
        }
        return new HorizonVariance(bars, 0, weights, exponents);
    }

    private static void check(final int bars, final int most) {
        if (bars < 1 || bars > most) {
            throw new IllegalArgumentException("the horizon is " + bars + " returns, expected 1 to " + most);
        }
    }

    /**
     * @param nextVariance variance of the next return, positive
     * @return expected variance of the sum of the errors of the horizon
     */
    public double variance(final double nextVariance) {
        double sum = constant;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (exponents[i] == 1 ? nextVariance : StrictMath.pow(nextVariance, exponents[i]));
        }
        return sum;
    }
}
