package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.loadline.core.Scale;
import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code capture} finds in a recorded session is what the exchange had in its own books. */
final class CaptureBboTest {
    private static final long START_NS = 1_793_629_800_000_000_000L;
    private static final int INSTRUMENTS = 30;

    @TempDir
    private static Path folder;

    private static SimulatedExchange exchange;
    private static List<String> symbols;
    private static JsonNode report;
    private static Map<String, String[]> lastRows;

    @BeforeAll
    static void run() throws IOException {
        final SimulatedUniverse universe = SimulatedUniverse.of(11, INSTRUMENTS, START_NS);
        universe.write(folder);
        symbols = Files.readAllLines(folder.resolve("instruments.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();
        exchange = new SimulatedExchange(
                SimulationSettings.of(11, INSTRUMENTS, Scenario.FLASH_CRASH, 20_000, 1_000_000_000L),
                universe,
                START_NS);
        final Path capture = folder.resolve("day.pcap");
        try (CaptureFileOutput output = new CaptureFileOutput(capture, 14_310)) {
            exchange.advanceTo(Long.MAX_VALUE, output);
        }
        final Path bbo = folder.resolve("bbo.csv");
        report = Console.run(
                        "capture",
                        "--venue",
                        "cme",
                        "--strict",
                        "--line",
                        "14310=0",
                        "--line",
                        "14311=1",
                        "--line",
                        "14312=2",
                        "--line",
                        "14313=3",
                        "--json",
                        "--bbo",
                        bbo.toString(),
                        capture.toString())
                .exits(Exit.DONE)
                .json();
        lastRows = new HashMap<>();
        for (final String line : Files.readAllLines(bbo)) {
            final String[] row = line.split(",", -1);
            lastRows.put(row[2], row);
        }
    }

    @Test
    void shouldHaveTheKeysThatScriptsRead() {
        for (final String key : List.of("packets", "messages", "unknownTemplates", "gaps", "errors", "instruments")) {
            assertEquals(true, report.has(key), key);
        }
        assertEquals(exchange.packetsSent(), report.get("packets").asLong());
        assertEquals(
                0,
                report.get("gaps").asLong()
                        + report.get("errors").asLong()
                        + report.get("crossed").asLong());
        assertEquals(INSTRUMENTS, report.get("instruments").asInt());
    }

    @Test
    void shouldEndAtTheBestBidAndOfferOfTheExchange() {
        for (int id = 0; id < INSTRUMENTS; id++) {
            final String[] row = lastRows.get(symbols.get(id));
            assertPrice(exchange.bestBid(id), row[3], symbols.get(id));
            assertPrice(exchange.bestAsk(id), row[5], symbols.get(id));
        }
    }

    private static void assertPrice(final long expected, final String given, final String symbol) {
        if (expected == Scale.NULL_PRICE) {
            assertEquals("", given, symbol);
        } else {
            assertEquals(0, BigDecimal.valueOf(expected, 9).compareTo(new BigDecimal(given)), symbol + " " + given);
        }
    }
}
