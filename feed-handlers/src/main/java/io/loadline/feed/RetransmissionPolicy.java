package io.loadline.feed;

/**
 * How a feed asks for messages that are missing on every line. All times are on the clock of the packets.
 *
 * @param timeoutNs wait for an answer before the messages are asked for again; doubled after each request that nothing came of
 * @param attempts most requests in a row that nothing comes of, from 1; then the messages are lost
 * @param mostMessages most messages to ask for in one request, from 1; the rest is asked for when the answer came
 * @param intervalNs shortest time between two requests
 * @param heldPackets most packets held back meanwhile, from 1; when there is no more room the missing messages are lost
 */
public record RetransmissionPolicy(long timeoutNs, int attempts, int mostMessages, long intervalNs, int heldPackets) {
    private static final int MOST_DOUBLINGS = 10;

    /**
     * @param attempt from 1
     * @return wait for its answer
     */
    long waitNs(final int attempt) {
        return timeoutNs << Math.min(attempt - 1, MOST_DOUBLINGS);
    }

    /** @return time that all attempts take if none is answered */
    long patienceNs() {
        long sum = 0;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            sum += waitNs(attempt);
        }
        return sum;
    }
}
