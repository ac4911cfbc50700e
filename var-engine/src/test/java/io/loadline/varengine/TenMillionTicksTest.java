package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TenMillionTicksTest {
    private static final long TICKS = 10_000_000;
    private static final int INSTRUMENTS = 100;

    @Test
    @Tag("slow")
    void shouldEqualFullRevaluationWithin1e9After10MillionTicksOfAYear() {
        run(250);
    }

    @Test
    @Tag("slow-long")
    void shouldEqualFullRevaluationWithin1e9After10MillionTicksOfFourYears() {
        run(1_000);
    }

    private static void run(final int scenarios) {
        final long seed = 2_026;
        // 12 accounts make 34 nodes; each instrument is held by one account, so a tick moves five nodes.
        final RiskModel firm = SmallFirm.model(seed, INSTRUMENTS, 12, scenarios);
        final List<OpeningPosition> positions = new ArrayList<>();
        final boolean[] held = new boolean[INSTRUMENTS];
        for (final OpeningPosition position : firm.positions()) {
            if (!held[position.instrument()] && position.quantity() != 0) {
                held[position.instrument()] = true;
                positions.add(position);
            }
        }
        final RiskModel model = SmallFirm.withPositions(firm, positions);
        final VarStage stage = new VarStage(model, Counters.inMemory());
        final TradingDay day = new TradingDay(model);
        final SplittableRandom random = new SplittableRandom(seed);
        double worst = 0;
        for (long tick = 0; tick < TICKS; tick++) {
            // The two rates move every node; they tick as often as in a market of a hundred times the size.
            final int id = random.nextInt(100) == 0 ? random.nextInt(2) : 2 + random.nextInt(INSTRUMENTS - 2);
            final double last = Double.isNaN(day.mark[id]) ? 100 : day.mark[id];
            final double mid = Math.max(10, last * (random.nextBoolean() ? 1.0001 : 0.9999));
            stage.onEvent(day.quote(id, mid, 0.01, 1), tick);
            if (tick % 1_000_000 == 0) {
                worst = Math.max(worst, stage.verify());
            }
        }
        worst = Math.max(worst, stage.verify());
        final double difference = worst;
        assertTrue(difference <= 1e-9, () -> "seed " + seed + ": " + difference);
        assertTrue(stage.rebuildCycles() > 1, "the rolling rebuild never covered every node");
        System.out.println("10 million ticks: largest relative difference " + difference);
    }
}
