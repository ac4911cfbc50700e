package io.loadline.feed.memx;

import io.loadline.core.input.InstrumentDirectory;

/** What the handler keeps of one instrument. */
final class MemxInstrument {
    /** The venue's own number of an equity, or the symbol of an option as a number. */
    final long subject;
    /** Place among all instruments, from 0. */
    final int index;

    long securityId;
    int id = InstrumentDirectory.UNKNOWN;
    boolean stale;
    long definitionDigest;
    /** What the venue last said of the instrument itself, and of its session. */
    int ownStatus = 'T';

    int session;
    int tradingStatus;
    /** Symbol of what an option is on, as a number. */
    long underlier;

    MemxInstrument(final long subject, final int index) {
        this.subject = subject;
        this.index = index;
    }

    boolean isDefined() {
        return id != InstrumentDirectory.UNKNOWN;
    }
}
