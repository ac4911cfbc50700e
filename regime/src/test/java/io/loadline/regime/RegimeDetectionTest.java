package io.loadline.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RegimeSection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markets from slow (real time, ticks wider than a bar's move) to fast (a day in a minute), with labels known. */
class RegimeDetectionTest {
    private static final int SEEDS = 10;
    private static final double CRASH_VOLATILITY = 10;
    private static final double CRASH_DRIFT = -20;

    @ParameterizedTest(name = "{0} instruments, volatility {1}, {2} quotes a second")
    @CsvSource({"5, 6.5e-5, 50", "5, 3e-4, 20", "5, 2e-3, 50", "8, 2e-3, 5", "8, 3e-4, 50", "2, 3e-4, 50"})
    void shouldReachCrisisWithinOneSecondOfACrash(final int instruments, final double volatility, final double quotes) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            final RegimeStage stage = new RegimeStage(FactorMarket.model(instruments), Counters.inMemory());
            final FactorMarket market = new FactorMarket(seed, instruments, volatility, quotes);
            market.run(stage, 30, 1, 0, () -> {});
            final long crashNs = market.timeNs;
            final long[] detectedNs = {Long.MAX_VALUE};
            market.run(stage, 2, CRASH_VOLATILITY, CRASH_DRIFT * volatility, () -> {
                if (market.event.regime.label == RegimeSection.CRISIS) {
                    detectedNs[0] = Math.min(detectedNs[0], market.event.ingressTimeNs);
                }
            });
            assertTrue(
                    detectedNs[0] - crashNs < FactorMarket.SECOND,
                    "seed " + seed + ": crisis " + (detectedNs[0] - crashNs) + " ns after the crash");
        }
    }

    @ParameterizedTest(name = "{0} instruments, volatility {1}, {2} quotes a second")
    @CsvSource({"5, 6.5e-5, 50", "5, 3e-4, 20", "5, 2e-3, 50", "8, 2e-3, 5", "8, 3e-4, 50", "2, 3e-4, 50"})
    void shouldSeldomCryCrisisInACalmMarket(final int instruments, final double volatility, final double quotes) {
        final long[] bars = new long[RegimeSection.COUNT];
        for (int seed = 1; seed <= SEEDS; seed++) {
            final RegimeStage stage = new RegimeStage(FactorMarket.model(instruments), Counters.inMemory());
            final FactorMarket market = new FactorMarket(seed, instruments, volatility, quotes);
            market.run(stage, 300, 1, 0, () -> count(market, bars));
        }
        final long total = bars[0] + bars[1] + bars[2] + bars[3];
        assertTrue(bars[RegimeSection.CRISIS] < total / 1_000, bars[RegimeSection.CRISIS] + " of " + total + " bars");
        assertTrue(bars[RegimeSection.BEAR] < total / 10, bars[RegimeSection.BEAR] + " bear of " + total + " bars");
    }

    private static void count(final FactorMarket market, final long[] bars) {
        final RegimeSection regime = market.event.regime;
        if (regime.changed && regime.quality == Quality.GOOD) {
            bars[regime.label]++;
        }
    }

    @ParameterizedTest(name = "volatility x{0} is regime {1}")
    @CsvSource({"0.4, 0", "1, 1", "3, 2", "10, 3"})
    void shouldNameTheRegimeByItsVolatility(final double multiple, final int expected) {
        final RegimeStage stage = new RegimeStage(FactorMarket.model(5), Counters.inMemory());
        final FactorMarket market = new FactorMarket(7, 5, 1e-3, 100);
        market.run(stage, 40, 1, 0, () -> {});
        market.run(stage, 10, multiple, 0, () -> {});
        assertEquals(expected, market.event.regime.label, "seed 7");
    }

    @ParameterizedTest(name = "calm again after {0} s of crisis")
    @CsvSource({"1", "5", "20"})
    void shouldLeaveCrisisWhenTheMarketIsCalmAgain(final double crisisSeconds) {
        final RegimeStage stage = new RegimeStage(FactorMarket.model(5), Counters.inMemory());
        final FactorMarket market = new FactorMarket(11, 5, 1e-3, 100);
        market.run(stage, 40, 1, 0, () -> {});
        market.run(stage, crisisSeconds, CRASH_VOLATILITY, 0, () -> {});
        market.run(stage, 3, 1, 0, () -> {});
        assertTrue(market.event.regime.label <= RegimeSection.NEUTRAL, "seed 11: " + market.event.regime.label);
    }
}
