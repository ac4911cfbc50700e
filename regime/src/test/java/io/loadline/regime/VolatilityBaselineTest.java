package io.loadline.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VolatilityBaselineTest {
    private static final long BAR_NS = 200_000_000L;
    private static final long HALF_LIFE_NS = 1_800_000_000_000L;

    private final VolatilityBaseline baseline = new VolatilityBaseline(20, HALF_LIFE_NS, Double.NaN);

    private void feed(final int bars, final double variance) {
        for (int i = 0; i < bars; i++) {
            baseline.onBar(variance, BAR_NS);
        }
    }

    @Test
    void shouldKnowNothingBeforeTheWarmUp() {
        feed(19, 1e-8);
        assertFalse(baseline.isKnown());
    }

    @Test
    void shouldBeTheVarianceOfASteadyMarket() {
        feed(1_000, 1e-8);
        assertEquals(1e-8 / BAR_NS, baseline.variancePerNs(), 1e-24);
    }

    @Test
    void shouldIgnoreACrashInOneBarOfFour() {
        feed(15, 1e-8);
        feed(5, 1e-4);
        assertEquals(1e-8 / BAR_NS, baseline.variancePerNs(), 1e-24);
    }

    @Test
    void shouldHardlyMoveInAShortCrash() {
        feed(1_000, 1e-8);
        feed(100, 1e-4);
        assertTrue(baseline.variancePerNs() * BAR_NS < 1.1e-8, () -> "" + baseline.variancePerNs() * BAR_NS);
    }

    @Test
    void shouldLearnALastingChange() {
        feed(1_000, 1e-8);
        feed((int) (10 * HALF_LIFE_NS / BAR_NS), 1e-7);
        assertEquals(1e-7, baseline.variancePerNs() * BAR_NS, 1e-9);
    }

    @Test
    void shouldKnowAMarketThatTicksInOneBarOfTen() {
        for (int i = 0; i < 100_000; i++) {
            baseline.onBar(i % 10 == 0 ? 1e-7 : 0, BAR_NS);
        }
        assertEquals(1e-8, baseline.variancePerNs() * BAR_NS, 1e-9);
    }

    @Test
    void shouldGoOnWarmingUpWhileNothingMoves() {
        feed(10_000, 0);
        assertFalse(baseline.isKnown());
        feed(320, 1e-8);
        assertTrue(baseline.isKnown());
    }
}
