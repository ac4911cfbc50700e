package io.loadline.book;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.model.ExerciseStyle;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** What the log last defined of each instrument of the model: what it is on, and when it expires. */
final class Listings {
    private static final int UNDERLYING =
            MessageHeaderDecoder.ENCODED_LENGTH + InstrumentDefinitionDecoder.underlyingEncodingOffset();
    private static final int EXPIRY =
            MessageHeaderDecoder.ENCODED_LENGTH + InstrumentDefinitionDecoder.expiryNsEncodingOffset();
    private static final int EXERCISE =
            MessageHeaderDecoder.ENCODED_LENGTH + InstrumentDefinitionDecoder.exerciseStyleEncodingOffset();
    private static final int VERSION = MessageHeaderDecoder.versionEncodingOffset();
    private static final int LENGTH = InstrumentDefinitionDecoder.underlyingEncodingLength();

    private final byte[] underlyings;
    private final long[] expiries;

    Listings(final int instruments) {
        underlyings = new byte[instruments * LENGTH];
        expiries = new long[instruments];
    }

    /** Takes a definition of an instrument of the model. */
    void define(final int instrument, final DirectBuffer definition) {
        definition.getBytes(UNDERLYING, underlyings, instrument * LENGTH, LENGTH);
        expiries[instrument] = definition.getLong(EXPIRY, ByteOrder.LITTLE_ENDIAN);
    }

    /** When an option may be exercised, as its definition says; a definition of before that was told does not say it. */
    static ExerciseStyle exerciseStyle(final DirectBuffer definition) {
        final int version = definition.getShort(VERSION, ByteOrder.LITTLE_ENDIAN) & 0xffff;
        return version < InstrumentDefinitionDecoder.exerciseStyleSinceVersion()
                ? ExerciseStyle.NOT_TOLD
                : ExerciseStyle.of(definition.getByte(EXERCISE) & 0xff);
    }

    /** When the instrument expires, UTC nanoseconds; 0 where it does not, or is not known to. */
    long expiryNs(final int instrument) {
        return expiries[instrument];
    }

    /** True if both are named to be on the same thing. */
    boolean areOnTheSame(final int one, final int other) {
        final int from = one * LENGTH;
        if (underlyings[from] == 0) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (underlyings[from + i] != underlyings[other * LENGTH + i]) {
                return false;
            }
        }
        return true;
    }
}
