package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import io.loadline.feed.recovery.InstrumentRecovery;
import io.loadline.feed.recovery.SnapshotRecovery;
import org.agrona.DirectBuffer;

/**
 * Messages of one instrument each: orders, trades, statistics and status. All of them count in the instrument's own sequence, so all of
 * them are asked about, also those that say nothing to the log.
 */
final class B3Changes implements SnapshotRecovery.KeptChange {
    private static final int BUST = 2;

    private static final int WHOLE_SIDE = 1;
    private static final int NO_ORDER = 0;

    private final EventWriter writer;
    private final B3Instruments instruments;
    private final SnapshotRecovery recovery;
    private final B3Definitions definitions;
    private final B3Event event;
    private final FeedStatistics statistics;
    private final B3Statistics daily;
    private final boolean loose;

    B3Changes(
            final EventWriter writer,
            final B3Instruments instruments,
            final B3Definitions definitions,
            final B3Event event,
            final FeedStatistics statistics,
            final boolean loose) {
        this.writer = writer;
        this.instruments = instruments;
        recovery = instruments.recovery();
        this.definitions = definitions;
        this.event = event;
        this.statistics = statistics;
        daily = new B3Statistics(writer);
        this.loose = loose;
    }

    /** A message of the incremental feed. */
    void onMessage(
            final B3Template template,
            final DirectBuffer buffer,
            final int message,
            final int packet,
            final long timeNs) {
        final int block = B3Layout.block(message);
        final B3Instrument instrument = instruments.getOrAdd(buffer.getLong(block, LITTLE_ENDIAN));
        if (instrument == null) {
            return;
        }
        if (loose && !instrument.isDefined()) {
            definitions.definePlaceholder(instrument, B3Layout.isById(buffer, message));
        }
        final long rptSeq = SbeWire.uint32(buffer, block + template.rptSeq);
        if (rptSeq == 0) {
            if (isTrusted(instrument)) {
                apply(instrument, template, buffer, message, packet, timeNs);
            }
            return;
        }
        final int length = B3Wire.MESSAGE_HEADER + B3Layout.blockLength(buffer, message);
        final SnapshotRecovery.Verdict verdict =
                recovery.onChange(instrument.recovery, packet, rptSeq, timeNs, buffer, message, length);
        switch (verdict) {
            case APPLY, APPLY_TO_EMPTY -> {
                if (verdict == SnapshotRecovery.Verdict.APPLY_TO_EMPTY) {
                    event.clear(instrument, timeNs, false);
                } else if (instrument.recovery.state() == InstrumentRecovery.State.RECOVERING) {
                    // part of the event even if this change says nothing to its book
                    event.touch(instrument, timeNs);
                }
                apply(instrument, template, buffer, message, packet, timeNs);
            }
            case KEPT -> {
                // whether it trades does not wait for the book
                if (template == B3Template.STATUS_3 && instrument.isDefined()) {
                    onStatus(instrument, buffer, block, timeNs);
                }
            }
            case COVERED -> {
                // the snapshot in the book has it
            }
        }
    }

    @Override
    public void onKept(
            final int packet, final long timeNs, final DirectBuffer buffer, final int message, final int length) {
        final B3Template template = B3Layout.templateOf(buffer, message);
        final B3Instrument instrument = instruments.get(buffer.getLong(B3Layout.block(message), LITTLE_ENDIAN));
        if (template != B3Template.STATUS_3) {
            apply(instrument, template, buffer, message, packet, timeNs);
        }
    }

    /** A statistic or status of a snapshot: what was last known when it was made. */
    void onSnapshotStatistic(
            final B3Template template, final DirectBuffer buffer, final int message, final long timeNs) {
        final int block = B3Layout.block(message);
        final B3Instrument instrument = instruments.get(buffer.getLong(block, LITTLE_ENDIAN));
        if (instrument == null || !instrument.takesStatistics) {
            return;
        }
        switch (template) {
            case STATUS_3 -> onStatus(instrument, buffer, block, timeNs);
            case TRADE_53, FORWARD_TRADE_54, TRADE_BUST_57 -> {
                // trades of the past move nothing now
            }
            default -> daily.onMessage(instrument, template, buffer, block, timeNs);
        }
    }

    private void apply(
            final B3Instrument instrument,
            final B3Template template,
            final DirectBuffer buffer,
            final int message,
            final int packet,
            final long timeNs) {
        final int block = B3Layout.block(message);
        switch (template) {
            case ORDER_50, DELETE_51, MASS_DELETE_52 ->
                applyOrder(instrument, template, buffer, message, packet, timeNs);
            case TRADE_53, FORWARD_TRADE_54 -> applyTrade(instrument, 0, buffer, block, timeNs);
            case TRADE_BUST_57 -> applyTrade(instrument, BUST, buffer, block, timeNs);
            case STATUS_3 -> onStatus(instrument, buffer, block, timeNs);
            default -> daily.onMessage(instrument, template, buffer, block, timeNs);
        }
    }

    private void applyOrder(
            final B3Instrument instrument,
            final B3Template template,
            final DirectBuffer buffer,
            final int message,
            final int packet,
            final long timeNs) {
        final int block = B3Layout.block(message);
        final int side = side(buffer.getByte(block + B3Wire.ENTRY_TYPE));
        final int action =
                template == B3Template.DELETE_51 ? B3Wire.DELETE : buffer.getByte(block + B3Wire.ACTION) & 0xff;
        final boolean known = template == B3Template.MASS_DELETE_52
                ? action == B3Wire.DELETE_THRU || action == B3Wire.DELETE_FROM
                : action <= B3Wire.DELETE;
        if (side < 0 || !known || B3Layout.isById(buffer, message) != instrument.byId) {
            statistics.error();
            recovery.onBroken(instrument.recovery, StateReason.MALFORMED, packet + 1, timeNs);
            return;
        }
        if (template == B3Template.MASS_DELETE_52) {
            massDelete(instrument, buffer, block, action, side, timeNs);
        } else if (template == B3Template.DELETE_51) {
            final boolean priced = B3Layout.blockLength(buffer, message) >= B3Wire.DELETED_BLOCK_WITH_PRICE;
            event.add(
                    instrument,
                    timeNs,
                    priced ? B3Layout.price(buffer, block + B3Wire.DELETED_PRICE) : Scale.NULL_PRICE,
                    0,
                    buffer.getLong(block + B3Wire.DELETED_ID, LITTLE_ENDIAN),
                    instrument.byId ? 0 : SbeWire.uint32(buffer, block + B3Wire.DELETED_POSITION),
                    BookAction.DELETE,
                    side);
        } else {
            order(instrument, buffer, block, action, side, timeNs);
        }
    }

    private void order(
            final B3Instrument instrument,
            final DirectBuffer buffer,
            final int block,
            final int action,
            final int side,
            final long timeNs) {
        final long price = B3Layout.price(buffer, block + B3Wire.PRICE);
        final long orderId = buffer.getLong(block + B3Wire.ORDER_ID, LITTLE_ENDIAN);
        event.add(
                instrument,
                timeNs,
                price,
                B3Layout.quantity(buffer, block + B3Wire.SIZE),
                orderId,
                instrument.byId ? orderId : SbeWire.uint32(buffer, block + B3Wire.ORDER_POSITION),
                bookAction(action),
                side);
    }

    /**
     * By id the whole side goes. By position the names are the reverse of everybody else's: "from" takes the best order down to the
     * position, "through" the position and what is behind it.
     */
    private void massDelete(
            final B3Instrument instrument,
            final DirectBuffer buffer,
            final int block,
            final int action,
            final int side,
            final long timeNs) {
        final boolean fromBest = !instrument.byId && action == B3Wire.DELETE_FROM;
        event.add(
                instrument,
                timeNs,
                Scale.NULL_PRICE,
                0,
                NO_ORDER,
                instrument.byId ? WHOLE_SIDE : SbeWire.uint32(buffer, block + B3Wire.DELETED_POSITION),
                fromBest ? BookAction.DELETE_THRU : BookAction.DELETE_FROM,
                side);
    }

    private void applyTrade(
            final B3Instrument instrument,
            final int action,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        writer.trade(
                instrument.id,
                0,
                action,
                timeNs,
                B3Layout.price(buffer, block + B3Wire.PRICE),
                B3Layout.quantity(buffer, block + B3Wire.SIZE),
                -1);
    }

    private void onStatus(
            final B3Instrument instrument, final DirectBuffer buffer, final int block, final long timeNs) {
        instruments.onStatus(
                instrument,
                buffer.getByte(block + B3Wire.STATUS_STATUS) & 0xff,
                buffer.getByte(block + B3Wire.STATUS_EVENT) & 0xff,
                timeNs);
    }

    private static boolean isTrusted(final B3Instrument instrument) {
        return instrument.isDefined() && instrument.recovery.state() != InstrumentRecovery.State.STALE;
    }

    private static int bookAction(final int action) {
        return switch (action) {
            case B3Wire.NEW -> BookAction.NEW;
            case B3Wire.CHANGE -> BookAction.CHANGE;
            default -> BookAction.DELETE;
        };
    }

    static int side(final int entryType) {
        return switch (entryType) {
            case '0' -> BookSide.BID;
            case '1' -> BookSide.ASK;
            default -> -1;
        };
    }
}
