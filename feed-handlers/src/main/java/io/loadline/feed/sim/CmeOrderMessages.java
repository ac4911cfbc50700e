package io.loadline.feed.sim;

import io.loadline.feed.sim.OrderEvent.Kind;

/**
 * Encodes what MDP 3.0 says of single orders, schema version 9: the orders behind the entries of templates 46 and 48, template 47 for
 * orders apart from levels, template 53 for snapshots in chunks.
 */
final class CmeOrderMessages {
    /** Most orders of one message of orders apart. */
    static final int MOST_APART;

    private static final int BLOCK = 11;
    private static final int MESSAGE = PacketBuilder.MESSAGE_HEADER_LENGTH + BLOCK + 3;
    private static final int ORDER_GROUP = 8;
    private static final int LEVEL_LENGTH = 32;
    private static final int ORDER_LENGTH = 24;
    private static final int FILL_LENGTH = 16;
    private static final int APART_LENGTH = 40;
    private static final int SNAPSHOT_BLOCK = 28;
    private static final int SNAPSHOT_MESSAGE = PacketBuilder.MESSAGE_HEADER_LENGTH + SNAPSHOT_BLOCK + 3;
    private static final int SNAPSHOT_LENGTH = 29;
    private static final int ROOM = PacketBuilder.MAX_LENGTH - PacketBuilder.HEADER_LENGTH;
    private static final int MOST_IN_CHUNK;
    private static final int CHANGED = 1;

    static {
        MOST_APART = (ROOM - MESSAGE) / APART_LENGTH;
        MOST_IN_CHUNK = (ROOM - SNAPSHOT_MESSAGE) / SNAPSHOT_LENGTH;
    }

    private CmeOrderMessages() {}

    /** @return change from which on there is no room for orders beside the levels */
    static int cut(final BookEvent event, final OrderEvent changes) {
        int left = (ROOM - MESSAGE - ORDER_GROUP - event.entries() * LEVEL_LENGTH) / ORDER_LENGTH;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.entry(i) != OrderEvent.NO_ENTRY && --left < 0) {
                return i;
            }
        }
        return changes.size();
    }

    /** @return changes told beside the levels */
    static int beside(final OrderEvent changes, final int cut) {
        int count = 0;
        for (int i = 0; i < cut; i++) {
            count += isApart(changes, i, cut) ? 0 : 1;
        }
        return count;
    }

    private static boolean isApart(final OrderEvent changes, final int change, final int cut) {
        return change >= cut || changes.entry(change) == OrderEvent.NO_ENTRY;
    }

    static int bookLength(final BookEvent event, final int beside) {
        return MESSAGE + event.entries() * LEVEL_LENGTH + ORDER_GROUP + beside * ORDER_LENGTH;
    }

    /**
     * Template 46: the levels of an event, and orders behind them.
     *
     * @param rptSeq report sequence of the instrument's last entry before this event
     * @param last true if the event ends with it
     */
    static void book(
            final PacketBuilder packet,
            final BookEvent event,
            final OrderEvent changes,
            final int cut,
            final SimulatedInstrument instrument,
            final int rptSeq,
            final boolean last,
            final long timeNs) {
        final int indicator = MarketMessages.LAST_QUOTE | (last ? MarketMessages.END_OF_EVENT : 0);
        MarketMessages.beginIncremental(packet, MarketMessages.BOOK, timeNs, indicator, LEVEL_LENGTH, event.entries());
        MarketMessages.levels(
                packet, event, instrument.securityId(), instrument.quoting().tick(), rptSeq);
        packet.group8(ORDER_LENGTH, beside(changes, cut));
        for (int i = 0; i < cut; i++) {
            if (!isApart(changes, i, cut)) {
                packet.int64(changes.id(i));
                packet.int64(changes.priority(i));
                packet.int32(quantity(changes, i));
                packet.int8(changes.entry(i) + 1);
                packet.int8(action(changes, i));
                packet.int16(0);
            }
        }
        packet.endMessage();
    }

    static int apartLength(final int count) {
        return MESSAGE + count * APART_LENGTH;
    }

    /**
     * Template 47: orders apart from levels.
     *
     * @param first change to begin with
     * @param count how many to tell
     * @return change to go on with
     */
    static int apart(
            final PacketBuilder packet,
            final OrderEvent changes,
            final int cut,
            final int first,
            final int count,
            final SimulatedInstrument instrument,
            final boolean last,
            final long timeNs) {
        MarketMessages.beginIncremental(
                packet, MarketMessages.ORDER_BOOK, timeNs, last ? MarketMessages.END_OF_EVENT : 0, APART_LENGTH, count);
        int change = first;
        for (int left = count; left > 0; change++) {
            if (isApart(changes, change, cut)) {
                packet.int64(changes.id(change));
                packet.int64(changes.priority(change));
                packet.int64(changes.ticks(change) * instrument.quoting().tick());
                packet.int32(quantity(changes, change));
                packet.int32(instrument.securityId());
                packet.int8(action(changes, change));
                packet.int8('0' + changes.side(change));
                packet.int32(0);
                packet.int16(0);
                left--;
            }
        }
        packet.endMessage();
        return change;
    }

    /** @return change after those whose fills have room beside so many trades */
    static int endOfFills(final OrderEvent changes, final int first, final int trades) {
        int left = (ROOM - MESSAGE - ORDER_GROUP - trades * LEVEL_LENGTH) / FILL_LENGTH;
        for (int i = first; i < changes.size(); i++) {
            if (changes.kind(i) == Kind.EXECUTED && --left < 0) {
                return i;
            }
        }
        return changes.size();
    }

    static int tradesLength(final OrderEvent changes, final int first, final int end, final int trades) {
        return MESSAGE + trades * LEVEL_LENGTH + ORDER_GROUP + fills(changes, first, end) * FILL_LENGTH;
    }

    private static int fills(final OrderEvent changes, final int first, final int end) {
        int fills = 0;
        for (int i = first; i < end; i++) {
            fills += changes.kind(i) == Kind.EXECUTED ? 1 : 0;
        }
        return fills;
    }

    /**
     * Template 48: trades, and fills of resting orders.
     *
     * @param rptSeq report sequence of the instrument's last entry before these
     */
    static void trades(
            final PacketBuilder packet,
            final BookEvent event,
            final int trades,
            final OrderEvent changes,
            final int first,
            final int end,
            final SimulatedInstrument instrument,
            final int rptSeq,
            final long timeNs) {
        MarketMessages.beginIncremental(
                packet, MarketMessages.TRADE_SUMMARY, timeNs, MarketMessages.LAST_TRADE, LEVEL_LENGTH, trades);
        if (trades > 0) {
            MarketMessages.trades(
                    packet, event, instrument.securityId(), instrument.quoting().tick(), rptSeq);
        }
        packet.group8(FILL_LENGTH, fills(changes, first, end));
        for (int i = first; i < end; i++) {
            if (changes.kind(i) == Kind.EXECUTED) {
                packet.int64(changes.id(i));
                packet.int32(changes.taken(i));
                packet.int32(0);
            }
        }
        packet.endMessage();
    }

    /** @return chunks that the orders of a book take, at least one */
    static int chunks(final OrderEvent all) {
        return Math.max(1, (all.size() + MOST_IN_CHUNK - 1) / MOST_IN_CHUNK);
    }

    /** Template 53: a chunk of a snapshot, counted from 1. */
    static void snapshot(
            final PacketBuilder packet,
            final OrderEvent all,
            final int chunk,
            final int chunks,
            final SimulatedInstrument instrument,
            final long lastSequenceProcessed,
            final int totalReports,
            final long timeNs) {
        packet.beginMessage(MarketMessages.ORDER_SNAPSHOT, SNAPSHOT_BLOCK, MarketMessages.VERSION);
        packet.int32((int) lastSequenceProcessed);
        packet.int32(totalReports);
        packet.int32(instrument.securityId());
        packet.int32(chunks);
        packet.int32(chunk);
        packet.int64(timeNs);
        final int first = (chunk - 1) * MOST_IN_CHUNK;
        final int end = Math.min(all.size(), first + MOST_IN_CHUNK);
        packet.group(SNAPSHOT_LENGTH, end - first);
        for (int i = first; i < end; i++) {
            packet.int64(all.id(i));
            packet.int64(all.priority(i));
            packet.int64(all.ticks(i) * instrument.quoting().tick());
            packet.int32(all.units(i));
            packet.int8('0' + all.side(i));
        }
        packet.endMessage();
    }

    private static int action(final OrderEvent changes, final int change) {
        if (changes.kind(change) == Kind.ADDED) {
            return BookEvent.NEW;
        }
        return changes.units(change) > 0 ? CHANGED : BookEvent.DELETE;
    }

    /** An order that is gone has none. */
    private static int quantity(final OrderEvent changes, final int change) {
        return changes.units(change) > 0 ? changes.units(change) : MarketMessages.NULL_INT32;
    }
}
