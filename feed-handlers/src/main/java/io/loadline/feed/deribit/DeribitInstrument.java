package io.loadline.feed.deribit;

/** What the handler keeps of one instrument: its number in the log, where its book stands in the chain of changes, and the last values told. */
final class DeribitInstrument {
    /** No change is known: a snapshot, or the first change ever, must come. */
    static final long NO_CHANGE = -1;

    /** No message that belongs to a channel of changes was seen. */
    static final int NO_CHANNEL = -1;

    final long venueId;
    int id;
    int channel = NO_CHANNEL;
    boolean described;
    boolean stale;
    /** Last change that is wholly in the book, or {@link #NO_CHANGE}. */
    long change = NO_CHANGE;
    /** Change of which parts are in the book while its last part is missing, or {@link #NO_CHANGE}. */
    long openChange = NO_CHANGE;
    /** Newest change heard of, in the book or not. */
    long heardChange = NO_CHANGE;

    int state = -1;
    long definitionDigest;
    /** Of the legs the log was last told; 0 where it was told none. */
    long legsDigest;

    long tickMantissa;
    double tick;
    long markPrice = Long.MIN_VALUE;
    long settlementPrice = Long.MIN_VALUE;
    long openInterest = Long.MIN_VALUE;

    DeribitInstrument(final long venueId) {
        this.venueId = venueId;
    }
}
