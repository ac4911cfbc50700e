package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.config.ServerConfigReader;
import io.loadline.gateway.egress.OutputPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits made by a running server are there again when it is started behind its log, with a model of other fits too. */
final class VolatilityRestartTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int INSTRUMENTS = 10;
    private static final String BARS = "enabled: true, bar: 100ms, window: 120, leastReturns: 60, refitInterval: 1h";

    @TempDir
    private Path folder;

    private void capture() throws IOException {
        final TestUniverse universe = TestUniverse.write(folder.resolve("model"), 5, INSTRUMENTS);
        try (CaptureFileOutput output = new CaptureFileOutput(folder.resolve("day.pcap"), 14_310)) {
            new SimulatedExchange(
                            SimulationSettings.of(5, INSTRUMENTS, Scenario.VOLATILE, 5_000, 2_000_000_000L),
                            universe.universe(),
                            TestUniverse.START_NS)
                    .advanceTo(Long.MAX_VALUE, output);
        }
    }

    private LoadlineServer start(final String volatility) throws IOException {
        final Path config = Files.writeString(folder.resolve("loadline.yaml"), """
            model: {directory: model}
            volatility: {%s}
            feeds:
              - name: recorded
                venue: cme
                captures: [day.pcap]
                speed: max
                captureLines:
                  - {port: 14310, line: 0}
                  - {port: 14311, line: 1}
                  - {port: 14312, line: 2}
                  - {port: 14313, line: 3}
            """.formatted(volatility));
        return LoadlineServer.start(new ServerConfigReader().read(config), "test", sequence -> {});
    }

    private static void await(final BooleanSupplier done, final String what) {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (!done.getAsBoolean() && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertTrue(done.getAsBoolean(), what);
    }

    /** Runs until the packets are played and every series was tried. */
    private RunSummary run(final String volatility, final long roundsOfFits) throws IOException {
        final LoadlineServer server = start(volatility);
        try (server) {
            await(server::capturesEnded, "the captures were not played within a minute");
            await(() -> server.roundsOfFits() >= roundsOfFits, "no round of fits within a minute");
            assertNull(server.fault());
        }
        return server.summary();
    }

    private List<InstrumentVolatility> logged() throws IOException {
        final JournalReplay.Outcome replay =
                JournalReplay.run(folder.resolve("journal"), OutputPort.NONE, sequence -> {});
        assertTrue(replay.result().equal(), replay.result()::toString);
        return replay.volatilities();
    }

    @Test
    void shouldHaveTheLastFitsAgainBehindTheLog() throws IOException {
        capture();
        final RunSummary first = run(BARS + ", model: garch, errors: normal", 1);
        final List<InstrumentVolatility> fitted = first.volatilities().stream()
                .filter(volatility -> volatility.fitTimeNs() > 0)
                .toList();
        assertFalse(fitted.isEmpty(), first.volatilities()::toString);
        assertEquals(first.volatilities(), logged());
        // no series has enough returns without history: the fits of the log stay, and say that the last try failed
        final RunSummary second = run(BARS.replace("120", "5000").replace("60", "4000") + ", history: false", 1);
        for (final InstrumentVolatility before : fitted) {
            final InstrumentVolatility after = second.volatilities().stream()
                    .filter(volatility -> volatility.symbol().equals(before.symbol()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(before.fitTimeNs(), after.fitTimeNs());
            assertEquals(before.fitReturns(), after.fitReturns());
            assertEquals("degraded", after.state());
            assertTrue(after.volatility() > 0 && after.failures() == 1 && !after.converged(), after::toString);
        }
        assertEquals(second.volatilities(), logged());
    }
}
