package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.PortfolioNode;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.varengine.HistoricalVar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Risk that moved with every tick, fill and rate of a session is what a plain revaluation from the model files gives. */
final class IncrementalRiskTest {
    private static final long SEED = 7;
    private static final int INSTRUMENTS = 100;
    private static final int EVENTS_PER_SECOND = 20_000;
    private static final long DURATION_NS = 2_000_000_000L;
    private static final double INCREMENTAL_BOUND = 1e-9;

    /**
     * Rows of scenario returns are 32-bit fixed point, within 2.4e-10 of their largest return; a node whose positions hedge each other sees
     * the sum of those errors against a smaller P&amp;L.
     */
    private static final double ROW_PRECISION = 2e-8;

    private static final double PUBLISHED = 0.01;

    @TempDir
    private static Path folder;

    private static TestUniverse universe;
    private static SimulatedSession.Result result;
    private static RiskTap tap;
    private static PlainRevaluation plain;

    @BeforeAll
    static void run() throws IOException {
        universe = TestUniverse.write(folder.resolve("model"), SEED, INSTRUMENTS);
        final SimulatedSession session = new SimulatedSession(
                universe, SimulationSettings.of(SEED, INSTRUMENTS, Scenario.VOLATILE, EVENTS_PER_SECOND, DURATION_NS));
        final RiskStages stages = RiskStages.of(universe.model(), OutputPort.NONE, Counters.inMemory());
        tap = new RiskTap(universe.model());
        result = session.run(
                folder.resolve("journal"),
                stages,
                stages.addTo(session.builder()).var((event, sequence) -> {
                    stages.var().onEvent(event, sequence);
                    tap.onEvent(event, sequence);
                }));
        plain = new PlainRevaluation(universe.directory(), universe.model(), TestUniverse.SCENARIOS);
    }

    @Test
    void shouldStayWithinTheBoundOfItsOwnFullRevaluation() {
        assertNull(result.fault());
        final double difference = result.stages().var().verify();
        assertTrue(difference <= INCREMENTAL_BOUND, () -> "relative difference " + difference + ", seed " + SEED);
    }

    @Test
    void shouldHaveRevaluedOptionsInFull() {
        final long revalued = universe.model().instruments().stream()
                .filter(instrument -> result.stages().var().revaluedAt(instrument.id()) != null)
                .count();
        assertTrue(revalued > 2, () -> revalued + " options");
    }

    @Test
    void shouldHaveMovedPositionsAndRates() {
        assertTrue(tap.fills() > 50, () -> tap.fills() + " fills");
        assertTrue(tap.rateChanges() > 50, () -> tap.rateChanges() + " changes of a rate");
    }

    @Test
    void shouldAgreeWithAPlainRevaluationFromTheHistoryFile() {
        for (int id = 0; id < universe.model().tree().size(); id++) {
            final PortfolioNode node = universe.model().tree().node(id);
            final double[] losses = plain.losses(id, tap, result.stages().var());
            final String what = node.name() + ", seed " + SEED;
            final double var99 = PlainRevaluation.worst(losses, 10);
            final double es975 = PlainRevaluation.tailMean(losses, 25);
            final double[] pnl = result.stages().var().scenarioPnl(id);
            final double kept99 = HistoricalVar.valueAtRisk(pnl, 0.99);
            final double kept975 = HistoricalVar.expectedShortfall(pnl, 0.975);
            assertEquals(var99, kept99, ROW_PRECISION * Math.abs(var99), () -> "VaR 99 of " + what);
            assertEquals(es975, kept975, ROW_PRECISION * Math.abs(es975), () -> "ES 97.5 of " + what);
            // what was published last may be from before the last options were revalued
            assertEquals(var99, tap.var99(id), PUBLISHED * Math.abs(var99), () -> "published VaR 99 of " + what);
            assertEquals(es975, tap.es975(id), PUBLISHED * Math.abs(es975), () -> "published ES 97.5 of " + what);
        }
    }
}
