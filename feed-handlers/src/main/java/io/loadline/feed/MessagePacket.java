package io.loadline.feed;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A packet on its way through a {@link MessageSequencer}: which messages it brings and where its bytes are. Used again and again. */
final class MessagePacket {
    private static final int OWN_BYTES = 1536;

    long session;
    /** Number of its first message. */
    long first;
    /** Its messages; 0 for a heartbeat. */
    int count;

    DirectBuffer buffer;
    int offset;
    int length;
    long timeNs;

    private UnsafeBuffer own;

    MessagePacket wrap(
            final long packetSession,
            final long firstMessage,
            final int messages,
            final DirectBuffer source,
            final int sourceOffset,
            final int sourceLength,
            final long receivedNs) {
        session = packetSession;
        first = firstMessage;
        count = messages;
        buffer = source;
        offset = sourceOffset;
        length = sourceLength;
        timeNs = receivedNs;
        return this;
    }

    /** Becomes a copy of a packet, bytes included. */
    void copy(final MessagePacket packet) {
        if (own == null || own.capacity() < packet.length) {
            own = new UnsafeBuffer(new byte[Math.max(packet.length, OWN_BYTES)]);
        }
        packet.buffer.getBytes(packet.offset, own, 0, packet.length);
        wrap(packet.session, packet.first, packet.count, own, 0, packet.length, packet.timeNs);
    }

    /** Number of the message after its last one. */
    long next() {
        return first + count;
    }
}
