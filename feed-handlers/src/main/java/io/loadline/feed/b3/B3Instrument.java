package io.loadline.feed.b3;

import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.recovery.InstrumentRecovery;

/** What the handler keeps of one instrument: its number in the log, how its book is described, and its share of the event being read. */
final class B3Instrument {
    final long securityId;
    final InstrumentRecovery recovery;
    final B3PriceLimits limits = new B3PriceLimits();
    int id = InstrumentDirectory.UNKNOWN;
    /** True if its orders are named by id, false if by position. */
    boolean byId;

    long definitionDigest;
    /** True if the log was last told legs of it. */
    boolean hasLegs;

    int securityGroup;
    int tradingStatus;
    /** True while its status is apart from that of its group. */
    boolean ownStatus;

    /** Orders of the snapshot being taken that are still to come. */
    long snapshotOrdersLeft;
    /** True while statistics of a snapshot are of use. */
    boolean takesStatistics;

    boolean inEvent;
    boolean clearFirst;
    boolean fromSnapshot;
    int firstEntry = B3Event.NO_ENTRY;
    int lastEntry = B3Event.NO_ENTRY;
    long eventTimeNs;

    B3Instrument(final long securityId, final InstrumentRecovery recovery) {
        this.securityId = securityId;
        this.recovery = recovery;
    }

    boolean isDefined() {
        return id != InstrumentDirectory.UNKNOWN;
    }
}
