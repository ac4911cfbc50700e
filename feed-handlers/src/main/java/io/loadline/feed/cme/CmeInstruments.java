package io.loadline.feed.cme;

import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import io.loadline.feed.recovery.InstrumentRecovery;
import io.loadline.feed.recovery.SnapshotRecovery;
import java.util.ArrayList;
import java.util.List;

/** The instruments of the channel, and how far each book can be trusted. */
final class CmeInstruments implements SnapshotRecovery.Listener {
    /** Numbers heard of and not defined cost memory: a garbled feed must not take all of it. */
    private static final int MOST_INSTRUMENTS = 1 << 16;

    /** For changes of levels kept aside. */
    private static final int MOST_KEPT_BYTES = 1 << 20;

    private static final int STATUS_NO_CHANGE = 103;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final CmeSecurities bySecurityId = new CmeSecurities();
    private final List<CmeInstrument> all = new ArrayList<>();
    /** The one asked for last: changes of one instrument come in a row. */
    private CmeInstrument last;

    private final SnapshotRecovery recovery = new SnapshotRecovery(MOST_KEPT_BYTES, this);
    private final boolean fragments;
    private int completeFrom;

    CmeInstruments(
            final EventWriter writer,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean fragments) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
        this.fragments = fragments;
    }

    /** @return the rules by which levels go stale and become good again; not asked for loose packets */
    SnapshotRecovery recovery() {
        return recovery;
    }

    /** @return every instrument heard of, in the order in which they were */
    List<CmeInstrument> all() {
        return all;
    }

    /** Reads what is kept of an instrument, to have it in the cache; the number returned means nothing. */
    long touch(final int securityId) {
        final CmeInstrument instrument = bySecurityId.get(securityId);
        return instrument == null ? 0 : instrument.touch();
    }

    CmeInstrument get(final int securityId) {
        return bySecurityId.get(securityId);
    }

    /** @return the instrument, or null where there is none and none is to be added, or there are too many */
    CmeInstrument get(final int securityId, final boolean add) {
        return add ? getOrAdd(securityId) : get(securityId);
    }

    /** @return the instrument, defined or not, or null where there are too many */
    CmeInstrument getOrAdd(final int securityId) {
        if (last != null && last.securityId == securityId) {
            return last;
        }
        CmeInstrument instrument = bySecurityId.get(securityId);
        if (instrument == null && all.size() < MOST_INSTRUMENTS) {
            instrument = new CmeInstrument(securityId);
            recovery.add(instrument);
            instrument.ordersCompleteFrom = completeFrom;
            bySecurityId.add(instrument);
            all.add(instrument);
        }
        last = instrument;
        return instrument;
    }

    /**
     * Gives an instrument its id in the log. The caller writes the definition and then calls {@link #start}.
     *
     * @return false where the directory is full
     */
    boolean name(final CmeInstrument instrument, final String symbol) {
        if (instrument.isDefined()) {
            instrument.id = directory.redefine(CmeFeed.VENUE, instrument.securityId, symbol);
        } else {
            instrument.id = directory.define(CmeFeed.VENUE, instrument.securityId, symbol);
            if (instrument.isDefined()) {
                statistics.instrument();
            }
        }
        return instrument.isDefined();
    }

    /** Says of a newly defined instrument whether its book is good. */
    void start(final CmeInstrument instrument) {
        if (fragments) {
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, 0);
        } else {
            recovery.define(instrument);
            tellStale(instrument, StateReason.LATE_START, 0);
        }
    }

    /** The levels are wrong: only a snapshot, or the venue emptying them, helps. */
    void breakLevels(final CmeInstrument instrument, final int reason, final int nextPacket, final long timeNs) {
        if (!fragments) {
            recovery.onBroken(instrument, reason, nextPacket, timeNs);
        }
    }

    @Override
    public void onStale(final int index, final int reason, final long timeNs) {
        final CmeInstrument instrument = all.get(index);
        if (!instrument.topFromOrders) {
            tellStale(instrument, reason, timeNs);
        }
    }

    @Override
    public void onGood(final int index, final long timeNs, final boolean firstTime) {
        // told with the commit that made it good, together with the orders
    }

    /** @return true if changes of levels are applied */
    boolean hasLevels(final CmeInstrument instrument) {
        return fragments || instrument.state() != InstrumentRecovery.State.STALE;
    }

    /** Tells the log, unless it knows, that the book cannot be trusted. */
    void tellStale(final CmeInstrument instrument, final int reason, final long timeNs) {
        if (!instrument.toldStale && instrument.isDefined()) {
            instrument.toldStale = true;
            statistics.stale();
            writer.state(instrument.id, StateChange.STALE, 0, reason, timeNs);
        }
    }

    /** No packet from this one on is missing; whether any before it is, an instrument heard of now cannot know. */
    void completeFrom(final int packetSequence) {
        completeFrom = packetSequence;
    }

    /** An event of the instrument is whole in the log: what was recovering is good, and the log is told where it counts. */
    void onCommitted(final CmeInstrument instrument) {
        recovery.onCommitted(instrument, instrument.eventTimeNs);
        if (instrument.orders == CmeInstrument.Orders.RECOVERING) {
            instrument.orders = CmeInstrument.Orders.GOOD;
        }
        if (instrument.toldStale && isTopGood(instrument)) {
            instrument.toldStale = false;
            statistics.recovered();
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, instrument.eventTimeNs);
        }
    }

    private boolean isTopGood(final CmeInstrument instrument) {
        return instrument.topFromOrders
                ? instrument.orders == CmeInstrument.Orders.GOOD
                : fragments || instrument.state() == InstrumentRecovery.State.GOOD;
    }

    void bookReset(final CmeInstrument instrument, final int reason, final long timeNs) {
        writer.state(instrument.id, StateChange.BOOK_RESET, 0, reason, timeNs);
    }

    /** Tells the log if the trading status of an instrument has changed. */
    void onStatus(final CmeInstrument instrument, final int venueStatus, final long timeNs) {
        final int status = tradingStatus(venueStatus);
        if (venueStatus != STATUS_NO_CHANGE && status != instrument.tradingStatus) {
            instrument.tradingStatus = status;
            writer.state(instrument.id, StateChange.TRADING_STATUS, status, StateReason.VENUE_STATUS, timeNs);
        }
    }

    private static int tradingStatus(final int venueStatus) {
        return switch (venueStatus) {
            case 2 -> TradingStatus.HALTED;
            case 4, 18, 26 -> TradingStatus.CLOSED;
            case 15, 24, 25 -> TradingStatus.AUCTION;
            case 17, 201, 202 -> TradingStatus.OPEN;
            case 21 -> TradingStatus.PRE_OPEN;
            default -> TradingStatus.UNKNOWN;
        };
    }
}
