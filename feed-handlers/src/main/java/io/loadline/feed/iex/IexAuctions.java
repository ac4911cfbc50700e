package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.EventWriter;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/** What the venue says of an auction that is coming. */
final class IexAuctions {
    private static final int PAIRED_SHARES = 18;
    private static final int REFERENCE_PRICE = 22;
    private static final int INDICATIVE_PRICE = 30;
    private static final int IMBALANCE_SHARES = 38;
    private static final int IMBALANCE_SIDE = 42;
    private static final int BOOK_PRICE = 48;
    private static final int LOWER_COLLAR = 64;
    private static final int UPPER_COLLAR = 72;

    private final EventWriter writer;

    IexAuctions(final EventWriter writer) {
        this.writer = writer;
    }

    void onAuction(final IexInstrument instrument, final DirectBuffer buffer, final int message) {
        if (instrument == null) {
            return;
        }
        final long timeNs = IexMessages.timeNs(buffer, message);
        final long paired = shares(buffer, message + PAIRED_SHARES);
        final long left = shares(buffer, message + IMBALANCE_SHARES);
        final long imbalance = switch (buffer.getByte(message + IMBALANCE_SIDE)) {
            case 'B' -> left;
            case 'S' -> -left;
            default -> 0;
        };
        price(instrument, StatisticKind.AUCTION_REFERENCE, timeNs, buffer, message + REFERENCE_PRICE, paired);
        price(instrument, StatisticKind.THEORETICAL, timeNs, buffer, message + INDICATIVE_PRICE, 0);
        price(instrument, StatisticKind.AUCTION_BOOK, timeNs, buffer, message + BOOK_PRICE, 0);
        price(instrument, StatisticKind.AUCTION_LOW, timeNs, buffer, message + LOWER_COLLAR, 0);
        price(instrument, StatisticKind.AUCTION_HIGH, timeNs, buffer, message + UPPER_COLLAR, 0);
        writer.statistic(instrument.id, StatisticKind.IMBALANCE, timeNs, Scale.NULL_PRICE, imbalance);
    }

    private static long shares(final DirectBuffer buffer, final int offset) {
        return (buffer.getInt(offset, LITTLE_ENDIAN) & 0xffff_ffffL) * Scale.QUANTITY;
    }

    /** A price of 0 says that there is none. */
    private void price(
            final IexInstrument instrument,
            final int kind,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final long quantity) {
        final long wire = buffer.getLong(offset, LITTLE_ENDIAN);
        final long price = IexMessages.isPrice(wire) ? wire * IexMessages.PRICE_UNIT : Scale.NULL_PRICE;
        writer.statistic(instrument.id, kind, timeNs, price, quantity);
    }
}
