package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.codec.input.VolatilityFitDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.core.stage.Stage;
import io.loadline.varengine.volatility.HorizonVariance;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityModel;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int EVENTS = 100_000;
    private static final long MEASURING_BYTES = 512;

    @Test
    void shouldAllocateNothingInTheVarStage() {
        final RiskModel model = SmallFirm.model(1, 40, 8, 250);
        checkNoAllocation(new VarStage(model, Counters.inMemory()), model);
    }

    @Test
    void shouldAllocateNothingInTheLiquidityStage() {
        final RiskModel model = SmallFirm.model(1, 40, 8, 250);
        checkNoAllocation(new LiquidityStage(model, Counters.inMemory()), model);
    }

    /**
     * RandomDay moves a millisecond an event: with bars of ten some instruments are closed on every event. Half of them have a linear filter and half an
     * exponential one.
     */
    @Test
    void shouldAllocateNothingInTheStageOfVolatilities() {
        final RiskModel small = SmallFirm.model(1, 40, 8, 250);
        final RiskModel model = SmallFirm.withSettings(
                small,
                small.settings().withVolatility(new VolatilitySettings(10_000_000L, 0, 1_000, 252, 1_000_000_000L)));
        final VolatilityStage stage = new VolatilityStage(model, Counters.inMemory());
        final double[] returns = new Random(1).doubles(300, -0.01, 0.01).toArray();
        final List<VolatilityFit> fits = List.of(
                VolatilityModel.garch().fit(returns), VolatilityModel.egarch().fit(returns));
        final RiskEvent event = new RiskEvent(1);
        event.templateId = VolatilityFitDecoder.TEMPLATE_ID;
        for (int i = 0; i < 40; i++) {
            final VolatilityFit fit = fits.get(i % 2);
            event.length = new FitWriter().converged(event.input, i, fit, 0, 0, HorizonVariance.of(fit, 20));
            stage.onEvent(event, 0);
        }
        checkNoAllocation(stage, model);
    }

    /** The least of several runs: the first ones still compile. */
    private static void checkNoAllocation(final Stage stage, final RiskModel model) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final RandomDay day = new RandomDay(new TradingDay(model), new Random(1));
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 3 && least > MEASURING_BYTES; run++) {
            long allocated = 0;
            for (int i = 0; i < EVENTS; i++) {
                final RiskEvent event = day.next();
                final long before = threads.getCurrentThreadAllocatedBytes();
                stage.onEvent(event, event.sequence);
                allocated += threads.getCurrentThreadAllocatedBytes() - before;
            }
            least = Math.min(least, allocated);
        }
        final long bytes = least;
        assertTrue(bytes <= MEASURING_BYTES, () -> bytes + " bytes in " + EVENTS + " events");
    }
}
