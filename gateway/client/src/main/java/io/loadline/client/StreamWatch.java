package io.loadline.client;

/** What a client knows of one stream: whether it is there, when it was last heard, and whether a message is missing. */
final class StreamWatch {
    private static final long UNSET = Long.MIN_VALUE;

    private int images;
    private long counted;
    private long offset = UNSET;
    private long lastHeardNs;

    void onImage(final long nowNs) {
        images++;
        offset = UNSET;
        lastHeardNs = nowNs;
    }

    void onImageLost() {
        images--;
        offset = UNSET;
    }

    void onMessage(final long nowNs, final int messages) {
        counted += messages;
        lastHeardNs = nowNs;
    }

    /** @return false where the server counted other messages than we did since the heartbeat before */
    boolean onHeartbeat(final long nowNs, final long outputCount) {
        lastHeardNs = nowNs;
        final boolean whole = offset == UNSET || outputCount - offset == counted;
        offset = outputCount - counted;
        return whole;
    }

    boolean isConnected() {
        return images > 0;
    }

    boolean isSilent(final long nowNs, final long silenceNs) {
        return nowNs - lastHeardNs > silenceNs;
    }

    void reset() {
        images = 0;
        offset = UNSET;
    }
}
