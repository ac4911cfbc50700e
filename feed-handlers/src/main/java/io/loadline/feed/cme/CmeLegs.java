package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.LegsWriter;
import io.loadline.feed.SbeWire;
import org.agrona.DirectBuffer;

/**
 * What a spread is made of, from the fifth group of its definition. The price of a leg is one of the leg's own market, so the leg's display
 * factor scales it; that of the spread does until the leg is defined, and then the legs are told again with the next copy of the definition.
 */
final class CmeLegs {
    private static final int GROUPS_BEFORE = 4;
    private static final int SECURITY_ID = 0;
    private static final int SIDE = 4;
    private static final int RATIO = 5;
    private static final int PRICE = 6;
    private static final int DELTA = 14;
    private static final int LENGTH = 18;
    private static final int SOLD = 2;
    /** From the wire's units of 1e-4 to the log's of 1e-9. */
    private static final long DELTA_UNIT = Scale.PRICE / 10_000;

    private final LegsWriter writer;
    private final CmeInstruments instruments;

    CmeLegs(final LegsWriter writer, final CmeInstruments instruments) {
        this.writer = writer;
        this.instruments = instruments;
    }

    /** Tells the legs of a spread. */
    void write(final CmeInstrument spread, final boolean coarsePrices, final DirectBuffer buffer, final int message) {
        final int group = group(buffer, message);
        final int count = group < 0 ? 0 : SbeWire.entryCount(buffer, group);
        if (count == 0 && !spread.hasLegs) {
            return;
        }
        spread.hasLegs = count > 0;
        spread.awaitsLegs = count > 0 && !areKnown(buffer, group);
        writer.begin(spread.id, count);
        int leg = count == 0 ? 0 : SbeWire.firstEntry(group);
        for (int i = 0; i < count; i++) {
            final int securityId = buffer.getInt(leg + SECURITY_ID, LITTLE_ENDIAN);
            final CmeInstrument scaled = isKnown(securityId) ? instruments.get(securityId) : spread;
            final CmePriceScale scale = coarsePrices ? scaled.coarsePrices : scaled.finePrices;
            final long ratio = buffer.getByte(leg + RATIO) * Scale.QUANTITY;
            final int delta = buffer.getInt(leg + DELTA, LITTLE_ENDIAN);
            writer.leg(
                    securityId,
                    buffer.getByte(leg + SIDE) == SOLD ? -ratio : ratio,
                    scale.price(buffer.getLong(leg + PRICE, LITTLE_ENDIAN)),
                    delta == CmeLayout.NULL_INT32 ? Scale.NULL_PRICE : delta * DELTA_UNIT);
            leg += SbeWire.entryLength(buffer, group);
        }
    }

    /** Tells the legs again if all that have a price are defined by now. */
    void writeIfKnown(
            final CmeInstrument spread, final boolean coarsePrices, final DirectBuffer buffer, final int message) {
        if (areKnown(buffer, group(buffer, message))) {
            write(spread, coarsePrices, buffer, message);
        }
    }

    private boolean areKnown(final DirectBuffer buffer, final int group) {
        int leg = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            if (buffer.getLong(leg + PRICE, LITTLE_ENDIAN) != CmeLayout.NULL_INT64
                    && !isKnown(buffer.getInt(leg + SECURITY_ID, LITTLE_ENDIAN))) {
                return false;
            }
            leg += SbeWire.entryLength(buffer, group);
        }
        return true;
    }

    private boolean isKnown(final int securityId) {
        final CmeInstrument instrument = instruments.get(securityId);
        return instrument != null && instrument.definitionDigest != 0;
    }

    /** @return offset of the group, or {@link CmeLayout#ABSENT} where it is not there or not whole */
    private static int group(final DirectBuffer buffer, final int message) {
        final int end = message + CmeLayout.messageSize(buffer, message);
        int group = CmeLayout.firstGroup(buffer, message);
        for (int index = 0; index < GROUPS_BEFORE; index++) {
            if (end - group < SbeWire.GROUP_HEADER) {
                return CmeLayout.ABSENT;
            }
            group = SbeWire.endOfGroup(buffer, group);
        }
        final boolean whole = end - group >= SbeWire.GROUP_HEADER
                && SbeWire.endOfGroup(buffer, group) <= end
                && SbeWire.entryLength(buffer, group) >= LENGTH;
        return whole ? group : CmeLayout.ABSENT;
    }
}
