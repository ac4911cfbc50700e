package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HorizonVarianceTest {
    private static final long SEED = 7;

    private static Stream<VolatilityModel> models() {
        return Stream.of(
                VolatilityModel.garch(),
                VolatilityModel.gjr().with(ErrorDistribution.SKEWED_T),
                VolatilityModel.egarch());
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldBeTheForecastOfTheFitAtItsEnd(final VolatilityModel model) {
        final VolatilityFit fit = model.fit(SimulatedReturns.gjr(SEED, 1_500, 0.02, 0.05, 0.06, 0.08, 0.85));
        for (final int bars : new int[] {1, 2, 10, 32}) {
            final double expected = fit.forecast(bars).cumulativeVariance(bars);
            assertEquals(
                    expected,
                    HorizonVariance.of(fit, bars).variance(fit.path().nextVariance()),
                    1e-12 * expected,
                    () -> model + " over " + bars);
        }
    }

    /** The forecast after more returns, under the same parameters, is the same function of the variance then. */
    @Test
    void shouldBeTheForecastOfAnyVarianceInTheLinearModels() {
        final double[] returns = SimulatedReturns.gjr(SEED, 1_500, 0.02, 0.05, 0.06, 0.08, 0.85);
        final VolatilityFit fit = VolatilityModel.gjr().fit(returns);
        final double[] fewer = java.util.Arrays.copyOf(returns, 900);
        final VolatilityPath other = VolatilityModel.gjr().at(fewer, fit.parameters());
        final double expected = other.forecast(20).cumulativeVariance(20);
        assertEquals(expected, HorizonVariance.of(fit, 20).variance(other.nextVariance()), 1e-12 * expected);
    }

    /** Both are means over simulated paths, of other shocks. */
    @Test
    void shouldBeNearTheForecastOfAnyVarianceInTheExponentialModel() {
        final double[] returns = SimulatedReturns.exponential(SEED, 3_000, 0.01, 0.15, -0.08, 0.96);
        final VolatilityFit fit = VolatilityModel.egarch().fit(returns);
        final double[] fewer = java.util.Arrays.copyOf(returns, 2_000);
        final VolatilityPath other = VolatilityModel.egarch().at(fewer, fit.parameters());
        final double expected = other.forecast(20).cumulativeVariance(20);
        assertEquals(expected, HorizonVariance.of(fit, 20).variance(other.nextVariance()), 0.02 * expected);
    }

    @Test
    void shouldRefuseAHorizonThatIsTooLong() {
        final VolatilityFit fit =
                VolatilityModel.egarch().fit(SimulatedReturns.exponential(SEED, 1_000, 0.01, 0.15, -0.08, 0.96));
        final String message = assertThrows(IllegalArgumentException.class, () -> HorizonVariance.of(fit, 33))
                .getMessage();
        assertTrue(message.contains("33 returns, expected 1 to 32"), message);
    }

    @Test
    void shouldRefuseAModelWithoutAClosedHorizon() {
        final VolatilityFit fit = VolatilityModel.ewma().fit(SimulatedReturns.gjr(SEED, 500, 0, 0.05, 0.1, 0, 0.85));
        assertThrows(IllegalArgumentException.class, () -> HorizonVariance.of(fit, 1));
    }
}
