package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/** Where things are in an IEX-TP segment and its messages. Little endian; prices are 64-bit, in units of 1e-4. */
final class IexLayout {
    /** Bytes before the first message of a segment. */
    static final int SEGMENT_HEADER = 40;

    static final int VERSION = 0;
    static final int PROTOCOL = 2;
    static final int CHANNEL = 4;
    static final int SESSION = 8;
    static final int PAYLOAD_LENGTH = 12;
    static final int MESSAGE_COUNT = 14;
    static final int FIRST_SEQUENCE = 24;

    static final int TRANSPORT_VERSION = 1;
    /** Bytes of the length before each message. */
    static final int LENGTH_PREFIX = 2;

    static final int TYPE = 0;
    /** Flags, status, event or side: the second byte of every message. */
    static final int DETAIL = 1;

    static final int TIME = 2;
    static final int SYMBOL = 10;

    static final int LEVEL_SIZE = 18;
    static final int LEVEL_PRICE = 22;
    static final int EVENT_COMPLETE = 1;

    static final int TRADE_SIZE = 18;
    static final int TRADE_PRICE = 22;

    static final int OFFICIAL_PRICE = 18;

    static final int BID_SIZE = 18;
    static final int BID_PRICE = 22;
    static final int ASK_PRICE = 30;
    static final int ASK_SIZE = 38;

    static final int ORDER_ID = 18;
    static final int ORDER_SIZE = 26;
    static final int ORDER_PRICE = 30;
    static final int MAINTAIN_PRIORITY = 1;

    private IexLayout() {}

    static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & 0xffff;
    }

    /** True if the bytes begin with the header of a segment. */
    static boolean hasHeader(final DirectBuffer buffer, final int offset, final int length) {
        return length >= SEGMENT_HEADER && buffer.getByte(offset + VERSION) == TRANSPORT_VERSION;
    }

    /** @return the end of the last message of a segment that has a header, or -1 where the segment is not whole or contradicts itself */
    static int endOfSegment(final DirectBuffer buffer, final int offset, final int length) {
        final int payload = uint16(buffer, offset + PAYLOAD_LENGTH);
        if (payload > length - SEGMENT_HEADER) {
            return -1;
        }
        final int end = offset + SEGMENT_HEADER + payload;
        int message = offset + SEGMENT_HEADER;
        for (int i = uint16(buffer, offset + MESSAGE_COUNT); i > 0; i--) {
            if (message + LENGTH_PREFIX >= end) {
                return -1;
            }
            final int messageLength = uint16(buffer, message);
            final int type = buffer.getByte(message + LENGTH_PREFIX);
            if (messageLength == 0 || messageLength < IexMessageType.shortest(type)) {
                return -1;
            }
            message += LENGTH_PREFIX + messageLength;
        }
        return message == end ? end : -1;
    }
}
