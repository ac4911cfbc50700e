package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarStageTest {
    private static final double BOUND = 1e-9;

    @ParameterizedTest
    @ValueSource(ints = {20, 99, 100, 333})
    void shouldEqualFullRevaluationAfterEveryRandomEvent(final int scenarios) {
        final long seed = 1_000L + scenarios;
        final RiskModel model = SmallFirm.model(seed, 20, 6, scenarios);
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final RandomDay random = new RandomDay(day, new Random(seed));
        for (int i = 0; i < 25_000; i++) {
            final RiskEvent event = random.next();
            stage.onEvent(event, event.sequence);
            final double difference = stage.verify();
            assertTrue(difference <= BOUND, () -> "seed " + seed + ", event " + event.sequence + ": " + difference);
            checkMeasures(stage, event, seed);
        }
        assertTrue(stage.rebuildCycles() > 0, "the rolling rebuild never covered every node");
    }

    private static void checkMeasures(final VarStage stage, final RiskEvent event, final long seed) {
        final PricingSection pricing = event.pricing;
        for (int i = 0; i < pricing.count; i++) {
            final double[] pnl = stage.scenarioPnl(pricing.nodes[i]);
            final String where = "seed " + seed + ", event " + event.sequence + ", node " + pricing.nodes[i];
            double largest = 0;
            for (final double value : pnl) {
                largest = Math.max(largest, Math.abs(value));
            }
            final double tolerance = 1e-12 * largest;
            assertEquals(HistoricalVar.valueAtRisk(pnl, 0.95), event.risk.var95(i), tolerance, where);
            assertEquals(HistoricalVar.valueAtRisk(pnl, 0.99), event.risk.var99(i), tolerance, where);
            assertEquals(HistoricalVar.valueAtRisk(pnl, 0.999), event.risk.var999(i), tolerance, where);
            assertEquals(HistoricalVar.expectedShortfall(pnl, 0.975), event.risk.es975(i), tolerance, where);
            assertEquals(HistoricalVar.expectedShortfall(pnl, 0.99), event.risk.es99(i), tolerance, where);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldEqualTheFormulaOnExactReturns(final boolean inverse) {
        final long seed = 77;
        final RiskModel plain = SmallFirm.model(seed, 30, 6, 250);
        final RiskModel model = inverse ? SmallFirm.withInverseFutures(plain) : plain;
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final RandomDay random = new RandomDay(day, new Random(seed));
        for (int i = 0; i < 20_000; i++) {
            final RiskEvent event = random.next();
            stage.onEvent(event, event.sequence);
        }
        for (int node = 0; node < model.tree().size(); node++) {
            final double[] exact = ExactScenarios.total(day, node);
            double largest = 0;
            for (final double value : exact) {
                largest = Math.max(largest, Math.abs(value));
            }
            // Rows are 32-bit fixed point: half a unit of 2^-31 of each row's largest return, for about ten holdings.
            assertArrayEquals(exact, stage.scenarioPnl(node), 5e-9 * largest, "seed " + seed + ", node " + node);
        }
    }

    @Test
    void shouldLoseTheCoinsOfAnInverseContract() {
        final RiskModel model =
                SmallFirm.withInverseFutures(SmallFirm.withPositions(SmallFirm.model(3, 20, 1, 100), List.of()));
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final int future = 4;
        final double price = 20_000;
        final double yen = 1 / 110.0;
        stage.onEvent(day.quote(1, 110, 0.01, 1), 0);
        stage.onEvent(day.quote(future, price, 1, 1), 0);
        stage.onEvent(day.fill(model.tree().size() - 1, future, 7), 0);
        final double[] pnl = stage.scenarioPnl(0);
        final double[] prices = model.history().prices()[future];
        final double[] rates = model.history().prices()[1];
        for (int s = 0; s < pnl.length; s++) {
            final double then = price * prices[s + 1] / prices[s];
            final double rate = yen * rates[s] / rates[s + 1];
            final double expected = 7 * 1_000 * (1 / price - 1 / then) * rate;
            assertEquals(expected, pnl[s], 1e-9 * 7 * 1_000 / price * yen, "scenario " + s);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldValueAnOrderAsIfItWereFilled(final boolean inverse) {
        final long seed = 5;
        final RiskModel plain = SmallFirm.model(seed, 20, 4, 500);
        final RiskModel model = inverse ? SmallFirm.withInverseFutures(plain) : plain;
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final Random random = new Random(seed);
        quoteAll(stage, day);
        for (int i = 0; i < 500; i++) {
            final int account = model.tree().size() - 1;
            final int id = random.nextInt(20);
            final double quantity = random.nextInt(20_001) - 10_000;
            final RiskEvent event = day.order(account, id, quantity);
            stage.onEvent(event, event.sequence);
            final double[] after = new double[event.pricing.count];
            for (int n = 0; n < after.length; n++) {
                after[n] = event.risk.afterVar99(n) + event.risk.afterEs975(n);
            }
            day.fill(account, id, quantity);
            stage.onEvent(event, event.sequence);
            for (int n = 0; n < after.length; n++) {
                final double filled = event.risk.var99(n) + event.risk.es975(n);
                assertEquals(filled, after[n], 1e-9 * (Math.abs(filled) + 1), "seed " + seed + ", order " + i);
            }
        }
    }

    @Test
    void shouldChangeNothingOnAnOrder() {
        final RiskModel model = SmallFirm.model(5, 20, 4, 100);
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        quoteAll(stage, day);
        final double[] before = stage.scenarioPnl(0);
        stage.onEvent(day.order(model.tree().size() - 1, 3, 1e6), 0);
        assertArrayEquals(before, stage.scenarioPnl(0));
    }

    @Test
    void shouldBeExactlyZeroWhenTheLastPositionIsClosed() {
        final RiskModel model = SmallFirm.withPositions(SmallFirm.model(5, 20, 1, 100), List.of());
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        quoteAll(stage, day);
        final int account = model.tree().size() - 1;
        stage.onEvent(day.fill(account, 3, 1e9), 0);
        stage.onEvent(day.fill(account, 4, 7), 0);
        stage.onEvent(day.fill(account, 3, -1e9), 0);
        stage.onEvent(day.fill(account, 4, -7), 0);
        assertArrayEquals(new double[100], stage.scenarioPnl(0));
        assertEquals(0, day.event.risk.var99(0));
    }

    @Test
    void shouldReportNoNumberWhileANodeHoldsAnInstrumentWithoutScenarios() {
        final RiskModel model =
                SmallFirm.withoutHistory(SmallFirm.withPositions(SmallFirm.model(5, 20, 1, 100), List.of()), 8);
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final int account = model.tree().size() - 1;
        stage.onEvent(day.fill(account, 8, 10), 0);
        assertTrue(Double.isNaN(day.event.risk.var99(0)), "a position without scenarios counted as no risk");
        stage.onEvent(day.fill(account, 8, -10), 0);
        assertEquals(0, day.event.risk.var99(0));
    }

    @Test
    void shouldReportNoNumberForAnOrderInAnInstrumentWithoutPrice() {
        final RiskModel model = SmallFirm.model(5, 20, 1, 100);
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        stage.onEvent(day.order(model.tree().size() - 1, 2, 10), 0);
        assertTrue(Double.isNaN(day.event.risk.afterVar99(0)));
    }

    @Test
    void shouldReportNoNumberOnAnEventWhoseExposuresAreNotFinite() {
        final RiskModel model = SmallFirm.model(5, 20, 1, 100);
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        quoteAll(stage, day);
        day.quote(2, 100, 0.01, 1);
        day.event.pricing.unitLinear = Double.NaN;
        final boolean held = day.event.pricing.count > 0;
        stage.onEvent(day.event, 0);
        assertTrue(!held || Double.isNaN(day.event.risk.var99(0)));
        assertTrue(stage.verify() <= BOUND);
    }

    @Test
    void shouldRepeatItselfToTheLastBit() {
        assertEquals(SmallFirmDigest.of(4_000), SmallFirmDigest.of(4_000));
    }

    private static void quoteAll(final VarStage stage, final TradingDay day) {
        for (int i = 0; i < day.mark.length; i++) {
            stage.onEvent(day.quote(i, 100 + i, 0.01, 1), 0);
        }
    }
}
