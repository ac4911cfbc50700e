package io.loadline.gateway.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.gateway.config.ConfigException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.SystemEpochClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkFileProcessTest {
    @TempDir
    private Path directory;

    private Process other;

    @BeforeEach
    void startOtherProcess() throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (flag.startsWith("--")) {
                command.add(flag);
            }
        }
        command.add("-Xmx64m");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(OtherProcess.class.getName());
        command.add(directory.toString());
        other = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final BufferedReader output = other.inputReader();
        assertEquals("taken", output.readLine());
    }

    @AfterEach
    void stopOtherProcess() throws InterruptedException {
        other.destroyForcibly();
        other.waitFor();
    }

    @Test
    void shouldReadTheCountersOfAnotherProcess() throws IOException {
        try (MarkFileReader reader = MarkFileReader.open(directory)) {
            assertEquals(other.pid(), reader.pid());
            assertEquals(42L, reader.counters().get("other: ticks"));
            assertTrue(reader.errors().getFirst().stack().contains("other process"));
        }
    }

    @Test
    void shouldRefuseTheDirectoryOfAnotherLiveProcess() {
        final String message = assertThrows(ConfigException.class, this::take).getMessage();
        assertTrue(message.contains("in use by another server (process " + other.pid()), message);
    }

    @Test
    void shouldTakeTheDirectoryOfAProcessThatWasKilled() throws IOException, InterruptedException {
        other.destroyForcibly();
        other.waitFor();
        take().close();
        try (MarkFileReader previous = MarkFileReader.openPrevious(directory)) {
            assertEquals(42L, previous.counters().get("other: ticks"));
        }
    }

    private ServerMarkFile take() throws IOException {
        return ServerMarkFile.create(directory, "test", "this", SystemEpochClock.INSTANCE);
    }
}
