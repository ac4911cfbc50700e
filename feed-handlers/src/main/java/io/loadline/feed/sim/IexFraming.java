package io.loadline.feed.sim;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** The 40-byte header of an IEX-TP segment: it numbers messages, within a session, and counts the bytes of the stream. */
final class IexFraming implements PacketFraming {
    static final int HEADER_LENGTH = 40;

    private static final int TRANSPORT_VERSION = 1;
    private static final int DEEP = 0x8004;
    private static final int CHANNEL = 1;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private int session;
    private long next = 1;
    private long streamOffset;

    IexFraming(final int firstSession) {
        session = firstSession;
    }

    /** Numbers and stream begin again, in a session of a new name. */
    void startSession() {
        session++;
        next = 1;
        streamOffset = 0;
    }

    @Override
    public int headerLength() {
        return HEADER_LENGTH;
    }

    @Override
    public void head(final PacketBuilder packet, final long timeNs) {
        final int payload = packet.length() - HEADER_LENGTH;
        write(packet, payload, timeNs);
        next += packet.messages();
        streamOffset += payload;
    }

    @Override
    public void heartbeat(final PacketBuilder packet, final long timeNs) {
        write(packet, 0, timeNs);
    }

    private void write(final PacketBuilder packet, final int payload, final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        buffer.putByte(0, (byte) TRANSPORT_VERSION);
        buffer.putByte(1, (byte) 0);
        buffer.putShort(2, (short) DEEP, LITTLE);
        buffer.putInt(4, CHANNEL, LITTLE);
        buffer.putInt(8, session, LITTLE);
        buffer.putShort(12, (short) payload, LITTLE);
        buffer.putShort(14, (short) packet.messages(), LITTLE);
        buffer.putLong(16, streamOffset, LITTLE);
        buffer.putLong(24, next, LITTLE);
        buffer.putLong(32, timeNs, LITTLE);
    }

    @Override
    public long lastNumber() {
        return next - 1;
    }
}
