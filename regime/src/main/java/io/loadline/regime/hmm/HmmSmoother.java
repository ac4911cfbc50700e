package io.loadline.regime.hmm;

import java.util.Arrays;

/**
 * Probabilities that look into the future: of the state at each time given the whole series. For study and training only. Nothing that
 * trades or limits may use them; {@link HmmFilter} is what was known at the time.
 */
public final class HmmSmoother {
    private HmmSmoother() {}

    /**
     * Smoothed probabilities (Baum et al. 1970; Rabiner 1989, equation 27).
     *
     * @param model parameters
     * @param observations {@code [T][D]}, finite
     * @return {@code [T][K]}, rows sum to one
     * @throws IllegalArgumentException if the series is empty or holds a value that is not finite
     */
    public static double[][] smooth(final GaussianHmm model, final double[][] observations) {
        checkObservations(observations, model.dimensions());
        final ForwardBackward recursion = new ForwardBackward(observations.length, model.states());
        recursion.run(model, observations);
        final double[][] result = new double[observations.length][model.states()];
        for (int t = 0; t < observations.length; t++) {
            double sum = 0;
            for (int i = 0; i < model.states(); i++) {
                result[t][i] = recursion.smoothed(t, i);
                sum += result[t][i];
            }
            for (int i = 0; i < model.states(); i++) {
                result[t][i] /= sum;
            }
        }
        return result;
    }

    static void checkObservations(final double[][] observations, final int dimensions) {
        if (observations.length == 0) {
            throw new IllegalArgumentException("series is empty; expected at least one observation");
        }
        for (int t = 0; t < observations.length; t++) {
            if (observations[t].length != dimensions) {
                throw new IllegalArgumentException(
                        "observation " + t + " has " + observations[t].length + " components; expected " + dimensions);
            }
            if (!EmissionDensity.isFinite(observations[t])) {
                throw new IllegalArgumentException(
                        "observation " + t + " is " + Arrays.toString(observations[t]) + "; expected finite numbers");
            }
        }
    }
}
