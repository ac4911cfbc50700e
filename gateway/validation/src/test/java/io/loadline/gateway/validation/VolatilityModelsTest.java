package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Variations of the volatility cases, against loops written here. */
final class VolatilityModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final double[] ERRORS = {0.4, -0.9, 1.7, -2.2, 0.1, 0, -0.3};

    private static final double CENTRE = Math.sqrt(2 / Math.PI);

    /** Words, equation, parameters, and the next variance after an error and a variance. */
    static Stream<Arguments> recursions() {
        return Stream.of(
                recursion("GARCH", "", "{'omega':0.1,'alpha':0.2,'beta':0.6}", (e, h) -> 0.1 + 0.2 * e * e + 0.6 * h),
                recursion(
                        "GARCH(1,1)",
                        "",
                        "{'omega':0.1,'alpha1':0.2,'beta1':0.6}",
                        (e, h) -> 0.1 + 0.2 * e * e + 0.6 * h),
                recursion("EWMA", "", "{'lambda':0.9}", (e, h) -> 0.1 * e * e + 0.9 * h),
                recursion("EWMA RiskMetrics lambda=0.97", "", "{}", (e, h) -> 0.03 * e * e + 0.97 * h),
                recursion("IGARCH", "", "{'omega':0.02,'beta':0.9}", (e, h) -> 0.02 + 0.1 * e * e + 0.9 * h),
                recursion("TGARCH", "", "{'omega':0.05,'alpha':0.06,'gamma':0.1,'beta':0.8}", (e, h) -> {
                    final double s = 0.05 + (0.06 + (e < 0 ? 0.1 : 0)) * Math.abs(e) + 0.8 * Math.sqrt(h);
                    return s * s;
                }),
                recursion("NGARCH", "", "{'omega':0.05,'alpha':0.1,'theta':-0.4,'beta':0.7}", (e, h) -> {
                    final double distance = e + 0.4 * Math.sqrt(h);
                    return 0.05 + 0.1 * distance * distance + 0.7 * h;
                }),
                recursion(
                        "APARCH delta=0.8",
                        "",
                        "{'omega':0.05,'alpha':0.1,'gamma':-0.3,'beta':0.7}",
                        (e, h) -> Math.pow(
                                0.05 + 0.1 * Math.pow(Math.abs(e) + 0.3 * e, 0.8) + 0.7 * Math.pow(h, 0.4), 2.5)),
                recursion(
                        "EGARCH",
                        "log h = -0.1 + 0.2 (|z|-sqrt(2/pi)) - 0.07 z + 0.9 log h",
                        "{'omega':-0.1,'alpha':0.2,'gamma':-0.07,'beta':0.9}",
                        VolatilityModelsTest::exponential),
                recursion(
                        "EGARCH",
                        "log h = -0.1 - 0.07 z + 0.2*(|z|-E|z|) + 0.9 log h",
                        "{'omega':-0.1,'alpha':-0.07,'gamma':0.2,'beta':0.9}",
                        VolatilityModelsTest::exponential));
    }

    private static double exponential(final double error, final double variance) {
        final double z = error / Math.sqrt(variance);
        return Math.exp(-0.1 + 0.2 * (Math.abs(z) - CENTRE) - 0.07 * z + 0.9 * Math.log(variance));
    }

    private static Arguments recursion(
            final String words, final String equation, final String parameters, final DoubleBinaryOperator next) {
        return Arguments.of(words, equation, parameters, next);
    }

    @ParameterizedTest
    @MethodSource("recursions")
    void shouldRunEveryRecursion(
            final String words, final String equation, final String parameters, final DoubleBinaryOperator next)
            throws IOException {
        final ObjectNode given = JSON.createObjectNode().put("model", words).put("h_1", 1.3);
        given.put("equation", equation);
        given.set("parameters", JSON.readTree(parameters.replace('\'', '"')));
        for (final double error : ERRORS) {
            given.withArray("residuals").add(error);
        }
        final ObjectNode out = Evaluation.of("variance-recursion", given);
        double variance = 1.3;
        for (int t = 0; t <= ERRORS.length; t++) {
            assertEquals(variance, out.get("h_1_to_11").get(t).asDouble(), 1e-13 * variance, words + " " + t);
            variance = t < ERRORS.length ? next.applyAsDouble(ERRORS[t], variance) : variance;
        }
    }

    @Test
    void shouldRefuseARecursionThatIsNotKnown() {
        final ObjectNode given = JSON.createObjectNode().put("model", "QGARCH").put("h_1", 1);
        given.putObject("parameters").put("omega", 0.1).put("alpha", 0.1).put("beta", 0.8);
        given.putArray("residuals").add(1);
        assertThrows(BadInputException.class, () -> Evaluation.of("variance-recursion", given));
    }

    @Test
    void shouldFilterAtGivenParametersWithTheNamesOfPackages() {
        final Random random = new Random(3);
        final ObjectNode given = JSON.createObjectNode().put("model", "GJR-GARCH(1,1,1) Student-t");
        final double[] returns = random.doubles(60, -2, 2).toArray();
        for (final double value : returns) {
            given.withArray("series").add(value);
        }
        given.put("B", 0.9);
        given.putObject("parameters")
                .put("mu", 0.1)
                .put("omega", 0.05)
                .put("alpha[1]", 0.04)
                .put("gamma[1]", 0.1)
                .put("beta[1]", 0.85)
                .put("shape", 6);
        final ObjectNode out = Evaluation.of("volatility-filter", given);
        double variance = 0.05 + (0.04 + 0.05 + 0.85) * 0.9;
        double logLikelihood = 0;
        for (final double value : returns) {
            final double error = value - 0.1;
            final double z = error / Math.sqrt(variance);
            // Gamma(7/2) / Gamma(3) = 15 sqrt(pi) / 16.
            logLikelihood += Math.log(15 * Math.sqrt(Math.PI) / 16 / Math.sqrt(4 * Math.PI))
                    - 3.5 * Math.log(1 + z * z / 4)
                    - 0.5 * Math.log(variance);
            variance = 0.05 + (error < 0 ? 0.14 : 0.04) * error * error + 0.85 * variance;
        }
        assertEquals(logLikelihood, out.get("logLikelihood").asDouble(), 1e-10);
        assertEquals(variance, out.get("h_Tplus1").asDouble(), 1e-12);
        assertEquals(Math.sqrt(variance), out.get("forecast_sd_1_to_10").get(0).asDouble(), 1e-12);
        final double second = Math.sqrt(0.05 + (0.04 + 0.05 + 0.85) * variance);
        assertEquals(second, out.get("forecast_sd_1_to_10").get(1).asDouble(), 1e-12);
    }

    @Test
    void shouldFilterHigherOrders() {
        final ObjectNode given = JSON.createObjectNode().put("model", "zero mean GARCH(2,1) normal");
        for (final double error : ERRORS) {
            given.withArray("series").add(error);
        }
        given.put("B", 1);
        given.putObject("parameters")
                .put("omega", 0.1)
                .put("alpha[1]", 0.1)
                .put("alpha[2]", 0.2)
                .put("beta", 0.5);
        final ObjectNode out = Evaluation.of("volatility-filter", given);
        final double first = 0.1 + 0.1 + 0.2 + 0.5;
        final double second = 0.1 + 0.1 * ERRORS[0] * ERRORS[0] + 0.2 + 0.5 * first;
        final double third = 0.1 + 0.1 * ERRORS[1] * ERRORS[1] + 0.2 * ERRORS[0] * ERRORS[0] + 0.5 * second;
        assertEquals(third, out.get("h_1_to_5").get(2).asDouble(), 1e-14);
    }

    @Test
    void shouldTakeAPresampleLogarithmWhereTheWordsMultiplyIt() {
        final ObjectNode given = JSON.createObjectNode()
                .put("model", "zero mean EGARCH(1,1,1) normal")
                .put("B", -0.4);
        for (final double error : ERRORS) {
            given.withArray("series").add(error);
        }
        given.putObject("parameters")
                .put("omega", -0.1)
                .put("alpha[1]", 0.2)
                .put("gamma[1]", -0.07)
                .put("beta[1]", 0.9);
        final ObjectNode plain =
                Evaluation.of("volatility-filter", given.put("presample", "log h_1=omega+beta*B, B given"));
        assertEquals(Math.exp(-0.1 - 0.36), plain.get("h_first3").get(0).asDouble(), 1e-14);
        given.put("B", 0.5).put("presample", "log h_1=omega+beta*log(B)");
        final ObjectNode ofVariance = Evaluation.of("volatility-filter", given);
        final double first = Math.exp(-0.1 + 0.9 * Math.log(0.5));
        assertEquals(first, ofVariance.get("h_first3").get(0).asDouble(), 1e-14);
    }

    @Test
    void shouldLeaveTheFirstReturnsOfAnAutoregressionToTheConventionsOfArch() {
        final ObjectNode given =
                JSON.createObjectNode().put("model", "AR(2)-GARCH(1,1) normal").put("presample", "arch backcast");
        final double[] returns = new Random(5).doubles(90, -1, 1).toArray();
        for (final double value : returns) {
            given.withArray("series").add(value);
        }
        given.putObject("parameters")
                .put("Const", 0.1)
                .put("y[1]", 0.2)
                .put("y[2]", -0.1)
                .put("omega", 0.1)
                .put("alpha[1]", 0.1)
                .put("beta[1]", 0.5);
        final ObjectNode out = Evaluation.of("volatility-filter", given);
        final double error = returns[2] - 0.1 - 0.2 * returns[1] + 0.1 * returns[0];
        final double first = out.get("h_first3").get(0).asDouble();
        final double second = out.get("h_first3").get(1).asDouble();
        assertEquals(0.1 + 0.1 * error * error + 0.5 * first, second, 1e-14);
        final double next = out.get("h_Tplus1").asDouble();
        final double forecast = Math.pow(out.get("forecast_sd_1_to_10").get(1).asDouble(), 2);
        assertEquals(0.1 + 0.6 * next + 0.04 * next, forecast, 1e-14);
    }

    @Test
    void shouldForecastAsFarAsAsked() {
        final ObjectNode given =
                JSON.createObjectNode().put("model", "GARCH(1,1) normal").put("horizon", 30);
        final Random random = new Random(8);
        double variance = 1;
        for (int t = 0; t < 800; t++) {
            final double error = Math.sqrt(variance) * random.nextGaussian();
            given.withArray("series").add(error);
            variance = 0.1 + 0.1 * error * error + 0.8 * variance;
        }
        final ObjectNode out = Evaluation.of("volatility-fit", given);
        assertEquals(5, out.get("variance_forecast_1_5").size());
        assertEquals(30, out.get("variance_forecast").size());
        final double omega = out.get("coefficients").get("omega").asDouble();
        final double persistence = out.get("coefficients").get("alpha").asDouble()
                + out.get("coefficients").get("beta").asDouble();
        final double before = out.get("variance_forecast").get(28).asDouble();
        assertEquals(
                omega + persistence * before,
                out.get("variance_forecast").get(29).asDouble(),
                1e-12);
        assertEquals(8 - 2 * out.get("logLikelihood").asDouble(), out.get("aic").asDouble(), 1e-9);
    }

    @Test
    void shouldTakeHalfOfTheAsymmetryIntoATermStructure() {
        final ObjectNode given = JSON.createObjectNode()
                .put("omega", 0.02)
                .put("alpha", 0.05)
                .put("gamma", 0.1)
                .put("beta", 0.8)
                .put("h_next", 0.5)
                .put("days", 4);
        final ObjectNode out = Evaluation.of("variance-term-structure", given);
        double variance = 0.5;
        double sum = variance;
        for (int day = 2; day <= 4; day++) {
            variance = 0.02 + 0.9 * variance;
            sum += variance;
        }
        assertEquals(variance, out.get("h_at_horizon").asDouble(), 1e-14);
        assertEquals(sum, out.get("sum_variance").asDouble(), 1e-14);
        assertEquals(0.2, out.get("longRunVariance").asDouble(), 1e-14);
    }

    @Test
    void shouldMakeOmegaOfTheLongRunVariance() {
        final ObjectNode given = JSON.createObjectNode().put("alpha", 0.2).put("beta", 0.3);
        given.putArray("returns").add(0.1).add(-0.2);
        final ObjectNode implied = given.deepCopy().put("longRunVariance", 0.4);
        final ObjectNode direct = given.deepCopy().put("omega", 0.2);
        assertEquals(
                Evaluation.of("garch-sequence", direct).get("volatility_sequence"),
                Evaluation.of("garch-sequence", implied).get("volatility_sequence"));
        assertThrows(BadInputException.class, () -> Evaluation.of("garch-sequence", given));
    }

    @Test
    void shouldTransformPrices(@TempDir final Path directory) throws IOException {
        Files.writeString(directory.resolve("prices.csv"), "t,price\n1,100\n2,110\n3,99\n4,99\n5,108.9\n");
        check(directory, "100*(P_t/P_{t-1}-1), last 2 returns", "2..2", 10);
        check(directory, "100*(P_t/P_{t-1}-1), first 2 returns", "2-2", -10);
        check(directory, "log(P_t/P_{t-1})", "1..1", Math.log(1.1));
        assertThrows(BadInputException.class, () -> check(directory, "sqrt(P_t)", "1..1", 0));
        assertThrows(BadInputException.class, () -> check(directory, "log(P_t/P_{t-1})", "3..2", 0));
    }

    private static void check(final Path directory, final String transform, final String rows, final double expected) {
        final ObjectNode given = JSON.createObjectNode();
        given.putObject("series")
                .put("file", "prices.csv")
                .put("column", "price")
                .put("transform", transform)
                .put("rows", rows);
        final double[] series = new Inputs(given, new CaseFamily("garch", "any"), directory).series("series");
        assertEquals(1, series.length);
        assertEquals(expected, series[0], 1e-12);
    }

    @Test
    void shouldSayWhichParameterIsMissing() {
        final ObjectNode given = JSON.createObjectNode().put("model", "GARCH(1,1) normal");
        given.putArray("series").add(1).add(2);
        given.putObject("parameters").put("mu", 0).put("omega", 1).put("alpha", 0.1);
        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> Evaluation.of("volatility-filter", given));
        assertTrue(thrown.getMessage().contains("parameters.beta"), thrown.getMessage());
    }
}
