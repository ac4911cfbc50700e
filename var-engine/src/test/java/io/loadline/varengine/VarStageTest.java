package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarStageTest {
    private static final double BOUND = 1e-9;

    @ParameterizedTest
    @ValueSource(ints = {20, 99, 100, 333})
    void shouldEqualFullRevaluationAfterEveryRandomEvent(final int scenarios) {
        final long seed = 1_000 + scenarios;
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
}
