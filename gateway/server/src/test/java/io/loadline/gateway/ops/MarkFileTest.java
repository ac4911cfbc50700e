package io.loadline.gateway.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.gateway.config.ConfigException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkFileTest {
    private static final long LIMIT_MS = 5_000;

    @TempDir
    private Path directory;

    private long nowMs = 1_700_000_000_000L;

    private ServerMarkFile create() throws IOException {
        return ServerMarkFile.create(directory, "0.1.0", "INVOKER", () -> nowMs);
    }

    private MarkFileReader open() throws IOException {
        return MarkFileReader.open(directory);
    }

    @Test
    void shouldSayWhoWroteIt() throws IOException {
        try (ServerMarkFile server = create();
                MarkFileReader reader = open()) {
            assertEquals(ProcessHandle.current().pid(), reader.pid());
            assertEquals(nowMs, reader.startTimeMs());
            assertEquals("0.1.0", reader.build());
            assertEquals("INVOKER", reader.mode());
            server.mode("SHARED, recovering");
            assertEquals("SHARED, recovering", reader.mode());
        }
    }

    @Test
    void shouldShowCountersAsTheyMove() throws IOException {
        try (ServerMarkFile server = create();
                MarkFileReader reader = open()) {
            final AtomicCounter gaps = server.counter("cme: sequence gaps");
            gaps.getAndAddRelease(3);
            assertEquals(3L, reader.counters().get("cme: sequence gaps"));
            gaps.incrementRelease();
            assertEquals(4L, reader.counters().get("cme: sequence gaps"));
        }
    }

    @Test
    void shouldNumberCountersOfOneName() throws IOException {
        try (ServerMarkFile server = create();
                MarkFileReader reader = open()) {
            server.counter("gaps").increment();
            server.counter("gaps").getAndAdd(2);
            assertEquals(1L, reader.counters().get("gaps"));
            assertEquals(2L, reader.counters().get("gaps (2)"));
        }
    }

    @Test
    void shouldBeLiveWhileTheHeartbeatIsYoung() throws IOException {
        try (ServerMarkFile server = create();
                MarkFileReader reader = open()) {
            assertTrue(reader.isLive(nowMs + LIMIT_MS, LIMIT_MS));
            assertFalse(reader.isLive(nowMs + LIMIT_MS + 1, LIMIT_MS));
            server.heartbeat(nowMs + 1);
            assertTrue(reader.isLive(nowMs + LIMIT_MS + 1, LIMIT_MS));
        }
    }

    @Test
    void shouldNotBeReadyUntilItSaysSo() throws IOException {
        try (ServerMarkFile server = create();
                MarkFileReader reader = open()) {
            assertFalse(reader.isReady(nowMs, LIMIT_MS));
            server.ready(true);
            assertTrue(reader.isReady(nowMs, LIMIT_MS));
            assertFalse(reader.isReady(nowMs + LIMIT_MS + 1, LIMIT_MS));
            server.ready(false);
            assertFalse(reader.isReady(nowMs, LIMIT_MS));
        }
    }

    @Test
    void shouldNotBeLiveAfterAnOrderlyEnd() throws IOException {
        final ServerMarkFile server = create();
        server.close();
        try (MarkFileReader reader = open()) {
            assertFalse(reader.isLive(nowMs, LIMIT_MS));
        }
    }

    @Test
    void shouldLetAThreadCountOnceMoreAfterTheEnd() throws IOException {
        final ServerMarkFile server = create();
        final AtomicCounter counter = server.counter("late");
        server.close();
        counter.increment();
        assertEquals(1, counter.get());
    }

    @Test
    void shouldRecordADistinctErrorOnceWithItsCount() throws IOException {
        try (ServerMarkFile server = create();
                MarkFileReader reader = open()) {
            for (int i = 0; i < 3; i++) {
                server.onError(new IllegalStateException("no packet"));
                nowMs += 10;
            }
            server.onError(new IOException("disk"));
            final List<MarkFileReader.ErrorEntry> errors = reader.errors();
            assertEquals(2, errors.size());
            assertEquals(3, errors.getFirst().count());
            assertEquals(nowMs - 30, errors.getFirst().firstMs());
            assertEquals(nowMs - 10, errors.getFirst().lastMs());
            assertTrue(
                    errors.getFirst().stack().contains("no packet"),
                    errors.getFirst().stack());
            assertEquals(4L, reader.counters().get("errors: observed"));
        }
    }

    @Test
    void shouldCountErrorsThatNoLongerFit() throws IOException {
        try (ServerMarkFile server = create();
                MarkFileReader reader = open()) {
            final String large = "x".repeat(100_000);
            server.onError(new IllegalStateException(large));
            server.onError(new IllegalArgumentException(large));
            server.onError(new UnsupportedOperationException(large));
            assertEquals(1L, reader.counters().get("errors: not recorded, error log full"));
        }
    }

    @Test
    void shouldRefuseADirectoryThatAServerHas() throws IOException {
        try (ServerMarkFile server = create()) {
            nowMs += 120;
            final String message =
                    assertThrows(ConfigException.class, this::create).getMessage();
            assertEquals(
                    "runDirectory " + directory + " is in use by another server (process "
                            + ProcessHandle.current().pid() + ", last heartbeat 120 ms ago); stop that server, or give "
                            + "this one a runDirectory of its own",
                    message);
            server.heartbeat(nowMs);
        }
    }

    @Test
    void shouldTakeADirectoryThatWasGivenBack() throws IOException {
        create().close();
        create().close();
        assertTrue(Files.exists(directory.resolve(MarkFileLayout.FILE_NAME)));
    }

    @Test
    void shouldKeepTheErrorsOfTheServerBefore() throws IOException {
        try (ServerMarkFile first = create()) {
            first.onError(new IllegalStateException("the reason it died"));
        }
        try (ServerMarkFile second = create();
                MarkFileReader previous = MarkFileReader.openPrevious(directory)) {
            second.heartbeat(nowMs);
            assertTrue(previous.errors().getFirst().stack().contains("the reason it died"));
        }
    }

    @Test
    void shouldLeaveTheFileOfAReaderWholeWhenTheServerRestarts() throws IOException {
        final ServerMarkFile first = create();
        first.counter("ticks").getAndAdd(7);
        try (MarkFileReader reader = open()) {
            first.close();
            create().close();
            assertEquals(7L, reader.counters().get("ticks"));
        }
    }

    @Test
    void shouldExplainThatThereIsNoServer() {
        final String message = assertThrows(ConfigException.class, this::open).getMessage();
        assertTrue(message.contains("where no server has left a loadline.mark"), message);
    }

    @Test
    void shouldExplainAFileThatIsShort() throws IOException {
        Files.write(directory.resolve(MarkFileLayout.FILE_NAME), new byte[100]);
        final String message = assertThrows(MarkFileException.class, this::open).getMessage();
        assertTrue(message.contains("has 100 bytes; expected a mark file of at least 4096"), message);
    }

    @Test
    void shouldExplainAFileOfAnotherProgram() throws IOException {
        final byte[] foreign = "not a mark file ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        Files.write(directory.resolve(MarkFileLayout.FILE_NAME), foreign);
        final String message = assertThrows(MarkFileException.class, this::open).getMessage();
        assertTrue(message.contains("does not begin with LOADLINE"), message);
    }

    @Test
    void shouldExplainAFileThatWasCutOff() throws IOException {
        create().close();
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(MarkFileLayout.FILE_LENGTH / 2);
        }
        final String message = assertThrows(MarkFileException.class, this::open).getMessage();
        assertTrue(message.endsWith("it is cut off or damaged"), message);
    }

    @Test
    void shouldExplainAFileOfAnotherVersion() throws IOException {
        create().close();
        overwriteVersion(99);
        final String message = assertThrows(MarkFileException.class, this::open).getMessage();
        assertTrue(message.contains("has layout version 99; this program reads version 1"), message);
    }

    @Test
    void shouldExplainAFileThatIsNotFinished() throws IOException {
        create().close();
        overwriteVersion(0);
        final String message = assertThrows(MarkFileException.class, this::open).getMessage();
        assertTrue(message.contains("is not finished"), message);
    }

    private Path file() {
        return directory.resolve(MarkFileLayout.FILE_NAME);
    }

    private void overwriteVersion(final int version) throws IOException {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0, version);
            channel.write(bytes, MarkFileLayout.VERSION_OFFSET);
        }
    }

    @Test
    void shouldAllocateNothingForAHeartbeat() throws IOException {
        try (ServerMarkFile server = create()) {
            final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            for (int round = 0; round < 10; round++) {
                beat(server);
            }
            threads.getCurrentThreadAllocatedBytes();
            final long before = threads.getCurrentThreadAllocatedBytes();
            beat(server);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < 512, allocated + " bytes");
        }
    }

    private void beat(final ServerMarkFile server) {
        for (int i = 0; i < 100_000; i++) {
            server.heartbeat(nowMs + i);
        }
    }
}
