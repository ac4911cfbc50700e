package io.loadline.feed;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.GroupSizeEncodingEncoder;
import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Header and block of {@code MarketUpdate} and {@code OrderUpdate}, which have the same fields, word by word. */
final class UpdateBlock {
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int INSTRUMENT = MarketUpdateEncoder.instrumentIdEncodingOffset();
    private static final int VENUE_SHIFT = Byte.SIZE * (MarketUpdateEncoder.venueEncodingOffset() - INSTRUMENT);
    private static final int FLAGS_SHIFT = Byte.SIZE * (MarketUpdateEncoder.flagsEncodingOffset() - INSTRUMENT);
    private static final int TIME = MarketUpdateEncoder.exchangeTimeNsEncodingOffset();

    private UpdateBlock() {}

    /** The SBE header as one word. */
    static long header(final int blockLength, final int templateId, final int schemaId, final int version) {
        return ((long) blockLength << (Byte.SIZE * MessageHeaderEncoder.blockLengthEncodingOffset()))
                | ((long) templateId << (Byte.SIZE * MessageHeaderEncoder.templateIdEncodingOffset()))
                | ((long) schemaId << (Byte.SIZE * MessageHeaderEncoder.schemaIdEncodingOffset()))
                | ((long) version << (Byte.SIZE * MessageHeaderEncoder.versionEncodingOffset()));
    }

    /** The size of a group as one word. */
    static int group(final int entryLength, final int count) {
        return (entryLength << (Byte.SIZE * GroupSizeEncodingEncoder.blockLengthEncodingOffset()))
                | (count << (Byte.SIZE * GroupSizeEncodingEncoder.numInGroupEncodingOffset()));
    }

    static void put(
            final MutableDirectBuffer slot,
            final long header,
            final int instrument,
            final int venue,
            final int flags,
            final long timeNs) {
        slot.putLong(0, header, LITTLE_ENDIAN);
        slot.putLong(
                BODY + INSTRUMENT,
                (instrument & 0xffff_ffffL) | ((venue & 0xffL) << VENUE_SHIFT) | ((flags & 0xffL) << FLAGS_SHIFT),
                LITTLE_ENDIAN);
        slot.putLong(BODY + TIME, timeNs, LITTLE_ENDIAN);
    }
}
