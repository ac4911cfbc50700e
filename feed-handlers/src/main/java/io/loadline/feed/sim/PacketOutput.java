package io.loadline.feed.sim;

import org.agrona.DirectBuffer;

/** Takes the packets of the simulated exchange. Called by the thread that advances the exchange. */
@FunctionalInterface
public interface PacketOutput {
    /**
     * @param line line number, as the venue's feed numbers its lines: 0 incremental A, 1 incremental B, then what else there is
     * @param buffer holds the packet; valid during the call only
     * @param offset first byte of the packet, its header
     * @param length bytes of the packet
     * @param timeNs intended send time, UTC nanoseconds
     */
    void send(int line, DirectBuffer buffer, int offset, int length, long timeNs);
}
