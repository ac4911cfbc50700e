package io.loadline.feed.b3;

import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import io.loadline.feed.recovery.SnapshotRecovery;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Long2ObjectHashMap;

/** The instruments of the channel and their trading status; tells the log when a book goes stale or is good again. */
final class B3Instruments implements SnapshotRecovery.Listener {
    /** Numbers heard of and not defined cost memory: a garbled feed must not take all of it. */
    private static final int MOST_INSTRUMENTS = 1 << 17;

    private static final int MOST_GROUPS = 1 << 12;
    private static final int NO_PHASE = -1;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final SnapshotRecovery recovery;
    private final Long2ObjectHashMap<B3Instrument> bySecurityId = new Long2ObjectHashMap<>();
    private final List<B3Instrument> all = new ArrayList<>();
    private final Int2IntHashMap phaseByGroup = new Int2IntHashMap(NO_PHASE);

    B3Instruments(
            final EventWriter writer,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final int mostKeptBytes) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
        recovery = new SnapshotRecovery(mostKeptBytes, this);
    }

    SnapshotRecovery recovery() {
        return recovery;
    }

    /** @return every instrument heard of, in the order in which they were */
    List<B3Instrument> all() {
        return all;
    }

    B3Instrument get(final long securityId) {
        return bySecurityId.get(securityId);
    }

    /** @return the instrument, defined or not, or null where there are too many */
    B3Instrument getOrAdd(final long securityId) {
        B3Instrument instrument = bySecurityId.get(securityId);
        if (instrument == null && all.size() < MOST_INSTRUMENTS) {
            instrument = new B3Instrument(securityId, recovery.add());
            bySecurityId.put(securityId, instrument);
            all.add(instrument);
        }
        return instrument;
    }

    /** Gives an instrument its id in the log; false where the directory is full. The caller then writes the definition. */
    boolean name(final B3Instrument instrument, final String symbol) {
        if (instrument.isDefined()) {
            instrument.id = directory.redefine(B3Feed.VENUE, instrument.securityId, symbol);
        } else {
            instrument.id = directory.define(B3Feed.VENUE, instrument.securityId, symbol);
            if (instrument.isDefined()) {
                statistics.instrument();
            }
        }
        return instrument.isDefined();
    }

    @Override
    public void onStale(final int index, final int reason, final long timeNs) {
        statistics.stale();
        writer.state(all.get(index).id, StateChange.STALE, 0, reason, timeNs);
    }

    @Override
    public void onGood(final int index, final long timeNs, final boolean firstTime) {
        if (!firstTime) {
            statistics.recovered();
        }
        writer.state(all.get(index).id, StateChange.RECOVERED, 0, StateReason.NONE, timeNs);
    }

    /** The status of one instrument, which from now on may be apart from that of its group. */
    void onStatus(final B3Instrument instrument, final int venueStatus, final int venueEvent, final long timeNs) {
        if (venueEvent == B3Wire.STATUS_APART) {
            instrument.ownStatus = true;
        } else if (venueEvent == B3Wire.STATUS_OF_GROUP) {
            instrument.ownStatus = false;
        }
        applyStatus(instrument, venueStatus, timeNs);
    }

    /** The phase of a group, which all of its instruments follow that have no status of their own. */
    void onGroupPhase(final int group, final int venueStatus, final long timeNs) {
        if (phaseByGroup.size() < MOST_GROUPS || phaseByGroup.containsKey(group)) {
            phaseByGroup.put(group, venueStatus);
        }
        for (int i = 0; i < all.size(); i++) {
            final B3Instrument instrument = all.get(i);
            if (instrument.securityGroup == group && !instrument.ownStatus) {
                applyStatus(instrument, venueStatus, timeNs);
            }
        }
    }

    /** Gives a newly defined instrument the phase its group is in. */
    void onDefined(final B3Instrument instrument) {
        final int phase = phaseByGroup.get(instrument.securityGroup);
        if (phase != NO_PHASE && !instrument.ownStatus) {
            applyStatus(instrument, phase, 0);
        }
    }

    void bookReset(final B3Instrument instrument, final int reason, final long timeNs) {
        writer.state(instrument.id, StateChange.BOOK_RESET, 0, reason, timeNs);
    }

    private void applyStatus(final B3Instrument instrument, final int venueStatus, final long timeNs) {
        final int status = tradingStatus(venueStatus);
        if (instrument.isDefined() && status != instrument.tradingStatus) {
            instrument.tradingStatus = status;
            writer.state(instrument.id, StateChange.TRADING_STATUS, status, StateReason.VENUE_STATUS, timeNs);
        }
    }

    /** A book may be crossed while its instrument is reserved, before the opening as in an auction later on. */
    private static int tradingStatus(final int venueStatus) {
        return switch (venueStatus) {
            case 2, 18 -> TradingStatus.HALTED;
            case 4 -> TradingStatus.CLOSED;
            case 17 -> TradingStatus.OPEN;
            case 21, 101 -> TradingStatus.AUCTION;
            default -> TradingStatus.UNKNOWN;
        };
    }
}
