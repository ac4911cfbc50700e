package io.loadline.feed.sim;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.b3.B3Wire;
import org.agrona.concurrent.UnsafeBuffer;

/** B3 numbers its packets, under a version that is another whenever the count begins anew. */
final class B3Framing implements PacketFraming {
    static final int CHANNEL = 50;

    private int version = 1;
    private long number;

    /** The count begins again, under another version. */
    void startCount() {
        version++;
        number = 0;
    }

    int version() {
        return version;
    }

    @Override
    public int headerLength() {
        return B3Wire.PACKET_HEADER;
    }

    @Override
    public void head(final PacketBuilder packet, final long timeNs) {
        head(packet, ++number, timeNs);
    }

    @Override
    public void heartbeat(final PacketBuilder packet, final long timeNs) {
        B3MarketMessages.heartbeat(packet, number + 1);
        // It takes no number: 0 stands outside gap detection.
        head(packet, 0, timeNs);
    }

    @Override
    public long lastNumber() {
        return number;
    }

    /** Heads a packet of a loop, which has a count of its own. */
    void head(final PacketBuilder packet, final long sequence, final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        buffer.putByte(B3Wire.PACKET_CHANNEL, (byte) CHANNEL);
        buffer.putByte(B3Wire.PACKET_CHANNEL + 1, (byte) 0);
        buffer.putShort(B3Wire.PACKET_VERSION, (short) version, LITTLE_ENDIAN);
        buffer.putInt(B3Wire.PACKET_SEQUENCE, (int) sequence, LITTLE_ENDIAN);
        buffer.putLong(B3Wire.PACKET_SENDING_TIME, timeNs, LITTLE_ENDIAN);
    }
}
