package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** Which instrument of the log a venue's number stands for, by the definitions that came so far. Written by the book stage. */
final class SecurityIds {
    /** No definition has named the number. */
    static final int UNKNOWN = -1;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int VENUE_SHIFT = 56;

    private final Long2LongHashMap instruments = new Long2LongHashMap(UNKNOWN);

    /**
     * @param definition {@code InstrumentDefinition}, SBE header first, long enough for its block
     * @param instrument its instrument
     */
    void define(final UnsafeBuffer definition, final int instrument) {
        final int venue = definition.getByte(BODY + InstrumentDefinitionDecoder.venueEncodingOffset()) & 0xFF;
        final long security =
                definition.getLong(BODY + InstrumentDefinitionDecoder.securityIdEncodingOffset(), LITTLE_ENDIAN);
        instruments.put(key(venue, security), instrument);
    }

    /**
     * @param venue code of the venue
     * @param security the venue's own number, below 2^56 in magnitude
     * @return instrument id, or {@link #UNKNOWN}
     */
    int instrument(final int venue, final long security) {
        return (int) instruments.get(key(venue, security));
    }

    private static long key(final int venue, final long security) {
        return ((long) venue << VENUE_SHIFT) ^ (security & ((1L << VENUE_SHIFT) - 1));
    }
}
