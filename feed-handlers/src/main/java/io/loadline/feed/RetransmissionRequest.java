package io.loadline.feed;

/**
 * Asks the venue for messages again. Called on the ingress thread by a {@link MessageSequencer}; neither blocks, throws nor allocates. The
 * answer comes as packets of the feed and is given to {@link MessageSequencer#onAnswer}.
 */
@FunctionalInterface
public interface RetransmissionRequest {
    /**
     * Asks nobody. A recording of a feed that asked holds the answers: with this a handler waits for them as long as the live feed did.
     */
    RetransmissionRequest NOBODY = (session, first, count, attempt, timeNs) -> {};

    /**
     * Asks for messages that are missing.
     *
     * @param session session they belong to, as given to the sequencer
     * @param first number of the first one missing
     * @param count how many from there, at least 1; may be more than the venue answers at once
     * @param attempt from 1; asked again, with twice the wait each time, until the messages come or are given up
     * @param timeNs when this was decided, on the clock of the packets
     */
    void request(long session, long first, long count, int attempt, long timeNs);
}
