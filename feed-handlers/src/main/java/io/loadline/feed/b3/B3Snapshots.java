package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.BookAction;
import io.loadline.feed.SbeWire;
import io.loadline.feed.recovery.SnapshotRecovery;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Snapshot recovery. For every instrument the venue sends a header, which says how many orders follow, and the orders in messages of up to
 * 255; then the next instrument, in an endless loop. Orders go to the log as they come, so a book of any size takes no memory here; it is
 * good when the last one was seen.
 */
final class B3Snapshots {
    private static final int LAST_PACKET = B3Wire.SNAPSHOT_LAST_PACKET;
    private static final int BIDS = B3Wire.SNAPSHOT_BIDS;
    private static final int OFFERS = B3Wire.SNAPSHOT_OFFERS;
    private static final int LAST_RPT_SEQ = B3Wire.SNAPSHOT_LAST_RPT_SEQ;
    private static final int LAST_VERSION = B3Wire.SNAPSHOT_LAST_VERSION;
    private static final int BLOCK_WITH_VERSION = B3Wire.SNAPSHOT_BLOCK_WITH_VERSION;

    private static final int ENTRY_TYPE = B3Wire.ENTRY_SIDE;

    private final B3Instruments instruments;
    private final SnapshotRecovery recovery;
    private final B3Definitions definitions;
    private final B3Changes changes;
    private final B3Event event;
    private final boolean loose;
    private final List<B3Instrument> open = new ArrayList<>();

    B3Snapshots(
            final B3Instruments instruments,
            final B3Definitions definitions,
            final B3Changes changes,
            final B3Event event,
            final boolean loose) {
        this.instruments = instruments;
        recovery = instruments.recovery();
        this.definitions = definitions;
        this.changes = changes;
        this.event = event;
        this.loose = loose;
    }

    /**
     * @param nextPacket number of the incremental packet that comes next
     * @param started false while no incremental packet has come
     * @param version count of the incremental feed
     */
    void onHeader(
            final DirectBuffer buffer,
            final int message,
            final int nextPacket,
            final boolean started,
            final int version,
            final long timeNs) {
        final int block = B3Layout.block(message);
        final B3Instrument instrument =
                instrument(buffer.getLong(block, LITTLE_ENDIAN), B3Layout.isById(buffer, message));
        if (instrument == null) {
            return;
        }
        open.remove(instrument);
        instrument.takesStatistics = isOfThisCount(buffer, message, started, version)
                && recovery.beginSnapshot(
                        instrument.recovery,
                        buffer.getInt(block + LAST_PACKET, LITTLE_ENDIAN),
                        SbeWire.uint32(buffer, block + LAST_RPT_SEQ),
                        nextPacket,
                        started);
        if (instrument.takesStatistics) {
            event.clear(instrument, timeNs, true);
            instrument.snapshotOrdersLeft =
                    SbeWire.uint32(buffer, block + BIDS) + SbeWire.uint32(buffer, block + OFFERS);
            open.add(instrument);
            completeIfWhole(instrument, started, timeNs);
        }
    }

    void onOrders(final DirectBuffer buffer, final int message, final boolean started, final long timeNs) {
        final B3Instrument instrument = instruments.get(buffer.getLong(B3Layout.block(message), LITTLE_ENDIAN));
        if (instrument == null
                || !instrument.recovery.isInSnapshot()
                || B3Layout.isById(buffer, message) != instrument.byId) {
            return;
        }
        final int group = B3Layout.firstGroup(buffer, message);
        final int entryLength = SbeWire.entryLength(buffer, group);
        int entry = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            onOrder(instrument, buffer, entry, timeNs);
            entry += entryLength;
        }
        instrument.snapshotOrdersLeft -= SbeWire.entryCount(buffer, group);
        completeIfWhole(instrument, started, timeNs);
    }

    /** Packets of the snapshot feed are lost, or the loop begins again: what is not complete will not be. */
    void abandon() {
        for (int i = 0; i < open.size(); i++) {
            recovery.abandonSnapshot(open.get(i).recovery);
            open.get(i).takesStatistics = false;
        }
        open.clear();
    }

    private void onOrder(final B3Instrument instrument, final DirectBuffer buffer, final int entry, final long timeNs) {
        final int side = B3Changes.side(buffer.getByte(entry + ENTRY_TYPE));
        final long orderId = buffer.getLong(entry + B3Wire.ENTRY_ID, LITTLE_ENDIAN);
        if (side < 0) {
            return;
        }
        event.add(
                instrument,
                timeNs,
                B3Layout.price(buffer, entry + B3Wire.ENTRY_PRICE),
                B3Layout.quantity(buffer, entry + B3Wire.ENTRY_SIZE),
                orderId,
                instrument.byId ? orderId : SbeWire.uint32(buffer, entry + B3Wire.ENTRY_POSITION),
                BookAction.NEW,
                side);
    }

    private void completeIfWhole(final B3Instrument instrument, final boolean started, final long timeNs) {
        if (instrument.snapshotOrdersLeft > 0) {
            return;
        }
        open.remove(instrument);
        if (instrument.snapshotOrdersLeft == 0) {
            event.touch(instrument, timeNs);
            recovery.completeSnapshot(instrument.recovery, started, changes);
        } else {
            // more orders than announced: pieces of two snapshots
            recovery.abandonSnapshot(instrument.recovery);
        }
    }

    private static boolean isOfThisCount(
            final DirectBuffer buffer, final int message, final boolean started, final int version) {
        if (!started || B3Layout.blockLength(buffer, message) < BLOCK_WITH_VERSION) {
            return true;
        }
        final int snapshotVersion = SbeWire.uint16(buffer, B3Layout.block(message) + LAST_VERSION);
        return snapshotVersion == 0 || snapshotVersion == version;
    }

    private B3Instrument instrument(final long securityId, final boolean byId) {
        B3Instrument instrument = instruments.get(securityId);
        if (loose && (instrument == null || !instrument.isDefined())) {
            instrument = instruments.getOrAdd(securityId);
            return instrument != null && definitions.definePlaceholder(instrument, byId) ? instrument : null;
        }
        return instrument != null && instrument.isDefined() && instrument.byId == byId ? instrument : null;
    }
}
