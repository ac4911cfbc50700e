package io.loadline.feed.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes pcapng blocks. */
final class PcapngBytes {
    private final ByteBuffer out;

    PcapngBytes(final ByteOrder order) {
        out = ByteBuffer.allocate(10_000).order(order);
    }

    PcapngBytes section() {
        return block(
                PcapngReader.SECTION_HEADER,
                ByteBuffer.allocate(16)
                        .order(out.order())
                        .putInt(0x1a2b3c4d)
                        .putInt(1)
                        .putLong(-1)
                        .array());
    }

    PcapngBytes networkInterface(final int linkType) {
        return block(
                1,
                ByteBuffer.allocate(8)
                        .order(out.order())
                        .putShort((short) linkType)
                        .array());
    }

    PcapngBytes networkInterface(final int linkType, final int option, final int value) {
        return block(
                1,
                ByteBuffer.allocate(20)
                        .order(out.order())
                        .putShort((short) linkType)
                        .position(8)
                        .putShort((short) option)
                        .putShort((short) 1)
                        .put((byte) value)
                        .array());
    }

    PcapngBytes packet(final int networkInterface, final long units, final byte[] frame) {
        return block(
                6,
                ByteBuffer.allocate(20 + (frame.length + 3) / 4 * 4)
                        .order(out.order())
                        .putInt(networkInterface)
                        .putInt((int) (units >>> 32))
                        .putInt((int) units)
                        .putInt(frame.length)
                        .putInt(frame.length)
                        .put(frame)
                        .array());
    }

    PcapngBytes block(final int type, final byte[] body) {
        final int length = 12 + (body.length + 3) / 4 * 4;
        out.putInt(type).putInt(length).put(body).position(out.position() + length - 12 - body.length);
        out.putInt(length);
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }
}
