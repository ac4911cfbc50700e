package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smiles that {@code capture --surface} fits to the end of a recording. */
final class CaptureSurfaceTest {
    private static final long START_NS = 1_793_629_800_000_000_000L;
    private static final int INSTRUMENTS = 120;
    private static final String DERIBIT = "captures/deribit/";
    private static final String PRODUCTION = "combo_legs.pcapng";

    @TempDir
    private static Path folder;

    private static JsonNode surface(final Path csv, final String... arguments) throws IOException {
        final String[] all = new String[arguments.length + 4];
        all[0] = "capture";
        all[1] = "--json";
        all[2] = "--surface";
        all[3] = csv.toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Console.run(all).exits(Exit.DONE).json().get("surface");
    }

    /** Returns a file of the folder named shared beside one of the folders above, or null. */
    private static Path shared(final String file) {
        final String given = System.getProperty("loadline.shared");
        if (given != null) {
            final Path candidate = Path.of(given).resolve(file);
            return Files.isReadable(candidate) ? candidate : null;
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            final Path candidate = up.resolve("shared").resolve(file);
            if (Files.isReadable(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static void assertFree(final JsonNode smile) {
        assertTrue(smile.get("butterflyFree").asBoolean(), smile::toString);
        assertTrue(smile.get("calendarFree").asBoolean(), smile::toString);
    }

    @Test
    void shouldFitEveryExpiryOfTheSimulatedExchangeFromItsBooks() throws IOException {
        final SimulatedUniverse universe = SimulatedUniverse.of(11, INSTRUMENTS, START_NS);
        universe.write(folder);
        final SimulatedExchange exchange = new SimulatedExchange(
                SimulationSettings.of(11, INSTRUMENTS, Scenario.CALM, 20_000, 2_000_000_000L), universe, START_NS);
        final Path capture = folder.resolve("day.pcap");
        try (CaptureFileOutput output = new CaptureFileOutput(capture, 14_310)) {
            exchange.advanceTo(Long.MAX_VALUE, output);
        }
        final Path csv = folder.resolve("surface.csv");
        final JsonNode smiles = surface(
                csv,
                "--venue",
                "cme",
                "--line",
                "14310=0",
                "--line",
                "14311=1",
                "--line",
                "14312=2",
                "--line",
                "14313=3",
                capture.toString());
        assertEquals(2, smiles.size());
        for (final JsonNode smile : smiles) {
            assertEquals("books", smile.get("source").asText(), smile::toString);
            assertTrue(smile.get("rmsResidualWidths").asDouble() < 1, smile::toString);
            assertTrue(smile.get("skew").asDouble() < 0, smile::toString);
            assertFree(smile);
        }
        final List<String> rows = Files.readAllLines(csv);
        assertEquals(1 + smiles.size(), rows.size());
        assertTrue(rows.getFirst().startsWith("underlying,currency,expiry,source,forward,"), rows::getFirst);
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTION, "sample_first_2000.pcapng"})
    void shouldFitEveryExpiryOfARealChainWithoutArbitrage(final String file) throws IOException {
        final Path capture = shared(DERIBIT + file);
        assumeTrue(capture != null, "no shared folder with " + DERIBIT + file + "; name one with -Dloadline.shared");
        final JsonNode smiles = surface(folder.resolve(file + ".csv"), "--venue", "deribit", capture.toString());
        assertTrue(smiles.size() >= 2, smiles::toString);
        for (final JsonNode smile : smiles) {
            assertTrue(smile.get("quotesUsed").asInt() >= 5, smile::toString);
            assertFree(smile);
            // The larger recording is of the venue's test system, whose marks follow single orders and no smile.
            if (file.equals(PRODUCTION)) {
                assertTrue(smile.get("mostResidualWidths").asDouble() < 1, smile::toString);
            }
        }
    }
}
