package io.loadline.feed.cme;

import io.loadline.feed.EventWriter;
import io.loadline.feed.LevelEntry;

/**
 * The changes of levels and orders of the exchange event being read, by instrument in the order in which the event touched them. Pre-allocated: an event
 * of more changes than fit goes to the log in pieces, of which only the last commits.
 */
final class ExchangeEvent {
    static final int NO_ENTRY = -1;
    private static final int MOST_ENTRIES = 8192;
    private static final int MOST_INSTRUMENTS = 4096;

    private final EventWriter writer;
    private final CmeInstruments instruments;
    private final long[] prices = new long[MOST_ENTRIES];
    private final long[] quantities = new long[MOST_ENTRIES];
    private final long[] packed = new long[MOST_ENTRIES];
    private final int[] following = new int[MOST_ENTRIES];
    private final EventOrders orders = new EventOrders();
    private final CmeInstrument[] touched = new CmeInstrument[MOST_INSTRUMENTS];
    private int entryCount;
    private int touchedCount;
    private boolean open;
    private long transactTimeNs;

    ExchangeEvent(final EventWriter writer, final CmeInstruments instruments) {
        this.writer = writer;
        this.instruments = instruments;
    }

    /** A message of an event: one of another time ends the event before it, marked or not. */
    void onMessage(final long messageTransactTimeNs) {
        if (open && messageTransactTimeNs != transactTimeNs) {
            commit();
        }
        open = true;
        transactTimeNs = messageTransactTimeNs;
    }

    boolean isOpen() {
        return open;
    }

    void add(
            final CmeInstrument instrument,
            final long timeNs,
            final long price,
            final long quantity,
            final int orderCount,
            final int level,
            final int action,
            final int side) {
        if (instrument.topFromOrders) {
            return;
        }
        if (entryCount == MOST_ENTRIES) {
            spill();
        }
        touch(instrument, timeNs);
        final int entry = entryCount++;
        prices[entry] = price;
        quantities[entry] = quantity;
        packed[entry] = LevelEntry.pack(orderCount, level, action, side);
        following[entry] = NO_ENTRY;
        if (instrument.firstEntry == NO_ENTRY) {
            instrument.firstEntry = entry;
        } else {
            following[instrument.lastEntry] = entry;
        }
        instrument.lastEntry = entry;
    }

    /** Empties the book; changes of the event before this one no longer matter. */
    void clear(final CmeInstrument instrument, final long timeNs, final boolean fromSnapshot) {
        if (instrument.topFromOrders) {
            return;
        }
        touch(instrument, timeNs);
        instrument.firstEntry = NO_ENTRY;
        instrument.lastEntry = NO_ENTRY;
        instrument.clearFirst = true;
        instrument.fromSnapshot = fromSnapshot;
    }

    void addOrder(
            final CmeInstrument instrument,
            final long timeNs,
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final int action,
            final int side) {
        if (orders.isFull()) {
            spill();
        }
        touchOrders(instrument, timeNs);
        orders.add(instrument, price, quantity, orderId, priority, action, side);
    }

    /** Empties the orders; changes of the event before this one no longer matter. */
    void clearOrders(final CmeInstrument instrument, final long timeNs) {
        touchOrders(instrument, timeNs);
        EventOrders.drop(instrument);
        instrument.clearOrdersFirst = true;
    }

    /** Forgets what the event changed of the orders of an instrument. */
    void dropOrders(final CmeInstrument instrument) {
        EventOrders.drop(instrument);
        instrument.ordersInEvent = false;
        instrument.clearOrdersFirst = false;
        instrument.ordersFromSnapshot = false;
    }

    /** Makes the instrument and its levels part of the event. */
    void touch(final CmeInstrument instrument, final long timeNs) {
        join(instrument, timeNs);
        instrument.levelsInEvent = true;
    }

    /** Makes the instrument and its orders part of the event. */
    void touchOrders(final CmeInstrument instrument, final long timeNs) {
        join(instrument, timeNs);
        instrument.ordersInEvent = true;
    }

    private void join(final CmeInstrument instrument, final long timeNs) {
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
            final CmeInstrument instrument = touched[i];
            touched[i] = null;
            write(instrument, true);
            instrument.inEvent = false;
            instrument.levelsInEvent = false;
            instrument.ordersInEvent = false;
            instruments.onCommitted(instrument);
        }
        touchedCount = 0;
        entryCount = 0;
        orders.clear();
        open = false;
    }

    private void spill() {
        for (int i = 0; i < touchedCount; i++) {
            write(touched[i], false);
        }
        entryCount = 0;
        orders.clear();
    }

    private void write(final CmeInstrument instrument, final boolean commit) {
        if (instrument.levelsInEvent && !instrument.topFromOrders) {
            writeLevels(instrument, commit);
        }
        if (instrument.ordersInEvent) {
            orders.write(writer, instrument, commit);
        }
    }

    private void writeLevels(final CmeInstrument instrument, final boolean commit) {
        final int flags =
                (instrument.clearFirst ? EventWriter.CLEAR : 0) | (instrument.fromSnapshot ? EventWriter.RECOVERY : 0);
        writer.beginBook(instrument.id, flags, instrument.eventTimeNs);
        for (int entry = instrument.firstEntry; entry != NO_ENTRY; entry = following[entry]) {
            writer.bookEntry(prices[entry], quantities[entry], packed[entry]);
        }
        writer.endBook(commit);
        instrument.firstEntry = NO_ENTRY;
        instrument.lastEntry = NO_ENTRY;
        instrument.clearFirst = false;
        instrument.fromSnapshot = instrument.fromSnapshot && !commit;
    }
}
