package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.Backlog;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateReason;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/**
 * Changes of the incremental feed: books, trades and statistics. Each entry carries its instrument's own number; the entry is applied if it
 * is the next one, dropped if a snapshot already has it, and else kept aside.
 */
final class CmeChanges {
    private static final int BACKLOG_BYTES = 1 << 20;
    private static final int LONGEST_KEPT_ENTRY = 64;
    /** In place of an instrument's own number, which counts from 1. */
    private static final long UNNUMBERED = 0;

    private static final CmeTemplate[] TEMPLATES = CmeTemplate.values();

    private final EventWriter writer;
    private final CmeInstruments instruments;
    private final CmeDefinitions definitions;
    private final CmeOrders orders;
    private final ExchangeEvent event;
    private final FeedStatistics statistics;
    private final boolean fragments;
    private final Backlog backlog = new Backlog(BACKLOG_BYTES);
    private int packetSequence;

    CmeChanges(
            final EventWriter writer,
            final CmeInstruments instruments,
            final CmeDefinitions definitions,
            final CmeOrders orders,
            final ExchangeEvent event,
            final FeedStatistics statistics,
            final boolean fragments) {
        this.writer = writer;
        this.instruments = instruments;
        this.definitions = definitions;
        this.orders = orders;
        this.event = event;
        this.statistics = statistics;
        this.fragments = fragments;
    }

    void onMessage(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int sequence,
            final long timeNs) {
        packetSequence = sequence;
        final int group = CmeLayout.firstGroup(buffer, message);
        final int entryLength = CmeLayout.entryLength(buffer, group);
        int entry = CmeLayout.firstEntry(group);
        for (int i = CmeLayout.entryCount(buffer, group); i > 0; i--) {
            onEntry(template, buffer, entry, entryLength, timeNs);
            entry += entryLength;
        }
        if (template.namesOrders && !orders.arePassedOver()) {
            orders.onOrdersOfLevels(template, buffer, message, sequence, timeNs);
        }
    }

    /**
     * Takes a stale instrument from a number up to the last change kept aside.
     *
     * @return true if the changes after the number are all there; they are then part of the event
     */
    boolean catchUp(final CmeInstrument instrument, final long rptSeq) {
        if (!leadsOn(instrument, rptSeq)) {
            return false;
        }
        instruments.recover(instrument);
        event.touch(instrument, instrument.eventTimeNs);
        instrument.rptSeq = rptSeq;
        final DirectBuffer buffer = backlog.buffer();
        for (int at = backlog.first(); backlog.has(at); at = backlog.after(at)) {
            if (backlog.key(at) == instrument.securityId) {
                final CmeTemplate template = TEMPLATES[backlog.tag(at)];
                final long number = CmeLayout.uint32(buffer, backlog.offset(at) + template.entries.rptSeq);
                if (number == instrument.rptSeq + 1) {
                    instrument.rptSeq = number;
                    apply(instrument, template, buffer, backlog.offset(at), backlog.timeNs(at));
                }
            }
        }
        return true;
    }

    /** @return true if no change after the number was heard of, or all of them are kept aside */
    boolean leadsOn(final CmeInstrument instrument, final long rptSeq) {
        long reached = rptSeq;
        final DirectBuffer buffer = backlog.buffer();
        for (int at = backlog.first(); reached < instrument.heardRptSeq && backlog.has(at); at = backlog.after(at)) {
            if (backlog.key(at) == instrument.securityId) {
                final CmeTemplate template = TEMPLATES[backlog.tag(at)];
                final long number = CmeLayout.uint32(buffer, backlog.offset(at) + template.entries.rptSeq);
                reached = number == reached + 1 ? number : reached;
            }
        }
        return reached >= instrument.heardRptSeq;
    }

    void dropBacklog() {
        backlog.clear();
    }

    void dropBacklogIfUnneeded() {
        if (!instruments.anyWaiting()) {
            backlog.clear();
        }
    }

    private void onEntry(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int entry,
            final int entryLength,
            final long timeNs) {
        final CmeEntryLayout layout = template.entries;
        final CmeInstrument instrument = instruments.getOrAdd(buffer.getInt(entry + layout.securityId, LITTLE_ENDIAN));
        if (instrument == null || (fragments && !isNamed(instrument))) {
            return;
        }
        if (template.kind == CmeTemplate.Kind.BOOK_ENTRIES) {
            onBookType(instrument, buffer.getByte(entry + layout.type), timeNs);
        }
        final long rptSeq = CmeLayout.uint32(buffer, entry + layout.rptSeq);
        if (instrument.topFromOrders || rptSeq == UNNUMBERED) {
            applyUncounted(instrument, template, buffer, entry, timeNs);
            return;
        }
        final boolean next = isNext(instrument, rptSeq);
        if (!next && instrument.mode != CmeInstrument.Mode.STALE) {
            if (isCoveredBySnapshot(instrument, rptSeq)) {
                return;
            }
            breakSequence(instrument, rptSeq, timeNs);
        } else if (!next && rptSeq <= instrument.heardRptSeq && !isCoveredBySnapshot(instrument, rptSeq)) {
            beginAgain(instrument);
        }
        instrument.restarted = false;
        instrument.heardRptSeq = Math.max(instrument.heardRptSeq, rptSeq);
        instrument.heardSinceLoss = Math.max(instrument.heardSinceLoss, rptSeq);
        if (!next || !instrument.isDefined()) {
            final int kept = Math.min(entryLength, LONGEST_KEPT_ENTRY);
            backlog.append(instrument.securityId, template.index(), timeNs, buffer, entry, kept);
            return;
        }
        instrument.rptSeq = rptSeq;
        if (instrument.mode == CmeInstrument.Mode.STALE) {
            instruments.recover(instrument);
            event.touch(instrument, timeNs);
        }
        apply(instrument, template, buffer, entry, timeNs);
    }

    private void onBookType(final CmeInstrument instrument, final int type, final long timeNs) {
        if (type == 'J') {
            orders.onBookReset(instrument, packetSequence, timeNs);
        } else if (isOutright(type) && orders.mustHearOfLevels(instrument)) {
            orders.onLevel(instrument, packetSequence, timeNs);
        }
    }

    /**
     * Nothing hangs on the instrument's own numbers, because no level of it is kept, or because it has none, as over TCP, where nothing is
     * lost: its book is good from a snapshot on.
     */
    private void applyUncounted(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int entry,
            final long timeNs) {
        final boolean levels = template.kind == CmeTemplate.Kind.BOOK_ENTRIES;
        final boolean wanted = !levels || (!instrument.topFromOrders && instrument.mode != CmeInstrument.Mode.STALE);
        if (instrument.isDefined() && wanted) {
            apply(instrument, template, buffer, entry, timeNs);
        }
    }

    static boolean isOutright(final int type) {
        return type == '0' || type == '1';
    }

    private boolean isNamed(final CmeInstrument instrument) {
        return instrument.isDefined() || definitions.definePlaceholder(instrument);
    }

    /** A snapshot can be ahead of the stream: what it covers comes once more. */
    private boolean isCoveredBySnapshot(final CmeInstrument instrument, final long rptSeq) {
        return rptSeq <= instrument.rptSeq
                && instrument.covered
                && packetSequence - instrument.coveredThrough <= 0
                && !instrument.restarted;
    }

    private void breakSequence(final CmeInstrument instrument, final long rptSeq, final long timeNs) {
        instruments.lose(instrument, StateReason.SEQUENCE_GAP, packetSequence, timeNs);
        if (rptSeq <= instrument.rptSeq) {
            instrument.rptSeq = CmeInstrument.NO_SEQUENCE;
            instrument.heardRptSeq = 0;
        }
    }

    /** The venue counts from 1 again, and what said so is lost: nothing known of the old count helps. */
    private void beginAgain(final CmeInstrument instrument) {
        instrument.rptSeq = CmeInstrument.NO_SEQUENCE;
        instrument.heardRptSeq = 0;
        instrument.heardSinceLoss = 0;
        backlog.clear();
    }

    private boolean isNext(final CmeInstrument instrument, final long rptSeq) {
        return rptSeq == instrument.rptSeq + 1
                || fragments
                || instrument.rptSeq == CmeInstrument.ANY_SEQUENCE
                || (instrument.restarted && rptSeq == 1);
    }

    private void apply(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int entry,
            final long timeNs) {
        switch (template.kind) {
            case BOOK_ENTRIES -> applyBook(instrument, template, buffer, entry, timeNs);
            case TRADE_ENTRIES -> applyTrade(instrument, template, buffer, entry, timeNs);
            case STATISTIC_ENTRIES -> {
                final int type =
                        template.entries.type == CmeLayout.ABSENT ? 'e' : buffer.getByte(entry + template.entries.type);
                applyStatistic(instrument, template, type, buffer, entry, timeNs);
            }
            default -> {
                // limits and bands: their number is all that matters here
            }
        }
    }

    private void applyBook(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int entry,
            final long timeNs) {
        final CmeEntryLayout layout = template.entries;
        final int type = buffer.getByte(entry + layout.type);
        if (type == 'J') {
            event.clear(instrument, timeNs, false);
            return;
        }
        final int side = bookSide(type);
        final int action = buffer.getByte(entry + layout.action) & 0xff;
        if (side < 0) {
            return;
        }
        if (action > BookAction.OVERLAY) {
            statistics.error();
            instruments.lose(instrument, StateReason.MALFORMED, packetSequence + 1, timeNs);
            instrument.rptSeq = CmeInstrument.NO_SEQUENCE;
            return;
        }
        event.add(
                instrument,
                timeNs,
                instrument.prices(template).price(buffer.getLong(entry + layout.price, LITTLE_ENDIAN)),
                size(layout, buffer, entry),
                orders(layout, buffer, entry),
                buffer.getByte(entry + layout.level) & 0xff,
                action,
                side);
    }

    private void applyTrade(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int entry,
            final long timeNs) {
        final CmeEntryLayout layout = template.entries;
        final int aggressor = buffer.getByte(entry + layout.aggressor) & 0xff;
        final int action = buffer.getByte(entry + layout.action) & 0xff;
        writer.trade(
                instrument.id,
                aggressor <= 2 ? aggressor : 0,
                Math.min(action, 2),
                timeNs,
                instrument.prices(template).price(buffer.getLong(entry + layout.price, LITTLE_ENDIAN)),
                size(layout, buffer, entry),
                orders(layout, buffer, entry));
    }

    /** Also serves the statistics that a snapshot carries. */
    void applyStatistic(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final int type,
            final DirectBuffer buffer,
            final int entry,
            final long timeNs) {
        final int kind = switch (type) {
            case '4' -> StatisticKind.OPEN;
            case '7' -> StatisticKind.HIGH;
            case '8' -> StatisticKind.LOW;
            case '6' -> StatisticKind.SETTLEMENT;
            case 'B' -> StatisticKind.CLEARED_VOLUME;
            case 'C' -> StatisticKind.OPEN_INTEREST;
            case 'e' -> StatisticKind.SESSION_VOLUME;
            case 'W' -> StatisticKind.FIXING;
            default -> -1;
        };
        if (kind < 0) {
            return;
        }
        final CmeEntryLayout layout = template.entries;
        if (kind == StatisticKind.CLEARED_VOLUME
                || kind == StatisticKind.OPEN_INTEREST
                || kind == StatisticKind.SESSION_VOLUME) {
            writer.statistic(instrument.id, kind, timeNs, Scale.NULL_PRICE, size(layout, buffer, entry));
        } else if (layout.price != CmeLayout.ABSENT) {
            final long wire = buffer.getLong(entry + layout.price, LITTLE_ENDIAN);
            writer.statistic(
                    instrument.id, kind, timeNs, instrument.prices(template).price(wire), 0);
        }
    }

    static int bookSide(final int type) {
        return switch (type) {
            case '0' -> BookSide.BID;
            case '1' -> BookSide.ASK;
            case 'E' -> BookSide.IMPLIED_BID;
            case 'F' -> BookSide.IMPLIED_ASK;
            default -> -1;
        };
    }

    static long size(final CmeEntryLayout layout, final DirectBuffer buffer, final int entry) {
        if (layout.size == CmeLayout.ABSENT) {
            return 0;
        }
        if (layout.longSize) {
            final long size = buffer.getLong(entry + layout.size, LITTLE_ENDIAN);
            // the null of an unsigned long is -1
            return size < 0 || size > Long.MAX_VALUE / Scale.QUANTITY ? 0 : size * Scale.QUANTITY;
        }
        return size(buffer.getInt(entry + layout.size, LITTLE_ENDIAN));
    }

    static long size(final int wire) {
        return wire == CmeLayout.NULL_INT32 ? 0 : wire * Scale.QUANTITY;
    }

    static int orders(final CmeEntryLayout layout, final DirectBuffer buffer, final int entry) {
        final int orders = buffer.getInt(entry + layout.orders, LITTLE_ENDIAN);
        return orders == CmeLayout.NULL_INT32 || orders < 0 ? -1 : orders;
    }
}
