package io.loadline.feed.sim;

import io.loadline.core.Scale;

/**
 * Encodes messages of IEX DEEP 1.0, each behind its length: type, one byte of detail, time, then what it is about. Prices are in units of
 * 1e-4, symbols eight characters padded with spaces.
 */
final class IexMarketMessages {
    static final long PRICE_UNIT = Scale.PRICE / 10_000;
    static final int LENGTH_PREFIX = 2;
    static final int SYSTEM_EVENT_LENGTH = LENGTH_PREFIX + 10;
    static final int DIRECTORY_LENGTH = LENGTH_PREFIX + 31;
    static final int STATUS_LENGTH = LENGTH_PREFIX + 22;
    static final int LEVEL_LENGTH = LENGTH_PREFIX + 30;
    static final int TRADE_LENGTH = LENGTH_PREFIX + 38;
    static final int AUCTION_LENGTH = LENGTH_PREFIX + 80;
    static final int START_OF_MESSAGES = 'O';
    static final int START_OF_SYSTEM_HOURS = 'S';
    static final int START_OF_MARKET_HOURS = 'R';
    static final int END_OF_MARKET_HOURS = 'M';
    static final int END_OF_SYSTEM_HOURS = 'E';
    static final int END_OF_MESSAGES = 'C';

    private static final int SYMBOL_LENGTH = 8;
    private static final int REASON_LENGTH = 4;
    private static final int FIRST_TIER = 1;
    private static final int HALT_AUCTION = 'H';
    private static final int NO_IMBALANCE = 'N';
    private static final int EVENT_COMPLETE = 1;

    private IexMarketMessages() {}

    static void systemEvent(final PacketBuilder packet, final int event, final long timeNs) {
        packet.beginSized();
        packet.int8('S');
        packet.int8(event);
        packet.int64(timeNs);
        packet.endSized();
    }

    static void directory(final PacketBuilder packet, final SimulatedInstrument stock, final long timeNs) {
        begin(packet, 'D', 0, stock, timeNs);
        packet.int32(stock.quoting().lotSize());
        packet.int64(stock.initialTicks() * wireTick(stock));
        packet.int8(FIRST_TIER);
        packet.endSized();
    }

    /**
     * @param status T trading, H halted, O order acceptance, P paused
     */
    static void tradingStatus(
            final PacketBuilder packet, final int status, final SimulatedInstrument stock, final long timeNs) {
        begin(packet, 'H', status, stock, timeNs);
        packet.padded(status == 'H' ? "T1" : "", REASON_LENGTH);
        packet.endSized();
    }

    /** The size of a level as it is now, 0 where it is gone. */
    static void level(
            final PacketBuilder packet,
            final boolean last,
            final SimulatedInstrument stock,
            final int side,
            final int ticks,
            final int units,
            final long timeNs) {
        begin(packet, side == SimulatedBooks.BID ? '8' : '5', last ? EVENT_COMPLETE : 0, stock, timeNs);
        packet.int32(units);
        packet.int64(ticks * wireTick(stock));
        packet.endSized();
    }

    static void trade(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final int ticks,
            final int units,
            final long tradeId,
            final long timeNs) {
        begin(packet, 'T', 0, stock, timeNs);
        packet.int32(units);
        packet.int64(ticks * wireTick(stock));
        packet.int64(tradeId);
        packet.endSized();
    }

    /** An auction that opens a halted stock: nothing is paired yet, and the price is what it last was. */
    static void auction(
            final PacketBuilder packet, final SimulatedInstrument stock, final int referenceTicks, final long timeNs) {
        final long reference = referenceTicks * wireTick(stock);
        begin(packet, 'A', HALT_AUCTION, stock, timeNs);
        packet.int32(0);
        packet.int64(reference);
        packet.int64(reference);
        packet.int32(0);
        packet.int8(NO_IMBALANCE);
        packet.int8(0);
        packet.int32((int) (timeNs / 1_000_000_000L));
        packet.int64(reference);
        packet.int64(reference);
        packet.int64(reference - reference / 10);
        packet.int64(reference + reference / 10);
        packet.endSized();
    }

    private static void begin(
            final PacketBuilder packet,
            final int type,
            final int detail,
            final SimulatedInstrument stock,
            final long timeNs) {
        packet.beginSized();
        packet.int8(type);
        packet.int8(detail);
        packet.int64(timeNs);
        packet.padded(stock.symbol(), SYMBOL_LENGTH);
    }

    private static long wireTick(final SimulatedInstrument stock) {
        return stock.quoting().tick() / PRICE_UNIT;
    }
}
