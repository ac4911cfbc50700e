package io.loadline.feed.memx;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.loadline.core.Scale;
import org.agrona.DirectBuffer;

/**
 * The wire: a packet header that says its own length (18 bytes), in packets of messages their count, then messages, each with its length
 * (which does not count itself) and an SBE header of 6 bytes. All numbers are big-endian.
 */
final class MemxLayout {
    static final int HEARTBEAT = MemxWire.HEARTBEAT;
    static final int END_OF_SESSION = MemxWire.END_OF_SESSION;
    static final int MESSAGES = MemxWire.MESSAGES;

    static final int TIMESTAMP = MemxWire.TIMESTAMP;
    static final int SUBJECT = MemxWire.SUBJECT;

    private static final int PACKET_HEADER = MemxWire.PACKET_HEADER;
    private static final int HEADER_LENGTH = MemxWire.HEADER_LENGTH;
    private static final int SESSION = MemxWire.SESSION;
    private static final int SEQUENCE = MemxWire.SEQUENCE;
    private static final int COUNT_LENGTH = MemxWire.COUNT_LENGTH;
    private static final int LENGTH_LENGTH = MemxWire.LENGTH_LENGTH;
    private static final int SBE_HEADER = MemxWire.SBE_HEADER;
    private static final int TEMPLATE_ID = MemxWire.TEMPLATE_ID;
    private static final int SCHEMA_ID = MemxWire.SCHEMA_ID;
    private static final long MICRO_PRICE = 1_000L;
    private static final long FINE_PRICE = 10L;
    private static final long CENT_PRICE = 10_000_000L;

    private MemxLayout() {}

    /** True if the bytes begin with the header of a packet of messages, their count included. */
    static boolean hasMessages(final DirectBuffer buffer, final int packet, final int end) {
        return end - packet >= PACKET_HEADER + COUNT_LENGTH
                && type(buffer, packet) == MESSAGES
                && headerLength(buffer, packet) == PACKET_HEADER;
    }

    /** @return true if the packet is whole: its messages are as many as it says, and each holds what is read of it */
    static boolean isWhole(final DirectBuffer buffer, final int packet, final int end) {
        if (end - packet < PACKET_HEADER || headerLength(buffer, packet) < PACKET_HEADER) {
            return false;
        }
        final int body = packet + headerLength(buffer, packet);
        if (type(buffer, packet) != MESSAGES) {
            return type(buffer, packet) <= END_OF_SESSION && body <= end;
        }
        if (end - body < COUNT_LENGTH || count(buffer, packet) == 0) {
            return false;
        }
        int message = firstMessage(buffer, packet);
        for (int i = count(buffer, packet); i > 0; i--) {
            if (end - message < LENGTH_LENGTH + SBE_HEADER) {
                return false;
            }
            final int next = next(buffer, message);
            if (next > end || next < block(message) || !isReadable(buffer, message, next)) {
                return false;
            }
            message = next;
        }
        return true;
    }

    static int type(final DirectBuffer buffer, final int packet) {
        return buffer.getByte(packet) & 0xff;
    }

    static long session(final DirectBuffer buffer, final int packet) {
        return buffer.getLong(packet + SESSION, BIG_ENDIAN);
    }

    static long sequence(final DirectBuffer buffer, final int packet) {
        return buffer.getLong(packet + SEQUENCE, BIG_ENDIAN);
    }

    static int count(final DirectBuffer buffer, final int packet) {
        return uint16(buffer, packet + headerLength(buffer, packet));
    }

    static int firstMessage(final DirectBuffer buffer, final int packet) {
        return packet + headerLength(buffer, packet) + COUNT_LENGTH;
    }

    static int next(final DirectBuffer buffer, final int message) {
        return message + LENGTH_LENGTH + uint16(buffer, message);
    }

    static int block(final int message) {
        return message + LENGTH_LENGTH + SBE_HEADER;
    }

    static MemxTemplate templateOf(final DirectBuffer buffer, final int message) {
        return MemxTemplate.of(
                buffer.getByte(message + TEMPLATE_ID) & 0xff, buffer.getByte(message + SCHEMA_ID) & 0xff);
    }

    static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, BIG_ENDIAN) & 0xffff;
    }

    static long int64(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset, BIG_ENDIAN);
    }

    /** @return mantissa of 1e-8 */
    static long quantity(final DirectBuffer buffer, final int offset) {
        return (buffer.getInt(offset, BIG_ENDIAN) & 0xffff_ffffL) * Scale.QUANTITY;
    }

    /** @return mantissa of 1e-8 of a quantity of 16 bits */
    static long shortQuantity(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset) * Scale.QUANTITY;
    }

    /** @return mantissa of 1e-9 of a price of an equity, 1e-6 on the wire */
    static long equityPrice(final DirectBuffer buffer, final int offset) {
        return scaled(int64(buffer, offset), MICRO_PRICE);
    }

    /** @return mantissa of 1e-9 of a price of an option, 1e-8 on the wire */
    static long optionPrice(final DirectBuffer buffer, final int offset) {
        return scaled(int64(buffer, offset), FINE_PRICE);
    }

    /** @return mantissa of 1e-9 of a price of 16 bits, cents on the wire */
    static long shortPrice(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset) * CENT_PRICE;
    }

    private static long scaled(final long wire, final long factor) {
        final long limit = Long.MAX_VALUE / factor;
        return wire > limit || wire < -limit ? Scale.NULL_PRICE : wire * factor;
    }

    private static int headerLength(final DirectBuffer buffer, final int packet) {
        return buffer.getByte(packet + HEADER_LENGTH) & 0xff;
    }

    private static boolean isReadable(final DirectBuffer buffer, final int message, final int end) {
        final int blockLength = uint16(buffer, message + LENGTH_LENGTH);
        if (block(message) + blockLength > end) {
            return false;
        }
        final MemxTemplate template = templateOf(buffer, message);
        return template == null || blockLength >= template.blockLength;
    }
}
