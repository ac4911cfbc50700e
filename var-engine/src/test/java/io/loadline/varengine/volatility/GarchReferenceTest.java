package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.varengine.ReferenceCases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Published fits and filters. */
class GarchReferenceTest {
    private static final String FILE = "garch.json";

    @Test
    void shouldReachTheBenchmarkOfFiorentiniCalzolariAndPanattoni() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "dem_gbp_fcp")) {
            final VolatilityFit fit = VolatilityModel.garch().fit(demGbp());
            assertTrue(fit.converged());
            int i = 0;
            for (final String name : fit.parameterNames()) {
                c.check(
                        name,
                        c.expected().get("high_precision").get(name).asDouble(),
                        fit.parameter(name),
                        "_high_precision");
                c.check(
                        "error of " + name,
                        c.expected().get("se_hessian").get(i).asDouble(),
                        fit.standardError(name).orElseThrow(),
                        "_se");
                i++;
            }
            c.check("logLikelihood", c.expected("logLikelihood"), fit.logLikelihood(), "_ll");
        }
    }

    @Test
    void shouldFilterAndForecastTheBenchmark() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "dem_gbp_filter")) {
            final double[] parameters = parameters(c);
            final VolatilityPath path = VolatilityModel.garch().at(demGbp(), parameters);
            for (int i = 0; i < 5; i++) {
                c.check("h " + i, c.expected().get("h_1_to_5").get(i).asDouble(), path.variance(i), "");
            }
            c.check("h_T", c.expected("h_T"), path.variance(path.size() - 1), "");
            final VarianceTermStructure ahead =
                    new VarianceTermStructure(parameters[1], parameters[2] + parameters[3], path.nextVariance());
            for (int i = 0; i < 10; i++) {
                c.check(
                        "forecast " + i,
                        c.expected().get("forecast_sd_1_to_10").get(i).asDouble(),
                        Math.sqrt(ahead.variance(i + 1)),
                        "");
            }
        }
    }

    @Test
    void shouldGiveLikelihoodAndScoreAtAPoint() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "dem_gbp_loglik_at")) {
            final VolatilityPath path = VolatilityModel.garch().at(demGbp(), parameters(c));
            c.check("logLikelihood", path.logLikelihood());
            c.check("h_Tplus1", path.nextVariance());
            for (int i = 0; i < 4; i++) {
                c.check("score " + i, c.expected().get("score").get(i).asDouble(), path.score()[i], "");
            }
        }
    }

    @Test
    void shouldReachThePublishedExponentialModel() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "dem_gbp_egarch")) {
            final VolatilityFit fit = VolatilityModel.egarch().fit(demGbp());
            assertTrue(fit.converged());
            // The publication calls the size effect gamma and the sign effect alpha.
            assertEquals(
                    c.expected("mu"),
                    fit.parameter("mu"),
                    c.tolerance().get("abs_mu").asDouble());
            c.check("omega", fit.parameter("omega"));
            c.check("alpha", fit.parameter("gamma"));
            c.check("gamma", fit.parameter("alpha"));
            c.check("beta", fit.parameter("beta"));
            assertEquals(-1101.6762, fit.logLikelihood(), 1e-4);
            int i = 0;
            for (final String name : new String[] {"mu", "omega", "gamma", "beta", "alpha"}) {
                c.check(
                        "error of " + name,
                        c.expected().get("se").get(i).asDouble(),
                        fit.standardError(name).orElseThrow(),
                        "_se");
                i++;
            }
        }
    }

    @Test
    void shouldReachTheLikelihoodOfAPeerOnAShorterSeries() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "tsgarch")) {
            final VolatilityFit fit = VolatilityModel.garch().fit(Arrays.copyOf(demGbp(), 1800));
            assertEquals(c.expected("logLikelihood_fcp_presample"), fit.logLikelihood(), 1e-8);
            for (int i = 0; i < 4; i++) {
                assertEquals(
                        c.expected().get("coefficients_fcp_presample").get(i).asDouble(), fit.parameters()[i], 1e-8);
            }
        }
    }

    @Test
    void shouldStepAsHullsExamples() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "hull_garch")) {
            final double variance = c.input("sigmaPrev") * c.input("sigmaPrev");
            final VolatilityFilter filter =
                    VolatilityFilter.garch(c.input("omega"), c.input("alpha"), 0, c.input("beta"), variance);
            c.check("variance_new", filter.update(c.input("returnPrev")));
        }
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "hull_ewma")) {
            final VolatilityFilter filter =
                    VolatilityFilter.ewma(c.input("lambda_"), c.input("sigmaPrev") * c.input("sigmaPrev"));
            c.check("variance_new", filter.update(c.input("returnPrev")));
        }
    }

    @Test
    void shouldGiveTheTermStructure() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "term_structure")) {
            final VarianceTermStructure term =
                    new VarianceTermStructure(c.input("omega"), c.input("alpha") + c.input("beta"), c.input("h_next"));
            final int days = (int) c.input("days");
            c.check("h_at_horizon", term.variance(days));
            c.check("sum_variance", term.cumulativeVariance(days));
            if (c.expected().get("longRunVariance").isNumber()) {
                c.check("longRunVariance", term.longRunVariance());
                c.check("halfLifeDays", term.halfLife());
            } else {
                assertEquals(Double.POSITIVE_INFINITY, term.longRunVariance());
                assertEquals(Double.POSITIVE_INFINITY, term.halfLife());
            }
        }
    }

    private static double[] parameters(final ReferenceCases.Case c) {
        return c.inputs()
                .get("parameters")
                .valueStream()
                .mapToDouble(n -> n.asDouble())
                .toArray();
    }

    private static double[] demGbp() {
        return ReferenceCases.series("series/dem_gbp.csv", "ret_pct");
    }
}
