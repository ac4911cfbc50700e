package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.SbeWire;
import org.agrona.DirectBuffer;

/**
 * Recovery of orders. The venue sends the orders of every instrument in a loop, those of one instrument in as many chunks as they need;
 * each chunk goes to the log as it comes. A snapshot serves if all changes after its packet number are kept aside; a chunk that is
 * missing makes the rest of it useless, and the instrument waits for the next loop.
 */
final class CmeOrderSnapshots {
    private static final int LAST_PACKET = 0;
    private static final int SECURITY_ID = 8;
    private static final int CHUNKS = 12;
    private static final int CURRENT_CHUNK = 16;
    private static final int TRANSACT_TIME = 20;

    private static final int ORDER_ID = 0;
    private static final int PRIORITY = 8;
    private static final int PRICE = 16;
    private static final int QUANTITY = 24;
    private static final int TYPE = 28;

    /** A snapshot so far ahead of the changes is of another count. */
    private static final int MOST_AHEAD = 1 << 16;

    private final EventWriter writer;
    private final CmeInstruments instruments;
    private final CmeDefinitions definitions;
    private final CmeOrders orders;
    private final boolean fragments;

    CmeOrderSnapshots(
            final EventWriter writer,
            final CmeInstruments instruments,
            final CmeDefinitions definitions,
            final CmeOrders orders,
            final boolean fragments) {
        this.writer = writer;
        this.instruments = instruments;
        this.definitions = definitions;
        this.orders = orders;
        this.fragments = fragments;
    }

    /**
     * @param nextPacket number of the incremental packet that comes next
     * @param started false while no incremental packet has come: the first one then says if the snapshot still serves
     */
    void onChunk(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int nextPacket,
            final boolean started) {
        final int block = CmeLayout.block(message);
        final CmeInstrument instrument = instruments.get(buffer.getInt(block + SECURITY_ID, LITTLE_ENDIAN), fragments);
        if (!definitions.isKnown(instrument) || !isWanted(instrument)) {
            return;
        }
        final int lastPacket = buffer.getInt(block + LAST_PACKET, LITTLE_ENDIAN);
        final int chunk = buffer.getInt(block + CURRENT_CHUNK, LITTLE_ENDIAN);
        if (instrument.orders == CmeInstrument.Orders.SNAPSHOT) {
            final boolean serves = lastPacket == instrument.ordersThrough
                    && (!started || fragments || orders.isCompleteAfter(instrument, lastPacket));
            if (serves && Integer.compareUnsigned(chunk, instrument.nextChunk) < 0) {
                return;
            }
            if (!serves || chunk != instrument.nextChunk) {
                orders.abandonSnapshot(instrument);
            }
        }
        if (instrument.orders != CmeInstrument.Orders.SNAPSHOT) {
            if (chunk != 1 || !canBeUsed(instrument, lastPacket, nextPacket, started)) {
                return;
            }
            orders.beginSnapshot(instrument);
            instrument.ordersThrough = lastPacket;
        }
        instrument.nextChunk = chunk + 1;
        write(instrument, template, buffer, message, chunk == 1);
        if (Integer.compareUnsigned(chunk, buffer.getInt(block + CHUNKS, LITTLE_ENDIAN)) >= 0) {
            orders.endSnapshot(instrument, lastPacket, buffer.getLong(block + TRANSACT_TIME, LITTLE_ENDIAN));
        }
    }

    private static boolean isWanted(final CmeInstrument instrument) {
        return instrument.orders != CmeInstrument.Orders.GOOD && instrument.orders != CmeInstrument.Orders.RECOVERING;
    }

    private boolean canBeUsed(
            final CmeInstrument instrument, final int lastPacket, final int nextPacket, final boolean started) {
        if (!started) {
            return true;
        }
        final boolean complete = orders.isCompleteAfter(instrument, lastPacket);
        if (fragments) {
            return complete || !instrument.ordersAnchored;
        }
        return complete && lastPacket - nextPacket < MOST_AHEAD;
    }

    private void write(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final boolean first) {
        final long timeNs = buffer.getLong(CmeLayout.block(message) + TRANSACT_TIME, LITTLE_ENDIAN);
        final CmePriceScale scale = instrument.prices(template);
        final int group = CmeLayout.firstGroup(buffer, message);
        final int entryLength = SbeWire.entryLength(buffer, group);
        int entry = SbeWire.firstEntry(group);
        writer.beginOrders(instrument.id, EventWriter.RECOVERY | (first ? EventWriter.CLEAR : 0), timeNs);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            final int side = CmeChanges.bookSide(buffer.getByte(entry + TYPE));
            if (side == BookSide.BID || side == BookSide.ASK) {
                writer.orderEntry(
                        scale.price(buffer.getLong(entry + PRICE, LITTLE_ENDIAN)),
                        CmeOrders.quantity(buffer.getInt(entry + QUANTITY, LITTLE_ENDIAN)),
                        buffer.getLong(entry + ORDER_ID, LITTLE_ENDIAN),
                        CmeOrders.priority(buffer.getLong(entry + PRIORITY, LITTLE_ENDIAN)),
                        BookAction.NEW,
                        side,
                        0);
            }
            entry += entryLength;
        }
        writer.endOrders(false);
        instrument.ordersTold = true;
        instrument.clearOrdersFirst = false;
    }
}
