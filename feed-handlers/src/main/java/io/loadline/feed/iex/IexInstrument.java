package io.loadline.feed.iex;

/** A stock as this handler knows it. */
final class IexInstrument {
    /** No status was written yet. */
    static final int NO_STATUS = -1;

    /** Place in the handler's own count, from 0. */
    final int index;
    /** Instrument in the log. */
    final int id;
    /** The eight characters of its symbol, as the wire has them. */
    final long symbol;

    /** What names it; messages about it on another channel are refused. */
    final IexChannel channel;

    boolean stale;
    boolean halted;
    int venueStatus;
    int writtenStatus = NO_STATUS;

    /** The quote in the log, for the feed of quotes: in units of the wire, size 0 where there is none. */
    long bidPrice;

    long bidSize;
    long askPrice;
    long askSize;

    IexInstrument(final int index, final int id, final long symbol, final IexChannel channel) {
        this.index = index;
        this.id = id;
        this.symbol = symbol;
        this.channel = channel;
    }
}
