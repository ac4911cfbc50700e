package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.BookAction;
import io.loadline.feed.SbeWire;
import io.loadline.feed.recovery.SnapshotRecovery;
import org.agrona.DirectBuffer;

/**
 * Market recovery. The venue sends a book snapshot of every instrument in a loop; a stale instrument takes its own and needs no other's. Which
 * snapshot serves is decided by {@link SnapshotRecovery}.
 */
final class CmeSnapshots {
    private static final int LAST_PACKET = 0;
    private static final int SECURITY_ID = 8;
    private static final int RPT_SEQ = 12;
    private static final int TRANSACT_TIME = 16;
    private static final int TRADING_STATUS = 34;
    private static final int HIGH_LIMIT = 35;
    private static final int STREAM_SECURITY_ID = 9;
    private static final int STREAM_HIGH_LIMIT = 13;
    private static final int NULL_STATUS = 255;

    private final CmeInstruments instruments;
    private final CmeDefinitions definitions;
    private final CmeChanges changes;
    private final CmeOrders orders;
    private final ExchangeEvent event;
    private final SnapshotRecovery recovery;
    private final boolean fragments;

    CmeSnapshots(
            final CmeInstruments instruments,
            final CmeDefinitions definitions,
            final CmeChanges changes,
            final CmeOrders orders,
            final ExchangeEvent event,
            final boolean fragments) {
        this.instruments = instruments;
        recovery = instruments.recovery();
        this.definitions = definitions;
        this.changes = changes;
        this.orders = orders;
        this.event = event;
        this.fragments = fragments;
    }

    /**
     * @param nextPacket number of the incremental packet that comes next
     * @param started false while no incremental packet has come: the first one then says if the snapshot still serves
     */
    void onSnapshot(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int nextPacket,
            final boolean started) {
        final int block = CmeLayout.block(message);
        final CmeInstrument instrument = instruments.get(buffer.getInt(block + SECURITY_ID, LITTLE_ENDIAN), fragments);
        if (!definitions.isKnown(instrument)) {
            return;
        }
        final int lastPacket = buffer.getInt(block + LAST_PACKET, LITTLE_ENDIAN);
        final long rptSeq = SbeWire.uint32(buffer, block + RPT_SEQ);
        final long timeNs = buffer.getLong(block + TRANSACT_TIME, LITTLE_ENDIAN);
        final int status = buffer.getByte(block + TRADING_STATUS) & 0xff;
        if (status != NULL_STATUS) {
            instruments.onStatus(instrument, status, timeNs);
        }
        if (fragments) {
            apply(instrument, template, buffer, message, timeNs, nextPacket);
            changes.applyLimits(instrument, template, buffer, block + HIGH_LIMIT, timeNs);
            endUnlessOpen();
        } else if (recovery.beginSnapshot(instrument, lastPacket, rptSeq, nextPacket, started)) {
            event.touch(instrument, timeNs);
            apply(instrument, template, buffer, message, timeNs, nextPacket);
            changes.applyLimits(instrument, template, buffer, block + HIGH_LIMIT, timeNs);
            recovery.completeSnapshot(instrument, started, changes);
            endUnlessOpen();
        }
    }

    /** A snapshot in the stream of changes: what follows it goes on from it. */
    void onStreamSnapshot(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int packet,
            final long timeNs) {
        final int block = CmeLayout.block(message);
        final CmeInstrument instrument =
                instruments.get(buffer.getInt(block + STREAM_SECURITY_ID, LITTLE_ENDIAN), fragments);
        if (definitions.isKnown(instrument)) {
            apply(instrument, template, buffer, message, timeNs, packet);
            changes.applyLimits(instrument, template, buffer, block + STREAM_HIGH_LIMIT, timeNs);
            recovery.onEmptied(instrument, packet);
        }
    }

    /** A definition that came late: the changes kept aside may be all there ever were. */
    void onDefined(final CmeInstrument instrument) {
        if (!fragments && recovery.resume(instrument, changes)) {
            event.touch(instrument, instrument.eventTimeNs);
            endUnlessOpen();
        }
    }

    private void endUnlessOpen() {
        if (!event.isOpen()) {
            event.commit();
        }
    }

    private void apply(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final long timeNs,
            final int nextPacket) {
        if (orders.mustHearOfLevels(instrument) && hasOutrightLevel(template, buffer, message)) {
            orders.onLevel(instrument, nextPacket - 1, timeNs);
        }
        event.clear(instrument, timeNs, true);
        final CmeEntryLayout layout = template.entries;
        final int group = CmeLayout.firstGroup(buffer, message);
        final int entryLength = SbeWire.entryLength(buffer, group);
        int entry = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            final int type = buffer.getByte(entry + layout.type);
            final int side = CmeChanges.bookSide(type);
            if (side < 0) {
                changes.applyStatistic(instrument, template, type, buffer, entry, timeNs);
            } else {
                event.add(
                        instrument,
                        timeNs,
                        instrument.prices(template).price(buffer.getLong(entry + layout.price, LITTLE_ENDIAN)),
                        CmeChanges.size(layout, buffer, entry),
                        CmeChanges.orders(layout, buffer, entry),
                        buffer.getByte(entry + layout.level) & 0xff,
                        BookAction.NEW,
                        side);
            }
            entry += entryLength;
        }
    }

    private static boolean hasOutrightLevel(final CmeTemplate template, final DirectBuffer buffer, final int message) {
        final int group = CmeLayout.firstGroup(buffer, message);
        int type = SbeWire.firstEntry(group) + template.entries.type;
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            if (CmeChanges.isOutright(buffer.getByte(type))) {
                return true;
            }
            type += SbeWire.entryLength(buffer, group);
        }
        return false;
    }
}
