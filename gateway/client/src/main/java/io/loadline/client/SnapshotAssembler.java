package io.loadline.client;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.output.SnapshotBeginDecoder;
import io.loadline.codec.output.SnapshotEndDecoder;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Holds the rows of a snapshot back until its end proves that they are whole. */
final class SnapshotAssembler {
    /** Takes a row of a verified snapshot. */
    @FunctionalInterface
    interface RowHandler {
        void onRow(DirectBuffer buffer, int offset, int length);
    }

    private static final int INITIAL_CAPACITY = 1 << 16;
    private static final int MAX_LENGTH = 1 << 29;

    private final ExpandableArrayBuffer rows = new ExpandableArrayBuffer(INITIAL_CAPACITY);
    private final CRC32C checksum = new CRC32C();
    private boolean active;
    private long snapshotId;
    private int count;
    private int length;

    void begin(final SnapshotBeginDecoder begin) {
        active = true;
        snapshotId = begin.snapshotId();
        count = 0;
        length = 0;
        checksum.reset();
    }

    void abandon() {
        active = false;
    }

    boolean isActive() {
        return active;
    }

    void row(final DirectBuffer buffer, final int offset, final int rowLength) {
        if (length > MAX_LENGTH) {
            active = false;
            return;
        }
        rows.putInt(length, rowLength, LITTLE_ENDIAN);
        rows.putBytes(length + Integer.BYTES, buffer, offset, rowLength);
        checksum.update(rows.byteArray(), length + Integer.BYTES, rowLength);
        length += Integer.BYTES + rowLength;
        count++;
    }

    /** @return true if the snapshot was whole, and its rows were handed on */
    boolean end(final SnapshotEndDecoder end, final RowHandler handler) {
        final boolean whole = active
                && end.snapshotId() == snapshotId
                && end.messageCount() == count
                && end.checksum() == checksum.getValue();
        active = false;
        for (int at = 0; whole && at < length; ) {
            final int rowLength = rows.getInt(at, LITTLE_ENDIAN);
            handler.onRow(rows, at + Integer.BYTES, rowLength);
            at += Integer.BYTES + rowLength;
        }
        return whole;
    }
}
