package io.loadline.feed.source;

import io.loadline.feed.PacketSource;

/** Packets that were recorded: each knows when it was captured, and they end. */
public interface RecordedPackets extends PacketSource {
    /** {@link #nextPacketTimeNs} at the end. */
    long NO_PACKET = Long.MAX_VALUE;

    /** @return capture time of the next packet, UTC nanoseconds, or {@link #NO_PACKET} */
    long nextPacketTimeNs();
}
