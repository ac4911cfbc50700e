package io.loadline.gateway.aeron;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.output.HeartbeatDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.StampDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The places of a {@code risk-output} message that the publishing side reads or fills in. */
final class OutputMessage {
    static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    /** Mark of a copy sent before its cause is journaled. */
    static final byte ADVANCE = 1;
    /** Most that the field can say. */
    static final int MAX_CONFLATED = 0xFFFF;

    private static final int CONFLATED = HEADER + StampDecoder.conflatedEncodingOffset();
    private static final int ADVANCE_MARK = HEADER + StampDecoder.reservedEncodingOffset();
    private static final int OUTPUT_COUNT = HEADER + HeartbeatDecoder.outputCountEncodingOffset();

    private OutputMessage() {}

    static int templateId(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF;
    }

    static boolean isHeartbeat(final DirectBuffer buffer, final int offset) {
        return templateId(buffer, offset) == HeartbeatDecoder.TEMPLATE_ID;
    }

    static void conflated(final MutableDirectBuffer buffer, final int offset, final int count) {
        buffer.putShort(offset + CONFLATED, (short) count, LITTLE_ENDIAN);
    }

    static void markAdvance(final MutableDirectBuffer buffer, final int offset) {
        buffer.putByte(offset + ADVANCE_MARK, ADVANCE);
    }

    static void outputCount(final MutableDirectBuffer buffer, final int offset, final long count) {
        buffer.putLong(offset + OUTPUT_COUNT, count, LITTLE_ENDIAN);
    }
}
