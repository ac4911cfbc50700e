package io.loadline.feed.deribit;

import static io.loadline.feed.deribit.DeribitInstrument.NO_CHANGE;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.Backlog;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateReason;
import org.agrona.DirectBuffer;

/**
 * Books by price, and the chain of changes that says whether they are right. A change whose predecessor is 0 starts a book from empty. Of
 * a stale book the changes are kept, so that a snapshot older than the last of them can be used.
 */
final class DeribitBooks {
    private static final int BACKLOG_BYTES = 1 << 20;
    private static final long NANOS_IN_MILLISECOND = 1_000_000L;
    private static final long NO_PREDECESSOR = 0;

    private final EventWriter writer;
    private final DeribitInstruments instruments;
    private final FeedStatistics statistics;
    private final Backlog backlog = new Backlog(BACKLOG_BYTES);

    DeribitBooks(final EventWriter writer, final DeribitInstruments instruments, final FeedStatistics statistics) {
        this.writer = writer;
        this.instruments = instruments;
        this.statistics = statistics;
    }

    void onBook(final DeribitInstrument instrument, final DirectBuffer buffer, final int block, final int group) {
        if (instrument == null) {
            return;
        }
        final long change = buffer.getLong(block + DeribitLayout.BOOK_CHANGE, LITTLE_ENDIAN);
        final long previous = buffer.getLong(block + DeribitLayout.BOOK_PREVIOUS_CHANGE, LITTLE_ENDIAN);
        if (change <= instrument.change && previous != NO_PREDECESSOR) {
            return;
        }
        instrument.heardChange = previous == NO_PREDECESSOR ? change : Math.max(instrument.heardChange, change);
        final long timeNs = buffer.getLong(block + DeribitLayout.BOOK_TIME_MS, LITTLE_ENDIAN) * NANOS_IN_MILLISECOND;
        if (!continues(instrument, buffer, block)) {
            lose(instrument, StateReason.CHANGE_ID_GAP, timeNs);
            keep(instrument, buffer, block, group);
            return;
        }
        apply(instrument, buffer, block, group, timeNs);
        if (instrument.stale) {
            applyBacklog(instrument);
            recoverIfWhole(instrument, timeNs);
        }
    }

    void onSnapshot(
            final DeribitChannel channel,
            final DeribitInstrument instrument,
            final DirectBuffer buffer,
            final int block,
            final int group) {
        if (instrument == null) {
            return;
        }
        final long change = buffer.getLong(block + DeribitLayout.SNAPSHOT_CHANGE, LITTLE_ENDIAN);
        final boolean last = buffer.getByte(block + DeribitLayout.SNAPSHOT_IS_LAST) != 0;
        final boolean first = channel.snapshotOf == DeribitChannel.BETWEEN_BOOKS;
        final boolean continuing = channel.snapshotOf == instrument.venueId && channel.snapshotChange == change;
        if (first) {
            channel.snapshotApplied = canBeUsed(instrument, change);
            channel.snapshotChange = change;
        } else if (!continuing) {
            channel.snapshotApplied = false;
        }
        channel.snapshotOf =
                last ? DeribitChannel.BETWEEN_BOOKS : first || continuing ? instrument.venueId : DeribitChannel.UNKNOWN;
        if (channel.snapshotApplied && (first || continuing)) {
            applySnapshot(instrument, buffer, block, group, first, last);
        }
    }

    void onGap(final int channel, final boolean restart, final long timeNs) {
        for (int i = 0; i < instruments.all().size(); i++) {
            final DeribitInstrument instrument = instruments.all().get(i);
            if (instrument.channel == channel || instrument.channel == DeribitInstrument.NO_CHANNEL) {
                lose(instrument, StateReason.SEQUENCE_GAP, timeNs);
                if (restart) {
                    instrument.change = NO_CHANGE;
                    instrument.heardChange = NO_CHANGE;
                }
            }
        }
    }

    /** A snapshot ahead of a good book is taken too: the changes in between are dropped as they come. */
    private boolean canBeUsed(final DeribitInstrument instrument, final long snapshotChange) {
        if (!instrument.stale) {
            return snapshotChange > instrument.change;
        }
        return snapshotChange >= instrument.heardChange || backlogLeadsOn(instrument, snapshotChange);
    }

    private boolean backlogLeadsOn(final DeribitInstrument instrument, final long snapshotChange) {
        final DirectBuffer buffer = backlog.buffer();
        long reached = snapshotChange;
        long open = NO_CHANGE;
        for (int at = backlog.first(); backlog.has(at); at = backlog.after(at)) {
            final int block = backlog.offset(at);
            final long change = buffer.getLong(block + DeribitLayout.BOOK_CHANGE, LITTLE_ENDIAN);
            if (backlog.key(at) == (int) instrument.venueId && change > reached) {
                final long previous = buffer.getLong(block + DeribitLayout.BOOK_PREVIOUS_CHANGE, LITTLE_ENDIAN);
                if (open == NO_CHANGE ? previous != reached : change != open) {
                    return false;
                }
                final boolean last = buffer.getByte(block + DeribitLayout.BOOK_IS_LAST) != 0;
                open = last ? NO_CHANGE : change;
                reached = last ? change : reached;
            }
        }
        return reached == instrument.heardChange;
    }

    private void applyBacklog(final DeribitInstrument instrument) {
        final DirectBuffer buffer = backlog.buffer();
        for (int at = backlog.first(); backlog.has(at); at = backlog.after(at)) {
            final int block = backlog.offset(at);
            final long change = buffer.getLong(block + DeribitLayout.BOOK_CHANGE, LITTLE_ENDIAN);
            if (backlog.key(at) == (int) instrument.venueId && change > instrument.change) {
                if (!continues(instrument, buffer, block)) {
                    return;
                }
                final long timeNs =
                        buffer.getLong(block + DeribitLayout.BOOK_TIME_MS, LITTLE_ENDIAN) * NANOS_IN_MILLISECOND;
                apply(instrument, buffer, block, block + backlog.tag(at), timeNs);
            }
        }
    }

    private static boolean continues(final DeribitInstrument instrument, final DirectBuffer buffer, final int block) {
        final long previous = buffer.getLong(block + DeribitLayout.BOOK_PREVIOUS_CHANGE, LITTLE_ENDIAN);
        final long change = buffer.getLong(block + DeribitLayout.BOOK_CHANGE, LITTLE_ENDIAN);
        if (instrument.openChange != NO_CHANGE) {
            return instrument.openChange == change;
        }
        return previous == NO_PREDECESSOR || previous == instrument.change;
    }

    private static boolean isReadable(
            final DirectBuffer buffer, final int group, final int sideOffset, final int priceOffset) {
        final int entryLength = DeribitLayout.entryLength(buffer, group);
        int entry = group + DeribitLayout.GROUP_HEADER;
        for (int i = DeribitLayout.entryCount(buffer, group); i > 0; i--) {
            final double price = buffer.getDouble(entry + priceOffset, LITTLE_ENDIAN);
            final double amount = buffer.getDouble(entry + priceOffset + Double.BYTES, LITTLE_ENDIAN);
            if (DeribitNumbers.price(price) == Scale.NULL_PRICE
                    || DeribitNumbers.quantity(amount) < 0
                    || (buffer.getByte(entry + sideOffset) & ~1) != 0) {
                return false;
            }
            entry += entryLength;
        }
        return true;
    }

    private static boolean areActionsKnown(final DirectBuffer buffer, final int group) {
        final int entryLength = DeribitLayout.entryLength(buffer, group);
        int entry = group + DeribitLayout.GROUP_HEADER + DeribitLayout.BOOK_ENTRY_ACTION;
        for (int i = DeribitLayout.entryCount(buffer, group); i > 0; i--) {
            if ((buffer.getByte(entry) & 0xff) > BookAction.DELETE) {
                return false;
            }
            entry += entryLength;
        }
        return true;
    }

    private static int side(final byte wire) {
        return wire == 0 ? BookSide.ASK : BookSide.BID;
    }

    /** A book that is wrong from here on; parts of a change that are in it already make all before it useless too. */
    private void lose(final DeribitInstrument instrument, final int reason, final long timeNs) {
        if (instrument.openChange != NO_CHANGE) {
            instrument.openChange = NO_CHANGE;
            instrument.change = NO_CHANGE;
        }
        if (!instrument.stale) {
            instruments.markStale(instrument, reason, timeNs);
        }
    }

    private void recoverIfWhole(final DeribitInstrument instrument, final long timeNs) {
        if (instrument.stale
                && instrument.openChange == NO_CHANGE
                && instrument.change != NO_CHANGE
                && instrument.change >= instrument.heardChange) {
            instruments.markRecovered(instrument, timeNs);
            if (!instruments.anyStale()) {
                backlog.clear();
            }
        }
    }

    private void reject(final DeribitInstrument instrument, final long timeNs) {
        statistics.error();
        instrument.change = NO_CHANGE;
        instrument.openChange = NO_CHANGE;
        lose(instrument, StateReason.MALFORMED, timeNs);
    }

    private void keep(final DeribitInstrument instrument, final DirectBuffer buffer, final int block, final int group) {
        final int end = group
                + DeribitLayout.GROUP_HEADER
                + DeribitLayout.entryLength(buffer, group) * DeribitLayout.entryCount(buffer, group);
        backlog.append((int) instrument.venueId, group - block, 0, buffer, block, end - block);
    }

    private void apply(
            final DeribitInstrument instrument,
            final DirectBuffer buffer,
            final int block,
            final int group,
            final long timeNs) {
        if (!isReadable(buffer, group, DeribitLayout.BOOK_ENTRY_SIDE, DeribitLayout.BOOK_ENTRY_PRICE)
                || !areActionsKnown(buffer, group)) {
            reject(instrument, timeNs);
            return;
        }
        final long previous = buffer.getLong(block + DeribitLayout.BOOK_PREVIOUS_CHANGE, LITTLE_ENDIAN);
        final long change = buffer.getLong(block + DeribitLayout.BOOK_CHANGE, LITTLE_ENDIAN);
        final boolean last = buffer.getByte(block + DeribitLayout.BOOK_IS_LAST) != 0;
        final boolean fromEmpty = previous == NO_PREDECESSOR && instrument.openChange == NO_CHANGE;
        writer.beginBook(instrument.id, fromEmpty ? EventWriter.CLEAR : 0, timeNs);
        final int entryLength = DeribitLayout.entryLength(buffer, group);
        int entry = group + DeribitLayout.GROUP_HEADER;
        for (int i = DeribitLayout.entryCount(buffer, group); i > 0; i--) {
            final double price = buffer.getDouble(entry + DeribitLayout.BOOK_ENTRY_PRICE, LITTLE_ENDIAN);
            final double amount = buffer.getDouble(entry + DeribitLayout.BOOK_ENTRY_AMOUNT, LITTLE_ENDIAN);
            writer.bookEntry(
                    DeribitNumbers.price(price, instrument),
                    DeribitNumbers.quantity(amount),
                    -1,
                    0,
                    buffer.getByte(entry + DeribitLayout.BOOK_ENTRY_ACTION),
                    side(buffer.getByte(entry + DeribitLayout.BOOK_ENTRY_SIDE)));
            entry += entryLength;
        }
        writer.endBook(last);
        instrument.openChange = last ? NO_CHANGE : change;
        instrument.change = last ? change : instrument.change;
    }

    private void applySnapshot(
            final DeribitInstrument instrument,
            final DirectBuffer buffer,
            final int block,
            final int group,
            final boolean first,
            final boolean last) {
        final long timeNs =
                buffer.getLong(block + DeribitLayout.SNAPSHOT_TIME_MS, LITTLE_ENDIAN) * NANOS_IN_MILLISECOND;
        final long change = buffer.getLong(block + DeribitLayout.SNAPSHOT_CHANGE, LITTLE_ENDIAN);
        if (!isReadable(buffer, group, DeribitLayout.SNAPSHOT_ENTRY_SIDE, DeribitLayout.SNAPSHOT_ENTRY_PRICE)) {
            reject(instrument, timeNs);
            return;
        }
        writer.beginBook(instrument.id, EventWriter.RECOVERY | (first ? EventWriter.CLEAR : 0), timeNs);
        final int entryLength = DeribitLayout.entryLength(buffer, group);
        int entry = group + DeribitLayout.GROUP_HEADER;
        for (int i = DeribitLayout.entryCount(buffer, group); i > 0; i--) {
            final double price = buffer.getDouble(entry + DeribitLayout.SNAPSHOT_ENTRY_PRICE, LITTLE_ENDIAN);
            final double amount = buffer.getDouble(entry + DeribitLayout.SNAPSHOT_ENTRY_AMOUNT, LITTLE_ENDIAN);
            writer.bookEntry(
                    DeribitNumbers.price(price, instrument),
                    DeribitNumbers.quantity(amount),
                    -1,
                    0,
                    BookAction.NEW,
                    side(buffer.getByte(entry + DeribitLayout.SNAPSHOT_ENTRY_SIDE)));
            entry += entryLength;
        }
        writer.endBook(last);
        instrument.openChange = NO_CHANGE;
        instrument.change = last ? change : NO_CHANGE;
        if (last) {
            instrument.heardChange = Math.max(instrument.heardChange, change);
            applyBacklog(instrument);
            recoverIfWhole(instrument, timeNs);
        }
    }
}
