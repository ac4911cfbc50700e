package io.loadline.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a live server noted of its output, read from its {@link LiveDigest}: checkpoints in ascending order of sequence.
 *
 * @param sequences places in the log
 * @param digests digest of all output up to each of them
 * @param cleanSequence last event if the server shut down in order; 0 if it is running or was killed
 */
public record LiveCheckpoints(long[] sequences, long[] digests, long cleanSequence) {
    /** Nothing is known. */
    public static final LiveCheckpoints NONE = new LiveCheckpoints(new long[0], new long[0], 0);

    /**
     * @param file the file; need not exist
     * @return what it says
     * @throws IOException if it cannot be read
     */
    public static LiveCheckpoints read(final Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        if (buffer.capacity() < LiveDigest.FILE_LENGTH || buffer.getLong(LiveDigest.MAGIC_OFFSET) != LiveDigest.MAGIC) {
            return NONE;
        }
        final SortedMap<Long, Long> pairs = new TreeMap<>();
        collect(buffer, LiveDigest.RING_OFFSET, LiveDigest.RING_SIZE, pairs);
        collect(buffer, LiveDigest.TABLE_OFFSET, LiveDigest.TABLE_SIZE, pairs);
        return new LiveCheckpoints(
                pairs.keySet().stream().mapToLong(Long::longValue).toArray(),
                pairs.values().stream().mapToLong(Long::longValue).toArray(),
                buffer.getLong(LiveDigest.CLEAN_OFFSET));
    }

    /** @return the last event that the live server is known to have processed; 0 if none */
    public long lastSequence() {
        return sequences.length == 0 ? 0 : sequences[sequences.length - 1];
    }

    /** @return digest at {@link #lastSequence()}; 0 if none */
    public long lastDigest() {
        return digests.length == 0 ? 0 : digests[digests.length - 1];
    }

    private static void collect(
            final UnsafeBuffer buffer, final int region, final int size, final SortedMap<Long, Long> into) {
        for (int i = 0; i < size; i++) {
            final int offset = region + i * LiveDigest.PAIR_LENGTH;
            if (LiveDigest.valid(buffer, offset)) {
                into.put(buffer.getLong(offset), buffer.getLong(offset + Long.BYTES));
            }
        }
    }
}
