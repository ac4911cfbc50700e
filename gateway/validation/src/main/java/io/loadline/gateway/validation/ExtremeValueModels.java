package io.loadline.gateway.validation;

import io.loadline.varengine.extreme.ExtremeValueFit;
import io.loadline.varengine.extreme.GeneralisedPareto;
import io.loadline.varengine.extreme.ParetoFit;
import io.loadline.varengine.extreme.PeaksOverThreshold;
import io.loadline.varengine.extreme.TailEstimators;
import java.util.Arrays;
import java.util.List;

/** Tails of losses and maxima of blocks. */
final class ExtremeValueModels {
    private static final String TOPIC = "evt";

    private ExtremeValueModels() {}

    static List<Model> all() {
        return List.of(pareto(), blockMaxima(), hill(), meanExcess(), paretoMeasures());
    }

    private static Model pareto() {
        return ModelDeclaration.named("peaks-over-threshold")
                .titled("Generalised Pareto distribution of losses beyond a threshold, by maximum likelihood")
                .from("Grimshaw (1993); Hosking and Wallis (1987); McNeil and Frey (2000), equations 15 and 16")
                .input("series", "series", "losses, positive")
                .optionalInput("column", "text", "of the file of losses")
                .input("threshold", "loss", "with at least ten losses above it")
                .optionalInput("confidence", "1", "of VaR and ES")
                .output("exceedances", "1", "losses above the threshold")
                .output("n", "1", "losses")
                .output("beta", "loss", "scale")
                .output("xi", "1", "shape")
                .optionalOutput("se_beta", "loss", "standard error of the scale")
                .optionalOutput("se_xi", "1", "standard error of the shape")
                .output("negLogLik", "1", "minus the log-likelihood")
                .output("pwm_beta", "loss", "scale by probability-weighted moments, unbiased")
                .output("pwm_xi", "1", "shape by these, good below one half")
                .optionalOutput("VaR", "loss", "value at risk at the confidence")
                .optionalOutput("ES", "loss", "expected shortfall at the confidence")
                .answering(TOPIC, "gpd_danish")
                .evaluatedBy(in -> {
                    final double[] losses = in.series("series");
                    final double threshold = in.number("threshold");
                    final PeaksOverThreshold tail = PeaksOverThreshold.of(losses, threshold);
                    final GeneralisedPareto moments = ParetoFit.weightedMoments(Arrays.stream(losses)
                            .filter(loss -> loss > threshold)
                            .map(loss -> loss - threshold)
                            .toArray());
                    final ParetoFit fit = tail.fit();
                    final Outputs out = new Outputs()
                            .put("exceedances", fit.size())
                            .put("n", tail.size())
                            .put("beta", fit.distribution().scale())
                            .put("xi", fit.distribution().shape());
                    fit.scaleError().ifPresent(error -> out.put("se_beta", error));
                    fit.shapeError().ifPresent(error -> out.put("se_xi", error));
                    out.put("negLogLik", -fit.logLikelihood())
                            .put("pwm_beta", moments.scale())
                            .put("pwm_xi", moments.shape());
                    if (in.has("confidence")) {
                        out.put("VaR", tail.valueAtRisk(in.number("confidence")))
                                .put("ES", tail.expectedShortfall(in.number("confidence")));
                    }
                    return out;
                });
    }

    private static Model blockMaxima() {
        return ModelDeclaration.named("block-maxima")
                .titled("Generalised extreme value distribution of block maxima, by maximum likelihood")
                .from("Coles (2001), section 3.3; starts of Hosking, Wallis and Wood (1985)")
                .input("maxima", "series", "a maximum a block, at least ten")
                .output("location", "1", "mu")
                .output("scale", "1", "sigma")
                .output("shape", "1", "xi")
                .output("se", "1", "standard errors loc, scale, shape")
                .output("logLik", "1", "log-likelihood")
                .answering(TOPIC, "gev_block_maxima")
                .evaluatedBy(in -> {
                    final ExtremeValueFit fit = ExtremeValueFit.of(in.series("maxima"));
                    final Outputs errors = new Outputs();
                    fit.locationError().ifPresent(error -> errors.put("loc", error));
                    fit.scaleError().ifPresent(error -> errors.put("scale", error));
                    fit.shapeError().ifPresent(error -> errors.put("shape", error));
                    return new Outputs()
                            .put("location", fit.distribution().location())
                            .put("scale", fit.distribution().scale())
                            .put("shape", fit.distribution().shape())
                            .put("se", errors)
                            .put("logLik", fit.logLikelihood());
                });
    }

    private static Model hill() {
        return ModelDeclaration.named("hill-estimator")
                .titled("Shape of a heavy tail from the largest losses")
                .from("Hill (1975)")
                .input("series", "series", "losses")
                .input("k", "1", "number of losses used")
                .output("hill_xi", "1", "shape")
                .output("tailIndex", "1", "its inverse")
                .answering(TOPIC, "hill")
                .evaluatedBy(in -> {
                    final double shape = TailEstimators.hill(in.series("series"), in.integer("k"));
                    return new Outputs().put("hill_xi", shape).put("tailIndex", 1 / shape);
                });
    }

    private static Model meanExcess() {
        return ModelDeclaration.named("mean-excess")
                .titled("Mean of losses above a threshold, less the threshold")
                .from("Embrechts, Klueppelberg and Mikosch (1997), section 6.2.2")
                .input("series", "series", "losses")
                .input("threshold", "loss", "below the largest loss")
                .output("meanExcess", "loss", "mean excess")
                .answering(TOPIC, "mean_excess")
                .evaluatedBy(in -> new Outputs()
                        .put("meanExcess", TailEstimators.meanExcess(in.series("series"), in.number("threshold"))));
    }

    private static Model paretoMeasures() {
        return ModelDeclaration.named("pareto-measures")
                .titled("Quantile and expected shortfall of a generalised Pareto distribution")
                .from("Pickands (1975); closed form")
                .input("xi", "1", "shape")
                .input("beta", "loss", "scale")
                .input("p", "1", "probability below the quantile")
                .output("quantile", "loss", "quantile")
                .output("ES", "loss", "mean beyond it")
                .answering(TOPIC, "gpd_closed_form")
                .evaluatedBy(in -> {
                    final GeneralisedPareto distribution = new GeneralisedPareto(in.number("xi"), in.number("beta"));
                    final double probability = in.number("p");
                    return new Outputs()
                            .put("quantile", distribution.quantile(probability))
                            .put("ES", distribution.expectedShortfall(probability));
                });
    }
}
