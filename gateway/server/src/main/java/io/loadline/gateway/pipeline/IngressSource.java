package io.loadline.gateway.pipeline;

/** Something that ingress polls: a feed, the control stream, the health of the machine. It puts what it has into the log. */
@FunctionalInterface
public interface IngressSource {
    /**
     * Polls once and returns soon: a bounded number of messages, no waiting.
     *
     * @param nowNs time of the log, UTC nanoseconds
     * @return units of work done; 0 lets the thread idle
     */
    int poll(long nowNs);
}
