package io.loadline.feed.deribit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.LegsWriter;
import org.agrona.DirectBuffer;

/** What combos are made of. The venue repeats it in each snapshot loop; the log gets it when it is new or has changed. */
final class DeribitCombos {
    private final LegsWriter legs;

    DeribitCombos(final LegsWriter legs) {
        this.legs = legs;
    }

    void onLegs(final DeribitInstrument instrument, final DirectBuffer buffer, final int group) {
        if (instrument == null) {
            return;
        }
        final long digest = digest(buffer, group);
        if (digest == instrument.legsDigest) {
            return;
        }
        instrument.legsDigest = digest;
        final int count = DeribitLayout.entryCount(buffer, group);
        legs.begin(instrument.id, count);
        for (int i = 0; i < count; i++) {
            final int leg = entry(buffer, group, i);
            legs.leg(
                    Integer.toUnsignedLong(buffer.getInt(leg + DeribitLayout.LEG_ID, LITTLE_ENDIAN)),
                    buffer.getInt(leg + DeribitLayout.LEG_RATIO, LITTLE_ENDIAN) * Scale.QUANTITY,
                    Scale.NULL_PRICE,
                    Scale.NULL_PRICE);
        }
    }

    private static int entry(final DirectBuffer buffer, final int group, final int index) {
        return group + DeribitLayout.GROUP_HEADER + index * DeribitLayout.entryLength(buffer, group);
    }

    private static long digest(final DirectBuffer buffer, final int group) {
        final int count = DeribitLayout.entryCount(buffer, group);
        long digest = count;
        for (int i = 0; i < count; i++) {
            digest = DeribitInstruments.mix(digest, buffer.getLong(entry(buffer, group, i), LITTLE_ENDIAN));
        }
        return digest == 0 ? 1 : digest;
    }
}
