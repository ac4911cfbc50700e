package io.loadline.gateway.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the running server made of the log: pairs (sequence, output digest) in a mapped file, which the kernel keeps when the process is
 * killed. A ring holds the latest, so that one of them is whole at any moment; a table holds evenly spaced ones over the whole log, so that
 * a replay that differs can say where. Each pair carries its own check. One writing thread, which does not allocate.
 */
public final class LiveDigest implements DigestLog, AutoCloseable {
    static final long MAGIC = 0x4c4c_4449_4745_5354L;
    static final int MAGIC_OFFSET = 0;
    static final int SPACING_OFFSET = 8;
    static final int CLEAN_OFFSET = 16;
    static final int RING_OFFSET = 64;
    static final int RING_SIZE = 64;
    static final int TABLE_OFFSET = 4096;
    static final int TABLE_SIZE = 4096;
    static final int PAIR_LENGTH = 32;
    static final int FILE_LENGTH = TABLE_OFFSET + TABLE_SIZE * PAIR_LENGTH;
    private static final long INITIAL_SPACING = 1024;
    private static final long CHECK_SEED = 0x9e37_79b9_7f4a_7c15L;

    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;
    private long spacing;
    private int tableLength;

    private LiveDigest(final MappedByteBuffer mapped) {
        this.mapped = mapped;
        buffer = new UnsafeBuffer(mapped);
    }

    /**
     * Opens the file for writing, and forgets what it says of records that the journal does not have.
     *
     * @param file the file; made if missing
     * @param lastSequence last record of the journal, 0 if none
     * @return writer
     * @throws IOException if the file cannot be mapped
     */
    public static LiveDigest open(final Path file, final long lastSequence) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final LiveDigest digest = new LiveDigest(channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_LENGTH));
            digest.restore(lastSequence);
            return digest;
        }
    }

    @Override
    public void record(final long sequence, final long digest) {
        put(RING_OFFSET, (int) (sequence & (RING_SIZE - 1)), sequence, digest);
        if ((sequence & (spacing - 1)) == 0) {
            if (tableLength == TABLE_SIZE) {
                thin();
            }
            if ((sequence & (spacing - 1)) == 0) {
                put(TABLE_OFFSET, tableLength++, sequence, digest);
            }
        }
    }

    @Override
    public void markClean(final long sequence) {
        buffer.putLongRelease(CLEAN_OFFSET, sequence);
    }

    @Override
    public void close() {
        mapped.force();
        IoUtil.unmap(mapped);
    }

    private void restore(final long lastSequence) {
        buffer.putLong(CLEAN_OFFSET, 0);
        spacing = Math.max(INITIAL_SPACING, buffer.getLong(SPACING_OFFSET));
        if (buffer.getLong(MAGIC_OFFSET) != MAGIC || Long.bitCount(spacing) != 1) {
            buffer.setMemory(0, FILE_LENGTH, (byte) 0);
            spacing = INITIAL_SPACING;
        }
        for (int i = 0; i < RING_SIZE; i++) {
            forgetBehind(RING_OFFSET + i * PAIR_LENGTH, lastSequence);
        }
        keep(lastSequence, 1);
        buffer.putLong(SPACING_OFFSET, spacing);
        buffer.putLongRelease(MAGIC_OFFSET, MAGIC);
    }

    private void forgetBehind(final int offset, final long lastSequence) {
        if (!valid(buffer, offset) || buffer.getLong(offset) > lastSequence) {
            buffer.setMemory(offset, PAIR_LENGTH, (byte) 0);
        }
    }

    private void thin() {
        spacing <<= 1;
        buffer.putLong(SPACING_OFFSET, spacing);
        keep(Long.MAX_VALUE, spacing);
    }

    /** Moves the pairs worth keeping to the front of the table and wipes the rest. */
    private void keep(final long lastSequence, final long multipleOf) {
        int kept = 0;
        for (int i = 0; i < TABLE_SIZE; i++) {
            final int from = TABLE_OFFSET + i * PAIR_LENGTH;
            final long sequence = buffer.getLong(from);
            if (valid(buffer, from) && sequence <= lastSequence && (sequence & (multipleOf - 1)) == 0) {
                put(TABLE_OFFSET, kept++, sequence, buffer.getLong(from + Long.BYTES));
            }
        }
        buffer.setMemory(TABLE_OFFSET + kept * PAIR_LENGTH, (TABLE_SIZE - kept) * PAIR_LENGTH, (byte) 0);
        tableLength = kept;
    }

    private void put(final int region, final int index, final long sequence, final long digest) {
        final int offset = region + index * PAIR_LENGTH;
        buffer.putLong(offset, sequence);
        buffer.putLong(offset + Long.BYTES, digest);
        buffer.putLong(offset + 2 * Long.BYTES, check(sequence, digest));
    }

    static boolean valid(final UnsafeBuffer buffer, final int offset) {
        final long sequence = buffer.getLong(offset);
        return sequence > 0
                && buffer.getLong(offset + 2 * Long.BYTES) == check(sequence, buffer.getLong(offset + Long.BYTES));
    }

    private static long check(final long sequence, final long digest) {
        return (sequence * CHECK_SEED) ^ Long.rotateLeft(digest, 32) ^ CHECK_SEED;
    }
}
