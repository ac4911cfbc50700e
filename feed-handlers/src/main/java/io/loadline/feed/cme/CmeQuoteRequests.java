package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.QuoteRequestWriter;
import io.loadline.feed.QuoteSide;
import io.loadline.feed.SbeWire;
import org.agrona.DirectBuffer;

/** Requests for quotes. One message can ask for quotes of several instruments under one name. */
final class CmeQuoteRequests {
    private static final int REQUEST_ID = 8;
    private static final int REQUEST_ID_LENGTH = 23;
    private static final int SECURITY_ID = 20;
    private static final int QUANTITY = 24;
    private static final int QUOTE_TYPE = 28;
    private static final int SIDE = 29;

    private final QuoteRequestWriter writer;
    private final CmeInstruments instruments;
    private final CmeDefinitions definitions;
    private final boolean fragments;

    CmeQuoteRequests(
            final QuoteRequestWriter writer,
            final CmeInstruments instruments,
            final CmeDefinitions definitions,
            final boolean fragments) {
        this.writer = writer;
        this.instruments = instruments;
        this.definitions = definitions;
        this.fragments = fragments;
    }

    void onMessage(final DirectBuffer buffer, final int message, final long timeNs) {
        final int name = CmeLayout.block(message) + REQUEST_ID;
        final int group = CmeLayout.firstGroup(buffer, message);
        int entry = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            final CmeInstrument instrument =
                    instruments.get(buffer.getInt(entry + SECURITY_ID, LITTLE_ENDIAN), fragments);
            if (definitions.isKnown(instrument)) {
                writer.write(
                        instrument.id,
                        side(buffer.getByte(entry + SIDE)),
                        QuoteRequestWriter.OPEN,
                        kind(buffer.getByte(entry + QUOTE_TYPE)),
                        timeNs,
                        CmeChanges.size(buffer.getInt(entry + QUANTITY, LITTLE_ENDIAN)),
                        buffer,
                        name,
                        REQUEST_ID_LENGTH);
            }
            entry += SbeWire.entryLength(buffer, group);
        }
    }

    private static int side(final int wire) {
        return wire == QuoteSide.BUY || wire == QuoteSide.SELL ? wire : QuoteSide.NOT_TOLD;
    }

    private static int kind(final int wire) {
        return switch (wire) {
            case 0 -> QuoteRequestWriter.INDICATIVE;
            case 1 -> QuoteRequestWriter.TRADEABLE;
            default -> QuoteRequestWriter.ANY_KIND;
        };
    }
}
