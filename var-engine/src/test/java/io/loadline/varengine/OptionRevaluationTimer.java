package io.loadline.varengine;

import io.loadline.codec.input.TimerDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A quick look at the time of the full revaluation of one option in {@link VarStage}: processor time of an event whose mark makes one due, of one
 * that moves nothing far enough, and their difference; the best of many batches. An account, its strategy, trader, desk and firm hold the option. Run
 * by hand.
 */
final class OptionRevaluationTimer {
    private static final int BATCH = 2_000;
    private static final int BATCHES = 200;
    private static final int SHARE = 2;
    private static final int OPTION = 5;

    private final VarStage stage;
    private final TradingDay day;

    private OptionRevaluationTimer(final int scenarios) {
        final RiskModel model = OptionRevaluationTest.model(-1, 20, scenarios);
        stage = new VarStage(model, Counters.inMemory());
        day = new TradingDay(model);
        stage.onEvent(day.quote(SHARE, 100, 0.01, 1), 0);
        day.volatility[OPTION] = 0.2;
        stage.onEvent(day.quote(OPTION, 4, 0.01, 1), 0);
        stage.onEvent(day.fill(model.tree().size() - 1, OPTION, 2), 0);
    }

    /** Prints a line for each number of scenarios. */
    public static void main(final String[] args) {
        for (final int scenarios : new int[] {250, 1_000, 4_000}) {
            final OptionRevaluationTimer timer = new OptionRevaluationTimer(scenarios);
            long moved = Long.MAX_VALUE;
            long still = Long.MAX_VALUE;
            for (int i = 0; i < BATCHES; i++) {
                moved = Math.min(moved, timer.batch(1.0));
                still = Math.min(still, timer.batch(0.000001));
            }
            System.out.printf(
                    "%,d scenarios: %,d ns with a revaluation, %,d without: %,d ns%n",
                    scenarios, moved / BATCH, still / BATCH, (moved - still) / BATCH);
        }
    }

    private long batch(final double move) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final RiskEvent event = day.quote(SHARE, 100, 0.01, 1);
        final long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < BATCH; i++) {
            event.ingressTimeNs += OptionRevaluation.SPACING_NS;
            event.templateId = TimerDecoder.TEMPLATE_ID;
            event.pricing.mark = 100 + (i & 1) * move;
            stage.onEvent(event, 0);
        }
        return threads.getCurrentThreadCpuTime() - before;
    }
}
