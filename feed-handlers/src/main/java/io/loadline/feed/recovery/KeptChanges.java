package io.loadline.feed.recovery;

import static io.loadline.feed.recovery.InstrumentRecovery.NONE;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Changes kept aside until a snapshot says from where to apply them: one ring of bytes for all instruments, with a chain through it for each,
 * so that taking one instrument's changes costs no search. The ring doubles up to its largest size; after that the oldest change makes
 * room, and its instrument can then only use a snapshot that covers it.
 */
final class KeptChanges {
    private static final int SIZE = 0;
    private static final int OWNER = 4;
    private static final int NEXT = 8;
    private static final int PACKET = 16;
    private static final int LENGTH = 20;
    private static final int TAG = 22;
    private static final int NUMBER = 24;
    private static final int TIME = 32;
    private static final int HEADER = 40;
    private static final int LONGEST = 0xffff;
    private static final int ALIGNMENT_MASK = 7;
    private static final int FIRST_BYTES = 1 << 16;
    private static final int PADDING = -1;

    private final List<InstrumentRecovery> owners = new ArrayList<>();
    private final int mostBytes;
    private UnsafeBuffer ring;
    private long tail;
    private long head;

    /** @param mostBytes largest size of the ring, a power of two from 65,536 */
    KeptChanges(final int mostBytes) {
        if (mostBytes < FIRST_BYTES || Integer.bitCount(mostBytes) != 1) {
            throw new IllegalArgumentException(
                    "room of " + mostBytes + " bytes for kept changes; expected a power of two from " + FIRST_BYTES);
        }
        this.mostBytes = mostBytes;
        ring = new UnsafeBuffer(new byte[FIRST_BYTES]);
    }

    /** @return every instrument, by index */
    List<InstrumentRecovery> owners() {
        return owners;
    }

    void append(
            final InstrumentRecovery owner,
            final int packet,
            final long number,
            final int tag,
            final long timeNs,
            final DirectBuffer source,
            final int offset,
            final int length) {
        final int size = (HEADER + length + ALIGNMENT_MASK) & ~ALIGNMENT_MASK;
        if (size > mostBytes / 2 || length > LONGEST) {
            owner.onDropped(packet);
            return;
        }
        makeRoom(size);
        final long position = head;
        final int at = at(position);
        ring.putInt(at + SIZE, size);
        ring.putInt(at + OWNER, owner.index);
        ring.putLong(at + NEXT, NONE);
        ring.putInt(at + PACKET, packet);
        ring.putShort(at + LENGTH, (short) length);
        ring.putShort(at + TAG, (short) tag);
        ring.putLong(at + NUMBER, number);
        ring.putLong(at + TIME, timeNs);
        ring.putBytes(at + HEADER, source, offset, length);
        head += size;
        if (owner.lastKept == NONE) {
            owner.firstKept = position;
        } else {
            ring.putLong(at(owner.lastKept) + NEXT, position);
        }
        owner.lastKept = position;
    }

    /** Drops everything. */
    void clear() {
        if (head != tail) {
            for (int i = 0; i < owners.size(); i++) {
                owners.get(i).forgetKept();
            }
            tail = head;
        }
    }

    /** True if all changes of an instrument that were heard of after a number are here. */
    boolean leadOn(final InstrumentRecovery instrument, final long number) {
        long reached = number;
        for (long at = instrument.firstKept; reached < instrument.heard && at != NONE; at = after(at)) {
            reached = number(at) == reached + 1 ? reached + 1 : reached;
        }
        return reached >= instrument.heard;
    }

    long after(final long position) {
        return ring.getLong(at(position) + NEXT);
    }

    int packet(final long position) {
        return ring.getInt(at(position) + PACKET);
    }

    long number(final long position) {
        return ring.getLong(at(position) + NUMBER);
    }

    long timeNs(final long position) {
        return ring.getLong(at(position) + TIME);
    }

    int length(final long position) {
        return ring.getShort(at(position) + LENGTH) & LONGEST;
    }

    int tag(final long position) {
        return ring.getShort(at(position) + TAG);
    }

    DirectBuffer buffer() {
        return ring;
    }

    int offset(final long position) {
        return at(position) + HEADER;
    }

    private int at(final long position) {
        return (int) position & (ring.capacity() - 1);
    }

    /** Makes the next {@code size} bytes at the head free and contiguous. */
    private void makeRoom(final int size) {
        int padding = padding(size);
        while (head + padding + size - tail > ring.capacity()) {
            if (ring.capacity() < mostBytes) {
                grow();
                padding = padding(size);
            } else {
                dropOldest();
            }
        }
        if (padding > 0) {
            ring.putInt(at(head) + SIZE, padding);
            ring.putInt(at(head) + OWNER, PADDING);
            head += padding;
        }
    }

    private int padding(final int size) {
        final int contiguous = ring.capacity() - at(head);
        return size <= contiguous ? 0 : contiguous;
    }

    private void dropOldest() {
        final int at = at(tail);
        final int owner = ring.getInt(at + OWNER);
        if (owner != PADDING && owners.get(owner).firstKept == tail) {
            final InstrumentRecovery instrument = owners.get(owner);
            instrument.firstKept = ring.getLong(at + NEXT);
            if (instrument.firstKept == NONE) {
                instrument.lastKept = NONE;
            }
            instrument.onDropped(ring.getInt(at + PACKET));
        }
        tail += ring.getInt(at + SIZE);
    }

    /** A change that lies in one piece does so in a ring of twice the size, at the same position. */
    private void grow() {
        final UnsafeBuffer larger = new UnsafeBuffer(new byte[ring.capacity() * 2]);
        final int mask = larger.capacity() - 1;
        for (long position = tail; position < head; ) {
            final int at = at(position);
            final int size = ring.getInt(at + SIZE);
            larger.putBytes((int) position & mask, ring, at, size);
            position += size;
        }
        ring = larger;
    }
}
