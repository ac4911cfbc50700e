package io.loadline.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.model.OpeningPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal on a disk of 320 MiB, which is filled up: the server stops trading, and neither crashes nor loses a record. */
@Tag("chaos")
final class DiskFullTest {
    private static final long SEED = 13;
    private static final int FAILURE = 3;
    private static final int FILLER_BYTES = 128 << 20;

    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mountSmallDisk() throws IOException, InterruptedException {
        final Path journal = Files.createDirectories(folder.resolve("journal"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=320m", "none", journal.toString());
        Assumptions.assumeTrue(mounted, "a small disk needs the right to mount a tmpfs (root on Linux)");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertTrue(run("umount", folder.resolve("journal").toString()));
        }
    }

    @Test
    void shouldRejectOrdersRefuseToStartAndGoOnOnceThereIsRoom() throws IOException, InterruptedException {
        try (LiveExchange exchange = new LiveExchange(SEED)) {
            final ServerFolder files = ServerFolder.create(folder, exchange.universe());
            final Path config = files.live(exchange.basePort());
            final OpeningPosition held = KillNineTest.heldBy(ServerFolder.model(config), "futures");
            final Path filler = files.journal().resolve("filler");
            try (ServerProcess server = ServerProcess.serve(config);
                    TestDesk desk = new TestDesk(files.aeron(), 0)) {
                desk.awaitConnected();
                assertFalse(desk.order(1, held), "below 1 GiB new orders are blocked");
                Files.write(filler, new byte[FILLER_BYTES]);
                desk.await(
                        "the server says that it is not to be trusted",
                        () -> server.err().contains("orders are rejected"));
                assertTrue(server.isAlive());
                assertEquals(FAILURE, server.terminate(), server::err);
            }
            JournalFacts.assertSoundAndEqual(files.journal(), "disk full");
            try (ServerProcess refused = ServerProcess.start("serve", "--config", config.toString())) {
                assertEquals(FAILURE, refused.exitCode(), refused::err);
                assertTrue(refused.err().contains("disk full"), refused::err);
            }
            Files.delete(filler);
            try (ServerProcess server = ServerProcess.serve(config)) {
                assertEquals(0, server.terminate(), server::err);
            }
            JournalFacts.assertSoundAndEqual(files.journal(), "room again");
        }
    }

    private static boolean run(final String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException e) {
            return false;
        }
    }
}
