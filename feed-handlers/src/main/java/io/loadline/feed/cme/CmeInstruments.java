package io.loadline.feed.cme;

import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/** The instruments of the channel, and how far each book can be trusted. */
final class CmeInstruments {
    /** Numbers heard of and not defined cost memory: a garbled feed must not take all of it. */
    private static final int MOST_INSTRUMENTS = 1 << 16;

    private static final int STATUS_NO_CHANGE = 103;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final Int2ObjectHashMap<CmeInstrument> bySecurityId = new Int2ObjectHashMap<>();
    private final List<CmeInstrument> all = new ArrayList<>();
    /** The one asked for last: changes of one instrument come in a row. */
    private CmeInstrument last;

    private int definedCount;
    private int staleCount;
    private int completeFrom;

    CmeInstruments(final EventWriter writer, final InstrumentDirectory directory, final FeedStatistics statistics) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
    }

    /** @return every instrument heard of, in the order in which they were */
    List<CmeInstrument> all() {
        return all;
    }

    CmeInstrument get(final int securityId) {
        return bySecurityId.get(securityId);
    }

    /** @return the instrument, defined or not, or null where there are too many */
    CmeInstrument getOrAdd(final int securityId) {
        if (last != null && last.securityId == securityId) {
            return last;
        }
        CmeInstrument instrument = bySecurityId.get(securityId);
        if (instrument == null && all.size() < MOST_INSTRUMENTS) {
            instrument = new CmeInstrument(securityId);
            instrument.completeFrom = completeFrom;
            instrument.ordersCompleteFrom = completeFrom;
            bySecurityId.put(securityId, instrument);
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
                definedCount++;
                statistics.instrument();
            }
        }
        return instrument.isDefined();
    }

    /** Says of a newly defined instrument whether its book is good. */
    void start(final CmeInstrument instrument, final boolean good) {
        if (good) {
            instrument.mode = CmeInstrument.Mode.GOOD;
            instrument.rptSeq = CmeInstrument.ANY_SEQUENCE;
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, 0);
        } else {
            instrument.mode = CmeInstrument.Mode.STALE;
            staleCount++;
            tellStale(instrument, StateReason.LATE_START, 0);
        }
    }

    /** The levels may be wrong from here on, and packets before {@code completeFrom} may be missing. */
    void lose(final CmeInstrument instrument, final int reason, final int completeFrom, final long timeNs) {
        instrument.completeFrom = completeFrom;
        instrument.heardSinceLoss = 0;
        if (instrument.mode == CmeInstrument.Mode.GOOD) {
            staleCount++;
            if (!instrument.topFromOrders) {
                tellStale(instrument, reason, timeNs);
            }
        }
        instrument.mode = CmeInstrument.Mode.STALE;
    }

    /** Tells the log, unless it knows, that the book cannot be trusted. */
    void tellStale(final CmeInstrument instrument, final int reason, final long timeNs) {
        if (!instrument.toldStale && instrument.isDefined()) {
            instrument.toldStale = true;
            statistics.stale();
            writer.state(instrument.id, StateChange.STALE, 0, reason, timeNs);
        }
    }

    /** No packet from this one on is missing; whether any before it is, no instrument can know. */
    void completeFrom(final int packetSequence) {
        completeFrom = packetSequence;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).completeFrom = packetSequence;
            all.get(i).heardSinceLoss = 0;
        }
    }

    /** The book is right again from here on; the log is told when the event is complete. */
    void recover(final CmeInstrument instrument) {
        if (instrument.mode == CmeInstrument.Mode.STALE) {
            instrument.mode = CmeInstrument.Mode.RECOVERING;
        }
    }

    /** An event of the instrument is whole in the log: what was recovering is good, and the log is told where it counts. */
    void onCommitted(final CmeInstrument instrument) {
        if (instrument.mode == CmeInstrument.Mode.RECOVERING) {
            instrument.mode = CmeInstrument.Mode.GOOD;
            staleCount--;
        }
        if (instrument.orders == CmeInstrument.Orders.RECOVERING) {
            instrument.orders = CmeInstrument.Orders.GOOD;
        }
        if (instrument.toldStale && isTopGood(instrument)) {
            instrument.toldStale = false;
            statistics.recovered();
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, instrument.eventTimeNs);
        }
    }

    private static boolean isTopGood(final CmeInstrument instrument) {
        return instrument.topFromOrders
                ? instrument.orders == CmeInstrument.Orders.GOOD
                : instrument.mode == CmeInstrument.Mode.GOOD;
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

    /** @return true while a change kept aside may still be of use: an instrument is stale, or not defined yet */
    boolean anyWaiting() {
        return staleCount > 0 || definedCount < all.size();
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
