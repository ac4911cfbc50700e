package io.loadline.gateway.aeron;

import java.lang.invoke.VarHandle;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The last message of each key. One thread writes, one reads; neither waits for the other: a version, odd while a slot is being written,
 * tells the reader to try again.
 */
final class LastValues {
    /** Read at the wrong moment: try again later. */
    static final int BUSY = -1;

    private static final int VERSION = 0;
    private static final int WRITES = VERSION + Long.BYTES;
    private static final int LENGTH = WRITES + Long.BYTES;
    private static final int MESSAGE = LENGTH + Long.BYTES;
    private static final int ATTEMPTS = 8;

    private final UnsafeBuffer slots;
    private final int slotLength;
    private final int capacity;
    private long writesRead;

    LastValues(final int capacity, final int longestMessage) {
        this.capacity = capacity;
        slotLength = BitUtil.align(MESSAGE + longestMessage, BitUtil.CACHE_LINE_LENGTH);
        slots = new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(Math.multiplyExact(capacity, slotLength), BitUtil.CACHE_LINE_LENGTH));
    }

    int capacity() {
        return capacity;
    }

    boolean fits(final int length) {
        return length <= slotLength - MESSAGE;
    }

    /** Writing thread. */
    void put(final int key, final DirectBuffer buffer, final int offset, final int length) {
        final int slot = key * slotLength;
        final long version = slots.getLong(slot + VERSION);
        slots.putLong(slot + VERSION, version + 1);
        VarHandle.storeStoreFence();
        slots.putLong(slot + WRITES, slots.getLong(slot + WRITES) + 1);
        slots.putInt(slot + LENGTH, length);
        slots.putBytes(slot + MESSAGE, buffer, offset, length);
        slots.putLongRelease(slot + VERSION, version + 2);
    }

    /**
     * Reading thread.
     *
     * @return bytes copied to the beginning of {@code destination}, 0 where the key has no value, or {@link #BUSY}
     */
    int read(final int key, final MutableDirectBuffer destination) {
        final int slot = key * slotLength;
        for (int i = 0; i < ATTEMPTS; i++) {
            final long version = slots.getLongAcquire(slot + VERSION);
            if ((version & 1) == 0) {
                final int length = slots.getInt(slot + LENGTH);
                final long writes = slots.getLong(slot + WRITES);
                if (length >= 0 && length <= slotLength - MESSAGE) {
                    destination.putBytes(0, slots, slot + MESSAGE, length);
                    VarHandle.acquireFence();
                    if (slots.getLong(slot + VERSION) == version) {
                        writesRead = writes;
                        return length;
                    }
                }
            }
            Thread.onSpinWait();
        }
        return BUSY;
    }

    /** Values written to the key of the last successful {@link #read}, up to the one it read. */
    long writesRead() {
        return writesRead;
    }
}
