package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.config.ServerConfigReader;
import io.loadline.gateway.server.LoadlineServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People at a running server: they watch, kill, release and move limits with the commands they have. */
final class OperatorsTest {
    private static final long START_NS = 1_793_629_800_000_000_000L;
    private static final int INSTRUMENTS = 10;
    private static final int ATTEMPTS = 200;
    private static final String CONFIG = """
        model: {directory: model}
        pipeline: {threading: invoker}
        feeds:
          - name: recorded
            venue: cme
            captures: [day.pcap]
            captureLines:
              - {port: 14310, line: 0}
              - {port: 14311, line: 1}
              - {port: 14312, line: 2}
              - {port: 14313, line: 3}
        """;

    @TempDir
    private static Path folder;

    private static LoadlineServer server;

    @BeforeAll
    static void start() throws IOException {
        final SimulatedUniverse universe = SimulatedUniverse.of(1, INSTRUMENTS, START_NS);
        universe.write(Files.createDirectory(folder.resolve("model")));
        record(universe);
        final Path config = Files.writeString(folder.resolve("loadline.yaml"), CONFIG);
        server = LoadlineServer.start(new ServerConfigReader().read(config), "test", sequence -> {});
    }

    /** A calm minute of the exchange: prices stay good while people decide. */
    private static void record(final SimulatedUniverse universe) throws IOException {
        final SimulationSettings settings = SimulationSettings.of(1, INSTRUMENTS, Scenario.CALM, 200, 60_000_000_000L);
        try (CaptureFileOutput output = new CaptureFileOutput(folder.resolve("day.pcap"), 14_310)) {
            new SimulatedExchange(settings, universe, START_NS).advanceTo(Long.MAX_VALUE, output);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldKillADeskAndReleaseItWithTwoPeople() throws IOException {
        final long cause = operate("kill", "--node", "equity", "--person", "ada", "--reason", "drill")
                .exits(Exit.DONE)
                .json()
                .get("sequence")
                .asLong();
        assertTrue(
                watched().stream()
                        .anyMatch(line -> line.toString().contains("KILLED")
                                || line.toString().contains("LATCHED")),
                "watch shows no kill");
        Console asked = ask(cause);
        for (int i = 0; asked.code() != Exit.DONE && i < ATTEMPTS; i++) {
            asked = ask(cause);
        }
        asked.exits(Exit.DONE);
        assertEquals("pending a second person", asked.json().get("result").asText());
        approve(asked.json().get("requestId").asText(), "ada").exits(Exit.NO);
        final Console again = ask(cause).exits(Exit.DONE);
        approve(again.json().get("requestId").asText(), "grace").exits(Exit.DONE);
    }

    @Test
    void shouldRefuseAResetBySomeoneWhoDidNotReadTheCause() throws IOException {
        final long cause = operate("kill", "--node", "rates", "--person", "ada", "--reason", "drill")
                .exits(Exit.DONE)
                .json()
                .get("sequence")
                .asLong();
        operate(
                        "reset",
                        "--node",
                        "rates",
                        "--person",
                        "bob",
                        "--cause",
                        Long.toString(cause + 1),
                        "--incident",
                        "I",
                        "--reason",
                        "r")
                .exits(Exit.NO);
    }

    @Test
    void shouldRaiseALimitOnlyWithASecondPerson() throws IOException {
        final Console asked = operate(
                        "limits",
                        "--node",
                        "fx",
                        "--set",
                        "C13",
                        "--value",
                        "1e12",
                        "--person",
                        "ada",
                        "--reason",
                        "room")
                .exits(Exit.DONE);
        assertEquals("pending a second person", asked.json().get("result").asText());
        final String request = asked.json().get("requestId").asText();
        operate("limits", "--node", "fx", "--approve", request, "--person", "ada")
                .exits(Exit.NO);
        final Console again = operate(
                        "limits",
                        "--node",
                        "fx",
                        "--set",
                        "C13",
                        "--value",
                        "1e12",
                        "--person",
                        "ada",
                        "--reason",
                        "room")
                .exits(Exit.DONE);
        operate(
                        "limits",
                        "--node",
                        "fx",
                        "--approve",
                        again.json().get("requestId").asText(),
                        "--person",
                        "grace")
                .exits(Exit.DONE);
        assertEquals(1e12, limit("fx", "C13/0"));
    }

    @Test
    void shouldLowerALimitAtOnce() throws IOException {
        final Console console = operate(
                        "limits",
                        "--node",
                        "futures",
                        "--set",
                        "C13",
                        "--value",
                        "1",
                        "--person",
                        "ada",
                        "--reason",
                        "less")
                .exits(Exit.DONE);
        assertEquals("done", console.json().get("result").asText());
        assertEquals(1, limit("futures", "C13/0"));
    }

    @Test
    void shouldRefuseANodeThatIsNotThere() {
        operate("kill", "--node", "moon", "--person", "ada", "--reason", "drill")
                .exits(Exit.USAGE)
                .complains("--node: 'moon' given");
    }

    @Test
    void shouldJoinLateAndSeeEveryNode() throws IOException {
        assertFalse(watched().isEmpty());
    }

    private static Console operate(final String... args) {
        final List<String> line = new ArrayList<>(List.of(args));
        line.addAll(List.of("--json", "--aeron-dir", folder.resolve("run/aeron").toString()));
        return Console.run(line.toArray(String[]::new));
    }

    private static Console ask(final long cause) {
        return operate(
                "reset",
                "--node",
                "equity",
                "--person",
                "ada",
                "--cause",
                Long.toString(cause),
                "--incident",
                "INC-7",
                "--reason",
                "drill over");
    }

    private static Console approve(final String request, final String person) {
        return operate("reset", "--node", "equity", "--person", person, "--approve", request);
    }

    private static double limit(final String node, final String control) throws IOException {
        for (final JsonNode row :
                operate("limits", "--node", node).exits(Exit.DONE).json().get("limits")) {
            if (row.get("control").asText().equals(control)) {
                return row.get("limit").asDouble();
            }
        }
        return Double.NaN;
    }

    private static List<JsonNode> watched() throws IOException {
        final Console console = operate("watch", "--seconds", "2").exits(Exit.DONE);
        final List<JsonNode> lines = new ArrayList<>();
        for (final String line : console.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
