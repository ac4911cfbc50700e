package io.loadline.gateway.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewestRunTest {
    @TempDir
    private Path run;

    @Test
    void shouldBeTheFolderOfServeWhereNoServerHasRun() {
        assertEquals(run, NewestRun.directory(run));
        assertEquals(run.resolve("absent"), NewestRun.directory(run.resolve("absent")));
    }

    @Test
    void shouldBeTheRunThatStartedLast() throws IOException {
        start(run.resolve("demo-b/run"), 2_000);
        start(run, 3_000);
        start(run.resolve("demo-a/run"), 4_000);
        start(run.resolve("demo-c/run"), 1_000);
        assertEquals(run.resolve("demo-a/run"), NewestRun.directory(run));
    }

    private static void start(final Path directory, final long timeMs) throws IOException {
        ServerMarkFile.create(directory, "test", "INVOKER", () -> timeMs).close();
    }
}
