package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loadline.feed.FeedReport;
import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.feed.sim.VenueDialect;
import io.loadline.gateway.config.ServerConfigReader;
import io.loadline.gateway.egress.OutputPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets of a real exchange and of the simulated one go through the same server. */
final class CapturedExchangeTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final String DERIBIT = "captures/deribit/sample_first_2000.pcapng";

    @TempDir
    private Path folder;

    @Test
    void shouldRunOnRecordedPacketsOfDeribit() throws IOException {
        final Path capture = shared(DERIBIT);
        assumeTrue(capture != null, "no shared folder with " + DERIBIT + "; name one with -Dloadline.shared");
        writePerpetuals();
        final RunSummary summary = run(folder, """
            model: {directory: model, scenarios: 20}
            feeds:
              - {name: recorded, venue: deribit, captures: ["%s"], speed: max}
            """.formatted(capture));
        final FeedReport feed = summary.feeds().getFirst();
        assertEquals(2_000, feed.packets());
        assertEquals(0, feed.unknownTemplates());
        assertEquals(0, feed.errors());
        for (final NodeMeasures node : summary.nodes()) {
            assertTrue(node.var99() > 0, node::toString);
        }
    }

    @Test
    void shouldRunOnACaptureOfTheSimulatedExchange() throws IOException {
        final RunSummary summary = runSimulated(VenueDialect.CME, "levels");
        final FeedReport feed = summary.feeds().getFirst();
        assertEquals(20, feed.instruments());
        assertEquals(0, feed.unknownTemplates() + feed.gaps() + feed.errors());
        assertTrue(summary.nodes().getFirst().var99() > 0, summary::toString);
    }

    /** Options are revalued in turn with the events, of which orders make others than levels: their VaR is compared less closely. */
    @Test
    void shouldFindTheSameRiskOfADayToldByOrdersAsByLevels() throws IOException {
        final List<NodeMeasures> byLevels =
                runSimulated(VenueDialect.CME, "levels").nodes();
        final List<NodeMeasures> byOrders =
                runSimulated(VenueDialect.CME_MBO, "orders").nodes();
        assertEquals(byLevels.size(), byOrders.size());
        for (int i = 0; i < byLevels.size(); i++) {
            final NodeMeasures expected = byLevels.get(i);
            final NodeMeasures found = byOrders.get(i);
            assertEquals(expected.pnl(), found.pnl(), expected.node());
            assertEquals(expected.quality(), found.quality(), expected.node());
            assertEquals(expected.var99(), found.var99(), 0.002 * expected.var99(), expected.node());
            assertEquals(expected.lvar99(), found.lvar99(), 0.002 * expected.lvar99(), expected.node());
        }
        assertNotEquals(0, byOrders.getFirst().pnl());
    }

    private RunSummary runSimulated(final VenueDialect dialect, final String name) throws IOException {
        final Path home = Files.createDirectory(folder.resolve(name));
        final TestUniverse universe = TestUniverse.write(home.resolve("model"), 5, 20);
        try (CaptureFileOutput output = new CaptureFileOutput(home.resolve("day.pcap"), 14_310)) {
            new SimulatedExchange(
                            SimulationSettings.of(5, 20, Scenario.VOLATILE, 10_000, 1_000_000_000L)
                                    .withDialect(dialect),
                            universe.universe(),
                            TestUniverse.START_NS)
                    .advanceTo(Long.MAX_VALUE, output);
        }
        return run(home, """
            model: {directory: model}
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
            """);
    }

    /** Runs a server until its captures are played, and proves that its journal says the same. */
    private RunSummary run(final Path home, final String yaml) throws IOException {
        final Path config = Files.writeString(home.resolve("loadline.yaml"), yaml);
        final LoadlineServer server =
                LoadlineServer.start(new ServerConfigReader().read(config), "test", sequence -> {});
        try (server) {
            final long deadlineNs = System.nanoTime() + DEADLINE_NS;
            while (!server.capturesEnded() && System.nanoTime() - deadlineNs < 0) {
                LockSupport.parkNanos(1_000_000);
            }
            assertTrue(server.capturesEnded(), "the captures were not played within a minute");
            assertNull(server.fault());
        }
        final RunSummary summary = server.summary();
        final JournalReplay.Outcome replay =
                JournalReplay.run(home.resolve("journal"), OutputPort.NONE, sequence -> {});
        assertTrue(replay.result().equal(), replay.result()::toString);
        assertEquals(summary.digest(), replay.digest());
        assertEquals(summary.nodes(), replay.nodes());
        return summary;
    }

    private void writePerpetuals() throws IOException {
        final Path model = Files.createDirectory(folder.resolve("model"));
        Files.writeString(model.resolve("instruments.csv"), """
            symbol,venue,assetClass,currency,multiplier,margined,historyColumn,averageDailyVolume,dailyVolatility,underlying,optionType,strike,expiry
            BTC-PERPETUAL,DERIBIT,FUTURE,USD,1,true,BTC,100000,0.03,,,,
            ETH-PERPETUAL,DERIBIT,FUTURE,USD,1,true,ETH,1000000,0.04,,,,
            """);
        Files.writeString(model.resolve("currencies.csv"), "code,rateSymbol,inverted,initialRate\nUSD,,,\n");
        Files.writeString(model.resolve("portfolio.csv"), """
            node,parent,level
            firm,,FIRM
            crypto,firm,DESK
            ada,crypto,TRADER
            basis,ada,STRATEGY
            main,basis,ACCOUNT
            """);
        Files.writeString(model.resolve("positions.csv"), """
            account,symbol,quantity,averagePrice
            main,BTC-PERPETUAL,10,25000
            main,ETH-PERPETUAL,-100,1650
            """);
        Files.writeString(model.resolve("limits.csv"), "node,control,metric,symbol,warn,hard\nfirm,C13,0,,0.8,1e9\n");
        Files.writeString(model.resolve("history-columns.csv"), "column,kind\nBTC,LOG\nETH,LOG\n");
        Files.writeString(model.resolve("regime.csv"), "symbol\nBTC-PERPETUAL\n");
        final StringBuilder history = new StringBuilder("date,BTC,ETH\n");
        for (int day = 1; day <= 21; day++) {
            history.append(String.format(
                    Locale.ROOT, "2023-05-%02d,%d,%d%n", day, 25_000 + day * 977 % 2_000, 1_600 + day * 53 % 120));
        }
        Files.writeString(model.resolve("history.csv"), history);
    }

    /** Returns a file of the folder named shared beside one of the folders above, or null. */
    private static Path shared(final String file) {
        final String given = System.getProperty("loadline.shared");
        if (given != null) {
            return Path.of(given).resolve(file);
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            final Path candidate = up.resolve("shared").resolve(file);
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
