package io.loadline.feed.sim;

/**
 * Encodes the market-data messages of MDP 3.0 schema version 9: templates 4, 12, 30, 46, 48 and 52. What is said of single orders
 * is in {@link CmeOrderMessages}.
 */
final class MarketMessages {
    static final int VERSION = 9;
    static final int CHANNEL_RESET = 4;
    static final int HEARTBEAT = 12;
    static final int SECURITY_STATUS = 30;
    static final int BOOK = 46;
    static final int ORDER_BOOK = 47;
    static final int TRADE_SUMMARY = 48;
    static final int SNAPSHOT = 52;
    static final int ORDER_SNAPSHOT = 53;
    static final int STATUS_LENGTH = PacketBuilder.MESSAGE_HEADER_LENGTH + 30;
    static final int RESET_LENGTH = PacketBuilder.MESSAGE_HEADER_LENGTH + 14;
    static final int TRADING_HALT = 2;
    static final int READY_TO_TRADE = 17;
    static final int PRE_OPEN = 21;
    static final long NULL_INT64 = Long.MAX_VALUE;
    static final int NULL_INT32 = Integer.MAX_VALUE;
    static final int NULL_DATE = 0xFFFF;
    static final int NULL_UINT8 = 0xFF;

    static final int LAST_TRADE = 1;
    static final int LAST_QUOTE = 1 << 2;
    static final int END_OF_EVENT = 1 << 7;

    private static final int RESET_BLOCK = 9;
    private static final int ENTRY_LENGTH = 32;
    private static final int GROUPS_LENGTH = 11;
    private static final int INCREMENTAL_BLOCK = 11;
    private static final int SNAPSHOT_BLOCK = 59;
    private static final int SNAPSHOT_ENTRY_LENGTH = 22;

    private MarketMessages() {}

    /** @return bytes that {@link #event} will write */
    static int eventLength(final BookEvent event) {
        final int fixed = PacketBuilder.MESSAGE_HEADER_LENGTH + INCREMENTAL_BLOCK + GROUPS_LENGTH;
        final int trades = event.trades() == 0 ? 0 : fixed + event.trades() * ENTRY_LENGTH;
        return trades + fixed + event.entries() * ENTRY_LENGTH;
    }

    /**
     * The messages of one event: a trade summary where it traded, then the book refresh that ends the event.
     *
     * @param rptSeq report sequence of the instrument's last entry before this event
     */
    static void event(
            final PacketBuilder packet,
            final BookEvent event,
            final int securityId,
            final long tick,
            final int rptSeq,
            final long timeNs) {
        if (event.trades() > 0) {
            beginIncremental(packet, TRADE_SUMMARY, timeNs, LAST_TRADE, ENTRY_LENGTH, event.trades());
            trades(packet, event, securityId, tick, rptSeq);
            packet.group8(16, 0);
            packet.endMessage();
        }
        beginIncremental(packet, BOOK, timeNs, LAST_QUOTE | END_OF_EVENT, ENTRY_LENGTH, event.entries());
        levels(packet, event, securityId, tick, rptSeq + event.trades());
        packet.group8(24, 0);
        packet.endMessage();
    }

    /** The trades of an event, as entries of template 48. */
    static void trades(
            final PacketBuilder packet,
            final BookEvent event,
            final int securityId,
            final long tick,
            final int rptSeq) {
        int report = rptSeq;
        for (int i = 0; i < event.trades(); i++) {
            packet.int64(event.tradeTicks(i) * tick);
            packet.int32(event.tradeQuantity(i));
            packet.int32(securityId);
            packet.int32(++report);
            packet.int32(event.tradeOrders(i));
            packet.int8(event.tradeAggressor(i));
            packet.int8(BookEvent.NEW);
            packet.int32(report);
            packet.int16(0);
        }
    }

    /** The levels of an event, as entries of template 46. */
    static void levels(
            final PacketBuilder packet,
            final BookEvent event,
            final int securityId,
            final long tick,
            final int rptSeq) {
        int report = rptSeq;
        for (int i = 0; i < event.entries(); i++) {
            packet.int64(event.priceTicks(i) * tick);
            packet.int32(event.quantity(i));
            packet.int32(securityId);
            packet.int32(++report);
            packet.int32(event.orders(i));
            packet.int8(event.level(i) + 1);
            packet.int8(event.action(i));
            packet.int8('0' + event.side(i));
            packet.int32(0);
            packet.int8(0);
        }
    }

    static void beginIncremental(
            final PacketBuilder packet,
            final int template,
            final long timeNs,
            final int matchEventIndicator,
            final int entryLength,
            final int entries) {
        packet.beginMessage(template, INCREMENTAL_BLOCK, VERSION);
        packet.int64(timeNs);
        packet.int8(matchEventIndicator);
        packet.int16(0);
        packet.group(entryLength, entries);
    }

    /** A full book of one instrument, for the snapshot loop. */
    static void snapshot(
            final PacketBuilder packet,
            final SimulatedBooks books,
            final SimulatedInstrument instrument,
            final long lastSequenceProcessed,
            final int totalReports,
            final int rptSeq,
            final int status,
            final long timeNs) {
        packet.beginMessage(SNAPSHOT, SNAPSHOT_BLOCK, VERSION);
        packet.int32((int) lastSequenceProcessed);
        packet.int32(totalReports);
        packet.int32(instrument.securityId());
        packet.int32(rptSeq);
        packet.int64(timeNs);
        packet.int64(timeNs);
        packet.int16(days(timeNs));
        packet.int8(status);
        packet.int64(NULL_INT64);
        packet.int64(NULL_INT64);
        packet.int64(NULL_INT64);
        final int bids = books.count(instrument.id(), SimulatedBooks.BID);
        final int asks = books.count(instrument.id(), SimulatedBooks.ASK);
        packet.group(SNAPSHOT_ENTRY_LENGTH, bids + asks);
        side(packet, books, instrument, SimulatedBooks.BID, bids);
        side(packet, books, instrument, SimulatedBooks.ASK, asks);
        packet.endMessage();
    }

    private static void side(
            final PacketBuilder packet,
            final SimulatedBooks books,
            final SimulatedInstrument instrument,
            final int side,
            final int count) {
        for (int level = 0; level < count; level++) {
            packet.int64(books.priceTicks(instrument.id(), side, level)
                    * instrument.quoting().tick());
            packet.int32(books.quantity(instrument.id(), side, level));
            packet.int32(books.orders(instrument.id(), side, level));
            packet.int8(level + 1);
            packet.int16(NULL_DATE);
            packet.int8(NULL_UINT8);
            packet.int8(0x80);
            packet.int8('0' + side);
        }
    }

    /** What may be done with an instrument from now on. */
    static void status(
            final PacketBuilder packet, final SimulatedInstrument instrument, final int status, final long timeNs) {
        packet.beginMessage(SECURITY_STATUS, 30, VERSION);
        packet.int64(timeNs);
        packet.text(instrument.group(), 6);
        packet.text(instrument.group(), 6);
        packet.int32(instrument.securityId());
        packet.int16(days(timeNs));
        packet.int8(END_OF_EVENT);
        packet.int8(status);
        packet.int8(0);
        packet.int8(0);
        packet.endMessage();
    }

    /** Every book of the channel is empty from here on. */
    static void channelReset(final PacketBuilder packet, final long timeNs) {
        packet.beginMessage(CHANNEL_RESET, RESET_BLOCK, VERSION);
        packet.int64(timeNs);
        packet.int8(END_OF_EVENT);
        packet.group(Short.BYTES, 1);
        packet.int16(DefinitionMessages.APPL_ID);
        packet.endMessage();
    }

    static void heartbeat(final PacketBuilder packet) {
        packet.beginMessage(HEARTBEAT, 0, VERSION);
        packet.endMessage();
    }

    /** @return LocalMktDate: days since 1970 */
    static int days(final long timeNs) {
        return (int) (timeNs / 86_400_000_000_000L);
    }
}
