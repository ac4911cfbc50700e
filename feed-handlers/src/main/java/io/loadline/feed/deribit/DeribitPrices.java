package io.loadline.feed.deribit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.AssetClass;
import io.loadline.feed.EventWriter;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/** Everything with a price that is not a book: trades, tickers, and the indices, which are instruments of their own in the log. */
final class DeribitPrices {
    /** Indices have no number on the wire; theirs are above every instrument's. */
    private static final long FIRST_INDEX_ID = 1L << 40;

    private static final int UNDEFINED = -2;
    private static final long NANOS_IN_MILLISECOND = 1_000_000L;
    private static final int BUY = 1;
    private static final int SELL = 2;

    private final EventWriter writer;
    private final DeribitInstruments instruments;
    private final InstrumentDirectory directory;
    private final Long2LongHashMap indexByName = new Long2LongHashMap(UNDEFINED);

    DeribitPrices(final EventWriter writer, final DeribitInstruments instruments, final InstrumentDirectory directory) {
        this.writer = writer;
        this.instruments = instruments;
        this.directory = directory;
    }

    void onTrades(final DeribitInstrument instrument, final DirectBuffer buffer, final int group) {
        if (instrument == null) {
            return;
        }
        final int entryLength = DeribitLayout.entryLength(buffer, group);
        int entry = group + DeribitLayout.GROUP_HEADER;
        for (int i = DeribitLayout.entryCount(buffer, group); i > 0; i--) {
            final double wirePrice = buffer.getDouble(entry + DeribitLayout.TRADE_PRICE, LITTLE_ENDIAN);
            final double wireAmount = buffer.getDouble(entry + DeribitLayout.TRADE_AMOUNT, LITTLE_ENDIAN);
            final long price = DeribitNumbers.price(wirePrice, instrument);
            final long quantity = DeribitNumbers.quantity(wireAmount);
            if (price != Scale.NULL_PRICE && quantity >= 0) {
                final int aggressor = aggressor(buffer.getByte(entry + DeribitLayout.TRADE_DIRECTION));
                final long timeNs = timeNs(buffer, entry + DeribitLayout.TRADE_TIME_MS);
                writer.trade(instrument.id, aggressor, 0, timeNs, price, quantity, -1);
            }
            entry += entryLength;
        }
    }

    void onTicker(final DeribitInstrument instrument, final DirectBuffer buffer, final int block) {
        if (instrument == null) {
            return;
        }
        final long timeNs = timeNs(buffer, block + DeribitLayout.TICKER_TIME_MS);
        instruments.onState(instrument, buffer.getByte(block + DeribitLayout.TICKER_STATE), timeNs);
        final double markWire = buffer.getDouble(block + DeribitLayout.TICKER_MARK_PRICE, LITTLE_ENDIAN);
        final long mark = DeribitNumbers.price(markWire);
        if (mark != instrument.markPrice && mark != Scale.NULL_PRICE) {
            instrument.markPrice = mark;
            writer.statistic(instrument.id, StatisticKind.MARK, timeNs, mark, 0);
        }
        final double settlementWire = buffer.getDouble(block + DeribitLayout.TICKER_SETTLEMENT_PRICE, LITTLE_ENDIAN);
        final long settlement = DeribitNumbers.price(settlementWire);
        if (settlement != instrument.settlementPrice && settlement != Scale.NULL_PRICE) {
            instrument.settlementPrice = settlement;
            writer.statistic(instrument.id, StatisticKind.SETTLEMENT, timeNs, settlement, 0);
        }
        final double interestWire = buffer.getDouble(block + DeribitLayout.TICKER_OPEN_INTEREST, LITTLE_ENDIAN);
        final long interest = DeribitNumbers.quantity(interestWire);
        if (interest != instrument.openInterest && interest >= 0) {
            instrument.openInterest = interest;
            writer.statistic(instrument.id, StatisticKind.OPEN_INTEREST, timeNs, Scale.NULL_PRICE, interest);
        }
    }

    void onPriceIndex(final DirectBuffer buffer, final int block) {
        final int name = block + DeribitLayout.INDEX_NAME;
        // the name is 16 characters; its two halves, the second turned, tell any two names of the venue apart
        final long key =
                buffer.getLong(name, LITTLE_ENDIAN) ^ Long.rotateLeft(buffer.getLong(name + 8, LITTLE_ENDIAN), 29);
        int id = (int) indexByName.get(key);
        if (id == UNDEFINED) {
            id = defineIndex(buffer.getStringWithoutLengthAscii(name, DeribitLayout.INDEX_NAME_LENGTH));
            indexByName.put(key, id);
        }
        final long price = DeribitNumbers.price(buffer.getDouble(block + DeribitLayout.INDEX_PRICE, LITTLE_ENDIAN));
        if (id != InstrumentDirectory.UNKNOWN && price != Scale.NULL_PRICE) {
            writer.statistic(id, StatisticKind.INDEX, timeNs(buffer, block + DeribitLayout.INDEX_TIME_MS), price, 0);
        }
    }

    private int defineIndex(final String padded) {
        final int end = padded.indexOf('\0');
        final String symbol = end < 0 ? padded : padded.substring(0, end);
        final long venueId = FIRST_INDEX_ID + indexByName.size();
        final int id = directory.define(DeribitFeed.VENUE, venueId, symbol);
        if (id != InstrumentDirectory.UNKNOWN) {
            writer.claimDefinition(id)
                    .assetClass(EventWriter.code(AssetClass.OTHER))
                    .bookKind((short) 1)
                    .optionType((short) 0)
                    .securityId(venueId)
                    .priceIncrement(0)
                    .multiplier(Scale.PRICE)
                    .strike(0)
                    .expiryNs(0)
                    .symbol(symbol)
                    .underlying("")
                    .currency("")
                    .marketDepth(0);
            writer.commitDefinition();
        }
        return id;
    }

    private static int aggressor(final int direction) {
        return switch (direction) {
            case 0 -> BUY;
            case 1 -> SELL;
            default -> 0;
        };
    }

    private static long timeNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset, LITTLE_ENDIAN) * NANOS_IN_MILLISECOND;
    }
}
