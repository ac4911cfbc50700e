package io.loadline.regime.hmm;

/** The naive twin: sums over every path of states. K to the power T paths, so for small cases only. */
final class EnumeratedPaths {
    final double[][] filtered;
    final double[][] smoothed;
    final double logLikelihood;

    EnumeratedPaths(final GaussianHmm model, final double[][] observations) {
        final int states = model.states();
        final int length = observations.length;
        filtered = new double[length][states];
        smoothed = new double[length][states];
        double likelihood = 0;
        for (int horizon = 1; horizon <= length; horizon++) {
            final double[][] marginals = new double[horizon][states];
            double total = 0;
            final int paths = (int) Math.round(Math.pow(states, horizon));
            for (int path = 0; path < paths; path++) {
                total += addPath(model, observations, path, marginals);
            }
            for (int i = 0; i < states; i++) {
                filtered[horizon - 1][i] = marginals[horizon - 1][i] / total;
            }
            if (horizon == length) {
                likelihood = total;
                for (int t = 0; t < length; t++) {
                    for (int i = 0; i < states; i++) {
                        smoothed[t][i] = marginals[t][i] / total;
                    }
                }
            }
        }
        logLikelihood = Math.log(likelihood);
    }

    private static double addPath(
            final GaussianHmm model, final double[][] observations, final int path, final double[][] marginals) {
        final int horizon = marginals.length;
        final int[] states = new int[horizon];
        int rest = path;
        double probability = 1;
        for (int t = 0; t < horizon; t++) {
            states[t] = rest % model.states();
            rest /= model.states();
            probability *= t == 0 ? model.initial(states[0]) : model.transition(states[t - 1], states[t]);
            for (int d = 0; d < model.dimensions(); d++) {
                final double variance = model.variance(states[t], d);
                final double deviation = observations[t][d] - model.mean(states[t], d);
                probability *= Math.exp(-deviation * deviation / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
            }
        }
        for (int t = 0; t < horizon; t++) {
            marginals[t][states[t]] += probability;
        }
        return probability;
    }
}
