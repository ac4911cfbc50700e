package io.loadline.gateway.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OutputDiffTest {
    private static final int TICKS = 20;

    @TempDir
    private Path directory;

    private Path first;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() {
        first = output("first", TICKS, -1);
    }

    private Path output(final String name, final int ticks, final int changedTick) {
        final Path path = directory.resolve(name);
        final TestEvents events = new TestEvents(TestModel.of(1, 2));
        try (FileOutput file = new FileOutput(path)) {
            final OutputStage stage = new OutputStage(file, new OutputDigest(), Counters.inMemory());
            stage.onEvent(events.epochStart(), events.sequence());
            stage.onEvent(events.definition(1, "ABC"), events.sequence());
            for (int i = 0; i < ticks; i++) {
                final RiskEvent event = events.after(30_000_000).tick(4, 1, 100 + i);
                event.replayed = true;
                if (i == changedTick) {
                    event.liquidity.set(2, 1, 2, 3);
                }
                stage.onEvent(event, event.sequence);
            }
        }
        return path;
    }

    private int diff(final Object... arguments) {
        return new CommandLine(new DiffCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void shouldFindTheSameLogEqual() {
        assertEquals(0, diff(first, output("second", TICKS, -1)));
        assertTrue(out.toString().startsWith("equal: "), out.toString());
    }

    @Test
    void shouldNameSequenceMessageFieldAndValuesOfTheFirstDivergence() {
        assertEquals(1, diff(first, output("second", TICKS, 7)));
        final String text = out.toString();
        assertTrue(text.contains("sequence 10 "), text);
        assertTrue(text.contains("NodeRisk.liquidityCost"), text);
        assertTrue(text.contains("A: 1070.0"), text);
        assertTrue(text.contains("B: 1.0"), text);
    }

    @Test
    void shouldPrintOneJsonObject() {
        assertEquals(1, diff("--json", first, output("second", TICKS, 7)));
        assertTrue(out.toString().contains("\"sequence\":10,\"stream\":10,\"message\":\"NodeRisk\""), out.toString());
    }

    @Test
    void shouldSayWhichOutputEndsFirst() {
        assertEquals(1, diff(first, output("second", TICKS + 1, -1)));
        assertTrue(out.toString().contains("A: (absent)"), out.toString());
    }

    @Test
    void shouldFailOnATruncatedOutput() throws IOException {
        final Path file = first.resolve(FileOutput.FILE_NAME);
        final Path cut = directory.resolve("cut");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 3));
        assertEquals(3, diff(first, cut));
        assertTrue(err.toString().contains("ends within record"), err.toString());
    }

    @Test
    void shouldFailOnAFileThatIsNoOutput() throws IOException {
        final Path text = Files.writeString(directory.resolve("text"), "not an output at all");
        assertEquals(3, diff(first, text));
        assertTrue(err.toString().contains("LOADOUT1"), err.toString());
    }

    @Test
    void shouldFailOnAMissingOutput() {
        assertEquals(3, diff(first, directory.resolve("nothing")));
    }

    @Test
    void shouldRefuseOneArgument() {
        assertEquals(2, diff(first));
    }

    @Test
    void shouldKnowEveryFieldOfTheSchema() {
        final OutputSchema.Message message = OutputSchema.current().message(10);
        final OutputSchema.Field last = message.fields().getLast();
        assertEquals("liquidationDays", last.name());
        assertEquals(io.loadline.codec.output.NodeRiskEncoder.BLOCK_LENGTH + 8, last.offset() + last.length());
    }
}
