package io.loadline.feed.sim;

/**
 * The snapshot or definition loop of a channel: where it is, and when its next packet goes. Packets of a loop are evenly spaced; its
 * sequence numbers begin at 1 in every round.
 */
final class ReferenceLoop {
    private final int packets;
    private final long intervalNs;
    private int next;
    private long nextTimeNs;

    /**
     * @param packets packets of one round
     * @param leastRoundNs shortest time a round may take
     * @param packetsPerSecond most packets a second
     */
    ReferenceLoop(final int packets, final long leastRoundNs, final int packetsPerSecond) {
        this.packets = packets;
        intervalNs = Math.max(leastRoundNs / packets, 1_000_000_000L / packetsPerSecond);
    }

    void startAt(final long timeNs) {
        nextTimeNs = timeNs;
    }

    int packets() {
        return packets;
    }

    long nextTimeNs() {
        return nextTimeNs;
    }

    /** @return index of the packet to send now; the loop moves on */
    int take() {
        final int index = next;
        next = next + 1 == packets ? 0 : next + 1;
        nextTimeNs += intervalNs;
        return index;
    }
}
