package io.loadline.feed.sim;

import io.loadline.core.Scale;
import io.loadline.feed.memx.MemxWire;

/**
 * Encodes messages of MEMX MEMOIR Depth for equities, each behind its length: time, the day's number of the stock, then what it is about.
 * Prices are in units of 1e-6. A packet written here is big-endian.
 */
final class MemxMarketMessages {
    static final long PRICE_UNIT = Scale.PRICE / 1_000_000;
    /** More than any message takes. */
    static final int MOST_BYTES = 48;

    static final int MOST_SYMBOL = 6;
    static final int HALTED = 'H';
    static final int QUOTING = 'Q';
    static final int TRADING = 'T';
    static final int SESSION_TRADING = '2';
    static final int SESSION_CLOSED = '4';

    private static final int VERSION = 259;

    private MemxMarketMessages() {}

    static void directory(final PacketBuilder packet, final SimulatedInstrument stock, final long timeNs) {
        begin(packet, 1, 36, stock, timeNs);
        packet.padded(stock.symbol(), MOST_SYMBOL);
        packet.padded("", MOST_SYMBOL);
        packet.int32(stock.quoting().lotSize());
        packet.int8(0);
        packet.int8(0);
        packet.int64(wireTick(stock));
        packet.endSized();
    }

    static void status(
            final PacketBuilder packet, final SimulatedInstrument stock, final int status, final long timeNs) {
        begin(packet, 3, 12, stock, timeNs);
        packet.int8(status);
        packet.int8(status == HALTED ? 'R' : 'X');
        packet.endSized();
    }

    /** What all stocks are at that are at nothing of their own. */
    static void session(final PacketBuilder packet, final int session, final long timeNs) {
        begin(packet, 5, 9, timeNs);
        packet.int8(session);
        packet.endSized();
    }

    static void added(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final long timeNs) {
        begin(packet, 10, 31, stock, timeNs);
        packet.int64(event.priority(change));
        packet.int8(event.side(change) == SimulatedBooks.BID ? 'B' : 'S');
        packet.int32(event.units(change));
        packet.int64(event.ticks(change) * wireTick(stock));
        packet.endSized();
    }

    static void deleted(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final long timeNs) {
        begin(packet, 11, 18, stock, timeNs);
        packet.int64(event.formerPriority(change));
        packet.endSized();
    }

    static void reduced(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final long timeNs) {
        begin(packet, 12, 22, stock, timeNs);
        packet.int64(event.priority(change));
        packet.int32(event.taken(change));
        packet.endSized();
    }

    static void executed(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final long tradeId,
            final long timeNs) {
        begin(packet, 13, 38, stock, timeNs);
        packet.int64(event.priority(change));
        packet.int64(tradeId);
        packet.int32(event.taken(change));
        packet.int64(event.ticks(change) * wireTick(stock));
        packet.endSized();
    }

    static void clear(final PacketBuilder packet, final SimulatedInstrument stock, final long timeNs) {
        begin(packet, 18, 10, stock, timeNs);
        packet.endSized();
    }

    private static void begin(
            final PacketBuilder packet,
            final int template,
            final int blockLength,
            final SimulatedInstrument stock,
            final long timeNs) {
        begin(packet, template, blockLength, timeNs);
        packet.int16(stock.id() + 1);
    }

    private static void begin(
            final PacketBuilder packet, final int template, final int blockLength, final long timeNs) {
        packet.beginSized();
        packet.int16(blockLength);
        packet.int8(template);
        packet.int8(MemxWire.EQUITIES);
        packet.int16(VERSION);
        packet.int64(timeNs);
    }

    private static long wireTick(final SimulatedInstrument stock) {
        return stock.quoting().tick() / PRICE_UNIT;
    }
}
