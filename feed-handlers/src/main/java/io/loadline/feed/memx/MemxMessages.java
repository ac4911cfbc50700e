package io.loadline.feed.memx;

import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.MessageSequencer;
import io.loadline.feed.OrderChanges;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import org.agrona.DirectBuffer;

/** Takes messages in sequence and writes what they say; a loss makes every book stale until the venue clears it. */
final class MemxMessages implements MessageSequencer.Listener {
    private static final int EXPECTED_ORDERS = 1 << 14;
    private static final int MOST_ORDERS = 1 << 24;
    private static final int CORRECTION = 1;
    private static final int BUST = 2;
    private static final int BUY = 1;
    private static final int SELL = 2;

    private final FeedStatistics statistics;
    private final boolean loose;
    private final EventWriter writer;
    private final MemxInstruments instruments;
    private final MemxDefinitions definitions;
    private final OrderChanges orders;
    private int session;

    MemxMessages(
            final InputSink sink,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean loose) {
        this.statistics = statistics;
        this.loose = loose;
        writer = new EventWriter(sink, MemxFeed.VENUE);
        instruments = new MemxInstruments(writer, directory, statistics);
        definitions = new MemxDefinitions(writer, instruments);
        orders = new OrderChanges(writer, EXPECTED_ORDERS, MOST_ORDERS);
    }

    @Override
    public void onMessages(
            final long first,
            final int seen,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        int message = MemxLayout.firstMessage(buffer, offset);
        for (int i = 0; i < count; i++) {
            if (i >= seen) {
                onMessage(buffer, message);
            }
            message = MemxLayout.next(buffer, message);
        }
    }

    @Override
    public void onGap(final long first, final long next, final long timeNs) {
        statistics.gap(next - first);
        if (!loose) {
            instruments.complete(false);
            orders.forgetAll();
            for (int i = 0; i < instruments.all().size(); i++) {
                instruments.lose(instruments.all().get(i), StateReason.SEQUENCE_GAP, timeNs);
            }
        }
    }

    /** A session starts with empty books; one joined late has books that nobody here knows. */
    @Override
    public void onNewSession(final long newSession, final long first, final boolean restart, final long timeNs) {
        final boolean complete = loose || first <= 1;
        instruments.complete(complete);
        if (!restart) {
            return;
        }
        orders.forgetAll();
        session = 0;
        for (int i = 0; i < instruments.all().size(); i++) {
            final MemxInstrument instrument = instruments.all().get(i);
            instruments.bookReset(instrument, StateReason.CHANNEL_RESET, timeNs);
            instrument.session = 0;
            instrument.ownStatus = 'T';
            if (complete) {
                instruments.recover(instrument, timeNs);
            } else {
                instruments.lose(instrument, StateReason.LATE_START, timeNs);
            }
        }
    }

    private void onMessage(final DirectBuffer buffer, final int message) {
        final MemxTemplate template = MemxLayout.templateOf(buffer, message);
        if (template == null) {
            statistics.unknownTemplate();
            return;
        }
        statistics.message(template.index());
        final int block = MemxLayout.block(message);
        final long timeNs = MemxLayout.int64(buffer, block + MemxLayout.TIMESTAMP);
        switch (template) {
            case EQUITY_REG_SHO, EQUITY_SNAPSHOT_COMPLETE, OPTION_SNAPSHOT_COMPLETE -> {
                // says nothing to the log
            }
            case EQUITY_SESSION -> onEquitySession(buffer.getByte(block + 8), timeNs);
            case OPTION_UNDERLIER_STATUS ->
                onUnderlier(MemxDefinitions.code(buffer, block + 9), buffer.getByte(block + 8), timeNs);
            case EQUITY_DIRECTORY,
                    EQUITY_STATUS,
                    EQUITY_ADDED,
                    EQUITY_DELETED,
                    EQUITY_REDUCED,
                    EQUITY_EXECUTED,
                    EQUITY_TRADE,
                    EQUITY_BROKEN,
                    EQUITY_CORRECTED,
                    EQUITY_CLEAR ->
                onEquity(template, MemxLayout.uint16(buffer, block + MemxLayout.SUBJECT), buffer, block, timeNs);
            default -> onOption(template, MemxLayout.int64(buffer, block + MemxLayout.SUBJECT), buffer, block, timeNs);
        }
    }

    private void onEquity(
            final MemxTemplate template,
            final long subject,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        final MemxInstrument instrument = instrument(subject, template == MemxTemplate.EQUITY_DIRECTORY);
        if (instrument == null) {
            return;
        }
        switch (template) {
            case EQUITY_DIRECTORY -> {
                instrument.session = instrument.session == 0 ? session : instrument.session;
                definitions.onEquity(instrument, buffer, block);
            }
            case EQUITY_STATUS -> {
                instrument.ownStatus = buffer.getByte(block + 10);
                instruments.onStatus(instrument, timeNs);
            }
            case EQUITY_ADDED ->
                add(
                        instrument,
                        MemxLayout.int64(buffer, block + 10),
                        buffer.getByte(block + 18),
                        MemxLayout.equityPrice(buffer, block + 23),
                        MemxLayout.quantity(buffer, block + 19),
                        timeNs);
            case EQUITY_DELETED -> delete(instrument, MemxLayout.int64(buffer, block + 10), timeNs);
            case EQUITY_REDUCED ->
                reduce(
                        instrument,
                        MemxLayout.int64(buffer, block + 10),
                        MemxLayout.quantity(buffer, block + 18),
                        timeNs);
            case EQUITY_EXECUTED ->
                execute(
                        instrument,
                        MemxLayout.int64(buffer, block + 10),
                        MemxLayout.equityPrice(buffer, block + 30),
                        MemxLayout.quantity(buffer, block + 26),
                        timeNs);
            case EQUITY_CLEAR -> clear(instrument, timeNs);
            case EQUITY_CORRECTED ->
                trade(
                        instrument,
                        0,
                        CORRECTION,
                        MemxLayout.equityPrice(buffer, block + 34),
                        MemxLayout.quantity(buffer, block + 30),
                        timeNs);
            default ->
                trade(
                        instrument,
                        0,
                        template == MemxTemplate.EQUITY_BROKEN ? BUST : 0,
                        MemxLayout.equityPrice(buffer, block + 22),
                        MemxLayout.quantity(buffer, block + 18),
                        timeNs);
        }
    }

    private void onOption(
            final MemxTemplate template,
            final long subject,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        final MemxInstrument instrument = instrument(subject, template == MemxTemplate.OPTION_DIRECTORY);
        if (instrument == null) {
            return;
        }
        switch (template) {
            case OPTION_DIRECTORY -> definitions.onOption(instrument, buffer, block);
            case OPTION_STATUS -> {
                instrument.ownStatus = buffer.getByte(block + 16);
                instrument.session = optionSession(buffer.getByte(block + 18));
                instruments.onStatus(instrument, timeNs);
            }
            case OPTION_ADDED_SHORT ->
                add(
                        instrument,
                        MemxLayout.int64(buffer, block + 16),
                        buffer.getByte(block + 24),
                        MemxLayout.shortPrice(buffer, block + 27),
                        MemxLayout.shortQuantity(buffer, block + 25),
                        timeNs);
            case OPTION_ADDED_LONG ->
                add(
                        instrument,
                        MemxLayout.int64(buffer, block + 16),
                        buffer.getByte(block + 24),
                        MemxLayout.optionPrice(buffer, block + 29),
                        MemxLayout.quantity(buffer, block + 25),
                        timeNs);
            case OPTION_ADDED_EXTENDED ->
                add(
                        instrument,
                        MemxLayout.int64(buffer, block + 17),
                        buffer.getByte(block + 25),
                        MemxLayout.optionPrice(buffer, block + 30),
                        MemxLayout.quantity(buffer, block + 26),
                        timeNs);
            case OPTION_DELETED -> delete(instrument, MemxLayout.int64(buffer, block + 17), timeNs);
            case OPTION_REDUCED ->
                reduce(
                        instrument,
                        MemxLayout.int64(buffer, block + 17),
                        MemxLayout.quantity(buffer, block + 38),
                        timeNs);
            case OPTION_EXECUTED ->
                execute(
                        instrument,
                        MemxLayout.int64(buffer, block + 18),
                        MemxLayout.optionPrice(buffer, block + 38),
                        MemxLayout.quantity(buffer, block + 34),
                        timeNs);
            case OPTION_CLEAR -> clear(instrument, timeNs);
            case OPTION_CORRECTED ->
                trade(
                        instrument,
                        0,
                        CORRECTION,
                        MemxLayout.optionPrice(buffer, block + 40),
                        MemxLayout.quantity(buffer, block + 36),
                        timeNs);
            default ->
                trade(
                        instrument,
                        0,
                        BUST,
                        MemxLayout.optionPrice(buffer, block + 28),
                        MemxLayout.quantity(buffer, block + 24),
                        timeNs);
        }
    }

    /** @return an instrument that the log knows or is about to, or null */
    private MemxInstrument instrument(final long subject, final boolean definition) {
        if (definition) {
            return instruments.getOrAdd(subject);
        }
        MemxInstrument instrument = instruments.get(subject);
        if (loose && (instrument == null || !instrument.isDefined())) {
            instrument = instruments.getOrAdd(subject);
            if (instrument != null) {
                definitions.definePlaceholder(instrument);
            }
        }
        return instrument != null && instrument.isDefined() ? instrument : null;
    }

    private void add(
            final MemxInstrument instrument,
            final long orderId,
            final int sideCode,
            final long price,
            final long quantity,
            final long timeNs) {
        final int side = switch (sideCode) {
            case 'B' -> BookSide.BID;
            case 'S' -> BookSide.ASK;
            default -> -1;
        };
        if (!instrument.stale) {
            check(
                    instrument,
                    side < 0
                            ? OrderChanges.Outcome.CONTRADICTION
                            : orders.add(instrument.index, instrument.id, orderId, side, price, quantity, timeNs),
                    timeNs);
        }
    }

    private void delete(final MemxInstrument instrument, final long orderId, final long timeNs) {
        if (!instrument.stale) {
            check(instrument, orders.delete(instrument.index, instrument.id, orderId, timeNs), timeNs);
        }
    }

    private void reduce(final MemxInstrument instrument, final long orderId, final long by, final long timeNs) {
        if (!instrument.stale) {
            check(instrument, orders.reduce(instrument.index, instrument.id, orderId, by, timeNs), timeNs);
        }
    }

    /** Takes from the resting order; whoever traded with it came from the other side. */
    private void execute(
            final MemxInstrument instrument,
            final long orderId,
            final long price,
            final long quantity,
            final long timeNs) {
        int aggressor = 0;
        if (!instrument.stale) {
            final OrderChanges.Outcome outcome =
                    orders.reduce(instrument.index, instrument.id, orderId, quantity, timeNs);
            if (outcome == OrderChanges.Outcome.DONE) {
                aggressor = orders.lastSide() == BookSide.BID ? SELL : BUY;
            }
            check(instrument, outcome, timeNs);
        }
        trade(instrument, aggressor, 0, price, quantity, timeNs);
    }

    private void clear(final MemxInstrument instrument, final long timeNs) {
        orders.clear(instrument.index, instrument.id, 0, timeNs);
        instruments.recover(instrument, timeNs);
    }

    private void trade(
            final MemxInstrument instrument,
            final int aggressor,
            final int action,
            final long price,
            final long quantity,
            final long timeNs) {
        writer.trade(instrument.id, aggressor, action, timeNs, price, quantity, -1);
    }

    /** What does not fit the book shows that the book is wrong. In loose packets orders of before are simply not known. */
    private void check(final MemxInstrument instrument, final OrderChanges.Outcome outcome, final long timeNs) {
        if (outcome != OrderChanges.Outcome.DONE && !(loose && outcome == OrderChanges.Outcome.UNKNOWN_ORDER)) {
            statistics.error();
            if (!loose) {
                instruments.lose(instrument, StateReason.MALFORMED, timeNs);
            }
        }
    }

    /** All equities share one session. */
    private void onEquitySession(final int code, final long timeNs) {
        session = switch (code) {
            case '1' -> TradingStatus.PRE_OPEN;
            case '2', '3' -> TradingStatus.OPEN;
            case '4' -> TradingStatus.CLOSED;
            default -> TradingStatus.UNKNOWN;
        };
        for (int i = 0; i < instruments.all().size(); i++) {
            final MemxInstrument instrument = instruments.all().get(i);
            instrument.session = session;
            instruments.onStatus(instrument, timeNs);
        }
    }

    private void onUnderlier(final long underlier, final int code, final long timeNs) {
        for (int i = 0; i < instruments.all().size(); i++) {
            final MemxInstrument instrument = instruments.all().get(i);
            if (instrument.underlier == underlier) {
                instrument.session = optionSession(code);
                instruments.onStatus(instrument, timeNs);
            }
        }
    }

    private static int optionSession(final int code) {
        return switch (code) {
            case '1' -> TradingStatus.OPEN;
            case '2' -> TradingStatus.CLOSED;
            default -> TradingStatus.UNKNOWN;
        };
    }
}
