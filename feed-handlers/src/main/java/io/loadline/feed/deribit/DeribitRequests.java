package io.loadline.feed.deribit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.QuoteRequestWriter;
import io.loadline.feed.QuoteSide;
import org.agrona.DirectBuffer;

/** Requests for quotes. The venue tells each when it is made and when it has ended. */
final class DeribitRequests {
    private static final long NANOS_IN_MILLISECOND = 1_000_000L;

    private final QuoteRequestWriter writer;

    DeribitRequests(final QuoteRequestWriter writer) {
        this.writer = writer;
    }

    void onRequest(final DeribitInstrument instrument, final DirectBuffer buffer, final int block) {
        if (instrument == null) {
            return;
        }
        final boolean open = buffer.getByte(block + DeribitLayout.RFQ_IS_OPEN) != 0;
        final double amount = buffer.getDouble(block + DeribitLayout.RFQ_AMOUNT, LITTLE_ENDIAN);
        writer.write(
                instrument.id,
                side(buffer.getByte(block + DeribitLayout.RFQ_SIDE)),
                open ? QuoteRequestWriter.OPEN : QuoteRequestWriter.ENDED,
                QuoteRequestWriter.ANY_KIND,
                buffer.getLong(block + DeribitLayout.RFQ_TIME_MS, LITTLE_ENDIAN) * NANOS_IN_MILLISECOND,
                Math.max(0, DeribitNumbers.quantity(amount)));
    }

    private static int side(final int wire) {
        return switch (wire) {
            case 0 -> QuoteSide.BUY;
            case 1 -> QuoteSide.SELL;
            default -> QuoteSide.NOT_TOLD;
        };
    }
}
