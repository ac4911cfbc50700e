package io.loadline.gateway.journal;

/**
 * Where a log ends.
 *
 * @param sequence sequence of the last record; 0 if the log is empty
 * @param ingressTimeNs ingress time of the last record, UTC nanoseconds; 0 if the log is empty
 * @param epoch epoch of the last record; 0 if the log is empty
 */
public record LogEnd(long sequence, long ingressTimeNs, int epoch) {
    /** End of a log without records. */
    public static final LogEnd EMPTY = new LogEnd(0, 0, 0);
}
