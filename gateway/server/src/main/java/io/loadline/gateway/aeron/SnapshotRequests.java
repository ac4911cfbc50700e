package io.loadline.gateway.aeron;

/** Where requests for a snapshot go. Any thread. */
@FunctionalInterface
public interface SnapshotRequests {
    /** Asks that a snapshot be sent, begun after this call. Requests that wait together are answered by one. */
    void requestSnapshot();
}
