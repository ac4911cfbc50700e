package io.loadline.regime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RegimeSection;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegimeStageTest {
    private static final long SEED = 42;
    private static final long BAR_NS = RiskSettings.defaults().regimeBarNs();

    private final RegimeStage stage = new RegimeStage(FactorMarket.model(4), Counters.inMemory());
    private final FactorMarket market = new FactorMarket(SEED, 4, 1e-3, 50);
    private final RegimeSection regime = market.event.regime;

    @Test
    void shouldGiveProbabilitiesThatSumToOneOnEveryEvent() {
        final Runnable check = () -> {
            double sum = 0;
            for (final double probability : regime.probabilities) {
                assertTrue(probability >= 0 && probability <= 1, "probability " + probability);
                sum += probability;
            }
            assertEquals(1, sum, 1e-12);
        };
        market.run(stage, 30, 1, 0, check);
        market.run(stage, 5, 1_000, -5, check);
        market.run(stage, 30, 1e-4, 0, check);
    }

    @Test
    void shouldSayThatTheModelIsMissingUntilTheWarmUpIsOver() {
        final long[] firstGoodBar = {0};
        market.run(stage, 10, 1, 0, () -> {
            if (regime.quality == Quality.GOOD && firstGoodBar[0] == 0) {
                firstGoodBar[0] = regime.barSequence;
            }
        });
        final int warmUp = RegimeSettings.defaults().warmUpBars();
        assertTrue(firstGoodBar[0] >= warmUp && firstGoodBar[0] <= warmUp + 2, "bar " + firstGoodBar[0]);
    }

    @Test
    void shouldHoldProbabilitiesBetweenBars() {
        final double[] last = regime.probabilities.clone();
        market.run(stage, 20, 1, 0, () -> {
            if (!regime.changed && regime.barSequence > 0) {
                assertArrayEquals(last, regime.probabilities);
            }
            System.arraycopy(regime.probabilities, 0, last, 0, last.length);
        });
    }

    @Test
    void shouldOverwriteWhateverTheSlotHeldBefore() {
        market.run(stage, 20, 1, 0, () -> {});
        final double[] expected = regime.probabilities.clone();
        java.util.Arrays.fill(regime.probabilities, Double.NaN);
        regime.label = 9;
        regime.quality = -1;
        market.timer(stage);
        assertArrayEquals(expected, regime.probabilities);
        assertEquals(RegimeSection.NEUTRAL, regime.label);
        assertEquals(Quality.GOOD, regime.quality);
    }

    @Test
    void shouldGiveTheSameBitsForTheSameEvents() {
        final RegimeStage twin = new RegimeStage(FactorMarket.model(4), Counters.inMemory());
        final FactorMarket twinMarket = new FactorMarket(SEED, 4, 1e-3, 50);
        market.run(stage, 60, 2, 0, () -> {});
        twinMarket.run(twin, 60, 2, 0, () -> {});
        for (int i = 0; i < RegimeSection.COUNT; i++) {
            assertEquals(
                    Double.doubleToRawLongBits(regime.probabilities[i]),
                    Double.doubleToRawLongBits(twinMarket.event.regime.probabilities[i]));
        }
    }

    @Test
    void shouldHoldProbabilitiesAndSayWhyWhenQuotesAreBad() {
        market.run(stage, 20, 1, 0, () -> {});
        final double[] before = regime.probabilities.clone();
        for (int bar = 0; bar < 10; bar++) {
            market.timeNs += BAR_NS / 2;
            for (int i = 0; i < 4; i++) {
                market.quote(stage, i, Scale.toPrice(1), Scale.toPrice(2 + bar), Quality.CROSSED);
            }
        }
        // The bar that was open when the quotes went bad is not observed either.
        assertArrayEquals(before, regime.probabilities);
        assertEquals(Quality.CROSSED, regime.quality);
    }

    @Test
    void shouldTakeNoReturnFromAPriceThatWasNotGood() {
        market.run(stage, 20, 1, 0, () -> {});
        for (int i = 0; i < 4; i++) {
            market.quote(stage, i, Scale.NULL_PRICE, Scale.NULL_PRICE, Quality.GOOD);
        }
        market.timeNs += 2 * BAR_NS;
        for (int step = 0; step < 10; step++) {
            for (int i = 0; i < 4; i++) {
                market.quote(stage, i, Scale.toPrice(10_000), Scale.toPrice(10_001), Quality.GOOD);
            }
            market.timeNs += BAR_NS;
        }
        assertEquals(RegimeSection.BULL, regime.label);
    }

    @Test
    void shouldCountAgedQuotesAsBad() {
        market.run(stage, 20, 1, 0, () -> {});
        for (int i = 0; i < 60; i++) {
            market.timeNs += 50_000_000L;
            market.timer(stage);
        }
        assertEquals(Quality.AGED, regime.quality);
    }

    @Test
    void shouldSeeAQuietMarketAsBull() {
        market.run(stage, 20, 1, 0, () -> {});
        for (int i = 0; i < 30; i++) {
            market.timeNs += 50_000_000L;
            market.timer(stage);
        }
        assertEquals(RegimeSection.BULL, regime.label);
        assertEquals(Quality.GOOD, regime.quality);
    }

    @Test
    void shouldCloseOneBarAfterASilenceHoweverLong() {
        market.run(stage, 20, 1, 0, () -> {});
        final long before = regime.barSequence;
        market.timeNs += 365L * 86_400 * FactorMarket.SECOND;
        market.timer(stage);
        assertTrue(regime.changed);
        assertEquals(before + 1, regime.barSequence);
    }

    @Test
    void shouldDistrustEveryQuoteAfterARestart() {
        market.run(stage, 20, 1, 0, () -> {});
        final double[] before = regime.probabilities.clone();
        market.epochStart(stage);
        assertEquals(Quality.STALE, regime.quality);
        assertArrayEquals(before, regime.probabilities);
    }

    @Test
    void shouldReadOnlyTheMarketNotTheTopCopiedForOurOwnOrders() {
        market.run(stage, 20, 1, 0, () -> {});
        market.timeNs += BAR_NS;
        market.timer(stage);
        market.event.book.instrument = 0;
        market.event.book.quality = Quality.CROSSED;
        market.event.templateId = io.loadline.codec.input.OrderRequestDecoder.TEMPLATE_ID;
        stage.onEvent(market.event, 1);
        assertEquals(Quality.GOOD, regime.quality);
    }

    @Test
    void shouldNeverBeGoodWithoutAMarketFactor() {
        final RegimeStage blind = new RegimeStage(FactorMarket.model(0), Counters.inMemory());
        for (int i = 0; i < 100; i++) {
            market.timeNs += BAR_NS;
            market.timer(blind);
        }
        assertEquals(Quality.NO_PRICE | Quality.MODEL, regime.quality);
        assertFalse(Double.isNaN(regime.probabilities[0]));
    }

    @Test
    void shouldRefuseAFactorInstrumentThatIsNotInTheModel() {
        final RiskModel good = FactorMarket.model(2);
        final RiskModel bad = new RiskModel(
                0,
                good.currencies(),
                good.instruments(),
                good.tree(),
                List.of(),
                List.of(),
                good.history(),
                new int[] {5},
                good.settings());
        final IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> new RegimeStage(bad, Counters.inMemory()));
        assertEquals("regimeFactor holds instrument 5; expected ids from 0 to 1, each once", error.getMessage());
    }

    @Test
    void shouldAllocateNothingOnceWarm() {
        market.run(stage, 60, 1, 0, () -> {});
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long[] events = {0};
        for (int round = 0; round < 200_000; round++) {
            step(round, events);
        }
        threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 200_000; round++) {
            step(round, events);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 512, allocated + " bytes in 200,000 events");
    }

    private void step(final int round, final long[] events) {
        market.timeNs += 3_000_000L;
        final long price = 4_000_000_000_000L + (round * 7_919L % 13) * 250_000_000L;
        market.quote(stage, round & 3, price, price + 250_000_000L, Quality.GOOD);
        events[0]++;
    }
}
