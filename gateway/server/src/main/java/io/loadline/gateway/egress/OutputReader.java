package io.loadline.gateway.egress;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.output.MessageHeaderEncoder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a file of {@link FileOutput}, one message after the other. */
final class OutputReader implements AutoCloseable {
    private static final int BUFFER_LENGTH = 1 << 20;
    private static final int LONGEST_MESSAGE = 1 << 16;

    private final Path file;
    private final DataInputStream stream;
    private final byte[] bytes = new byte[LONGEST_MESSAGE];
    private final UnsafeBuffer message = new UnsafeBuffer(bytes);
    private int length;
    private int streamId;
    private long index;
    private long sequence;

    OutputReader(final Path path) throws IOException {
        file = Files.isDirectory(path) ? path.resolve(FileOutput.FILE_NAME) : path;
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not there; expected a directory or file of `replay --out`");
        }
        stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_LENGTH));
        if (Files.size(file) < Long.BYTES || Long.reverseBytes(stream.readLong()) != FileOutput.MAGIC) {
            stream.close();
            throw new IOException(file + " is not an output file; expected it to begin with LOADOUT1");
        }
    }

    /** @return false at the end of the file */
    boolean next() throws IOException {
        final int first = stream.read();
        if (first < 0) {
            return false;
        }
        try {
            bytes[0] = (byte) first;
            stream.readFully(bytes, 1, FileOutput.RECORD_HEADER - 1);
            length = message.getInt(0, LITTLE_ENDIAN);
            streamId = message.getInt(Integer.BYTES, LITTLE_ENDIAN);
            if (length < MessageHeaderEncoder.ENCODED_LENGTH || length > LONGEST_MESSAGE) {
                throw new IOException(file + " record " + index + " has length " + length + "; expected "
                        + MessageHeaderEncoder.ENCODED_LENGTH + " to " + LONGEST_MESSAGE);
            }
            stream.readFully(bytes, 0, length);
        } catch (final EOFException e) {
            throw new IOException(file + " ends within record " + index, e);
        }
        index++;
        final OutputSchema.Message known = OutputSchema.current().message(templateId());
        if (known != null && known.stamped() && length >= MessageHeaderEncoder.ENCODED_LENGTH + Long.BYTES) {
            sequence = message.getLong(MessageHeaderEncoder.ENCODED_LENGTH, LITTLE_ENDIAN);
        }
        return true;
    }

    UnsafeBuffer message() {
        return message;
    }

    int length() {
        return length;
    }

    int streamId() {
        return streamId;
    }

    int templateId() {
        return message.getShort(MessageHeaderEncoder.templateIdEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF;
    }

    /** Sequence of the message, or of the last one before it that has a stamp. */
    long sequence() {
        return sequence;
    }

    boolean sameAs(final OutputReader other) {
        return streamId == other.streamId
                && length == other.length
                && Arrays.equals(bytes, 0, length, other.bytes, 0, length);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
