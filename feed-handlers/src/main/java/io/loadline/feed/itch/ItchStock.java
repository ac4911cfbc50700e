package io.loadline.feed.itch;

/** A stock as this handler knows it. */
final class ItchStock {
    /** No status was written yet. */
    static final int NO_STATUS = -1;

    /** The eight characters of its symbol, as the wire has them. */
    final long symbol;
    /** Instrument in the log. */
    final int id;

    /** The venue's number of the day, and the handler's own. */
    int locate;

    /** Session in which the locate was given. */
    long session;

    boolean stale;
    boolean halted;
    int venueStatus;
    int writtenStatus = NO_STATUS;

    ItchStock(final long symbol, final int id) {
        this.symbol = symbol;
        this.id = id;
    }
}
