package io.loadline.gateway.ops;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Layout of the mark file, little endian: a header of {@link #HEADER_LENGTH} bytes, then the counters' names, the counters' values, and the
 * distinct errors. Lengths of the regions stand in the header, so a reader need not know how the writer was configured.
 */
final class MarkFileLayout {
    /** Name of the file in the run directory. */
    static final String FILE_NAME = "loadline.mark";

    /** What the last server left behind. */
    static final String PREVIOUS_FILE_NAME = "loadline.previous.mark";

    /** First eight bytes of every mark file. */
    static final long MAGIC =
            new UnsafeBuffer("LOADLINE".getBytes(StandardCharsets.US_ASCII)).getLong(0, ByteOrder.LITTLE_ENDIAN);

    /** Version of this layout; a reader accepts no other. */
    static final int VERSION = 1;

    static final int MAGIC_OFFSET = 0;
    /** int; written last, so a file without it is not finished. */
    static final int VERSION_OFFSET = 8;
    /** int, 1 from start to orderly end. */
    static final int LIVE_OFFSET = 12;
    /** int, 1 while the server takes orders and publishes. */
    static final int READY_OFFSET = 16;

    static final int METADATA_LENGTH_OFFSET = 20;
    static final int VALUES_LENGTH_OFFSET = 24;
    static final int ERRORS_LENGTH_OFFSET = 28;
    static final int PID_OFFSET = 32;
    /** long, UTC milliseconds. */
    static final int START_TIME_OFFSET = 40;
    /** long, UTC milliseconds; on a cache line of its own, as the duty cycle writes it. */
    static final int ACTIVITY_OFFSET = 64;
    /** Length-prefixed ASCII. */
    static final int BUILD_OFFSET = 128;

    static final int MODE_OFFSET = 256;
    static final int MAX_TEXT = 120;
    static final int HEADER_LENGTH = 4_096;

    static final int MAX_COUNTERS = 1_024;
    static final int METADATA_LENGTH = MAX_COUNTERS * CountersReader.METADATA_LENGTH;
    static final int VALUES_LENGTH = MAX_COUNTERS * CountersReader.COUNTER_LENGTH;
    static final int ERRORS_LENGTH = 1 << 18;
    static final int FILE_LENGTH = HEADER_LENGTH + METADATA_LENGTH + VALUES_LENGTH + ERRORS_LENGTH;

    private MarkFileLayout() {}

    static AtomicBuffer metadata(final UnsafeBuffer file, final int length) {
        return new UnsafeBuffer(file, HEADER_LENGTH, length);
    }

    static AtomicBuffer values(final UnsafeBuffer file, final int metadataLength, final int length) {
        return new UnsafeBuffer(file, HEADER_LENGTH + metadataLength, length);
    }

    static AtomicBuffer errors(
            final UnsafeBuffer file, final int metadataLength, final int valuesLength, final int length) {
        return new UnsafeBuffer(file, HEADER_LENGTH + metadataLength + valuesLength, length);
    }

    /** Writes at most {@link #MAX_TEXT} characters. */
    static void putText(final UnsafeBuffer file, final int offset, final String text) {
        final String kept = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        file.putStringAscii(offset, kept, ByteOrder.LITTLE_ENDIAN);
    }

    static String text(final UnsafeBuffer file, final int offset) {
        final int length = file.getInt(offset, ByteOrder.LITTLE_ENDIAN);
        return length < 0 || length > MAX_TEXT ? "" : file.getStringWithoutLengthAscii(offset + Integer.BYTES, length);
    }
}
