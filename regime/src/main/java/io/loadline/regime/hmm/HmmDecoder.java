package io.loadline.regime.hmm;

/**
 * The most likely path of states: A. Viterbi (1967), in logarithms (Rabiner 1989, equations 104 to 105c). It looks into the future: for reports, never for
 * a decision.
 */
public final class HmmDecoder {
    private HmmDecoder() {}

    /**
     * Finds the path of states that is most likely given all observations. Of paths equally likely, the one with the lower state at the latest place where
     * they differ.
     *
     * @param model the model
     * @param series observations in time order, finite components
     * @return one state an observation
     * @throws IllegalArgumentException if an observation has the wrong number of components or is not finite
     */
    public static int[] decode(final GaussianHmm model, final double[][] series) {
        final int states = model.states();
        final EmissionDensity density = new EmissionDensity(model);
        final double[] emission = new double[states];
        final int[][] from = new int[series.length][states];
        double[] score = new double[states];
        for (int t = 0; t < series.length; t++) {
            if (series[t].length != model.dimensions() || !EmissionDensity.isFinite(series[t])) {
                throw new IllegalArgumentException(
                        "series[" + t + "]: expected " + model.dimensions() + " finite components");
            }
            density.logDensities(series[t], emission);
            final double[] next = new double[states];
            for (int k = 0; k < states; k++) {
                double best = t == 0 ? StrictMath.log(model.initial(k)) : Double.NEGATIVE_INFINITY;
                for (int i = 0; t > 0 && i < states; i++) {
                    final double value = score[i] + StrictMath.log(model.transition(i, k));
                    if (value > best) {
                        best = value;
                        from[t][k] = i;
                    }
                }
                next[k] = best + emission[k];
            }
            score = next;
        }
        return backwards(from, score);
    }

    private static int[] backwards(final int[][] from, final double[] score) {
        final int[] path = new int[from.length];
        int state = 0;
        for (int k = 1; k < score.length; k++) {
            state = score[k] > score[state] ? k : state;
        }
        for (int t = path.length - 1; t >= 0; t--) {
            path[t] = state;
            state = from[t][state];
        }
        return path;
    }
}
