package io.loadline.feed;

import org.agrona.DirectBuffer;

/** Receives UDP payloads, one call a packet. Runs on the ingress thread; neither allocates nor throws once warm. */
@FunctionalInterface
public interface PacketHandler {
    /**
     * Handles one packet. The bytes are valid during the call only.
     *
     * @param line which line of the feed carried it: 0 = A, 1 = B, further lines as the venue's package says
     * @param buffer holds the payload
     * @param offset of the first byte of the payload
     * @param length of the payload in bytes
     * @param timeNs capture or receive time, UTC nanoseconds
     */
    void onPacket(int line, DirectBuffer buffer, int offset, int length, long timeNs);
}
