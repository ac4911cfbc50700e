package io.loadline.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program refuses to start on, and what it says then. */
@Tag("chaos")
final class RefusedStartTest {
    private static final long SEED = 11;
    private static final int USAGE = 2;
    private static final int FAILURE = 3;
    private static final long EVENTS = 400;
    private static final int SEQUENCE_IN_RECORD = 8;
    private static final int BODY_IN_RECORD = 44;

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseASecondServerOnTheSameJournalOrRunDirectory() throws IOException {
        try (LiveExchange exchange = new LiveExchange(SEED)) {
            final ServerFolder files = ServerFolder.create(folder, exchange.universe());
            final Path first = files.live(exchange.basePort());
            final Path sameRun = files.live("same-run.yaml", "run", "other-journal", exchange.basePort());
            final Path sameJournal = files.live("same-journal.yaml", "other-run", "journal", exchange.basePort());
            try (ServerProcess server = ServerProcess.serve(first)) {
                assertRefused(sameRun, USAGE, "in use by another server (process " + server.pid());
                assertRefused(sameJournal, FAILURE, "is being written by another server (process " + server.pid());
                assertTrue(server.isAlive());
            }
            JournalFacts.assertSoundAndEqual(files.journal(), "after two refused servers");
        }
    }

    @Test
    void shouldNameThePortThatIsInUse() throws IOException {
        try (LiveExchange exchange = new LiveExchange(SEED);
                DatagramSocket taken = new DatagramSocket(null)) {
            final ServerFolder files = ServerFolder.create(folder, exchange.universe());
            final int port = exchange.basePort() + 2;
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertRefused(files.live(exchange.basePort()), USAGE, "cannot listen on UDP 127.0.0.1:" + port);
            try (ServerProcess verify = ServerProcess.start(
                    "journal", "verify", "--journal", files.journal().toString())) {
                verify.exitCode();
                assertTrue(verify.out().contains("0 sound records"), verify::out);
            }
        }
    }

    @Test
    void shouldNameTheRecordWithAFlippedBit() throws IOException {
        try (LiveExchange exchange = new LiveExchange(SEED)) {
            final ServerFolder files = ServerFolder.create(folder, exchange.universe());
            final Path config = files.live(exchange.basePort());
            try (ServerProcess server = ServerProcess.serve(config);
                    TestDesk desk = new TestDesk(files.aeron(), 0)) {
                desk.await("some events", () -> desk.view().sequence() > EVENTS);
                server.kill();
            }
            flipBit(files.journal(), EVENTS / 2);
            assertRefused(config, FAILURE, "sequence " + EVENTS / 2);
            try (ServerProcess verify = ServerProcess.start(
                    "journal", "verify", "--journal", files.journal().toString())) {
                assertEquals(1, verify.exitCode(), verify::err);
                assertTrue(verify.out().contains("damaged"), verify::out);
            }
        }
    }

    @Test
    void shouldNameTheMissingJvmFlag() throws IOException {
        for (final String flag : new String[] {
            "--add-modules=jdk.incubator.vector",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"
        }) {
            try (ServerProcess process = ServerProcess.startWithout(flag, "version")) {
                assertEquals(FAILURE, process.exitCode(), process::err);
                assertTrue(process.err().contains(flag), process::err);
                assertTrue(process.err().contains("./loadline"), process::err);
            }
        }
    }

    private static void assertRefused(final Path config, final int code, final String reason) throws IOException {
        try (ServerProcess server = ServerProcess.start("serve", "--config", config.toString())) {
            assertEquals(code, server.exitCode(), server::err);
            assertTrue(server.err().contains(reason), server::err);
        }
    }

    /** Flips one bit in the message of a record. */
    private static void flipBit(final Path journal, final long sequence) throws IOException {
        try (Stream<Path> found = Files.list(journal.resolve("queue"))) {
            final Path file = found.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            try (RandomAccessFile queue = new RandomAccessFile(file.toFile(), "rw")) {
                final ByteBuffer start = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
                queue.getChannel().read(start, 0);
                int record = 0;
                while (start.getLong(record + SEQUENCE_IN_RECORD) != sequence
                        || start.getInt(record) <= 0
                        || start.getInt(record) > 4096
                        || start.getInt(record + SEQUENCE_IN_RECORD + 16) != 1) {
                    record++;
                }
                queue.seek(record + BODY_IN_RECORD);
                queue.write(start.get(record + BODY_IN_RECORD) ^ 1);
            }
        }
    }
}
