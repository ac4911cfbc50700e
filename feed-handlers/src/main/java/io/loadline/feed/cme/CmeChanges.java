package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import io.loadline.feed.StatisticKind;
import io.loadline.feed.recovery.InstrumentRecovery;
import io.loadline.feed.recovery.SnapshotRecovery;
import org.agrona.DirectBuffer;

/**
 * Changes of the incremental feed: books, trades and statistics. Each entry carries its instrument's own number; the entry is applied if it
 * is the next one, dropped if a snapshot already has it, and else kept aside.
 */
final class CmeChanges implements SnapshotRecovery.KeptChange {
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
    private final SnapshotRecovery recovery;
    private final boolean fragments;
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
        recovery = instruments.recovery();
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
        final int entryLength = SbeWire.entryLength(buffer, group);
        int entry = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            onEntry(template, buffer, entry, entryLength, timeNs);
            entry += entryLength;
        }
        if (template.namesOrders && !orders.arePassedOver()) {
            orders.onOrdersOfLevels(template, buffer, message, sequence, timeNs);
        }
    }

    @Override
    public void onKept(
            final int packet, final long timeNs, final DirectBuffer buffer, final int entry, final int length) {
        final CmeTemplate template = TEMPLATES[recovery.tag()];
        final int securityId = buffer.getInt(entry + template.entries.securityId, LITTLE_ENDIAN);
        packetSequence = packet;
        apply(instruments.get(securityId), template, buffer, entry, timeNs);
    }

    private void onEntry(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int entry,
            final int entryLength,
            final long timeNs) {
        final CmeEntryLayout layout = template.entries;
        final CmeInstrument instrument = instruments.getOrAdd(buffer.getInt(entry + layout.securityId, LITTLE_ENDIAN));
        if (instrument == null || (fragments && !definitions.isKnown(instrument))) {
            return;
        }
        if (template.kind == CmeTemplate.Kind.BOOK_ENTRIES) {
            onBookType(instrument, buffer.getByte(entry + layout.type), timeNs);
        }
        final long rptSeq = SbeWire.uint32(buffer, entry + layout.rptSeq);
        if (instrument.topFromOrders || rptSeq == UNNUMBERED || fragments) {
            applyUncounted(instrument, template, buffer, entry, timeNs);
            return;
        }
        final int kept = Math.min(entryLength, LONGEST_KEPT_ENTRY);
        switch (recovery.onChange(instrument, packetSequence, rptSeq, template.index(), timeNs, buffer, entry, kept)) {
            case APPLY, APPLY_TO_EMPTY -> {
                // where the count begins again the venue has emptied the book, and the log knows it
                if (instrument.state() == InstrumentRecovery.State.RECOVERING) {
                    event.touch(instrument, timeNs);
                }
                apply(instrument, template, buffer, entry, timeNs);
            }
            case KEPT, COVERED -> {
                // waits for a snapshot, or came with one
            }
        }
    }

    private void onBookType(final CmeInstrument instrument, final int type, final long timeNs) {
        if (type == 'J') {
            orders.onBookReset(instrument, packetSequence, timeNs);
        } else if (isOutright(type) && orders.mustHearOfLevels(instrument)) {
            orders.onLevel(instrument, packetSequence, timeNs);
        }
    }

    /**
     * Nothing hangs on the instrument's own numbers: no level of it is kept, or packets are loose, or it has none, as over TCP, where nothing
     * is lost and a book is good from its snapshot on.
     */
    private void applyUncounted(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int entry,
            final long timeNs) {
        final boolean levels = template.kind == CmeTemplate.Kind.BOOK_ENTRIES;
        final boolean wanted = !levels || (!instrument.topFromOrders && instruments.hasLevels(instrument));
        if (instrument.isDefined() && wanted) {
            apply(instrument, template, buffer, entry, timeNs);
        }
    }

    static boolean isOutright(final int type) {
        return type == '0' || type == '1';
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
            case LIMIT_ENTRIES -> applyLimits(instrument, template, buffer, entry, timeNs);
            default -> throw new IllegalStateException("template without entries: " + template);
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
            instruments.breakLevels(instrument, StateReason.MALFORMED, packetSequence + 1, timeNs);
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

    /** Highest and lowest price and the largest variation, one after the other; also serves those of a snapshot, where null says nothing. */
    void applyLimits(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int highLimit,
            final long timeNs) {
        applyLimit(instrument, template, StatisticKind.HIGH_LIMIT, buffer, highLimit, timeNs);
        applyLimit(instrument, template, StatisticKind.LOW_LIMIT, buffer, highLimit + Long.BYTES, timeNs);
        applyLimit(instrument, template, StatisticKind.VARIATION, buffer, highLimit + 2 * Long.BYTES, timeNs);
    }

    private void applyLimit(
            final CmeInstrument instrument,
            final CmeTemplate template,
            final int kind,
            final DirectBuffer buffer,
            final int offset,
            final long timeNs) {
        final long price = instrument.prices(template).price(buffer.getLong(offset, LITTLE_ENDIAN));
        if (price != Scale.NULL_PRICE || template.kind == CmeTemplate.Kind.LIMIT_ENTRIES) {
            writer.statistic(instrument.id, kind, timeNs, price, 0);
        }
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
