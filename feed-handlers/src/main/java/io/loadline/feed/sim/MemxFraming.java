package io.loadline.feed.sim;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.loadline.feed.memx.MemxWire;
import org.agrona.concurrent.UnsafeBuffer;

/** MEMX numbers messages within a session; a packet of none is a heartbeat, or the end of the session. */
final class MemxFraming implements PacketFraming {
    private long session;
    private long next = 1;
    private boolean ended;

    MemxFraming(final long firstSession) {
        session = firstSession;
    }

    /** The next packet of no message is the last of the session. */
    void endSession() {
        ended = true;
    }

    /** Numbers begin again, in a session of another name. */
    void startSession() {
        ended = false;
        session++;
        next = 1;
    }

    @Override
    public int headerLength() {
        return MemxWire.PACKET_HEADER + MemxWire.COUNT_LENGTH;
    }

    @Override
    public void head(final PacketBuilder packet, final long timeNs) {
        write(packet.buffer(), MemxWire.MESSAGES);
        packet.buffer().putShort(MemxWire.PACKET_HEADER, (short) packet.messages(), BIG_ENDIAN);
        next += packet.messages();
    }

    @Override
    public void heartbeat(final PacketBuilder packet, final long timeNs) {
        packet.cutTo(MemxWire.PACKET_HEADER);
        write(packet.buffer(), ended ? MemxWire.END_OF_SESSION : MemxWire.HEARTBEAT);
    }

    private void write(final UnsafeBuffer buffer, final int type) {
        buffer.putByte(MemxWire.TYPE, (byte) type);
        buffer.putByte(MemxWire.HEADER_LENGTH, (byte) MemxWire.PACKET_HEADER);
        buffer.putLong(MemxWire.SESSION, session, BIG_ENDIAN);
        buffer.putLong(MemxWire.SEQUENCE, next, BIG_ENDIAN);
    }

    @Override
    public long lastNumber() {
        return next - 1;
    }
}
