package io.loadline.feed.b3;

import io.loadline.feed.BookAction;
import io.loadline.feed.EventWriter;
import io.loadline.feed.recovery.SnapshotRecovery;

/**
 * The order changes of the exchange event being read, by instrument in the order in which the event touched them. Pre-allocated: an event
 * of more changes than fit goes to the log in pieces, of which only the last commits.
 */
final class B3Event {
    static final int NO_ENTRY = -1;
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_INSTRUMENTS = 1024;

    private final EventWriter writer;
    private final SnapshotRecovery recovery;
    private final long[] prices = new long[MOST_ENTRIES];
    private final long[] quantities = new long[MOST_ENTRIES];
    private final long[] orderIds = new long[MOST_ENTRIES];
    private final long[] priorities = new long[MOST_ENTRIES];
    private final byte[] actions = new byte[MOST_ENTRIES];
    private final byte[] sides = new byte[MOST_ENTRIES];
    private final int[] following = new int[MOST_ENTRIES];
    private final B3Instrument[] touched = new B3Instrument[MOST_INSTRUMENTS];
    private int entryCount;
    private int touchedCount;

    B3Event(final EventWriter writer, final SnapshotRecovery recovery) {
        this.writer = writer;
        this.recovery = recovery;
    }

    boolean isOpen() {
        return touchedCount > 0;
    }

    void add(
            final B3Instrument instrument,
            final long timeNs,
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final int action,
            final int side) {
        if (entryCount == MOST_ENTRIES) {
            spill();
        }
        touch(instrument, timeNs);
        final int entry = entryCount++;
        prices[entry] = price;
        quantities[entry] = quantity;
        orderIds[entry] = orderId;
        priorities[entry] = priority;
        actions[entry] = (byte) action;
        sides[entry] = (byte) side;
        following[entry] = NO_ENTRY;
        if (instrument.firstEntry == NO_ENTRY) {
            instrument.firstEntry = entry;
        } else {
            following[instrument.lastEntry] = entry;
        }
        instrument.lastEntry = entry;
    }

    /** Empties the book; changes of the event before this one no longer matter. */
    void clear(final B3Instrument instrument, final long timeNs, final boolean fromSnapshot) {
        touch(instrument, timeNs);
        forget(instrument);
        instrument.clearFirst = true;
        instrument.fromSnapshot = fromSnapshot;
    }

    private static void forget(final B3Instrument instrument) {
        instrument.firstEntry = NO_ENTRY;
        instrument.lastEntry = NO_ENTRY;
    }

    /** Makes the instrument part of the event. */
    void touch(final B3Instrument instrument, final long timeNs) {
        if (!instrument.inEvent) {
            if (touchedCount == MOST_INSTRUMENTS) {
                commit();
            }
            instrument.inEvent = true;
            touched[touchedCount++] = instrument;
        }
        instrument.eventTimeNs = timeNs;
    }

    /** The event is complete: its changes go to the log. */
    void commit() {
        for (int i = 0; i < touchedCount; i++) {
            final B3Instrument instrument = touched[i];
            touched[i] = null;
            write(instrument, !instrument.recovery.isInSnapshot());
            instrument.inEvent = false;
            recovery.onCommitted(instrument.recovery, instrument.eventTimeNs);
        }
        touchedCount = 0;
        entryCount = 0;
    }

    private void spill() {
        for (int i = 0; i < touchedCount; i++) {
            write(touched[i], false);
        }
        entryCount = 0;
    }

    private void write(final B3Instrument instrument, final boolean commit) {
        final int flags =
                (instrument.clearFirst ? EventWriter.CLEAR : 0) | (instrument.fromSnapshot ? EventWriter.RECOVERY : 0);
        writer.beginOrders(instrument.id, flags, instrument.eventTimeNs);
        for (int entry = instrument.firstEntry; entry != NO_ENTRY; entry = following[entry]) {
            // a changed order keeps its place: one that loses it comes back under another id
            writer.orderEntry(
                    prices[entry],
                    quantities[entry],
                    orderIds[entry],
                    priorities[entry],
                    actions[entry],
                    sides[entry],
                    actions[entry] == BookAction.CHANGE ? EventWriter.KEEPS_PLACE : 0);
        }
        writer.endOrders(commit);
        forget(instrument);
        instrument.clearFirst = false;
        instrument.fromSnapshot = instrument.fromSnapshot && !commit;
    }
}
