package io.loadline.gateway.egress;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;

/**
 * Writes every output message to {@code DIR/output.loadline}, for {@code replay --out} and {@code diff}. A tool's port: it throws where the
 * disk does.
 *
 * <p>Layout, little-endian: 8 bytes {@link #MAGIC}, then records of length (4 bytes), stream id (4), and the message. The sequence of a
 * message is in its stamp, the first field of all but descriptions.
 */
public final class FileOutput implements OutputPort, AutoCloseable {
    /** Name of the file within the directory. */
    public static final String FILE_NAME = "output.loadline";

    /** First 8 bytes: "LOADOUT1". */
    public static final long MAGIC = 0x3154554F44414F4CL;

    static final int RECORD_HEADER = 2 * Integer.BYTES;
    private static final int BUFFER_LENGTH = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(BUFFER_LENGTH).order(LITTLE_ENDIAN);

    /**
     * Creates the directory and an empty file in it.
     *
     * @param directory where to write
     * @throws UncheckedIOException if it cannot be created, or already holds an output
     */
    public FileOutput(final Path directory) {
        file = directory.resolve(FILE_NAME);
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (final IOException e) {
            throw new UncheckedIOException("output file " + file + " cannot be created; expected a new directory", e);
        }
        pending.putLong(MAGIC);
    }

    @Override
    public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        if (pending.remaining() < RECORD_HEADER + length) {
            flush();
        }
        pending.putInt(length).putInt(streamId);
        buffer.getBytes(offset, pending, length);
    }

    @Override
    public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        onMessage(streamId, buffer, offset, length);
    }

    private void flush() {
        try {
            pending.flip();
            while (pending.hasRemaining()) {
                channel.write(pending);
            }
            pending.clear();
        } catch (final IOException e) {
            throw new UncheckedIOException("output file " + file + " cannot be written", e);
        }
    }

    /** Writes what is pending and closes the file. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        flush();
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("output file " + file + " cannot be closed", e);
        }
    }
}
