package io.loadline.feed.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One CME packet under construction: a 12-byte header (sequence number, sending time), then messages, each framed by its size and an SBE
 * header. Written by one encoder at a time.
 */
final class PacketBuilder {
    static final int MAX_LENGTH = 1400;
    static final int HEADER_LENGTH = 12;
    static final int MESSAGE_HEADER_LENGTH = 10;
    private static final int SCHEMA_ID = 1;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(2048));
    private int length = HEADER_LENGTH;
    private int messageStart;

    boolean isEmpty() {
        return length == HEADER_LENGTH;
    }

    boolean hasRoomFor(final int bytes) {
        return length + bytes <= MAX_LENGTH;
    }

    void clear() {
        length = HEADER_LENGTH;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    void header(final long sequenceNumber, final long sendingTimeNs) {
        buffer.putInt(0, (int) sequenceNumber, LITTLE);
        buffer.putLong(4, sendingTimeNs, LITTLE);
    }

    void beginMessage(final int templateId, final int blockLength, final int version) {
        messageStart = length;
        buffer.putShort(length + 2, (short) blockLength, LITTLE);
        buffer.putShort(length + 4, (short) templateId, LITTLE);
        buffer.putShort(length + 6, (short) SCHEMA_ID, LITTLE);
        buffer.putShort(length + 8, (short) version, LITTLE);
        length += MESSAGE_HEADER_LENGTH;
    }

    void endMessage() {
        buffer.putShort(messageStart, (short) (length - messageStart), LITTLE);
    }

    /** Three-byte group size: block length and count. */
    void group(final int blockLength, final int count) {
        int16(blockLength);
        int8(count);
    }

    /** Eight-byte group size: block length, padding, count in the last byte. */
    void group8(final int blockLength, final int count) {
        int64(blockLength | (long) count << 56);
    }

    void int8(final int value) {
        buffer.putByte(length, (byte) value);
        length++;
    }

    void int16(final int value) {
        buffer.putShort(length, (short) value, LITTLE);
        length += 2;
    }

    void int32(final int value) {
        buffer.putInt(length, value, LITTLE);
        length += 4;
    }

    void int64(final long value) {
        buffer.putLong(length, value, LITTLE);
        length += 8;
    }

    /** Fixed-length text, cut or padded with zero bytes. */
    void text(final String value, final int bytes) {
        for (int i = 0; i < bytes; i++) {
            buffer.putByte(length + i, i < value.length() ? (byte) value.charAt(i) : 0);
        }
        length += bytes;
    }
}
