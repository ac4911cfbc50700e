package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.SbeWire;
import org.agrona.DirectBuffer;

/**
 * The wire: a packet header of 16 bytes, then messages, each framed by its size (2 bytes, counts itself and all that follows) and an encoding
 * mark, with an SBE header behind. Groups have a size of 3 bytes. All numbers are little-endian.
 */
final class B3Layout {
    /** What a packet holds, as bits of {@link #inspect}. */
    static final int SNAPSHOT = 1;

    static final int DEFINITIONS = 2;
    static final int HEARTBEAT = 4;
    static final int SEQUENCE_RESET = 8;
    static final int CHANGES = 16;
    static final int UNKNOWN = 32;
    /** Changes whose own number is zeroed, as the venue does in snapshots. */
    static final int ZEROED = 64;

    /** The packet is not whole. */
    static final int MALFORMED = -1;

    private static final int SHORTEST_SNAPSHOT_ENTRY = 41;
    private static final long PRICE_FACTOR = 100_000L;
    private static final long FINE_PRICE_FACTOR = 10L;

    private B3Layout() {}

    /**
     * Checks a packet from end to end.
     *
     * @return {@link #MALFORMED} unless it has messages, each lies within it, and the part of it that is read within the message; else what
     *     it holds
     */
    static int inspect(final DirectBuffer buffer, final int packet, final int end) {
        if (end - packet < B3Wire.PACKET_HEADER + B3Wire.MESSAGE_HEADER) {
            return MALFORMED;
        }
        int content = 0;
        int message = packet + B3Wire.PACKET_HEADER;
        while (message < end) {
            if (end - message < B3Wire.MESSAGE_HEADER
                    || SbeWire.uint16(buffer, message + B3Wire.ENCODING_TYPE) != B3Wire.ENCODING) {
                return MALFORMED;
            }
            final int next = message + messageSize(buffer, message);
            if (next < message + B3Wire.MESSAGE_HEADER || next > end) {
                return MALFORMED;
            }
            final int messageContent = contentOf(buffer, message, next);
            if (messageContent == MALFORMED) {
                return MALFORMED;
            }
            content |= messageContent;
            message = next;
        }
        return content;
    }

    static int messageSize(final DirectBuffer buffer, final int message) {
        return SbeWire.uint16(buffer, message);
    }

    static B3Template templateOf(final DirectBuffer buffer, final int message) {
        return B3Template.of(
                SbeWire.uint16(buffer, message + B3Wire.TEMPLATE_ID),
                SbeWire.uint16(buffer, message + B3Wire.SCHEMA_ID));
    }

    /** @return true if the message names orders by id, false if by position */
    static boolean isById(final DirectBuffer buffer, final int message) {
        return SbeWire.uint16(buffer, message + B3Wire.VERSION) >= B3Wire.FIRST_VERSION_BY_ID;
    }

    static int block(final int message) {
        return message + B3Wire.MESSAGE_HEADER;
    }

    static int blockLength(final DirectBuffer buffer, final int message) {
        return SbeWire.uint16(buffer, message + B3Wire.BLOCK_LENGTH);
    }

    static int firstGroup(final DirectBuffer buffer, final int message) {
        return message + B3Wire.MESSAGE_HEADER + blockLength(buffer, message);
    }

    /** @return mantissa of 1e-9 of a price of 1e-4; null where the wire has none or it is beyond what the log can hold */
    static long price(final DirectBuffer buffer, final int offset) {
        return scaled(buffer.getLong(offset, LITTLE_ENDIAN), PRICE_FACTOR);
    }

    /** @return mantissa of 1e-9 of a price of 1e-8; null where the wire has none or it is beyond what the log can hold */
    static long finePrice(final DirectBuffer buffer, final int offset) {
        return scaled(buffer.getLong(offset, LITTLE_ENDIAN), FINE_PRICE_FACTOR);
    }

    /** @return mantissa of 1e-8; 0 where the wire has none, or none that a quantity can be */
    static long quantity(final DirectBuffer buffer, final int offset) {
        final long wire = buffer.getLong(offset, LITTLE_ENDIAN);
        return wire < 0 || wire > Long.MAX_VALUE / Scale.QUANTITY ? 0 : wire * Scale.QUANTITY;
    }

    private static long scaled(final long wire, final long factor) {
        final long limit = Long.MAX_VALUE / factor;
        return wire > limit || wire < -limit ? Scale.NULL_PRICE : wire * factor;
    }

    private static int contentOf(final DirectBuffer buffer, final int message, final int end) {
        final int group = firstGroup(buffer, message);
        if (group > end) {
            return MALFORMED;
        }
        final B3Template template = templateOf(buffer, message);
        if (template == null) {
            return UNKNOWN;
        }
        if (group - block(message) < template.blockLength) {
            return MALFORMED;
        }
        return switch (template.kind) {
            case SNAPSHOT_HEADER -> SNAPSHOT;
            case SNAPSHOT_ORDERS -> isGroupWhole(buffer, group, end) ? SNAPSHOT : MALFORMED;
            case DEFINITION -> DEFINITIONS;
            case HEARTBEAT -> HEARTBEAT;
            case SEQUENCE_RESET -> SEQUENCE_RESET;
            case CHANGE -> buffer.getInt(block(message) + template.rptSeq) == 0 ? ZEROED : CHANGES;
            case COUNTED, CHANNEL_RESET, GROUP_PHASE, EMPTY_BOOK -> CHANGES;
        };
    }

    private static boolean isGroupWhole(final DirectBuffer buffer, final int group, final int end) {
        return end - group >= SbeWire.GROUP_HEADER
                && SbeWire.endOfGroup(buffer, group) <= end
                && (SbeWire.entryCount(buffer, group) == 0
                        || SbeWire.entryLength(buffer, group) >= SHORTEST_SNAPSHOT_ENTRY);
    }
}
