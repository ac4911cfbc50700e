package io.loadline.feed.source;

import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * A file of messages, each behind a 16-bit big-endian length, as exchanges publish a day of a feed; plain, gzip or zstd. Some writers leave the
 * length 0: then the message's first byte, its type, says how long it is, and {@link #lengthsMissing} counts it.
 */
public final class MessageFile implements AutoCloseable {
    private static final int LENGTH_PREFIX = 2;

    /** Says how long a message is. */
    @FunctionalInterface
    public interface LengthOfType {
        /**
         * @param type first byte of a message
         * @return its length, or 0 where the type is not known
         */
        int lengthOf(int type);
    }

    private final CaptureBytes bytes;
    private final LengthOfType lengths;
    private int length;
    private int taken;
    private long lengthsMissing;

    /**
     * Opens a file.
     *
     * @param file the file
     * @param lengths used where the file does not say
     * @throws CaptureFileException if it cannot be opened
     */
    public MessageFile(final Path file, final LengthOfType lengths) {
        this.lengths = lengths;
        bytes = new CaptureBytes(file);
    }

    /**
     * Moves to the next message.
     *
     * @return false at the end of the file
     * @throws CaptureFileException where the file ends within a message, or a length is neither given nor known
     */
    public boolean next() {
        bytes.skip(taken);
        taken = 0;
        length = 0;
        if (bytes.atEnd()) {
            return false;
        }
        bytes.require(LENGTH_PREFIX, "the length of a message");
        length = bytes.buffer().getShort(bytes.position(), ByteOrder.BIG_ENDIAN) & 0xffff;
        if (length == 0) {
            bytes.skip(LENGTH_PREFIX);
            if (bytes.atEnd()) {
                // a message of no bytes ends the session
                return false;
            }
            final int type = bytes.buffer().getByte(bytes.position());
            length = lengths.lengthOf(type);
            if (length == 0) {
                throw bytes.broken("expected a message with its length or of a known type, found length 0 and type 0x"
                        + Integer.toHexString(type & 0xff));
            }
            lengthsMissing++;
            bytes.require(length, "a message");
            taken = length;
            return true;
        }
        bytes.require(LENGTH_PREFIX + length, "a message");
        bytes.skip(LENGTH_PREFIX);
        taken = length;
        return true;
    }

    /** @return holds the message, until the next one */
    public DirectBuffer buffer() {
        return bytes.buffer();
    }

    /** @return where the message starts in {@link #buffer} */
    public int offset() {
        return bytes.position();
    }

    /** @return bytes of the message */
    public int length() {
        return length;
    }

    /** @return messages so far whose length was left 0 */
    public long lengthsMissing() {
        return lengthsMissing;
    }

    @Override
    public void close() {
        bytes.close();
    }
}
