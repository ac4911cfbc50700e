package io.loadline.gateway.aeron;

/** What the log knows of control sources, so that each of their messages takes effect exactly once. Ingress thread. */
public interface SourceSequence {
    /**
     * Asks for a message to be let in.
     *
     * @param sourceId the source
     * @param sourceSequence number of the message, from 1
     * @return true if it is the next one of its source, which then counts as taken; false if it was taken before, or one before it is missing
     */
    boolean accept(int sourceId, long sourceSequence);

    /**
     * @param sourceId the source
     * @return number of its last message taken, 0 where none was
     */
    long last(int sourceId);
}
