package io.loadline.feed;

import io.loadline.core.model.Venue;

/**
 * Turns the packets of one venue into events of the log: decodes every message, arbitrates lines, watches sequences, marks books stale
 * on a gap and good again after recovery. Ingress thread only; neither allocates nor throws once every instrument is defined.
 */
public interface FeedHandler extends PacketHandler {
    /** @return the venue whose bytes this handler reads */
    Venue venue();

    /**
     * Tells the handler how late it is, so that a packet that never comes stops being waited for. Call it when no packet came.
     *
     * @param timeNs on the clock of the packets, UTC nanoseconds
     */
    void onTime(long timeNs);

    /** Tells the handler that no packet will come any more: packets held back are released and an open exchange event ends. */
    void onEnd();

    /** @return what was seen so far; allocates, so not for the tick path */
    FeedReport report();
}
