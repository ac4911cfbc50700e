package io.loadline.feed.memx;

import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/** The instruments of the feed, how far their books can be trusted, and whether they trade. */
final class MemxInstruments {
    /** Numbers heard of cost memory: a garbled feed must not take all of it. */
    private static final int MOST_INSTRUMENTS = 1 << 20;

    /** Numbers of equities have 16 bits. */
    private static final int NUMBERS = 1 << Short.SIZE;

    private static final int UNKNOWN_SESSION = 0;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final MemxInstrument[] byNumber = new MemxInstrument[NUMBERS];
    private final Long2ObjectHashMap<MemxInstrument> bySubject = new Long2ObjectHashMap<>();
    private final List<MemxInstrument> all = new ArrayList<>();
    private boolean complete;

    MemxInstruments(final EventWriter writer, final InstrumentDirectory directory, final FeedStatistics statistics) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
    }

    List<MemxInstrument> all() {
        return all;
    }

    /** @return what is kept under a number of the venue, which is small for equities; or null */
    MemxInstrument get(final long subject) {
        return subject >= 0 && subject < NUMBERS ? byNumber[(int) subject] : bySubject.get(subject);
    }

    MemxInstrument getOrAdd(final long subject) {
        MemxInstrument instrument = get(subject);
        if (instrument == null && all.size() < MOST_INSTRUMENTS) {
            instrument = new MemxInstrument(subject, all.size());
            put(instrument);
            all.add(instrument);
        }
        return instrument;
    }

    private void put(final MemxInstrument instrument) {
        if (instrument.subject >= 0 && instrument.subject < NUMBERS) {
            byNumber[(int) instrument.subject] = instrument;
        } else {
            bySubject.put(instrument.subject, instrument);
        }
    }

    /** Whether an instrument that appears now has lost nothing. */
    void complete(final boolean isComplete) {
        complete = isComplete;
    }

    /**
     * Gives an instrument its id in the log; the caller then writes the definition and calls {@link #start} if it is new.
     *
     * @return true if the log can hold it
     */
    boolean name(final MemxInstrument instrument, final long securityId, final String symbol) {
        if (instrument.isDefined()) {
            instrument.id = directory.redefine(MemxFeed.VENUE, instrument.securityId, symbol);
            return true;
        }
        instrument.securityId = securityId;
        instrument.id = directory.define(MemxFeed.VENUE, securityId, symbol);
        if (instrument.isDefined()) {
            statistics.instrument();
        }
        return instrument.isDefined();
    }

    /** Says of a newly defined instrument whether its book is good. */
    void start(final MemxInstrument instrument) {
        if (complete) {
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, 0);
        } else {
            lose(instrument, StateReason.LATE_START, 0);
        }
    }

    void lose(final MemxInstrument instrument, final int reason, final long timeNs) {
        if (instrument.isDefined() && !instrument.stale) {
            instrument.stale = true;
            statistics.stale();
            writer.state(instrument.id, StateChange.STALE, 0, reason, timeNs);
        }
    }

    void recover(final MemxInstrument instrument, final long timeNs) {
        if (instrument.stale) {
            instrument.stale = false;
            statistics.recovered();
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, timeNs);
        }
    }

    void bookReset(final MemxInstrument instrument, final int reason, final long timeNs) {
        if (instrument.isDefined()) {
            writer.state(instrument.id, StateChange.BOOK_RESET, 0, reason, timeNs);
        }
    }

    /** An instrument trades if it may and its session is open. */
    void onStatus(final MemxInstrument instrument, final long timeNs) {
        final int status = switch (instrument.ownStatus) {
            case 'H', 'P' -> TradingStatus.HALTED;
            case 'Q' -> TradingStatus.PRE_OPEN;
            default -> sessionStatus(instrument.session);
        };
        if (instrument.isDefined() && status != instrument.tradingStatus) {
            instrument.tradingStatus = status;
            writer.state(instrument.id, StateChange.TRADING_STATUS, status, StateReason.VENUE_STATUS, timeNs);
        }
    }

    private static int sessionStatus(final int session) {
        return session == UNKNOWN_SESSION ? TradingStatus.UNKNOWN : session;
    }
}
