package io.loadline.regime;

import io.loadline.regime.hmm.GaussianHmm;
import io.loadline.regime.hmm.StochasticMatrix;

/**
 * Settings of the regime stage that decide results. Volatilities are multiples of the baseline: what the market factor does in its ordinary
 * state. Arrays are in the order bull, neutral, bear, crisis.
 *
 * @param volatilityMultiples {@code [4]} volatility of each regime over the baseline, ascending
 * @param logVolatilitySpreads {@code [4]} standard deviation of the logarithm of the realised volatility of a bar within each regime
 * @param jumpsPerSecond {@code [4][4]} rate of each change of regime a second of event time; the diagonal is ignored
 * @param samplesPerBar returns that a bar's realised volatility is made of, at least 1
 * @param warmUpBars observed bars before the first probabilities, at least 4
 * @param baselineHalfLifeNs half-life of the baseline variance in event time
 * @param baselineVolatility volatility of the market factor in its ordinary state, log return per square root of a second; NaN where it is to
 *     be learnt from the live market in the warm-up
 */
public record RegimeSettings(
        double[] volatilityMultiples,
        double[] logVolatilitySpreads,
        double[][] jumpsPerSecond,
        int samplesPerBar,
        int warmUpBars,
        long baselineHalfLifeNs,
        double baselineVolatility) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Checks the settings that {@link GaussianHmm} and {@link StochasticMatrix} do not. */
    public RegimeSettings {
        if (samplesPerBar < 1 || warmUpBars < VolatilityBaseline.MIN_WARM_UP || baselineHalfLifeNs <= 0) {
            throw new IllegalArgumentException("samplesPerBar is " + samplesPerBar + ", warmUpBars " + warmUpBars
                    + ", baselineHalfLifeNs " + baselineHalfLifeNs + "; expected at least 1, at least "
                    + VolatilityBaseline.MIN_WARM_UP + ", and a positive time");
        }
        if (baselineVolatility <= 0 || Double.isInfinite(baselineVolatility)) {
            throw new IllegalArgumentException("baselineVolatility is " + baselineVolatility
                    + "; expected a positive number per square root of a second, or NaN to learn it");
        }
        checkLength("logVolatilitySpreads", logVolatilitySpreads.length, volatilityMultiples.length);
        checkLength("jumpsPerSecond", jumpsPerSecond.length, volatilityMultiples.length);
        for (final double[] row : jumpsPerSecond) {
            checkLength("a row of jumpsPerSecond", row.length, volatilityMultiples.length);
        }
        for (final double multiple : volatilityMultiples) {
            if (!(multiple > 0)) {
                throw new IllegalArgumentException(
                        "volatilityMultiples holds " + multiple + "; expected positive multiples of the baseline");
            }
        }
    }

    private static void checkLength(final String name, final int given, final int expected) {
        if (given != expected) {
            throw new IllegalArgumentException(
                    name + " has " + given + " values; expected " + expected + ", one for each of volatilityMultiples");
        }
    }

    /**
     * The shipped defaults, chosen by the house on simulated markets: far enough apart that a calm market with sparse quotes is not taken for a
     * bear market, and a crash at ten times the ordinary volatility is a crisis within two or three bars.
     *
     * @return defaults; the baseline is learnt
     */
    public static RegimeSettings defaults() {
        return new RegimeSettings(
                new double[] {0.5, 1.0, 3.0, 8.0},
                new double[] {0.35, 0.4, 0.4, 0.6},
                new double[][] {
                    {0, 0.05, 0.005, 0.0005},
                    {0.02, 0, 0.01, 0.0005},
                    {0.002, 0.06, 0, 0.01},
                    {0.0005, 0.005, 0.1, 0}
                },
                5,
                20,
                1_800_000_000_000L,
                Double.NaN);
    }

    /**
     * The model of one bar: component 0 is the bar's return over the baseline volatility of its length, component 1 the logarithm of its
     * realised volatility over the same. It starts from its own long-run distribution.
     *
     * @param barNs length of a bar
     * @return parameters
     */
    GaussianHmm model(final long barNs) {
        final int states = volatilityMultiples.length;
        final double[][] transition = StochasticMatrix.overStep(jumpsPerSecond, barNs / NANOS_PER_SECOND);
        final double[][] means = new double[states][2];
        final double[][] variances = new double[states][2];
        final double[] even = new double[states];
        for (int i = 0; i < states; i++) {
            means[i][1] = StrictMath.log(volatilityMultiples[i]);
            variances[i][0] = volatilityMultiples[i] * volatilityMultiples[i];
            variances[i][1] = logVolatilitySpreads[i] * logVolatilitySpreads[i];
            even[i] = 1.0 / states;
        }
        final double[] start = new GaussianHmm(even, transition, means, variances).stationary();
        return new GaussianHmm(start, transition, means, variances);
    }

    /** @return a baseline at its start */
    VolatilityBaseline baseline() {
        final double variancePerNs = baselineVolatility * baselineVolatility / NANOS_PER_SECOND;
        return new VolatilityBaseline(warmUpBars, baselineHalfLifeNs, variancePerNs);
    }
}
