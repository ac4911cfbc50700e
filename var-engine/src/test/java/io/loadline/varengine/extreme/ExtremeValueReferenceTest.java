package io.loadline.varengine.extreme;

import io.loadline.varengine.ReferenceCases;
import org.junit.jupiter.api.Test;

/** Fits of independent packages, closed forms and direct computations. */
class ExtremeValueReferenceTest {
    private static final String FILE = "evt.json";

    @Test
    void shouldFitDanishFireLosses() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "gpd_danish")) {
            final ParetoFit fit =
                    PeaksOverThreshold.of(danish(), c.input("threshold")).fit();
            c.check("exceedances", fit.size());
            c.check("beta", fit.distribution().scale());
            c.check("xi", fit.distribution().shape());
            c.check("se_beta", c.expected("se_beta"), fit.scaleError().orElseThrow(), "_se");
            c.check("se_xi", c.expected("se_xi"), fit.shapeError().orElseThrow(), "_se");
            c.check("negLogLik", c.expected("negLogLik"), -fit.logLikelihood(), "_nll");
        }
    }

    @Test
    void shouldFitBlockMaxima() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "gev_block_maxima")) {
            final ExtremeValueFit fit =
                    ExtremeValueFit.of(ReferenceCases.numbers(c.inputs().get("maxima")));
            c.check("location", fit.distribution().location());
            c.check("scale", fit.distribution().scale());
            c.check("shape", fit.distribution().shape());
            c.check(
                    "se of the location",
                    c.expected().get("se").get("loc").asDouble(),
                    fit.locationError().orElseThrow(),
                    "_se");
            c.check(
                    "se of the shape",
                    c.expected().get("se").get("shape").asDouble(),
                    fit.shapeError().orElseThrow(),
                    "_se");
            c.check("logLik", c.expected("logLik"), fit.logLikelihood(), "_ll");
        }
    }

    @Test
    void shouldGiveHillEstimates() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "hill")) {
            final double shape = TailEstimators.hill(danish(), (int) c.input("k"));
            c.check("hill_xi", shape);
            c.check("tailIndex", 1 / shape);
        }
    }

    @Test
    void shouldGiveMeanExcesses() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "mean_excess")) {
            c.check("meanExcess", TailEstimators.meanExcess(danish(), c.input("threshold")));
        }
    }

    @Test
    void shouldGiveQuantilesAndShortfallsInClosedForm() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "gpd_closed_form")) {
            final GeneralisedPareto distribution = new GeneralisedPareto(c.input("xi"), c.input("beta"));
            c.check("quantile", distribution.quantile(c.input("p")));
            c.check("ES", distribution.expectedShortfall(c.input("p")));
        }
    }

    private static double[] danish() {
        return ReferenceCases.series("series/danish_fire.csv", "loss");
    }
}
