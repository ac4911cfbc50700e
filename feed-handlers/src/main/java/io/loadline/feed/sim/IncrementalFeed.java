package io.loadline.feed.sim;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The incremental lines A and B: collects the messages of a packet for as long as its window lasts, numbers the packet, sends it on both
 * lines, and sends a heartbeat where nothing was sent for half a second.
 */
final class IncrementalFeed {
    private static final long HEARTBEAT_NS = 500_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final PacketFraming framing;
    private final LineSender lineA;
    private final LineSender lineB;
    private final long packetWindowNs;
    private final PacketBuilder packet;
    private long flushTimeNs = NEVER;
    private long heartbeatTimeNs;

    IncrementalFeed(
            final PacketFraming framing,
            final LineSender lineA,
            final LineSender lineB,
            final long packetWindowNs,
            final long startTimeNs) {
        this(framing, ByteOrder.LITTLE_ENDIAN, lineA, lineB, packetWindowNs, startTimeNs);
    }

    IncrementalFeed(
            final PacketFraming framing,
            final ByteOrder order,
            final LineSender lineA,
            final LineSender lineB,
            final long packetWindowNs,
            final long startTimeNs) {
        this.framing = framing;
        this.lineA = lineA;
        this.lineB = lineB;
        this.packetWindowNs = packetWindowNs;
        packet = new PacketBuilder(framing.headerLength(), order);
        heartbeatTimeNs = startTimeNs + HEARTBEAT_NS;
    }

    /** @return the open packet with room for a message of so many bytes; a fuller one is sent first */
    PacketBuilder open(final int bytes, final long timeNs, final PacketOutput out) {
        if (!packet.hasRoomFor(bytes)) {
            flush(timeNs, out);
        }
        if (packet.isEmpty()) {
            flushTimeNs = timeNs + packetWindowNs;
        }
        return packet;
    }

    /** Sends the open packet, if it holds a message, under the next number. */
    void flush(final long timeNs, final PacketOutput out) {
        flushTimeNs = NEVER;
        if (!packet.isEmpty()) {
            framing.head(packet, timeNs);
            send(timeNs, out);
        }
    }

    /** @return when {@link #advance} has something to do */
    long nextTimeNs() {
        return Math.min(Math.min(flushTimeNs, heartbeatTimeNs), lineB.nextDueNs());
    }

    /** Does one thing that is due: a delayed packet of line B, the open packet, a heartbeat. */
    void advance(final long timeNs, final PacketOutput out) {
        if (lineB.nextDueNs() <= timeNs) {
            lineB.releaseOldest(timeNs, out);
        } else if (flushTimeNs <= timeNs) {
            flush(timeNs, out);
        } else {
            heartbeat(timeNs, out);
        }
    }

    /** Sends the open packet, then one that says nothing. */
    void heartbeat(final long timeNs, final PacketOutput out) {
        flush(timeNs, out);
        framing.heartbeat(packet, timeNs);
        send(timeNs, out);
    }

    private void send(final long timeNs, final PacketOutput out) {
        final UnsafeBuffer buffer = packet.buffer();
        lineA.offer(buffer, 0, packet.length(), timeNs, out);
        lineB.offer(buffer, 0, packet.length(), timeNs, out);
        packet.clear();
        heartbeatTimeNs = timeNs + HEARTBEAT_NS;
    }

    /** Sends what is open or delayed. */
    void close(final long timeNs, final PacketOutput out) {
        flush(timeNs, out);
        while (lineB.nextDueNs() != NEVER) {
            lineB.releaseOldest(timeNs, out);
        }
    }

    long sequenceNumber() {
        return framing.lastNumber();
    }
}
