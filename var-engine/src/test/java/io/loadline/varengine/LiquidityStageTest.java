package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.VolatilitySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidityStageTest {
    private static final int EVENTS = 100_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldEqualTheSumOverAllPositionsAfterEveryRandomEvent(final boolean inverse) {
        final long seed = 9;
        final RiskModel plain = SmallFirm.model(seed, 20, 4, 20);
        final RiskModel model = inverse ? SmallFirm.withInverseFutures(plain) : plain;
        final LiquidityStage stage = new LiquidityStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final NaiveLiquidity naive = new NaiveLiquidity(day);
        final RandomDay random = new RandomDay(day, new Random(seed));
        for (int i = 0; i < EVENTS; i++) {
            final RiskEvent event = random.next();
            naive.onEvent(event);
            stage.onEvent(event, event.sequence);
            for (int n = 0; n < event.pricing.count; n++) {
                final int node = event.pricing.nodes[n];
                final String where = "seed " + seed + ", event " + event.sequence + ", node " + node;
                final double cost = naive.cost(node, false);
                assertEquals(cost, event.liquidity.cost(n), 1e-12 * cost, where);
                final double stressed = naive.cost(node, true);
                assertEquals(stressed, event.liquidity.costStressed(n), 1e-12 * stressed, where);
                assertEquals(naive.days(node), event.liquidity.liquidationDays(n), where);
                assertTrue(stressed >= cost, where);
            }
        }
    }

    @Test
    void shouldCostAnOrderAsIfItWereFilled() {
        final long seed = 4;
        final RiskModel model = SmallFirm.model(seed, 20, 4, 20);
        final LiquidityStage stage = new LiquidityStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        quoteAll(stage, day);
        final Random random = new Random(seed);
        final int account = model.tree().size() - 1;
        for (int i = 0; i < 500; i++) {
            final int id = random.nextInt(20);
            final double quantity = random.nextInt(20_001) - 10_000;
            final RiskEvent event = day.order(account, id, quantity);
            stage.onEvent(event, event.sequence);
            final double[] after = new double[event.pricing.count];
            for (int n = 0; n < after.length; n++) {
                after[n] = event.liquidity.afterCost(n);
            }
            day.fill(account, id, quantity);
            stage.onEvent(event, event.sequence);
            for (int n = 0; n < after.length; n++) {
                assertEquals(event.liquidity.cost(n), after[n], 1e-9 * after[n], "seed " + seed + ", order " + i);
            }
        }
    }

    @Test
    void shouldCostNothingWhenTheLastPositionIsClosed() {
        final RiskModel model = SmallFirm.withPositions(SmallFirm.model(4, 20, 1, 20), List.of());
        final LiquidityStage stage = new LiquidityStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        quoteAll(stage, day);
        final int account = model.tree().size() - 1;
        for (final double quantity : new double[] {1e6, 3, -1e6, -3}) {
            stage.onEvent(day.fill(account, 3, quantity), 0);
        }
        assertEquals(0, day.event.liquidity.cost(0));
        assertEquals(0, day.event.liquidity.liquidationDays(0));
    }

    @Test
    void shouldChargeImpactOnTheWholePositionWhenTheBookIsNotGood() {
        final RiskModel model = SmallFirm.withPositions(SmallFirm.model(4, 20, 1, 20), List.of());
        final LiquidityStage stage = new LiquidityStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final int account = model.tree().size() - 1;
        stage.onEvent(day.quote(2, 100, 0.05, 1_000), 0);
        stage.onEvent(day.fill(account, 2, 500), 0);
        stage.onEvent(day.quote(2, 100, 0.05, 1_000), 0);
        final double inDepth = day.event.liquidity.cost(0);
        assertEquals(500 * 0.05, inDepth, 1e-9);
        stage.onEvent(day.quote(2, 100, 0.05, 1_000, 1_000, Quality.STALE), 0);
        final double volume = model.instruments().get(2).averageDailyVolume();
        assertEquals(inDepth + 0.01 * Math.sqrt(500 / volume) * 500 * 100, day.event.liquidity.cost(0), 1e-9);
    }

    private static RiskModel withLiveImpact(final RiskModel model) {
        return SmallFirm.withSettings(
                model, model.settings().withVolatility(new VolatilitySettings(1_000_000_000L, 0, 100, 225, 1, true)));
    }

    /** Cost of 500 shares at 100 beyond an empty book, after a row about their volatility and a new mark. */
    private static double costAfter(
            final LiquidityStage stage, final TradingDay day, final int state, final double volatility) {
        final RiskEvent event = day.quote(2, 100, 0.05, 0);
        event.volatility.count = 1;
        event.volatility.row(0).instrument = 2;
        event.volatility.row(0).state = state;
        event.volatility.row(0).volatility = volatility;
        stage.onEvent(event, 0);
        event.volatility.count = 0;
        return event.liquidity.cost(0);
    }

    @Test
    void shouldTakeImpactAtTheConditionalVolatilityWhereItIsGoodAndHigher() {
        final RiskModel model = withLiveImpact(SmallFirm.withPositions(SmallFirm.model(4, 20, 1, 20), List.of()));
        final LiquidityStage stage = new LiquidityStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        stage.onEvent(day.quote(2, 100, 0.05, 0), 0);
        stage.onEvent(day.fill(model.tree().size() - 1, 2, 500), 0);
        final double spread = 500 * 0.05;
        final double impact =
                500 * 100 * Math.sqrt(500 / model.instruments().get(2).averageDailyVolume());
        // 0.3 a year of 225 days is 0.02 a day, twice the model's
        assertEquals(spread + 0.02 * impact, costAfter(stage, day, VolatilitySection.GOOD, 0.3), 1e-9);
        assertEquals(spread + 0.01 * impact, costAfter(stage, day, VolatilitySection.GOOD, 0.1), 1e-9);
        assertEquals(spread + 0.02 * impact, costAfter(stage, day, VolatilitySection.GOOD, 0.3), 1e-9);
        assertEquals(spread + 0.01 * impact, costAfter(stage, day, VolatilitySection.STALE, 0.3), 1e-9);
        assertEquals(spread + 0.01 * impact, costAfter(stage, day, VolatilitySection.DEGRADED, 0.3), 1e-9);
        assertEquals(spread + 0.01 * impact, costAfter(stage, day, VolatilitySection.GOOD, Double.NaN), 1e-9);
        assertEquals(
                spread + 0.01 * impact, costAfter(stage, day, VolatilitySection.GOOD, Double.POSITIVE_INFINITY), 1e-9);
    }

    @Test
    void shouldCostNothingWhenAPositionIsClosedAtAnotherVolatility() {
        final RiskModel model = withLiveImpact(SmallFirm.withPositions(SmallFirm.model(4, 20, 1, 20), List.of()));
        final LiquidityStage stage = new LiquidityStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final int account = model.tree().size() - 1;
        stage.onEvent(day.quote(2, 100, 0.05, 0), 0);
        stage.onEvent(day.fill(account, 2, 500), 0);
        costAfter(stage, day, VolatilitySection.GOOD, 0.7);
        // told with the fill itself: the cost that is taken away is the one that was added
        final RiskEvent fill = day.fill(account, 2, -500);
        fill.volatility.count = 1;
        fill.volatility.row(0).volatility = 0.9;
        stage.onEvent(fill, 0);
        assertEquals(0, fill.liquidity.cost(0));
    }

    @Test
    void shouldLeaveImpactAtTheModelUnlessTold() {
        final RiskModel plain = SmallFirm.withPositions(SmallFirm.model(4, 20, 1, 20), List.of());
        final RiskModel model = SmallFirm.withSettings(
                plain, plain.settings().withVolatility(new VolatilitySettings(1_000_000_000L, 0, 100, 225, 1)));
        final LiquidityStage stage = new LiquidityStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        stage.onEvent(day.quote(2, 100, 0.05, 0), 0);
        stage.onEvent(day.fill(model.tree().size() - 1, 2, 500), 0);
        assertEquals(day.event.liquidity.cost(0), costAfter(stage, day, VolatilitySection.GOOD, 5));
    }

    @Test
    void shouldRefuseAnInstrumentWithoutVolume() {
        final RiskModel model = SmallFirm.model(4, 20, 1, 20);
        final List<Instrument> universe = new ArrayList<>(model.instruments());
        final Instrument i = universe.get(7);
        universe.set(
                7,
                new Instrument(
                        7,
                        "THIN",
                        i.venue(),
                        i.assetClass(),
                        i.currency(),
                        i.multiplier(),
                        i.margined(),
                        i.historyColumn(),
                        0,
                        i.dailyVolatility(),
                        i.option()));
        final RiskModel thin = SmallFirm.withInstruments(model, universe);
        final String message = assertThrows(
                        IllegalArgumentException.class, () -> new LiquidityStage(thin, Counters.inMemory()))
                .getMessage();
        assertEquals("THIN: averageDailyVolume is 0.0; expected a positive number", message);
    }

    private static void quoteAll(final LiquidityStage stage, final TradingDay day) {
        for (int i = 0; i < day.mark.length; i++) {
            stage.onEvent(day.quote(i, 100 + i, 0.01, 100), 0);
        }
    }
}
