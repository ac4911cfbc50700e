package io.loadline.feed.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One packet under construction: room for a header, then messages. Those of CME are framed by their size and an SBE header, those of others
 * by their length alone, those of yet others by whoever encodes them. Written by one encoder at a time.
 */
final class PacketBuilder {
    static final int MAX_LENGTH = 1400;
    static final int HEADER_LENGTH = 12;
    static final int MESSAGE_HEADER_LENGTH = 10;
    private static final int SCHEMA_ID = 1;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(2048));
    private final int headerLength;
    private final ByteOrder order;
    private int length;
    private int messageStart;
    private int messages;

    /** A packet with the 12-byte header of CME: sequence number and sending time. */
    PacketBuilder() {
        this(HEADER_LENGTH);
    }

    /**
     * @param headerLength bytes that are left for the header
     */
    PacketBuilder(final int headerLength) {
        this(headerLength, LITTLE);
    }

    /**
     * @param headerLength bytes that are left for the header
     * @param order of the bytes of numbers
     */
    PacketBuilder(final int headerLength, final ByteOrder order) {
        this.headerLength = headerLength;
        this.order = order;
        length = headerLength;
    }

    boolean isEmpty() {
        return length == headerLength;
    }

    boolean hasRoomFor(final int bytes) {
        return length + bytes <= MAX_LENGTH;
    }

    /** Leaves the first bytes of the packet only. */
    void cutTo(final int bytes) {
        length = bytes;
    }

    void clear() {
        length = headerLength;
        messages = 0;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** @return messages begun since the packet was empty */
    int messages() {
        return messages;
    }

    void header(final long sequenceNumber, final long sendingTimeNs) {
        buffer.putInt(0, (int) sequenceNumber, LITTLE);
        buffer.putLong(4, sendingTimeNs, LITTLE);
    }

    void beginMessage(final int templateId, final int blockLength, final int version) {
        messageStart = length;
        messages++;
        buffer.putShort(length + 2, (short) blockLength, LITTLE);
        buffer.putShort(length + 4, (short) templateId, LITTLE);
        buffer.putShort(length + 6, (short) SCHEMA_ID, LITTLE);
        buffer.putShort(length + 8, (short) version, LITTLE);
        length += MESSAGE_HEADER_LENGTH;
    }

    void endMessage() {
        buffer.putShort(messageStart, (short) (length - messageStart), LITTLE);
    }

    /** Begins a message whose encoder writes into the buffer itself; gives it so many bytes, all of them 0, and returns the first. */
    int claimMessage(final int bytes) {
        messages++;
        return claim(bytes);
    }

    /** Gives the message so many more bytes, all of them 0, and returns the first. */
    int claim(final int bytes) {
        final int at = length;
        buffer.setMemory(at, bytes, (byte) 0);
        length += bytes;
        return at;
    }

    /** Begins a message that stands behind its length. */
    void beginSized() {
        messageStart = length;
        messages++;
        length += Short.BYTES;
    }

    /** Ends a message that stands behind its length, which does not count itself. */
    void endSized() {
        buffer.putShort(messageStart, (short) (length - messageStart - Short.BYTES), order);
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
        buffer.putShort(length, (short) value, order);
        length += 2;
    }

    void int32(final int value) {
        buffer.putInt(length, value, order);
        length += 4;
    }

    void int64(final long value) {
        buffer.putLong(length, value, order);
        length += 8;
    }

    /** Writes text into bytes already claimed; the rest of its field stays 0. */
    void textAt(final int offset, final String value) {
        for (int i = 0; i < value.length(); i++) {
            buffer.putByte(offset + i, (byte) value.charAt(i));
        }
    }

    /** Fixed-length text, cut or padded with zero bytes. */
    void text(final String value, final int bytes) {
        text(value, bytes, 0);
    }

    /** Fixed-length text, cut or padded with spaces. */
    void padded(final String value, final int bytes) {
        text(value, bytes, ' ');
    }

    private void text(final String value, final int bytes, final int padding) {
        for (int i = 0; i < bytes; i++) {
            buffer.putByte(length + i, (byte) (i < value.length() ? value.charAt(i) : padding));
        }
        length += bytes;
    }
}
