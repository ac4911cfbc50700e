package io.loadline.feed.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A window that slides over the bytes of a file, decompressed where the first bytes say gzip or zstd. Holds as much as one record needs.
 */
final class CaptureBytes implements AutoCloseable {
    private static final int INITIAL_WINDOW = 1 << 18;
    private static final int LARGEST_RECORD = 1 << 26;
    private static final int GZIP_MAGIC = 0x8b1f;
    private static final int ZSTD_MAGIC = 0xfd2fb528;

    private final Path file;
    private final InputStream input;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private byte[] window = new byte[INITIAL_WINDOW];
    private int start;
    private int end;
    private long startOffset;

    CaptureBytes(final Path file) {
        this.file = file;
        buffer.wrap(window);
        try {
            input = open(file);
        } catch (final IOException e) {
            throw new CaptureFileException(file, 0, "cannot be opened: " + e.getMessage(), e);
        }
    }

    /** @return the window; bytes asked for with {@link #require} start at {@link #position} */
    UnsafeBuffer buffer() {
        return buffer;
    }

    int position() {
        return start;
    }

    long fileOffset() {
        return startOffset;
    }

    /** @return true if not one more byte is there */
    boolean atEnd() {
        return !fill(1);
    }

    /** @return true if so many bytes are there from {@link #position} on */
    boolean has(final int length) {
        return fill(length);
    }

    /**
     * Makes bytes present from {@link #position} on.
     *
     * @param length bytes needed
     * @param expected what they should be, for the error
     */
    void require(final int length, final String expected) {
        if (length < 0 || length > LARGEST_RECORD) {
            throw broken("expected " + expected + " of at most " + LARGEST_RECORD + " bytes, its length field says "
                    + Integer.toUnsignedString(length));
        }
        if (!fill(length)) {
            throw broken("expected " + expected + " of " + length + " bytes, the file ends after " + (end - start));
        }
    }

    void skip(final int length) {
        start += length;
        startOffset += length;
    }

    CaptureFileException broken(final String problem) {
        return new CaptureFileException(file, startOffset, problem);
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (final IOException e) {
            throw new CaptureFileException(file, startOffset, "cannot be closed: " + e.getMessage(), e);
        }
    }

    private boolean fill(final int length) {
        if (end - start >= length) {
            return true;
        }
        if (start + length > window.length) {
            moveToFront(length);
        }
        try {
            while (end - start < length) {
                final int count = input.read(window, end, window.length - end);
                if (count < 0) {
                    return false;
                }
                end += count;
            }
        } catch (final IOException e) {
            throw new CaptureFileException(
                    file, startOffset + (end - start), "cannot be read or decompressed: " + e.getMessage(), e);
        }
        return true;
    }

    private void moveToFront(final int length) {
        if (length > window.length) {
            window = Arrays.copyOfRange(window, start, start + Math.max(length, 2 * window.length));
            buffer.wrap(window);
        } else {
            System.arraycopy(window, start, window, 0, end - start);
        }
        end -= start;
        start = 0;
    }

    @SuppressWarnings("resource")
    private static InputStream open(final Path file) throws IOException {
        final BufferedInputStream plain = new BufferedInputStream(Files.newInputStream(file), INITIAL_WINDOW);
        try {
            plain.mark(4);
            final byte[] magic = plain.readNBytes(4);
            plain.reset();
            if (magic.length < 4) {
                return plain;
            }
            final int first = (magic[0] & 0xff) | ((magic[1] & 0xff) << 8);
            if (first == GZIP_MAGIC) {
                return new GZIPInputStream(plain, INITIAL_WINDOW);
            }
            if ((first | ((magic[2] & 0xff) << 16) | ((magic[3] & 0xff) << 24)) == ZSTD_MAGIC) {
                return new ZstdInputStreamNoFinalizer(plain);
            }
            return plain;
        } catch (final IOException e) {
            plain.close();
            throw e;
        }
    }
}
