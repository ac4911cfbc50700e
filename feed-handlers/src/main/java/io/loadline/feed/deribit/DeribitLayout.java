package io.loadline.feed.deribit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * The wire: a frame header of 8 bytes, then messages with a header of 12 bytes that counts the groups and variable fields which follow
 * the block. Offsets count from the start of the block or of the group entry; all numbers are little-endian.
 */
final class DeribitLayout {
    static final int FRAME_LENGTH = 0;
    static final int FRAME_CHANNEL = 2;
    static final int FRAME_SEQUENCE = 4;
    static final int FRAME_HEADER = 8;

    static final int SCHEMA_ID = 1;
    static final int MESSAGE_HEADER = 12;
    static final int GROUP_HEADER = 8;

    static final int INSTRUMENT_ID = 0;

    static final int BOOK_TIME_MS = 4;
    static final int BOOK_PREVIOUS_CHANGE = 12;
    static final int BOOK_CHANGE = 20;
    static final int BOOK_IS_LAST = 28;
    static final int BOOK_ENTRY_SIDE = 0;
    static final int BOOK_ENTRY_ACTION = 1;
    static final int BOOK_ENTRY_PRICE = 2;
    static final int BOOK_ENTRY_AMOUNT = 10;

    static final int SNAPSHOT_TIME_MS = 4;
    static final int SNAPSHOT_CHANGE = 12;
    static final int SNAPSHOT_IS_LAST = 21;
    static final int SNAPSHOT_ENTRY_SIDE = 0;
    static final int SNAPSHOT_ENTRY_PRICE = 1;
    static final int SNAPSHOT_ENTRY_AMOUNT = 9;

    static final int TRADE_DIRECTION = 0;
    static final int TRADE_PRICE = 1;
    static final int TRADE_AMOUNT = 9;
    static final int TRADE_TIME_MS = 17;

    static final int TICKER_STATE = 4;
    static final int TICKER_TIME_MS = 5;
    static final int TICKER_OPEN_INTEREST = 13;
    static final int TICKER_MARK_PRICE = 53;
    static final int TICKER_SETTLEMENT_PRICE = 125;

    static final int RFQ_IS_OPEN = 4;
    static final int RFQ_SIDE = 5;
    static final int RFQ_AMOUNT = 6;
    static final int RFQ_TIME_MS = 14;

    static final int LEG_ID = 0;
    static final int LEG_RATIO = 4;

    static final int INDEX_NAME = 0;
    static final int INDEX_NAME_LENGTH = 16;
    static final int INDEX_PRICE = 16;
    static final int INDEX_TIME_MS = 24;

    private static final int DEEPEST_NESTING = 4;
    private static final int MALFORMED = -1;

    private DeribitLayout() {}

    /** @return offset after the message, or a negative number where it does not fit before {@code end} */
    static int endOfMessage(final DirectBuffer buffer, final int message, final int end) {
        if (end - message < MESSAGE_HEADER) {
            return MALFORMED;
        }
        final int block = uint16(buffer, message);
        final DeribitTemplate template = templateOf(buffer, message);
        if (template != null && (block < template.blockLength() || groups(buffer, message) < template.groups())) {
            return MALFORMED;
        }
        final int entryLength = template == null ? 0 : template.entryLength();
        final int at = message + MESSAGE_HEADER + block;
        return at > end
                ? MALFORMED
                : endOfParts(buffer, at, end, groups(buffer, message), uint16(buffer, message + 10), entryLength, 0);
    }

    /** @return template of the message, or null where it is not known */
    static DeribitTemplate templateOf(final DirectBuffer buffer, final int message) {
        return uint16(buffer, message + 4) == SCHEMA_ID ? DeribitTemplate.of(uint16(buffer, message + 2)) : null;
    }

    /** @return offset of the first group, or of the variable fields where there is none */
    static int endOfBlock(final DirectBuffer buffer, final int message) {
        return message + MESSAGE_HEADER + uint16(buffer, message);
    }

    static int groups(final DirectBuffer buffer, final int message) {
        return uint16(buffer, message + 8);
    }

    static int entryLength(final DirectBuffer buffer, final int group) {
        return uint16(buffer, group);
    }

    static int entryCount(final DirectBuffer buffer, final int group) {
        return uint16(buffer, group + 2);
    }

    static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & 0xffff;
    }

    private static int endOfParts(
            final DirectBuffer buffer,
            final int start,
            final int end,
            final int groups,
            final int variableFields,
            final int leastEntryLength,
            final int depth) {
        if (depth > DEEPEST_NESTING) {
            return MALFORMED;
        }
        int at = start;
        for (int i = 0; i < groups; i++) {
            at = endOfGroup(buffer, at, end, i == 0 ? leastEntryLength : 0, depth);
            if (at < 0) {
                return MALFORMED;
            }
        }
        for (int i = 0; i < variableFields; i++) {
            if (at >= end) {
                return MALFORMED;
            }
            at += 1 + (buffer.getByte(at) & 0xff);
        }
        return at > end ? MALFORMED : at;
    }

    private static int endOfGroup(
            final DirectBuffer buffer, final int group, final int end, final int leastEntryLength, final int depth) {
        if (end - group < GROUP_HEADER) {
            return MALFORMED;
        }
        final int length = entryLength(buffer, group);
        final int count = entryCount(buffer, group);
        final int nestedGroups = uint16(buffer, group + 4);
        final int nestedFields = uint16(buffer, group + 6);
        int at = group + GROUP_HEADER;
        if (count > 0 && length < leastEntryLength) {
            return MALFORMED;
        }
        if ((nestedGroups | nestedFields) == 0) {
            at += length * count;
            return at > end || at < 0 ? MALFORMED : at;
        }
        for (int i = 0; i < count && at >= 0; i++) {
            at += length;
            at = at > end ? MALFORMED : endOfParts(buffer, at, end, nestedGroups, nestedFields, 0, depth + 1);
        }
        return at;
    }
}
