package io.loadline.feed.sim;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.b3.B3Wire;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes messages of B3 binary UMDF in either of its dialects: schema version 9, where a change names a position on its side, and 16, where
 * it names an order. Prices are in units of 1e-4. Messages about an instrument carry its number for the change, 0 in snapshots.
 */
final class B3MarketMessages {
    static final long PRICE_UNIT = Scale.PRICE / 10_000;
    static final int MOST_DEFINITION = 256;
    static final int MOST_ORDER = B3Wire.MESSAGE_HEADER + 72;
    static final int STATUS_LENGTH = B3Wire.MESSAGE_HEADER + 36;
    static final int PHASE_LENGTH = B3Wire.MESSAGE_HEADER + 32;
    static final int RESET_LENGTH = B3Wire.MESSAGE_HEADER + 12;
    static final int ORDERS_LENGTH = B3Wire.MESSAGE_HEADER + 8 + B3Wire.GROUP_HEADER;
    static final int MOST_ENTRY = 42;
    static final int HALTED = 2;
    static final int OPEN = 17;
    static final int RESERVED = 21;

    private static final int VERSION_BY_POSITION = 9;
    private static final int VERSION_BY_ID = 16;
    private static final long DEFINITION_UNIT = Scale.PRICE / 100_000_000;
    private static final long ONE = 100_000_000L;
    private static final long NULL = Long.MIN_VALUE;
    private static final int INDICATOR = 8;
    private static final int COMMON_STOCK = 3;
    private static final int NOT_AN_OPTION = 255;
    private static final int DEFINITION_BLOCK = 230;
    private static final int EMPTY_GROUPS = 3 * B3Wire.GROUP_HEADER + 2;

    private final boolean byId;

    /**
     * @param byId true for version 16, false for version 9
     */
    B3MarketMessages(final boolean byId) {
        this.byId = byId;
    }

    static void heartbeat(final PacketBuilder packet, final long next) {
        final int block = begin(packet, 2, 4, VERSION_BY_POSITION);
        packet.buffer().putInt(block, (int) next, LITTLE_ENDIAN);
    }

    void definition(final PacketBuilder packet, final SimulatedInstrument stock, final int related) {
        final UnsafeBuffer buffer = packet.buffer();
        final int block = begin(packet, 12, DEFINITION_BLOCK, version());
        buffer.putLong(block + B3Wire.SECURITY_ID, stock.securityId(), LITTLE_ENDIAN);
        packet.textAt(block + B3Wire.DEFINITION_EXCHANGE, "BVMF");
        buffer.putByte(block + B3Wire.DEFINITION_ID_SOURCE, (byte) '8');
        packet.textAt(block + B3Wire.DEFINITION_GROUP, stock.group());
        packet.textAt(block + B3Wire.DEFINITION_SYMBOL, stock.symbol());
        buffer.putByte(block + B3Wire.DEFINITION_UPDATE_ACTION, (byte) 'A');
        buffer.putByte(block + B3Wire.DEFINITION_TYPE, (byte) COMMON_STOCK);
        buffer.putInt(block + B3Wire.DEFINITION_RELATED, related, LITTLE_ENDIAN);
        final long increment = stock.quoting().tick() / DEFINITION_UNIT;
        buffer.putLong(block + B3Wire.DEFINITION_PRICE_INCREMENT, increment, LITTLE_ENDIAN);
        buffer.putLong(block + B3Wire.DEFINITION_STRIKE, NULL, LITTLE_ENDIAN);
        buffer.putLong(block + B3Wire.DEFINITION_MULTIPLIER, ONE, LITTLE_ENDIAN);
        buffer.putLong(block + B3Wire.DEFINITION_DIVISOR, NULL, LITTLE_ENDIAN);
        packet.textAt(block + B3Wire.DEFINITION_CURRENCY, stock.currency());
        buffer.putByte(block + B3Wire.DEFINITION_PUT_OR_CALL, (byte) NOT_AN_OPTION);
        packet.claim(EMPTY_GROUPS);
        end(packet, block);
    }

    /** What all instruments of a group are at that are at nothing of their own. */
    void groupPhase(final PacketBuilder packet, final String group, final int phase, final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        final int block = begin(packet, 10, 32, version());
        packet.textAt(block, group);
        buffer.putByte(block + INDICATOR, (byte) B3Wire.END_OF_EVENT);
        buffer.putByte(block + B3Wire.GROUP_PHASE, (byte) phase);
        buffer.putLong(block + 24, timeNs, LITTLE_ENDIAN);
    }

    /** What one instrument is at, apart from its group unless it is open. */
    void status(
            final PacketBuilder packet, final long securityId, final int status, final long rptSeq, final long timeNs) {
        final int block = change(packet, 3, 36, 24, 32, securityId, true, rptSeq, timeNs);
        packet.buffer().putByte(block + B3Wire.STATUS_STATUS, (byte) status);
        packet.buffer().putByte(block + B3Wire.STATUS_EVENT, (byte)
                (status == OPEN ? B3Wire.STATUS_OF_GROUP : B3Wire.STATUS_APART));
    }

    void channelReset(final PacketBuilder packet, final long timeNs) {
        final int block = begin(packet, 11, 12, version());
        packet.buffer().putByte(block, (byte) B3Wire.END_OF_EVENT);
        packet.buffer().putLong(block + 4, timeNs, LITTLE_ENDIAN);
    }

    /**
     * A new order, or what is left of one that keeps its place.
     *
     * @param action {@link B3Wire#NEW} or {@link B3Wire#CHANGE}
     * @param last true if the event ends with it
     */
    void order(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final int action,
            final boolean last,
            final long rptSeq,
            final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        final int block = change(packet, 50, byId ? 72 : 64, 56, 52, stock.securityId(), last, rptSeq, timeNs);
        buffer.putByte(block + B3Wire.ACTION, (byte) action);
        buffer.putByte(block + B3Wire.ENTRY_TYPE, (byte) ('0' + event.side(change)));
        buffer.putLong(block + B3Wire.PRICE, event.ticks(change) * wireTick(stock), LITTLE_ENDIAN);
        buffer.putLong(block + B3Wire.SIZE, event.units(change), LITTLE_ENDIAN);
        if (!byId) {
            buffer.putInt(block + B3Wire.ORDER_POSITION, event.position(change), LITTLE_ENDIAN);
        }
        buffer.putLong(block + B3Wire.INSERT_TIME, timeNs, LITTLE_ENDIAN);
        buffer.putLong(block + B3Wire.ORDER_ID, event.priority(change), LITTLE_ENDIAN);
    }

    /** An order as it stood before the change is gone. */
    void delete(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final boolean last,
            final long rptSeq,
            final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        final int length = byId ? B3Wire.DELETED_BLOCK_WITH_PRICE : B3Wire.DELETED_PRICE;
        final int block = change(packet, 51, length, 32, 40, stock.securityId(), last, rptSeq, timeNs);
        buffer.putByte(block + B3Wire.ENTRY_TYPE, (byte) ('0' + event.side(change)));
        buffer.putLong(block + B3Wire.DELETED_SIZE, event.taken(change), LITTLE_ENDIAN);
        buffer.putLong(block + B3Wire.DELETED_ID, event.formerPriority(change), LITTLE_ENDIAN);
        if (byId) {
            buffer.putLong(block + B3Wire.DELETED_PRICE, event.ticks(change) * wireTick(stock), LITTLE_ENDIAN);
        } else {
            buffer.putInt(block + B3Wire.DELETED_POSITION, event.formerPosition(change), LITTLE_ENDIAN);
        }
    }

    /** The best orders of a side are gone, down to a position: version 9 only. */
    void massDelete(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final int side,
            final int position,
            final boolean last,
            final long rptSeq,
            final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        final int block = change(packet, 52, 28, 16, 24, stock.securityId(), last, rptSeq, timeNs);
        buffer.putByte(block + B3Wire.ACTION, (byte) B3Wire.DELETE_FROM);
        buffer.putByte(block + B3Wire.ENTRY_TYPE, (byte) ('0' + side));
        buffer.putInt(block + B3Wire.DELETED_POSITION, position, LITTLE_ENDIAN);
    }

    void trade(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final long tradeId,
            final long rptSeq,
            final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        final int block = change(packet, 53, 56, 44, 52, stock.securityId(), false, rptSeq, timeNs);
        buffer.putLong(block + B3Wire.PRICE, event.ticks(change) * wireTick(stock), LITTLE_ENDIAN);
        buffer.putLong(block + B3Wire.SIZE, event.taken(change), LITTLE_ENDIAN);
        buffer.putInt(block + 28, (int) tradeId, LITTLE_ENDIAN);
    }

    void snapshotHeader(
            final PacketBuilder packet,
            final SimulatedInstrument stock,
            final B3Framing count,
            final int reports,
            final int bids,
            final int offers,
            final long lastRptSeq) {
        final UnsafeBuffer buffer = packet.buffer();
        final int length = byId ? B3Wire.SNAPSHOT_BLOCK_WITH_VERSION : B3Wire.SNAPSHOT_LAST_VERSION;
        final int block = begin(packet, 30, length, version());
        buffer.putLong(block + B3Wire.SECURITY_ID, stock.securityId(), LITTLE_ENDIAN);
        buffer.putInt(block + B3Wire.SNAPSHOT_LAST_PACKET, (int) count.lastNumber(), LITTLE_ENDIAN);
        buffer.putInt(block + B3Wire.SNAPSHOT_REPORTS, reports, LITTLE_ENDIAN);
        buffer.putInt(block + B3Wire.SNAPSHOT_BIDS, bids, LITTLE_ENDIAN);
        buffer.putInt(block + B3Wire.SNAPSHOT_OFFERS, offers, LITTLE_ENDIAN);
        buffer.putInt(block + B3Wire.SNAPSHOT_LAST_RPT_SEQ, (int) lastRptSeq, LITTLE_ENDIAN);
        if (byId) {
            buffer.putShort(block + B3Wire.SNAPSHOT_LAST_VERSION, (short) count.version(), LITTLE_ENDIAN);
        }
    }

    /** Begins a part of the orders of a snapshot, to be followed by {@link #snapshotOrder} and {@link #endSnapshotOrders}. */
    int beginSnapshotOrders(final PacketBuilder packet, final SimulatedInstrument stock) {
        final int block = begin(packet, 71, 8, version());
        packet.buffer().putLong(block + B3Wire.SECURITY_ID, stock.securityId(), LITTLE_ENDIAN);
        packet.buffer().putShort(packet.claim(B3Wire.GROUP_HEADER), (short) entryLength(), LITTLE_ENDIAN);
        return block;
    }

    void snapshotOrder(
            final PacketBuilder packet,
            final int block,
            final SimulatedInstrument stock,
            final OrderEvent event,
            final int change,
            final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        final int count = block + 8 + B3Wire.GROUP_COUNT;
        buffer.putByte(count, (byte) (buffer.getByte(count) + 1));
        final int entry = packet.claim(entryLength());
        buffer.putLong(entry + B3Wire.ENTRY_PRICE, event.ticks(change) * wireTick(stock), LITTLE_ENDIAN);
        buffer.putLong(entry + B3Wire.ENTRY_SIZE, event.units(change), LITTLE_ENDIAN);
        if (!byId) {
            buffer.putInt(entry + B3Wire.ENTRY_POSITION, event.position(change), LITTLE_ENDIAN);
        }
        buffer.putLong(entry + B3Wire.ENTRY_INSERT_TIME, timeNs, LITTLE_ENDIAN);
        buffer.putLong(entry + B3Wire.ENTRY_ID, event.priority(change), LITTLE_ENDIAN);
        buffer.putByte(entry + B3Wire.ENTRY_SIDE, (byte) ('0' + event.side(change)));
    }

    void endSnapshotOrders(final PacketBuilder packet, final int block) {
        end(packet, block);
    }

    private int entryLength() {
        return byId ? MOST_ENTRY : B3Wire.ENTRY_SIDE + 1;
    }

    private int version() {
        return byId ? VERSION_BY_ID : VERSION_BY_POSITION;
    }

    private int change(
            final PacketBuilder packet,
            final int template,
            final int blockLength,
            final int timeAt,
            final int rptSeqAt,
            final long securityId,
            final boolean last,
            final long rptSeq,
            final long timeNs) {
        final UnsafeBuffer buffer = packet.buffer();
        final int block = begin(packet, template, blockLength, version());
        buffer.putLong(block + B3Wire.SECURITY_ID, securityId, LITTLE_ENDIAN);
        buffer.putByte(block + INDICATOR, (byte) (last ? B3Wire.END_OF_EVENT : 0));
        buffer.putLong(block + timeAt, timeNs, LITTLE_ENDIAN);
        buffer.putInt(block + rptSeqAt, (int) rptSeq, LITTLE_ENDIAN);
        return block;
    }

    private static int begin(final PacketBuilder packet, final int template, final int blockLength, final int version) {
        final UnsafeBuffer buffer = packet.buffer();
        final int message = packet.claimMessage(B3Wire.MESSAGE_HEADER + blockLength);
        final int size = B3Wire.MESSAGE_HEADER + blockLength;
        buffer.putShort(message + B3Wire.MESSAGE_SIZE, (short) size, LITTLE_ENDIAN);
        buffer.putShort(message + B3Wire.ENCODING_TYPE, (short) B3Wire.ENCODING, LITTLE_ENDIAN);
        buffer.putShort(message + B3Wire.BLOCK_LENGTH, (short) blockLength, LITTLE_ENDIAN);
        buffer.putShort(message + B3Wire.TEMPLATE_ID, (short) template, LITTLE_ENDIAN);
        buffer.putShort(message + B3Wire.SCHEMA_ID, (short) B3Wire.SCHEMA, LITTLE_ENDIAN);
        buffer.putShort(message + B3Wire.VERSION, (short) version, LITTLE_ENDIAN);
        return message + B3Wire.MESSAGE_HEADER;
    }

    /** Sets the size of a message with something behind its block. */
    private static void end(final PacketBuilder packet, final int block) {
        final int message = block - B3Wire.MESSAGE_HEADER;
        packet.buffer().putShort(message + B3Wire.MESSAGE_SIZE, (short) (packet.length() - message), LITTLE_ENDIAN);
    }

    private static long wireTick(final SimulatedInstrument stock) {
        return stock.quoting().tick() / PRICE_UNIT;
    }
}
