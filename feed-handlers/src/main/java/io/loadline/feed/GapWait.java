package io.loadline.feed;

/**
 * How long a {@link MessageSequencer} waits for the first messages missing, and when it asks for them: first as long as one line may be behind
 * the other, then as long as the venue may take to answer. Gaps grow old together: when a venue that does not answer has used up the time of the
 * first one, those behind it are lost with it, so that the stream is never later than one gap may take.
 */
final class GapWait {
    private final long reorderNs;
    private final RetransmissionRequest request;
    private final RetransmissionPolicy policy;
    private final long patienceNs;
    /** When the gap was noticed, or the venue last answered. */
    private long hopeNs;

    private long answeredNs = Long.MIN_VALUE;
    private long sinceNs;
    private long waitNs;
    private int attempts;
    /** The message after the gap that was asked for last. */
    private long askedTo;

    private boolean asked;
    private long nextRequestNs = Long.MIN_VALUE;

    /**
     * @param reorderNs wait for the slower line
     * @param request asks the venue, or null where nobody does
     * @param policy how it is asked; null where it is not
     */
    GapWait(final long reorderNs, final RetransmissionRequest request, final RetransmissionPolicy policy) {
        this.reorderNs = reorderNs;
        this.request = request;
        this.policy = policy;
        patienceNs = request == null ? reorderNs : reorderNs + policy.patienceNs();
    }

    /** Begins to wait for messages that nobody was asked for. */
    void start(final long timeNs) {
        hopeNs = Math.max(timeNs, answeredNs);
        sinceNs = timeNs;
        waitNs = reorderNs;
        attempts = 0;
        asked = false;
    }

    /** Something came: what is left of the gap asked for is asked for at once, any other gap is waited for anew. */
    void advance(final long next, final long sinceLastNs, final long timeNs) {
        if (asked) {
            answeredNs = timeNs;
        }
        if (asked && askedTo - next > 0) {
            hopeNs = timeNs;
            sinceNs = timeNs;
            waitNs = 0;
            attempts = 0;
        } else {
            start(sinceLastNs);
        }
    }

    boolean isOver(final long timeNs) {
        return timeNs - sinceNs >= waitNs;
    }

    boolean canAsk(final long timeNs) {
        return request != null && attempts < policy.attempts() && timeNs - hopeNs < patienceNs;
    }

    /** Asks for a gap, or for the first part of it; does nothing if the last request was only just sent. */
    void ask(final long session, final long from, final long to, final long timeNs) {
        if (timeNs < nextRequestNs) {
            return;
        }
        attempts++;
        asked = true;
        askedTo = to;
        sinceNs = timeNs;
        waitNs = policy.waitNs(attempts);
        nextRequestNs = timeNs + policy.intervalNs();
        request.request(session, from, Math.min(to - from, policy.mostMessages()), attempts, timeNs);
    }
}
