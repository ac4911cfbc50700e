package io.loadline.feed;

import io.loadline.codec.input.GroupSizeEncodingEncoder;
import io.loadline.codec.input.InstrumentLegsEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;

/**
 * Puts in the log what an instrument that trades others together is made of. Begin with the number of legs, then give each: the last one, or
 * the beginning if there are none, ends it. More legs than a message holds go on in further ones. Ingress thread only; no allocation.
 */
public final class LegsWriter {
    /** Most legs of one message. */
    static final int MOST = (InputSink.MAX_LENGTH
                    - MessageHeaderEncoder.ENCODED_LENGTH
                    - InstrumentLegsEncoder.BLOCK_LENGTH
                    - GroupSizeEncodingEncoder.ENCODED_LENGTH)
            / InstrumentLegsEncoder.LegsEncoder.sbeBlockLength();

    private final InputSink sink;
    private final Venue venue;
    private final InstrumentDirectory directory;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentLegsEncoder message = new InstrumentLegsEncoder();
    private InstrumentLegsEncoder.LegsEncoder legs;
    private int instrument;
    private int left;
    private int leftOfMessage;

    /**
     * @param sink entrance to the log
     * @param venue venue of the instruments and their legs
     * @param directory knows which legs are defined
     */
    public LegsWriter(final InputSink sink, final Venue venue, final InstrumentDirectory directory) {
        this.sink = sink;
        this.venue = venue;
        this.directory = directory;
    }

    /**
     * Starts the legs of an instrument, in place of those told before. Nothing else may be written before the last of them.
     *
     * @param instrumentId dense instrument id
     * @param count legs that will follow; 0 where the instrument is no longer made of others
     */
    public void begin(final int instrumentId, final int count) {
        instrument = instrumentId;
        left = count;
        claim(0);
        if (count == 0) {
            commit();
        }
    }

    /**
     * Adds a leg.
     *
     * @param securityId the venue's number of it
     * @param ratio units of the leg in one of the instrument, mantissa of 1e-8; less than 0 where buying the instrument sells the leg
     * @param price at which the leg trades, mantissa of 1e-9; {@link io.loadline.core.Scale#NULL_PRICE} where the venue fixes none
     * @param delta of an option that another leg hedges, mantissa of 1e-9; {@link io.loadline.core.Scale#NULL_PRICE} where the venue gives none
     */
    public void leg(final long securityId, final long ratio, final long price, final long delta) {
        if (leftOfMessage == 0) {
            claim(1);
        }
        legs.next()
                .securityId(securityId)
                .ratio(ratio)
                .price(price)
                .delta(delta)
                .legInstrumentId(directory.idOf(venue, securityId))
                .reservedLeg(0);
        left--;
        leftOfMessage--;
        if (leftOfMessage == 0) {
            commit();
        }
    }

    private void claim(final int further) {
        leftOfMessage = Math.min(left, MOST);
        legs = message.wrapAndApplyHeader(sink.claim(), 0, header)
                .instrumentId(instrument)
                .venue((short) venue.code())
                .further((short) further)
                .reserved(0)
                .legsCount(leftOfMessage);
    }

    private void commit() {
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength());
    }
}
