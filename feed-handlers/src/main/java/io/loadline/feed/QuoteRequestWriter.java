package io.loadline.feed;

import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.QuoteRequestEncoder;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.Venue;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Puts requests for quotes in the log. Ingress thread only; no allocation. */
public final class QuoteRequestWriter {
    /** The request is open. */
    public static final int OPEN = 0;

    /** The request has ended. */
    public static final int ENDED = 1;

    /** What kind of quote is asked for was not told. */
    public static final int ANY_KIND = 0;

    /** Quotes that need not be tradeable are asked for. */
    public static final int INDICATIVE = 1;

    /** Quotes to trade on are asked for. */
    public static final int TRADEABLE = 2;

    private static final int REQUEST_ID =
            MessageHeaderEncoder.ENCODED_LENGTH + QuoteRequestEncoder.requestIdEncodingOffset();

    private final InputSink sink;
    private final short venueCode;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final QuoteRequestEncoder message = new QuoteRequestEncoder();

    /**
     * @param sink entrance to the log
     * @param venue venue of every request written
     */
    public QuoteRequestWriter(final InputSink sink, final Venue venue) {
        this.sink = sink;
        venueCode = (short) venue.code();
    }

    /**
     * Writes a request that has no name.
     *
     * @param instrumentId dense instrument id
     * @param side one of {@link QuoteSide}
     * @param state {@link #OPEN} or {@link #ENDED}
     * @param kind {@link #ANY_KIND}, {@link #INDICATIVE} or {@link #TRADEABLE}
     * @param exchangeTimeNs UTC nanoseconds
     * @param quantity mantissa of 1e-8, 0 where not told
     */
    public void write(
            final int instrumentId,
            final int side,
            final int state,
            final int kind,
            final long exchangeTimeNs,
            final long quantity) {
        write(instrumentId, side, state, kind, exchangeTimeNs, quantity, null, 0, 0);
    }

    /**
     * Writes a request.
     *
     * @param instrumentId dense instrument id
     * @param side one of {@link QuoteSide}
     * @param state {@link #OPEN} or {@link #ENDED}
     * @param kind {@link #ANY_KIND}, {@link #INDICATIVE} or {@link #TRADEABLE}
     * @param exchangeTimeNs UTC nanoseconds
     * @param quantity mantissa of 1e-8, 0 where not told
     * @param name holds the venue's name of the request, which ends with its length or a zero
     * @param nameOffset where it begins
     * @param nameLength longest it can be; at most 24 bytes are kept
     */
    public void write(
            final int instrumentId,
            final int side,
            final int state,
            final int kind,
            final long exchangeTimeNs,
            final long quantity,
            final DirectBuffer name,
            final int nameOffset,
            final int nameLength) {
        final MutableDirectBuffer slot = sink.claim();
        message.wrapAndApplyHeader(slot, 0, header)
                .instrumentId(instrumentId)
                .venue(venueCode)
                .side((short) side)
                .state((short) state)
                .quoteKind((short) kind)
                .exchangeTimeNs(exchangeTimeNs)
                .quantity(quantity);
        slot.setMemory(REQUEST_ID, QuoteRequestEncoder.requestIdEncodingLength(), (byte) 0);
        final int longest = Math.min(nameLength, QuoteRequestEncoder.requestIdEncodingLength());
        for (int i = 0; i < longest && name.getByte(nameOffset + i) != 0; i++) {
            slot.putByte(REQUEST_ID + i, name.getByte(nameOffset + i));
        }
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength());
    }
}
