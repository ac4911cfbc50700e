package io.loadline.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RegimeSection;
import org.junit.jupiter.api.Test;

class RegimeSettingsTest {
    private static RegimeSettings with(
            final double[] multiples, final int samples, final int warmUp, final double base) {
        final RegimeSettings defaults = RegimeSettings.defaults();
        return new RegimeSettings(
                multiples,
                defaults.logVolatilitySpreads(),
                defaults.jumpsPerSecond(),
                samples,
                warmUp,
                defaults.baselineHalfLifeNs(),
                base);
    }

    @Test
    void shouldNeedNoWarmUpWhenTheBaselineIsGiven() {
        final double volatility = 1e-3;
        final RegimeSettings settings = with(new double[] {0.5, 1, 3, 8}, 5, 20, volatility);
        final RegimeStage stage = new RegimeStage(FactorMarket.model(5), Counters.inMemory(), settings);
        final FactorMarket market = new FactorMarket(5, 5, volatility, 100);
        market.run(stage, 2, 10, 0, () -> {});
        assertEquals(Quality.GOOD, market.event.regime.quality);
        assertEquals(RegimeSection.CRISIS, market.event.regime.label, "seed 5");
    }

    @Test
    void shouldRefuseAMissingSpread() {
        final String message = refusal(() -> with(new double[] {1, 2}, 5, 20, Double.NaN));
        assertEquals("logVolatilitySpreads has 4 values; expected 2, one for each of volatilityMultiples", message);
    }

    @Test
    void shouldRefuseMultiplesThatDoNotRise() {
        final RegimeSettings settings = with(new double[] {1, 0.5, 3, 8}, 5, 20, Double.NaN);
        final String message = refusal(() -> new RegimeStage(FactorMarket.model(1), Counters.inMemory(), settings));
        assertTrue(message.contains("expected states in ascending order"), message);
    }

    @Test
    void shouldRefuseANegativeBaseline() {
        final String message = refusal(() -> with(new double[] {0.5, 1, 3, 8}, 5, 20, -1));
        assertTrue(message.startsWith("baselineVolatility is -1.0"), message);
    }

    @Test
    void shouldRefuseAWarmUpOfNothing() {
        final String message = refusal(() -> with(new double[] {0.5, 1, 3, 8}, 5, 0, Double.NaN));
        assertTrue(message.contains("warmUpBars 0"), message);
    }

    private static String refusal(final Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }
}
