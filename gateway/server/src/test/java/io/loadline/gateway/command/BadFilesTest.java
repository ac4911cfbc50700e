package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad files on the command line: the message names the place, the exit code is stable, and nobody sees a stack trace. */
final class BadFilesTest {
    private static final long START_NS = 1_793_629_800_000_000_000L;
    private static final int BASE_PORT = 14_310;

    @TempDir
    private Path folder;

    private Path model;
    private Path config;

    @BeforeEach
    void writeGoodModel() throws IOException {
        model = Files.createDirectory(folder.resolve("model"));
        SimulatedUniverse.of(1, 10, START_NS).write(model);
        config = Files.writeString(folder.resolve("loadline.yaml"), "model: {directory: model}\n");
    }

    @Test
    void shouldTakeTheGoodModel() {
        check().exits(Exit.DONE);
    }

    @Test
    void shouldTakeAShortPosition() throws IOException {
        replaceFirst("positions.csv", ",([0-9]+),", ",-$1,");
        check().exits(Exit.DONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history.csv   | date,EURUSD,            | date,EURUSX,           | column 'EURUSD' is missing",
                "history.csv   | \\n20([0-9-]+),[0-9.]+, | \\n20$1,NaN,           | EURUSD: 'NaN' given",
                "history.csv   | \\n20([0-9-]+),[0-9.]+, | \\n20$1,-1.5,          | EURUSD: '-1.5' given",
                "positions.csv | \\n([^,]+),[^,]+,       | \\n$1,NOSUCH,          | symbol: 'NOSUCH' given",
                "positions.csv | ,([0-9-]+),[0-9.]+\\n   | ,$1,NaN\\n             | averagePrice: 'NaN' given",
                "positions.csv | ,([0-9-]+),[0-9.]+\\n"
                        + "   | ,$1,-1\\n"
                        + "              | averagePrice: '-1' given; expected a positive",
                "positions.csv | \\n([^,]+),([^,]+),     | \\nnobody,$2,          | account: 'nobody' given",
                "portfolio.csv | \\nequity,firm,DESK     | \\nfirm,,FIRM          | expected each node once",
                "portfolio.csv | \\nequity,firm          | \\nequity,equity-t1    | cycle",
                "limits.csv    | C02                     | C99                    | control: 'C99' given",
                "instruments.csv | ,CME,                 | ,MARS,                 | venue: 'MARS' given",
            })
    void shouldNameWhatIsWrongWithAModelFile(
            final String file, final String from, final String to, final String expected) throws IOException {
        replaceFirst(file, from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        check().exits(Exit.USAGE).complains(file, expected);
    }

    @Test
    void shouldNameAModelFileThatIsMissing() throws IOException {
        Files.delete(model.resolve("limits.csv"));
        check().exits(Exit.USAGE).complains("limits.csv does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modle: {directory: model}           | modle: unknown key",
                "pipeline: {timerInterval: 5}        | pipeline.timerInterval: '5' given; expected a duration",
                "risk: {maxQuoteAge: 2 parsecs}      | risk.maxQuoteAge: '2 parsecs' given; expected a duration",
                "model: {directory: [a               | is not valid YAML",
            })
    void shouldNameWhatIsWrongWithTheConfiguration(final String yaml, final String expected) throws IOException {
        Files.writeString(config, yaml + "\n");
        check().exits(Exit.USAGE).complains(expected);
    }

    @Test
    void shouldRefuseGarbageAsACapture() throws IOException {
        final byte[] garbage = new byte[4_096];
        new Random(1).nextBytes(garbage);
        final Path file = Files.write(folder.resolve("garbage.pcap"), garbage);
        Console.run("capture", "--venue", "cme", file.toString()).exits(Exit.NO).complains(file.toString());
    }

    @Test
    void shouldReadATruncatedCaptureToTheCutAndSaySo() throws IOException {
        final Path whole = folder.resolve("whole.pcap");
        final SimulatedUniverse universe = SimulatedUniverse.of(1, 10, START_NS);
        final SimulationSettings settings = SimulationSettings.of(1, 10, Scenario.CALM, 1_000, 100_000_000L);
        try (CaptureFileOutput output = new CaptureFileOutput(whole, BASE_PORT)) {
            new SimulatedExchange(settings, universe, START_NS).advanceTo(Long.MAX_VALUE, output);
        }
        final byte[] bytes = Files.readAllBytes(whole);
        final Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(bytes, bytes.length - 7));
        final long packets = Console.run("capture", "--venue", "cme", "--json", whole.toString())
                .exits(Exit.DONE)
                .json()
                .get("packets")
                .asLong();
        final Console console = Console.run("capture", "--venue", "cme", "--json", cut.toString())
                .exits(Exit.NO)
                .complains(cut.toString());
        assertEquals(packets - 1, console.json().get("packets").asLong());
    }

    @Test
    void shouldRefuseToReplayAFolderThatHoldsNoJournal() {
        Console.run("replay", "--journal", folder.toString())
                .exits(Exit.FAILURE)
                .complains(folder.toString());
    }

    private Console check() {
        return Console.run("check-config", "--config", config.toString());
    }

    private void replaceFirst(final String file, final String from, final String to) throws IOException {
        final String good = Files.readString(model.resolve(file));
        final String bad = good.replaceFirst(from, to);
        assertNotEquals(good, bad, "the case changes nothing");
        Files.writeString(model.resolve(file), bad);
    }
}
