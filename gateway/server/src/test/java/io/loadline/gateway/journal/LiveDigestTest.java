package io.loadline.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveDigestTest {
    private static final long MANY = 20_000_000;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("live-digest");
    }

    @Test
    void shouldKnowNothingWithoutAFile() throws IOException {
        assertEquals(0, LiveCheckpoints.read(file).lastSequence());
    }

    @Test
    void shouldKeepTheLatestDigest() throws IOException {
        record(0, 1_000_003);
        final LiveCheckpoints live = LiveCheckpoints.read(file);
        assertEquals(1_000_003, live.lastSequence());
        assertEquals(KilledWriter.digestOf(1_000_003), live.lastDigest());
    }

    @Test
    void shouldSpreadCheckpointsOverAnyLengthOfLog() throws IOException {
        record(0, MANY);
        final LiveCheckpoints live = LiveCheckpoints.read(file);
        assertTrue(live.sequences().length > 2_000, () -> live.sequences().length + " checkpoints");
        long widest = 0;
        long previous = 0;
        for (int i = 0; i < live.sequences().length; i++) {
            assertEquals(KilledWriter.digestOf(live.sequences()[i]), live.digests()[i]);
            widest = Math.max(widest, live.sequences()[i] - previous);
            previous = live.sequences()[i];
        }
        assertTrue(widest <= 8_192, "widest gap " + widest);
    }

    @Test
    void shouldForgetWhatTheJournalDoesNotHave() throws IOException {
        record(0, 10_000);
        LiveDigest.open(file, 9_000).close();
        assertEquals(8_192, LiveCheckpoints.read(file).lastSequence());
    }

    @Test
    void shouldGoOnAfterReopening() throws IOException {
        record(0, 10_000);
        record(10_000, 30_000);
        final LiveCheckpoints live = LiveCheckpoints.read(file);
        assertEquals(30_000, live.lastSequence());
        assertEquals(1_024, live.sequences()[0]);
    }

    @Test
    void shouldRememberAnOrderlyShutdownUntilReopened() throws IOException {
        try (LiveDigest digest = LiveDigest.open(file, 0)) {
            digest.record(1, 5);
            digest.markClean(1);
        }
        assertEquals(1, LiveCheckpoints.read(file).cleanSequence());
        LiveDigest.open(file, 1).close();
        assertEquals(0, LiveCheckpoints.read(file).cleanSequence());
    }

    @Test
    void shouldIgnoreATornPair() throws IOException {
        record(0, 10);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.allocate(Long.BYTES),
                    LiveDigest.RING_OFFSET + 10L * LiveDigest.PAIR_LENGTH + Long.BYTES);
        }
        assertEquals(9, LiveCheckpoints.read(file).lastSequence());
    }

    private void record(final long after, final long to) throws IOException {
        try (LiveDigest digest = LiveDigest.open(file, after)) {
            for (long sequence = after + 1; sequence <= to; sequence++) {
                digest.record(sequence, KilledWriter.digestOf(sequence));
            }
        }
    }
}
