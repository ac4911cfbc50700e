package io.loadline.gateway.validation;

import io.loadline.regime.hmm.GaussianHmm;
import io.loadline.regime.hmm.HmmDecoder;
import io.loadline.regime.hmm.HmmFilter;
import io.loadline.regime.hmm.HmmSmoother;
import java.util.List;

/** Hidden Markov models of market regimes. */
final class RegimeModels {
    private RegimeModels() {}

    static List<Model> all() {
        return List.of(gaussianFilter());
    }

    private static Model gaussianFilter() {
        return ModelDeclaration.named("gaussian-hidden-markov")
                .titled("Regime probabilities of a hidden Markov model with normal observations, at given parameters")
                .from("Rabiner (1989), equations 19-20, 27 and 104-105; Hamilton (1989)")
                .input("mean", "return", "mean a state")
                .input("sd", "return", "standard deviation a state, positive")
                .input("transition", "1", "row i: probabilities of the state that follows i")
                .input("start", "1", "probabilities of the first state")
                .input("x", "return", "observations, oldest first")
                .output("filtered", "1", "a row an observation: probabilities given it and those before")
                .output("smoothed", "1", "the same given all observations")
                .output("logLikelihood", "1", "log-likelihood of the observations")
                .output("viterbi", "1", "most likely path of states, from 0")
                .output("oneStepPredicted_last", "1", "probabilities of the state after the last observation")
                .answering("hmm", "gaussian_filter")
                .evaluatedBy(RegimeModels::filter);
    }

    private static Outputs filter(final Inputs inputs) {
        final double[] mean = inputs.numbers("mean");
        final double[] deviation = inputs.numbers("sd", mean.length);
        final double[][] transition = inputs.squareMatrix("transition");
        if (transition.length != mean.length) {
            throw inputs.bad("transition", "as many rows as there are means, " + mean.length);
        }
        final double[][] means = new double[mean.length][];
        final double[][] variances = new double[mean.length][];
        for (int i = 0; i < mean.length; i++) {
            means[i] = new double[] {mean[i]};
            variances[i] = new double[] {deviation[i] * deviation[i]};
        }
        final GaussianHmm model = new GaussianHmm(inputs.numbers("start", mean.length), transition, means, variances);
        final double[] x = inputs.numbers("x");
        final double[][] series = new double[x.length][];
        final double[][] filtered = new double[x.length][mean.length];
        final HmmFilter filter = new HmmFilter(model);
        for (int t = 0; t < x.length; t++) {
            series[t] = new double[] {x[t]};
            filter.update(series[t]);
            for (int i = 0; i < mean.length; i++) {
                filtered[t][i] = filter.probability(i);
            }
        }
        final double[] predicted = new double[mean.length];
        filter.copyPredicted(predicted);
        return new Outputs()
                .put("filtered", filtered)
                .put("smoothed", HmmSmoother.smooth(model, series))
                .put("logLikelihood", filter.logLikelihood())
                .put("viterbi", HmmDecoder.decode(model, series))
                .put("oneStepPredicted_last", predicted);
    }
}
