package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.varengine.ReferenceCases;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolatilityFilterTest {
    private static final long SEED = 41;

    static Stream<VolatilityModel> firstOrder() {
        return Stream.of(
                VolatilityModel.garch(),
                VolatilityModel.gjr(),
                VolatilityModel.egarch(),
                VolatilityModel.ewma(),
                VolatilityModel.garch().with(MeanModel.AUTOREGRESSIVE),
                VolatilityModel.of(new VarianceModel.Threshold(1, 1, 1)),
                VolatilityModel.of(new VarianceModel.AsymmetricPower(1.3)),
                VolatilityModel.of(new VarianceModel.Nonlinear()),
                VolatilityModel.of(new VarianceModel.Integrated()));
    }

    @ParameterizedTest
    @MethodSource("firstOrder")
    void shouldGoOnAsTheBatchRecursion(final VolatilityModel model) {
        final double[] all = SimulatedReturns.gjr(SEED, 1_200, 0.03, 0.05, 0.05, 0.1, 0.85);
        final VolatilityFit fit = model.fit(Arrays.copyOf(all, 1_000));
        final VolatilityFilter filter = fit.filter();
        final Presample same = new Presample.Given(presample(fit, all));
        final VolatilityPath batch = model.with(same).at(all, fit.parameters());
        for (int t = 1_000; t < all.length; t++) {
            assertEquals(batch.variance(t), filter.variance(), 1e-9 * filter.variance(), "seed " + SEED + " at " + t);
            filter.update(all[t]);
        }
        assertEquals(0, filter.rejected());
    }

    @Test
    void shouldLeaveOutWhatIsNoNumber() {
        final VolatilityFilter filter = VolatilityFilter.garch(0.05, 0.1, 0, 0.85, 1);
        assertEquals(1, filter.update(Double.NaN));
        assertEquals(1, filter.update(Double.NEGATIVE_INFINITY));
        assertEquals(1, filter.update(1e200));
        assertEquals(3, filter.rejected());
        assertEquals(0.05 + 0.4 + 0.85, filter.update(2), 1e-15);
    }

    @Test
    void shouldRefuseAVarianceThatIsNotPositive() {
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> VolatilityFilter.ewma(0.94, 0));
        assertTrue(thrown.getMessage().contains("variance is 0.0"), thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> VolatilityFilter.ewma(1.1, 1));
    }

    @Test
    void shouldFollowTheSmallRecursions() {
        for (final ReferenceCases.Case c : ReferenceCases.read("garch.json", "small_recursion")) {
            final VolatilityFilter filter = filter(c);
            if (filter == null) {
                continue;
            }
            final double[] residuals = ReferenceCases.numbers(c.inputs().get("residuals"));
            for (int t = 0; t < residuals.length; t++) {
                c.check("h " + (t + 1), c.expected().get("h_1_to_11").get(t).asDouble(), filter.variance(), "");
                filter.update(residuals[t]);
            }
            c.check(
                    "h last",
                    c.expected().get("h_1_to_11").get(residuals.length).asDouble(),
                    filter.variance(),
                    "");
        }
    }

    @ParameterizedTest
    @MethodSource("firstOrder")
    void shouldForecastTheNextVarianceFirst(final VolatilityModel model) {
        final double[] returns = SimulatedReturns.gjr(SEED, 1_000, 0.03, 0.05, 0.05, 0.1, 0.85);
        final VolatilityFit fit = model.fit(returns);
        final VolatilityForecast forecast = fit.forecast(5);
        assertEquals(fit.path().nextVariance(), forecast.variance(1), 1e-12 * forecast.variance(1));
        assertTrue(forecast.cumulativeVariance(5) > forecast.variance(5));
    }

    @Test
    void shouldForecastTheUnconditionalVarianceInTheEnd() {
        final double[] returns = SimulatedReturns.gjr(SEED, 2_000, 0, 0.05, 0.05, 0.08, 0.85);
        final VolatilityFit fit = VolatilityModel.gjr().fit(returns);
        final double persistence = fit.parameter("alpha") + 0.5 * fit.parameter("gamma") + fit.parameter("beta");
        final double longRun = fit.parameter("omega") / (1 - persistence);
        assertEquals(longRun, fit.forecast(5_000).variance(5_000), 1e-9 * longRun, "seed " + SEED);
    }

    @Test
    void shouldForecastHigherOrdersAsTheFirstOrderWhenTheyAreEqual() {
        final double[] returns = SimulatedReturns.gjr(SEED, 1_500, 0, 0.05, 0.08, 0, 0.88);
        final VolatilityFit first = VolatilityModel.garch().fit(returns);
        final VolatilityFit arch =
                VolatilityModel.of(new VarianceModel.Garch(1, 0, 0)).fit(returns);
        final VolatilityForecast forecast = arch.forecast(200);
        final double longRun = arch.parameter("omega") / (1 - arch.parameter("alpha"));
        assertEquals(longRun, forecast.variance(200), 1e-9);
        final VarianceTermStructure term = new VarianceTermStructure(
                first.parameter("omega"),
                first.parameter("alpha") + first.parameter("beta"),
                first.path().nextVariance());
        assertEquals(term.cumulativeVariance(40), first.forecast(40).cumulativeVariance(40), 1e-10);
    }

    @Test
    void shouldForecastTheThresholdModelAsItsSimulation() {
        final double[] returns = SimulatedReturns.gjr(SEED, 3_000, 0, 0.05, 0.05, 0.08, 0.85);
        final VolatilityModel model = VolatilityModel.of(new VarianceModel.Threshold(1, 1, 1));
        final VolatilityFit fit = model.fit(returns);
        final double exact = fit.forecast(20).variance(20);
        final java.util.Random random = new java.util.Random(SEED);
        double sum = 0;
        final int paths = 100_000;
        for (int p = 0; p < paths; p++) {
            double variance = fit.path().nextVariance();
            for (int k = 1; k < 20; k++) {
                final double error = Math.sqrt(variance) * random.nextGaussian();
                final double weight = fit.parameter("alpha") + (error < 0 ? fit.parameter("gamma") : 0);
                final double state =
                        fit.parameter("omega") + weight * Math.abs(error) + fit.parameter("beta") * Math.sqrt(variance);
                variance = state * state;
            }
            sum += variance;
        }
        assertEquals(exact, sum / paths, 0.01 * exact, "seed " + SEED);
    }

    @Test
    void shouldRefuseAHorizonOfNothing() {
        final double[] returns = SimulatedReturns.gjr(SEED, 300, 0, 0.05, 0.08, 0, 0.88);
        final VolatilityFit fit = VolatilityModel.garch().fit(returns);
        assertThrows(IllegalArgumentException.class, () -> fit.forecast(0));
    }

    /** The moment before the first of the fitted returns, so that a longer series starts the same. */
    private static double presample(final VolatilityFit fit, final double[] all) {
        final double[] errors = fit.path().errors();
        double power = 2;
        if (fit.model().variance() instanceof VarianceModel.Threshold) {
            power = 1;
        } else if (fit.model().variance() instanceof VarianceModel.AsymmetricPower(double given)) {
            power = given;
        }
        double sum = 0;
        for (final double error : errors) {
            sum += Math.pow(Math.abs(error), power);
        }
        assertTrue(all.length > errors.length);
        return Math.pow(sum / errors.length, 2 / power);
    }

    private static VolatilityFilter filter(final ReferenceCases.Case c) {
        final String name = c.inputs().get("model").asText();
        final double start = c.input("h_1");
        final com.fasterxml.jackson.databind.JsonNode p = c.inputs().get("parameters");
        final double omega = p.path("omega").asDouble();
        final double alpha = p.path("alpha").asDouble();
        final double gamma = p.path("gamma").asDouble();
        final double beta = p.path("beta").asDouble();
        if (name.startsWith("EWMA")) {
            return VolatilityFilter.ewma(0.94, start);
        }
        return switch (name) {
            case "GARCH(1,1)", "GJR", "IGARCH" -> VolatilityFilter.garch(omega, alpha, gamma, beta, start);
            case "NGARCH" ->
                VolatilityFilter.nonlinear(omega, alpha, p.get("theta").asDouble(), beta, start);
            case "APARCH delta=1.3" ->
                VolatilityFilter.asymmetricPower(
                        omega, alpha, gamma, beta, p.get("delta").asDouble(), start);
            default -> null;
        };
    }
}
