package io.loadline.gateway.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemEpochClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OpsCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ServerMarkFile server;

    @BeforeEach
    void startServer() throws IOException {
        server = ServerMarkFile.create(directory, "0.1.0", "INVOKER", SystemEpochClock.INSTANCE);
        server.counter("book: updates").getAndAddRelease(1_234);
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private int run(final Callable<Integer> command, final String... options) {
        final String[] args = new String[options.length + 2];
        args[0] = "--run";
        args[1] = directory.toString();
        System.arraycopy(options, 0, args, 2, options.length);
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void shouldPrintStateAndCounters() {
        server.ready(true);
        assertEquals(0, run(new StatCommand()));
        assertTrue(out.toString().startsWith("live, ready | process "), out.toString());
        assertTrue(out.toString().contains("1,234  book: updates"), out.toString());
    }

    @Test
    void shouldPrintNoColourWhereThereIsNoTerminal() {
        run(new StatCommand(), "--watch", "--count", "1");
        assertFalse(out.toString().contains("\u001b"), out.toString());
    }

    @Test
    void shouldPrintStateAndCountersAsOneJsonObject() throws IOException {
        assertEquals(0, run(new StatCommand(), "--json"));
        final JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals(1_234, json.get("counters").get("book: updates").asLong());
        assertTrue(json.get("live").asBoolean());
        assertFalse(json.get("ready").asBoolean());
        assertEquals("INVOKER", json.get("mode").asText());
    }

    @Test
    void shouldLookAsOftenAsAsked() {
        assertEquals(0, run(new StatCommand(), "--watch", "--json", "--count", "3", "--interval-ms", "1"));
        assertEquals(3, out.toString().lines().count());
    }

    @Test
    void shouldAnswerAHealthCheck() {
        assertEquals(0, run(new StatCommand(), "--live"));
        assertEquals(1, run(new StatCommand(), "--ready"));
        server.ready(true);
        assertEquals(0, run(new StatCommand(), "--ready"));
        assertEquals("", out.toString());
    }

    @Test
    void shouldAnswerNoWhenTheHeartbeatIsOld() {
        server.ready(true);
        server.heartbeat(System.currentTimeMillis() - 60_000);
        assertEquals(1, run(new StatCommand(), "--live"));
        assertEquals(1, run(new StatCommand(), "--ready"));
        assertEquals(0, run(new StatCommand(), "--live", "--max-age-ms", "600000"));
    }

    @Test
    void shouldAnswerNoWhenThereIsNoServer() throws IOException {
        server.close();
        Files.delete(directory.resolve(MarkFileLayout.FILE_NAME));
        assertEquals(1, run(new StatCommand(), "--ready"));
    }

    @Test
    void shouldCallAMissingServerAMistakeOfUse() throws IOException {
        server.close();
        Files.delete(directory.resolve(MarkFileLayout.FILE_NAME));
        assertEquals(2, run(new StatCommand()));
        assertEquals(2, run(new ErrorsCommand()));
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void shouldCallADamagedFileAFailure() throws IOException {
        Files.write(directory.resolve(MarkFileLayout.FILE_NAME), new byte[10]);
        assertEquals(3, run(new StatCommand()));
        assertEquals(3, run(new ErrorsCommand()));
        assertTrue(err.toString().contains("has 10 bytes"), err.toString());
    }

    @Test
    void shouldCallANegativeIntervalAMistakeOfUse() {
        assertEquals(2, run(new StatCommand(), "--interval-ms", "-1"));
        assertTrue(err.toString().contains("--interval-ms is -1"), err.toString());
    }

    @Test
    void shouldPrintDistinctErrorsWithTheirCounts() {
        for (int i = 0; i < 3; i++) {
            server.onError(new IllegalStateException("lost packet"));
        }
        assertEquals(0, run(new ErrorsCommand()));
        assertTrue(out.toString().startsWith("3 times, from "), out.toString());
        assertTrue(out.toString().contains("lost packet"), out.toString());
        assertTrue(out.toString().contains("1 distinct, 3 in all"), out.toString());
    }

    @Test
    void shouldPrintDistinctErrorsAsOneJsonObject() throws IOException {
        server.onError(new IllegalStateException("lost packet"));
        assertEquals(0, run(new ErrorsCommand(), "--json"));
        final JsonNode error =
                new ObjectMapper().readTree(out.toString()).get("errors").get(0);
        assertEquals(1, error.get("count").asInt());
        assertTrue(error.get("stack").asText().contains("lost packet"));
    }

    @Test
    void shouldShowTheErrorsOfTheServerBefore() throws IOException {
        server.onError(new IllegalStateException("the reason it died"));
        server.close();
        server = ServerMarkFile.create(directory, "0.1.0", "INVOKER", SystemEpochClock.INSTANCE);
        assertEquals(0, run(new ErrorsCommand(), "--previous"));
        assertTrue(out.toString().contains("the reason it died"), out.toString());
    }
}
