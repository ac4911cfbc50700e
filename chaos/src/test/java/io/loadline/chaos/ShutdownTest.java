package io.loadline.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: everything taken is finished, written and noted. */
@Tag("chaos")
final class ShutdownTest {
    private static final long SEED = 12;

    @TempDir
    private Path folder;

    @Test
    void shouldEndInOrderOnSigterm() throws IOException {
        try (LiveExchange exchange = new LiveExchange(SEED)) {
            final ServerFolder files = ServerFolder.create(folder, exchange.universe());
            try (ServerProcess server = ServerProcess.serve(files.live(exchange.basePort()));
                    TestDesk desk = new TestDesk(files.aeron(), 0)) {
                desk.await("some events", () -> desk.view().sequence() > 200);
                assertEquals(0, server.terminate(), server::err);
            }
            final var result = JournalFacts.assertSoundAndEqual(files.journal(), "after SIGTERM");
            assertEquals(result.end().sequence(), result.cleanSequence());
            try (ServerProcess replay =
                    ServerProcess.start("replay", "--journal", files.journal().toString())) {
                assertEquals(0, replay.exitCode(), replay::err);
                assertTrue(replay.out().contains(", the end of the log"), replay::out);
            }
        }
    }
}
