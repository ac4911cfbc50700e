package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.GroupSizeEncodingDecoder;
import io.loadline.codec.input.InstrumentLegsDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What an instrument that trades others together is made of, as the venue last told it. Written by the book stage; read while it is not
 * running. Buying one unit of the instrument buys {@link #ratio} units of each leg, or sells them where it is less than 0.
 */
public final class InstrumentLegs {
    /** The leg has no instrument in the log yet. */
    public static final int UNKNOWN = SecurityIds.UNKNOWN;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int GROUP_HEADER = GroupSizeEncodingDecoder.ENCODED_LENGTH;
    private static final int LEG = InstrumentLegsDecoder.LegsDecoder.sbeBlockLength();
    private static final int SECURITY = InstrumentLegsDecoder.LegsDecoder.securityIdEncodingOffset();
    private static final int RATIO = InstrumentLegsDecoder.LegsDecoder.ratioEncodingOffset();
    private static final int PRICE = InstrumentLegsDecoder.LegsDecoder.priceEncodingOffset();
    private static final int DELTA = InstrumentLegsDecoder.LegsDecoder.deltaEncodingOffset();
    private static final int INSTRUMENT = InstrumentLegsDecoder.LegsDecoder.legInstrumentIdEncodingOffset();
    private static final int FEW = 4;

    private final SecurityIds ids;
    private int venue;
    private int count;
    private long[] securities = new long[FEW];
    private long[] ratios = new long[FEW];
    private long[] prices = new long[FEW];
    private long[] deltas = new long[FEW];
    private int[] instruments = new int[FEW];

    InstrumentLegs(final SecurityIds ids) {
        this.ids = ids;
    }

    /**
     * Takes legs: in place of those before, or behind them if they are further ones.
     *
     * @param input {@code InstrumentLegs}, SBE header first, long enough for its block
     * @param length bytes of the message
     * @return false if its group is longer than the message; nothing has changed then
     */
    boolean take(final UnsafeBuffer input, final int length) {
        final int group =
                BODY + (input.getShort(MessageHeaderDecoder.blockLengthEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF);
        if (length < group + GROUP_HEADER) {
            return false;
        }
        final int stride = input.getShort(group, LITTLE_ENDIAN) & 0xFFFF;
        final int told =
                input.getShort(group + GroupSizeEncodingDecoder.numInGroupEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF;
        if (told > 0 && (stride < LEG || group + GROUP_HEADER + (long) told * stride > length)) {
            return false;
        }
        venue = input.getByte(BODY + InstrumentLegsDecoder.venueEncodingOffset()) & 0xFF;
        if (input.getByte(BODY + InstrumentLegsDecoder.furtherEncodingOffset()) == 0) {
            count = 0;
        }
        makeRoom(count + told);
        for (int i = 0; i < told; i++) {
            add(input, group + GROUP_HEADER + i * stride);
        }
        return true;
    }

    private void add(final UnsafeBuffer input, final int leg) {
        securities[count] = input.getLong(leg + SECURITY, LITTLE_ENDIAN);
        ratios[count] = input.getLong(leg + RATIO, LITTLE_ENDIAN);
        prices[count] = input.getLong(leg + PRICE, LITTLE_ENDIAN);
        deltas[count] = input.getLong(leg + DELTA, LITTLE_ENDIAN);
        instruments[count] = input.getInt(leg + INSTRUMENT, LITTLE_ENDIAN);
        count++;
    }

    private void makeRoom(final int legs) {
        if (legs > securities.length) {
            final int length = Math.max(legs, 2 * securities.length);
            securities = Arrays.copyOf(securities, length);
            ratios = Arrays.copyOf(ratios, length);
            prices = Arrays.copyOf(prices, length);
            deltas = Arrays.copyOf(deltas, length);
            instruments = Arrays.copyOf(instruments, length);
        }
    }

    void clear() {
        count = 0;
    }

    /** @return legs there are; 0 where the instrument is not, or no longer, made of others */
    public int count() {
        return count;
    }

    /**
     * @param leg from 0
     * @return the venue's number of it
     */
    public long securityId(final int leg) {
        return securities[checked(leg)];
    }

    /**
     * @param leg from 0
     * @return its instrument id by the definitions up to now, or {@link #UNKNOWN}
     */
    public int instrument(final int leg) {
        final int defined = ids.instrument(venue, securityId(leg));
        return defined == SecurityIds.UNKNOWN ? instruments[leg] : defined;
    }

    /**
     * @param leg from 0
     * @return units of it in one of the instrument, mantissa of 1e-8, less than 0 where buying the instrument sells it
     */
    public long ratio(final int leg) {
        return ratios[checked(leg)];
    }

    /**
     * @param leg from 0
     * @return price at which it trades, mantissa of 1e-9; {@link io.loadline.core.Scale#NULL_PRICE} where the venue fixes none
     */
    public long price(final int leg) {
        return prices[checked(leg)];
    }

    /**
     * @param leg from 0
     * @return delta of an option that another leg hedges, mantissa of 1e-9; {@link io.loadline.core.Scale#NULL_PRICE} where the venue gives none
     */
    public long delta(final int leg) {
        return deltas[checked(leg)];
    }

    private int checked(final int leg) {
        if (leg < 0 || leg >= count) {
            throw new IndexOutOfBoundsException("leg " + leg + " given; expected 0 to " + (count - 1));
        }
        return leg;
    }
}
