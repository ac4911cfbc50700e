package io.loadline.feed;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Changes of stale instruments, kept in order until a snapshot says from where to apply them. Bounded: when it is full everything in it
 * is dropped, and the instruments concerned wait for a later snapshot.
 */
public final class Backlog {
    private static final int KEY = 0;
    private static final int TAG = 4;
    private static final int LENGTH = 8;
    private static final int TIME = 16;
    private static final int RECORD_HEADER = 24;
    private static final int ALIGNMENT_MASK = 7;

    private final UnsafeBuffer records;
    private int end;

    /**
     * @param capacityBytes room for changes and 24 bytes more for each
     */
    public Backlog(final int capacityBytes) {
        records = new UnsafeBuffer(new byte[capacityBytes & ~ALIGNMENT_MASK]);
    }

    /**
     * Keeps a copy of a change.
     *
     * @param key instrument it belongs to
     * @param tag the handler's own mark
     * @param timeNs exchange time of the change
     * @param source holds the change
     * @param offset of its first byte
     * @param length of it
     */
    public void append(
            final int key,
            final int tag,
            final long timeNs,
            final DirectBuffer source,
            final int offset,
            final int length) {
        final int size = aligned(RECORD_HEADER + length);
        if (size > records.capacity()) {
            return;
        }
        if (end + size > records.capacity()) {
            clear();
        }
        records.putInt(end + KEY, key);
        records.putInt(end + TAG, tag);
        records.putInt(end + LENGTH, length);
        records.putLong(end + TIME, timeNs);
        records.putBytes(end + RECORD_HEADER, source, offset, length);
        end += size;
    }

    /** Drops everything. */
    public void clear() {
        end = 0;
    }

    /** @return cursor of the first change, or of none: check with {@link #has} */
    public int first() {
        return 0;
    }

    /**
     * @param cursor of a change
     * @return cursor of the change after it, or of none
     */
    public int after(final int cursor) {
        return cursor + aligned(RECORD_HEADER + records.getInt(cursor + LENGTH));
    }

    /**
     * @param cursor to check
     * @return true if there is a change at the cursor
     */
    public boolean has(final int cursor) {
        return cursor < end;
    }

    /**
     * @param cursor of a change
     * @return instrument it belongs to
     */
    public int key(final int cursor) {
        return records.getInt(cursor + KEY);
    }

    /**
     * @param cursor of a change
     * @return the handler's own mark
     */
    public int tag(final int cursor) {
        return records.getInt(cursor + TAG);
    }

    /**
     * @param cursor of a change
     * @return its exchange time
     */
    public long timeNs(final int cursor) {
        return records.getLong(cursor + TIME);
    }

    /** @return the buffer that {@link #offset} points into */
    public DirectBuffer buffer() {
        return records;
    }

    /**
     * @param cursor of a change
     * @return offset of its first byte in {@link #buffer}
     */
    public int offset(final int cursor) {
        return cursor + RECORD_HEADER;
    }

    /**
     * @param cursor of a change
     * @return its length in bytes
     */
    public int length(final int cursor) {
        return records.getInt(cursor + LENGTH);
    }

    private static int aligned(final int length) {
        return (length + ALIGNMENT_MASK) & ~ALIGNMENT_MASK;
    }
}
