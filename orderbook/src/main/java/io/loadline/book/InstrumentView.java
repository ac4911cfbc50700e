package io.loadline.book;

/** What the book stage keeps of one instrument, for tools and snapshots: to be read only while the stage is not running. */
public sealed interface InstrumentView permits InstrumentBook {
    /** @return the book that makes the top, null where none was defined */
    OrderBook top();

    /** @return the levels the venue tells, whether they make the top or lie beside it; null where none came */
    LevelBook levels();

    /** @return the orders the venue tells, whether they make the top or lie beside it; null where none came */
    ByOrderBook orders();

    /** @return true if {@link #orders} may differ from the venue's */
    boolean ordersStale();

    /** @return what the venue told of the day, null where nothing came */
    InstrumentStatistics statistics();

    /** @return what the instrument is made of, null where the venue told no legs of it */
    InstrumentLegs legs();

    /** @return requests for quotes of the instrument that were made in this epoch */
    long quoteRequests();
}
