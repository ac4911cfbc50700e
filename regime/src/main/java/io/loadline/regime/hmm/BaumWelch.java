package io.loadline.regime.hmm;

import java.util.Arrays;

/**
 * Fits a {@link GaussianHmm} by expectation and maximisation (Baum, Petrie, Soules and Weiss 1970; Rabiner 1989, equations 40a-c and 52-54),
 * from several seeded starts, and keeps the likeliest. Each step cannot lower the likelihood. Runs beside the tick path; the same series,
 * settings and seed give the same bits.
 *
 * @param states number of states
 * @param starts number of starts; the first is the plain one, the others vary it at random
 * @param seed seed of the starts
 * @param maxIterations most steps a start
 * @param tolerance a start ends when no parameter moves by more than this: probabilities as they are, means in standard deviations of the
 *     series, variances relative to themselves
 * @param varianceFloor smallest variance as a fraction of the variance of the series, so that no state can close in on one observation
 */
public record BaumWelch(int states, int starts, long seed, int maxIterations, double tolerance, double varianceFloor) {
    private static final double STAY = 0.9;
    private static final double STAY_SPREAD = 0.09;

    /** Checks the settings. */
    public BaumWelch {
        if (states < 1 || starts < 1 || maxIterations < 1) {
            throw new IllegalArgumentException("states is " + states + ", starts " + starts + ", maxIterations "
                    + maxIterations + "; expected at least 1 of each");
        }
        if (!(tolerance > 0) || !(varianceFloor > 0 && varianceFloor < 1)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + " and varianceFloor " + varianceFloor
                    + "; expected a positive tolerance and a floor in (0, 1)");
        }
    }

    /**
     * @param states number of states
     * @param seed seed of the starts
     * @return eight starts, 2,000 steps, tolerance 1e-7, variance floor 1e-4
     */
    public static BaumWelch defaults(final int states, final long seed) {
        return new BaumWelch(states, 8, seed, 2_000, 1e-7, 1e-4);
    }

    /**
     * @param observations {@code [T][D]}, finite, more observations than states
     * @return the likeliest fit
     * @throws IllegalArgumentException if the series is too short, holds a value that is not finite, or a component of it never changes
     */
    public HmmFit fit(final double[][] observations) {
        if (observations.length <= states) {
            throw new IllegalArgumentException("series has " + observations.length
                    + " observations; expected more than the " + states + " states");
        }
        HmmSmoother.checkObservations(observations, observations[0].length);
        final SeriesMoments moments = new SeriesMoments(observations);
        final BaumWelchStep step = new BaumWelchStep(observations, moments, states, varianceFloor);
        HmmFit best = null;
        for (int start = 0; start < starts; start++) {
            final HmmFit fit = climb(step, startingModel(moments, start), start);
            if (best == null || isBetter(fit, best)) {
                best = fit;
            }
        }
        return best;
    }

    private static boolean isBetter(final HmmFit fit, final HmmFit best) {
        if (fit.converged() != best.converged()) {
            return fit.converged();
        }
        // Not finite never wins: the comparison is false for NaN.
        return fit.logLikelihood() > best.logLikelihood() || !Double.isFinite(best.logLikelihood());
    }

    private HmmFit climb(final BaumWelchStep step, final GaussianHmm from, final int start) {
        GaussianHmm model = from;
        int iteration = 0;
        boolean settled = false;
        while (iteration < maxIterations && !settled && step.expect(model)) {
            final GaussianHmm next = step.maximise(model);
            settled = step.movement(model, next) <= tolerance;
            model = next;
            iteration++;
        }
        final boolean finite = step.expect(model);
        return new HmmFit(
                model,
                step.logLikelihood(),
                iteration,
                settled && finite,
                step.statesAtFloor(model),
                step.emptyStates(),
                start);
    }

    /** States spread over a ladder of variances about that of the series, which is the order they are labelled in. */
    private GaussianHmm startingModel(final SeriesMoments moments, final int start) {
        final int dimensions = moments.dimensions();
        final double[] initial = new double[states];
        final double[][] transition = new double[states][states];
        final double[][] means = new double[states][dimensions];
        final double[][] variances = new double[states][dimensions];
        Arrays.fill(initial, 1.0 / states);
        int counter = 0;
        final double[] ladder = new double[states];
        for (int i = 0; i < states; i++) {
            final double centred = states == 1 ? 0 : 2.0 * i / (states - 1) - 1;
            ladder[i] = StrictMath.exp(1.2 * centred + jitter(start, counter++));
        }
        Arrays.sort(ladder);
        for (int i = 0; i < states; i++) {
            for (int d = 0; d < dimensions; d++) {
                // Components that are levels of volatility start on a ladder of means as well.
                final double rung = d == 0 || states == 1 ? 0 : 2.0 * i / (states - 1) - 1;
                means[i][d] = moments.mean(d) + moments.deviation(d) * (rung + 0.5 * jitter(start, counter++));
                variances[i][d] = moments.variance(d) * (d == 0 ? ladder[i] : 1);
            }
            final double stay = states == 1 ? 1 : STAY + STAY_SPREAD * jitter(start, counter++);
            for (int j = 0; j < states; j++) {
                transition[i][j] = i == j ? stay : (1 - stay) / (states - 1);
            }
        }
        return new GaussianHmm(initial, transition, means, variances);
    }

    /** Zero for the first start, else uniform in (-1, 1). */
    private double jitter(final int start, final int counter) {
        return start == 0 ? 0 : 2 * CounterRandom.uniform(seed, start, counter) - 1;
    }
}
