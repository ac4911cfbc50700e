package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variations of the copula, correlation and tail cases, against loops written here. */
final class DependenceModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double STEP = 1e-4;

    /** C(u, v) by its definition; the elliptical ones have none that is short. */
    private static double cdf(final String family, final double t, final double u, final double v) {
        return switch (family) {
            case "clayton" -> Math.pow(Math.pow(u, -t) + Math.pow(v, -t) - 1, -1 / t);
            case "gumbel" -> Math.exp(-Math.pow(Math.pow(-Math.log(u), t) + Math.pow(-Math.log(v), t), 1 / t));
            case "frank" -> -Math.log(1 + Math.expm1(-t * u) * Math.expm1(-t * v) / Math.expm1(-t)) / t;
            case "joe" -> {
                final double a = Math.pow(1 - u, t);
                final double b = Math.pow(1 - v, t);
                yield 1 - Math.pow(a + b - a * b, 1 / t);
            }
            default -> throw new IllegalArgumentException(family);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "clayton, 0.4, 0.2, 0.6",
        "clayton, 7, 0.5, 0.45",
        "gumbel, 1.2, 0.8, 0.3",
        "gumbel, 6, 0.6, 0.62",
        "frank, -4, 0.25, 0.7",
        "frank, 12, 0.4, 0.5",
        "joe, 1.1, 0.3, 0.3",
        "joe, 4, 0.9, 0.85"
    })
    void shouldDifferentiateItsOwnDistribution(
            final String family, final double theta, final double u, final double v) {
        final ObjectNode given = JSON.createObjectNode()
                .put("family", family)
                .put("theta", theta)
                .put("u", u)
                .put("v", v);
        final ObjectNode out = evaluate(family + "-copula", given);
        assertEquals(cdf(family, theta, u, v), out.get("cdf").asDouble(), 1e-13);
        final double byV = (cdf(family, theta, u, v + STEP) - cdf(family, theta, u, v - STEP)) / (2 * STEP);
        assertEquals(byV, out.get("h_u_given_v").asDouble(), 1e-5);
        final double both = (cdf(family, theta, u + STEP, v + STEP)
                        - cdf(family, theta, u + STEP, v - STEP)
                        - cdf(family, theta, u - STEP, v + STEP)
                        + cdf(family, theta, u - STEP, v - STEP))
                / (4 * STEP * STEP);
        assertEquals(both, out.get("density").asDouble(), 1e-4 * Math.max(1, both));
    }

    @ParameterizedTest
    @CsvSource({"clayton, -0.5", "gumbel, 0.9", "joe, 0.5", "clayton, NaN"})
    void shouldRefuseAParameterOutsideTheFamily(final String family, final double theta) {
        final ObjectNode given =
                JSON.createObjectNode().put("theta", theta).put("u", 0.3).put("v", 0.3);
        assertThrows(IllegalArgumentException.class, () -> evaluate(family + "-copula", given));
    }

    @ParameterizedTest
    @CsvSource({"gaussian, 0.5, 0, 0, 0", "gumbel, 2, 0, 0.5857864376269049, 0", "student_t, 0, 0, 0, 4"})
    void shouldKnowTheTailsOfEveryFamily(
            final String family, final double parameter, final double lower, final double upper, final double nu) {
        final ObjectNode given = JSON.createObjectNode().put("family", family).put("parameter", parameter);
        if (nu > 0) {
            given.put("nu", nu);
        }
        final ObjectNode out = evaluate("tail-dependence", given);
        if (nu == 0) {
            assertEquals(lower, out.get("lower").asDouble(), 1e-14);
            assertEquals(upper, out.get("upper").asDouble(), 1e-14);
        } else {
            final ObjectNode alone = evaluate(
                    "student-t-tail-dependence",
                    JSON.createObjectNode().put("nu", nu).put("rho", parameter));
            assertEquals(alone.get("lambda_").asDouble(), out.get("lower").asDouble());
            assertEquals(alone.get("lambda_").asDouble(), out.get("upper").asDouble());
        }
    }

    @Test
    void shouldInvertATauOfZero() {
        final ObjectNode out =
                evaluate("copula-from-kendall-tau", JSON.createObjectNode().put("tau", 0));
        assertEquals(0, out.get("gaussian_rho").asDouble());
        assertEquals(0, out.get("frank_theta").asDouble(), 1e-12);
        assertEquals(0, out.get("clayton_theta").asDouble());
        assertEquals(1, out.get("gumbel_theta").asDouble());
    }

    @Test
    void shouldLeaveOutFamiliesThatHoldNoNegativeTau() {
        final ObjectNode out =
                evaluate("copula-from-kendall-tau", JSON.createObjectNode().put("tau", -0.6));
        assertEquals(-Math.sin(0.3 * Math.PI), out.get("gaussian_rho").asDouble(), 1e-14);
        assertFalse(out.has("clayton_theta") || out.has("gumbel_theta") || out.has("joe_theta"));
    }

    @ParameterizedTest
    @CsvSource({"-0.2, 2, 0.95", "1e-12, 1, 0.99", "0.9, 0.5, 0.999"})
    void shouldMeasureAParetoTail(final double xi, final double beta, final double p) {
        final ObjectNode out = evaluate(
                "pareto-measures",
                JSON.createObjectNode().put("xi", xi).put("beta", beta).put("p", p));
        final double quantile = Math.abs(xi) < 1e-9 ? -beta * Math.log(1 - p) : beta / xi * (Math.pow(1 - p, -xi) - 1);
        assertEquals(quantile, out.get("quantile").asDouble(), 1e-9 * quantile);
        assertEquals(
                (quantile + beta) / (1 - xi),
                out.get("ES").asDouble(),
                1e-9 * out.get("ES").asDouble());
    }

    @Test
    void shouldHaveNoShortfallWithoutAMean() {
        final ObjectNode out = evaluate(
                "pareto-measures",
                JSON.createObjectNode().put("xi", 1.2).put("beta", 1).put("p", 0.9));
        assertEquals("Infinity", out.get("ES").asText());
    }

    @Test
    void shouldTakeTailsOfLossesGivenInline() {
        final ObjectNode given = JSON.createObjectNode().put("k", 3).put("threshold", 2.5);
        for (final double loss : new double[] {3, 1, 8, 5, 2}) {
            given.withArray("series").add(loss);
        }
        final double hill = (Math.log(8) + Math.log(5) + Math.log(3)) / 3 - Math.log(2);
        assertEquals(hill, evaluate("hill-estimator", given).get("hill_xi").asDouble(), 1e-14);
        assertEquals(
                16.0 / 3 - 2.5, evaluate("mean-excess", given).get("meanExcess").asDouble(), 1e-14);
    }

    @Test
    void shouldGiveTheWeightedMomentsOfATail() {
        final ObjectNode given = JSON.createObjectNode().put("threshold", 1);
        final Random random = new Random(9);
        final double[] excesses =
                random.doubles(60).map(u -> Math.pow(1 - u, -0.3) - 1).sorted().toArray();
        double first = 0;
        double second = 0;
        for (int i = 0; i < excesses.length; i++) {
            given.withArray("series").add(1 + excesses[i]).add(0.5);
            first += excesses[i] / 60;
            second += excesses[i] * (59 - i) / 59 / 60;
        }
        final ObjectNode out = evaluate("peaks-over-threshold", given);
        assertEquals(2 - first / (first - 2 * second), out.get("pwm_xi").asDouble(), 1e-9);
        assertEquals(
                2 * first * second / (first - 2 * second), out.get("pwm_beta").asDouble(), 1e-9);
    }

    @Test
    void shouldFilterCorrelationsOfResidualsGivenInline() {
        final double[][] z = {{1, 0.5}, {-0.4, 0.3}, {2, -1}, {0.2, 0.9}, {-1.1, -0.8}};
        final ObjectNode given =
                JSON.createObjectNode().put("a", 0.1).put("b", 0.8).put("variant", "corrected");
        add(given.putArray("series"), z);
        final ObjectNode out = evaluate("dcc-filter", given);
        final double[] diagonal = {1, 1};
        final double[][] scaled = new double[z.length][2];
        for (int t = 0; t < z.length; t++) {
            for (int i = 0; i < 2; i++) {
                scaled[t][i] = z[t][i] * Math.sqrt(diagonal[i]);
                diagonal[i] = 0.1 + diagonal[i] * (0.1 * z[t][i] * z[t][i] + 0.8);
            }
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (final double[] row : scaled) {
            xx += row[0] * row[0];
            yy += row[1] * row[1];
            xy += row[0] * row[1];
        }
        final double target = xy / Math.sqrt(xx * yy);
        double cross = target;
        for (final double[] row : scaled) {
            cross = 0.1 * target + 0.1 * row[0] * row[1] + 0.8 * cross;
        }
        final double expected = cross / Math.sqrt(diagonal[0] * diagonal[1]);
        assertEquals(expected, out.get("R_next").get(0).get(1).asDouble(), 1e-13);
    }

    @Test
    void shouldStartAWeightedCovarianceWhereTold() {
        final ObjectNode given = JSON.createObjectNode().put("lambda_", 0.8);
        add(given.putArray("series"), new double[][] {{1, 2}, {-1, 0.5}});
        add(given.putArray("start"), new double[][] {{1, 0.2}, {0.2, 2}});
        final JsonNode covariance = evaluate("ewma-covariance", given).get("covariance");
        assertEquals(
                0.8 * (0.8 * 0.2 + 0.2 * 2) - 0.2 * 0.5,
                covariance.get(0).get(1).asDouble(),
                1e-15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rows 1-2, then rows 3-3; 4.5",
                "start: sample covariance (n-1) of rows 1-2, then rows 3-3; 4.5",
                "start: population covariance of rows 1-2, then rows 3-3; 2.25",
                "start: mean of r r' of rows 1-2, then rows 3-3; 2.5"
            })
    void shouldStartAWeightedCovarianceInTheWordsOfRows(
            final String words, final double start, @TempDir final Path directory) throws Exception {
        Files.writeString(directory.resolve("x.csv"), "date,x,i\n2020-01-01,1,0\n2020-01-02,-2,1\n2020-01-03,4,5\n");
        final ObjectNode given = JSON.createObjectNode().put("lambda_", 0.75);
        given.putObject("series")
                .put("file", "x.csv")
                .put("rows", words)
                .putArray("columns")
                .add("x");
        final Model model = ModelRegistry.standard().named("ewma-covariance").orElseThrow();
        final JsonNode out = model.evaluate(new Inputs(given, new CaseFamily("any", "any"), directory))
                .json();
        assertEquals(
                0.75 * start + 0.25 * 16, out.get("covariance").get(0).get(0).asDouble(), 1e-15);
        ((ObjectNode) given.get("series")).put("rows", "start: something of rows 1-2, then rows 3-3");
        assertThrows(
                BadInputException.class,
                () -> model.evaluate(new Inputs(given, new CaseFamily("any", "any"), directory)));
    }

    @Test
    void shouldReadTheRowsAndTransformOfATable(@TempDir final Path directory) throws Exception {
        Files.writeString(directory.resolve("x.csv"), "t,p,i\n1,1,4\n2,2,2\n3,3,8\n4,9,8\n");
        final ObjectNode given = JSON.createObjectNode();
        given.putObject("x")
                .put("file", "x.csv")
                .put("transform", "100*(P_t/P_{t-1}-1)")
                .put("rows", "2..3");
        final SeriesTable table = new Inputs(given, new CaseFamily("any", "any"), directory).table("x");
        assertEquals(List.of("p", "i"), table.names());
        assertArrayEquals(new double[] {50, 200}, table.columns()[0], 1e-12);
        assertArrayEquals(new double[] {300, 0}, table.columns()[1], 1e-12);
    }

    @Test
    void shouldKnowTheLimitsOfEllipticalDependence() {
        final ObjectNode given = JSON.createObjectNode().put("rho", 1).put("nu", 4);
        assertEquals(
                1, evaluate("student-t-tail-dependence", given).get("lambda_").asDouble());
        assertEquals(
                1,
                evaluate("gaussian-rank-correlation", given).get("kendallTau").asDouble());
        given.put("rho", -1);
        assertEquals(
                0, evaluate("student-t-tail-dependence", given).get("lambda_").asDouble());
        given.put("rho", 0.9).put("nu", "Infinity");
        assertEquals(
                0, evaluate("student-t-tail-dependence", given).get("lambda_").asDouble());
    }

    @Test
    void shouldInvertSpearmansRhoInEveryFamily() {
        final ObjectNode out =
                evaluate("copula-from-spearman-rho", JSON.createObjectNode().put("rho", 0.6));
        final ObjectNode point = JSON.createObjectNode()
                .put("theta", out.get("clayton_theta").asDouble())
                .put("u", 0.4)
                .put("v", 0.7);
        assertEquals(0.6, evaluate("clayton-copula", point).get("spearmanRho").asDouble(), 1e-11);
        assertEquals(2 * Math.sin(Math.PI * 0.1), out.get("gaussian_rho").asDouble(), 1e-15);
    }

    @Test
    void shouldShiftSabr() {
        final ObjectNode given = JSON.createObjectNode()
                .put("forward", -0.005)
                .put("strike", -0.002)
                .put("shift", 0.03)
                .put("expiryYears", 2)
                .put("alpha", 0.02)
                .put("beta", 0.5)
                .put("rho", -0.2)
                .put("nu", 0.4);
        final double shifted = evaluate("sabr", given).get("blackVol").asDouble();
        given.put("forward", 0.025).put("strike", 0.028).put("shift", 0);
        assertEquals(evaluate("sabr", given).get("blackVol").asDouble(), shifted, 1e-15);
    }

    @Test
    void shouldFitDynamicCorrelationWithErrors() {
        final Random random = new Random(4);
        final ObjectNode given = JSON.createObjectNode();
        final ArrayNode rows = given.putArray("series");
        double correlation = 0.3;
        for (int t = 0; t < 1_500; t++) {
            final double x = random.nextGaussian();
            final double y = correlation * x + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            rows.addArray().add(x).add(y);
            correlation = Math.clamp(0.015 + 0.9 * correlation + 0.05 * x * y, -0.9, 0.9);
        }
        final ObjectNode out = evaluate("dcc-fit", given);
        assertTrue(out.get("se").get(0).asDouble() > 0
                && out.get("se_robust").get(1).asDouble() > 0);
        given.put("composite", true);
        assertFalse(evaluate("dcc-fit", given).has("se"));
    }

    @Test
    void shouldRefuseAMatrixWithoutAFactor() {
        final ObjectNode given = JSON.createObjectNode();
        add(given.putArray("matrix"), new double[][] {{1, 2}, {2, 1}});
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> evaluate("cholesky", given));
        assertTrue(thrown.getMessage().contains("pivot 1"), thrown.getMessage());
    }

    private static void add(final ArrayNode array, final double[][] rows) {
        for (final double[] row : rows) {
            final ArrayNode line = array.addArray();
            for (final double value : row) {
                line.add(value);
            }
        }
    }

    private static ObjectNode evaluate(final String name, final ObjectNode given) {
        final Model model = ModelRegistry.standard().named(name).orElseThrow();
        return model.evaluate(new Inputs(given, new CaseFamily("any", "any"), Path.of("")))
                .json();
    }
}
