package io.loadline.core.rates;

/**
 * A curve factor (a Nelson-Siegel coefficient or the score of a component) as a first-order autoregression, by least squares: F. Diebold and
 * C. Li, "Forecasting the term structure of government bond yields", J. Econometrics 130 (2006).
 *
 * @param constant of x' = constant + persistence x + noise
 * @param persistence coefficient of the last value
 * @param residualDeviation standard deviation of the noise, with two degrees of freedom taken off
 */
public record FactorAutoregression(double constant, double persistence, double residualDeviation) {
    /**
     * @param values in order of time, at least four, not constant
     * @return the fitted autoregression
     */
    public static FactorAutoregression fit(final double[] values) {
        final int n = Require.atLeast("number of values", values.length, 4) - 1;
        Require.finite("values", values);
        double before = 0;
        double after = 0;
        for (int i = 0; i < n; i++) {
            before += values[i] / n;
            after += values[i + 1] / n;
        }
        double square = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            square += (values[i] - before) * (values[i] - before);
            product += (values[i] - before) * (values[i + 1] - after);
        }
        if (!(square > 0)) {
            throw new IllegalArgumentException(
                    "the factor is constant at " + values[0] + ", it has no dynamics to fit");
        }
        final double persistence = product / square;
        final double constant = after - persistence * before;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            final double error = values[i + 1] - constant - persistence * values[i];
            rest += error * error;
        }
        return new FactorAutoregression(constant, persistence, Math.sqrt(rest / (n - 2)));
    }

    /** Expected value some steps ahead of the last. */
    public double forecast(final double last, final int steps) {
        double value = Require.finite("last value", last);
        for (int i = 0; i < Require.atLeast("steps", steps, 0); i++) {
            value = constant + persistence * value;
        }
        return value;
    }

    /** Standard deviation of the value some steps ahead. */
    public double forecastDeviation(final int steps) {
        double variance = 0;
        for (int i = 0; i < Require.atLeast("steps", steps, 0); i++) {
            variance = persistence * persistence * variance + residualDeviation * residualDeviation;
        }
        return Math.sqrt(variance);
    }
}
