package io.loadline.feed.cme;

import io.loadline.feed.SbeWire;
import org.agrona.DirectBuffer;

/**
 * The wire: a packet header of 12 bytes, then messages, each with its own size (2 bytes, counted in) and the SBE header. Groups have a
 * size of 3 bytes, groups of orders one of 8. All numbers are little-endian.
 */
final class CmeLayout {
    static final int PACKET_SEQUENCE = 0;
    static final int PACKET_SENDING_TIME = 4;
    static final int PACKET_HEADER = 12;
    static final int TCP_MARK = 0xcafe;
    static final int TCP_MARK_LENGTH = 2;

    static final int MESSAGE_SIZE = 0;
    static final int BLOCK_LENGTH = 2;
    static final int TEMPLATE_ID = 4;
    static final int SCHEMA_ID = 6;
    static final int MESSAGE_HEADER = 10;

    /** No such field. */
    static final int ABSENT = -1;

    static final int TRANSACT_TIME = 0;
    static final int END_OF_EVENT = 0x80;
    static final int NULL_INT32 = Integer.MAX_VALUE;
    static final long NULL_INT64 = Long.MAX_VALUE;

    /** Groups of orders have a size of 8 bytes, the count in the last of them. */
    static final int ORDER_GROUP_HEADER = 8;

    /** Shortest entry of a group of orders. */
    static final int ORDER_ENTRY = 22;

    private static final int ORDER_GROUP_COUNT = 7;

    private CmeLayout() {}

    /** @return true if the packet is whole: it has messages, each lies within it, and the part of it that is read within the message */
    static boolean isWhole(final DirectBuffer buffer, final int packet, final int end) {
        if (end - packet < PACKET_HEADER + MESSAGE_HEADER) {
            return false;
        }
        int message = packet + PACKET_HEADER;
        while (message < end) {
            if (end - message < MESSAGE_HEADER) {
                return false;
            }
            final int next = message + messageSize(buffer, message);
            if (next < message + MESSAGE_HEADER || next > end || !isReadable(buffer, message, next)) {
                return false;
            }
            message = next;
        }
        return true;
    }

    /** @return true if the messages of a packet of at least one end where it ends */
    static boolean isFramed(final DirectBuffer buffer, final int packet, final int end) {
        int message = packet + PACKET_HEADER;
        while (end - message >= MESSAGE_HEADER) {
            final int size = messageSize(buffer, message);
            if (size < MESSAGE_HEADER) {
                return false;
            }
            message += size;
        }
        return message == end;
    }

    static int messageSize(final DirectBuffer buffer, final int message) {
        return SbeWire.uint16(buffer, message + MESSAGE_SIZE);
    }

    static CmeTemplate templateOf(final DirectBuffer buffer, final int message) {
        return CmeTemplate.of(
                SbeWire.uint16(buffer, message + TEMPLATE_ID), SbeWire.uint16(buffer, message + SCHEMA_ID));
    }

    static boolean isHeartbeat(final DirectBuffer buffer, final int message) {
        final CmeTemplate template = templateOf(buffer, message);
        return template != null && template.kind == CmeTemplate.Kind.HEARTBEAT;
    }

    static int block(final int message) {
        return message + MESSAGE_HEADER;
    }

    static int firstGroup(final DirectBuffer buffer, final int message) {
        return message + MESSAGE_HEADER + SbeWire.uint16(buffer, message + BLOCK_LENGTH);
    }

    /** @return count of a group of orders */
    static int orderCount(final DirectBuffer buffer, final int group) {
        return buffer.getByte(group + ORDER_GROUP_COUNT) & 0xff;
    }

    private static boolean isReadable(final DirectBuffer buffer, final int message, final int end) {
        final int group = firstGroup(buffer, message);
        if (group > end) {
            return false;
        }
        final CmeTemplate template = templateOf(buffer, message);
        if (template == null) {
            return true;
        }
        if (group - block(message) < template.blockLength) {
            return false;
        }
        return template.entryLength == 0 || isGroupWhole(buffer, group, end, template);
    }

    private static boolean isGroupWhole(
            final DirectBuffer buffer, final int group, final int end, final CmeTemplate template) {
        return end - group >= SbeWire.GROUP_HEADER
                && SbeWire.endOfGroup(buffer, group) <= end
                && (SbeWire.entryCount(buffer, group) == 0
                        || SbeWire.entryLength(buffer, group) >= template.entryLength)
                && (!template.namesOrders || isOrderGroupWhole(buffer, SbeWire.endOfGroup(buffer, group), end));
    }

    /** Older versions have no such group. */
    private static boolean isOrderGroupWhole(final DirectBuffer buffer, final int group, final int end) {
        if (end - group < ORDER_GROUP_HEADER) {
            return true;
        }
        final int length = SbeWire.entryLength(buffer, group);
        final int count = orderCount(buffer, group);
        return count == 0 || (length >= ORDER_ENTRY && group + ORDER_GROUP_HEADER + length * count <= end);
    }
}
