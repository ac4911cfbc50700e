package io.loadline.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Quality;
import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.LineFaults;
import io.loadline.feed.sim.PacketOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.server.NodeMeasures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded packets with faults, played into the server as fast as it takes them. */
@Tag("chaos")
final class LineFaultsTest {
    private static final int INSTRUMENTS = 20;
    private static final long START_NS = 1_790_000_000_000_000_000L;
    private static final long DURATION_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(2_500);
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final double LOSS = 0.02;
    private static final int LINES_LOST = 2;
    private static final double REVALUATION_LAG = 0.01;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final SimulatedUniverse universe = SimulatedUniverse.of(seed, INSTRUMENTS, START_NS);

    @Test
    void shouldShowNothingOfFaultsOnOneLine() throws IOException {
        final ServerFolder files = ServerFolder.create(folder, universe);
        final LineFaults bad = new LineFaults(0.05, 0.05, 0.05);
        record(exchange(List.of(bad, LineFaults.NONE, LineFaults.NONE, LineFaults.NONE)), "bad-a", out -> out);
        record(exchange(clean()), "clean", out -> out);
        final FinalState expected = play(files, "clean");
        final FinalState found = play(files, "bad-a");
        assertEquals(expected.market(), found.market(), () -> "seed " + seed);
        assertEquals(expected.tops(), found.tops(), () -> "seed " + seed);
        assertEquals(expected.nodes(), found.nodes(), () -> "seed " + seed);
    }

    @Test
    void shouldGoStaleAndEndWithTheBooksOfTheExchange() throws IOException {
        final ServerFolder files = ServerFolder.create(folder, universe);
        final SplittableRandom random = new SplittableRandom(seed);
        final SimulatedExchange exchange = exchange(clean());
        record(exchange, "lossy", out -> lossyUntil(exchange.closeTimeNs() - QUIET_NS, random, out));
        record(exchange(clean()), "clean", out -> out);
        final FinalState lossy = play(files, "lossy");
        assertTrue(lossy.stale() > 0, () -> "seed " + seed + ": nothing was STALE");
        for (int i = 0; i < INSTRUMENTS; i++) {
            final FinalState.Top top = lossy.tops().get(i);
            final String where = "seed " + seed + " instrument " + i + " " + top;
            assertEquals(exchange.bestBid(i), top.bid(), where);
            assertEquals(exchange.bestAsk(i), top.ask(), where);
            assertEquals(0, top.quality() & Quality.STALE, where);
        }
        assertSameRisk(play(files, "clean").nodes(), lossy.nodes());
    }

    /**
     * VaR and P&amp;L hang on positions and marks alone, so they end where they end without a loss. Those of options lag by as much as the rule of
     * their revaluation lets them, and where they stopped hangs on the way.
     */
    private void assertSameRisk(final List<NodeMeasures> clean, final List<NodeMeasures> lossy) {
        for (int i = 0; i < clean.size(); i++) {
            final NodeMeasures a = clean.get(i);
            final NodeMeasures b = lossy.get(i);
            final String where = "seed " + seed + ": " + a + " " + b;
            assertEquals(a.node(), b.node(), where);
            assertEquals(a.pnl(), b.pnl(), 1e-6 * Math.max(1, Math.abs(a.pnl())), where);
            final boolean options = a.node().equals("firm") || a.node().startsWith("options");
            assertEquals(a.var99(), b.var99(), (options ? REVALUATION_LAG : 1e-6) * Math.max(1, a.var99()), where);
        }
    }

    /** Loses packets of both incremental lines at once until a time. */
    private static PacketOutput lossyUntil(final long untilNs, final SplittableRandom random, final PacketOutput out) {
        final boolean[] losing = new boolean[1];
        return (line, buffer, offset, length, timeNs) -> {
            if (line == 0) {
                losing[0] = timeNs < untilNs && random.nextDouble() < LOSS;
            }
            if (line >= LINES_LOST || !losing[0]) {
                out.send(line, buffer, offset, length, timeNs);
            }
        };
    }

    private void record(final SimulatedExchange exchange, final String name, final UnaryOperator<PacketOutput> faults)
            throws IOException {
        try (CaptureFileOutput file = new CaptureFileOutput(capture(name), ServerFolder.CAPTURE_PORT)) {
            final PacketOutput out = faults.apply(file);
            while (!exchange.finished()) {
                exchange.advanceTo(exchange.nextTimeNs(), out);
            }
        }
    }

    private FinalState play(final ServerFolder files, final String name) throws IOException {
        final Path config = files.recorded(name, capture(name));
        try (ServerProcess server = ServerProcess.start("serve", "--config", config.toString(), "--stop-at-end")) {
            assertEquals(0, server.exitCode(), server::err);
        }
        return FinalState.of(files.path().resolve(name));
    }

    private Path capture(final String name) {
        return folder.resolve(name + ".pcap");
    }

    private SimulatedExchange exchange(final List<LineFaults> faults) {
        return new SimulatedExchange(
                SimulationSettings.of(seed, INSTRUMENTS, Scenario.CALM, EVENTS_PER_SECOND, DURATION_NS)
                        .withFaults(faults),
                universe,
                START_NS);
    }

    private static List<LineFaults> clean() {
        return List.of(LineFaults.NONE, LineFaults.NONE, LineFaults.NONE, LineFaults.NONE);
    }
}
