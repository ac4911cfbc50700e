package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/** Where a loop of snapshots or definitions stands. Both lines carry the same packets; the first copy is taken. */
final class B3Loop {
    /** What a packet of the loop is. */
    enum Outcome {
        /** The one after the one before. */
        NEXT,
        /** Packets before it are lost, or the loop begins again with it. */
        BROKEN,
        /** Seen, or older than what was seen. */
        DUPLICATE
    }

    private boolean started;
    private int last;
    private long newestSendingTimeNs;

    Outcome onPacket(final DirectBuffer buffer, final int packet) {
        final int sequence = buffer.getInt(packet + B3Wire.PACKET_SEQUENCE, LITTLE_ENDIAN);
        final long sentNs = buffer.getLong(packet + B3Wire.PACKET_SENDING_TIME, LITTLE_ENDIAN);
        final boolean later = sentNs - newestSendingTimeNs > 0;
        // a loop that begins anew counts from 1 again
        final boolean begins = sequence == 1 && last != 1;
        if (started && !later && !begins && (sentNs != newestSendingTimeNs || sequence - last <= 0)) {
            return Outcome.DUPLICATE;
        }
        final boolean next = started && (sequence - last == 1 || sequence == 0);
        started = true;
        last = sequence;
        newestSendingTimeNs = sentNs;
        return next ? Outcome.NEXT : Outcome.BROKEN;
    }

    boolean isNext(final int sequence) {
        return started && (sequence - last == 1 || sequence == 1);
    }
}
