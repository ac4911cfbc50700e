package io.loadline.feed.memx;

import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.MessageSequencer;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import org.agrona.DirectBuffer;

/** Takes messages in sequence and writes what they say; a loss makes every book stale until the venue clears it. */
final class MemxMessages implements MessageSequencer.Listener {
    private final FeedStatistics statistics;
    private final boolean loose;
    private final MemxInstruments instruments;
    private final MemxDefinitions definitions;
    private final MemxTrading trading;
    private int session;

    MemxMessages(
            final InputSink sink,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean loose) {
        this.statistics = statistics;
        this.loose = loose;
        final EventWriter writer = new EventWriter(sink, MemxFeed.VENUE);
        instruments = new MemxInstruments(writer, directory, statistics);
        definitions = new MemxDefinitions(writer, instruments);
        trading = new MemxTrading(writer, instruments, statistics, loose);
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
            trading.forgetAll();
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
        trading.forgetAll();
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
        switch (template.kind) {
            case COUNTED -> {
                // says nothing to the log
            }
            case SESSION -> onEquitySession(buffer.getByte(block + 8), timeNs);
            case UNDERLIER -> onUnderlier(MemxDefinitions.code(buffer, block + 9), buffer.getByte(block + 8), timeNs);
            default -> {
                final boolean definition = template.kind == MemxTemplate.Kind.DIRECTORY;
                final MemxInstrument instrument = instrument(template.subject(buffer, block), definition);
                if (instrument != null) {
                    onInstrument(instrument, template, buffer, block, timeNs);
                }
            }
        }
    }

    private void onInstrument(
            final MemxInstrument instrument,
            final MemxTemplate template,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        switch (template.kind) {
            case DIRECTORY -> onDirectory(instrument, template, buffer, block);
            case STATUS -> onStatus(instrument, template, buffer, block, timeNs);
            default -> trading.onMessage(instrument, template, buffer, block, timeNs);
        }
    }

    private void onDirectory(
            final MemxInstrument instrument, final MemxTemplate template, final DirectBuffer buffer, final int block) {
        if (template.isOfEquities()) {
            instrument.session = instrument.session == 0 ? session : instrument.session;
            definitions.onEquity(instrument, buffer, block);
        } else {
            definitions.onOption(instrument, buffer, block);
        }
    }

    private void onStatus(
            final MemxInstrument instrument,
            final MemxTemplate template,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        if (template.isOfEquities()) {
            instrument.ownStatus = buffer.getByte(block + 10);
        } else {
            instrument.ownStatus = buffer.getByte(block + 16);
            instrument.session = optionSession(buffer.getByte(block + 18));
        }
        instruments.onStatus(instrument, timeNs);
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
