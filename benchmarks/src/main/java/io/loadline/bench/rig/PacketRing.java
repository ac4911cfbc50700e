package io.loadline.bench.rig;

import io.loadline.feed.PacketHandler;
import io.loadline.feed.sim.PacketOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Packets on their way from the generator to the engine, in memory. The generator writes them ahead of time; the engine sees none before its
 * intended send time. So the generator's own speed is no part of what is measured, and a packet that the engine takes late has waited.
 */
final class PacketRing implements PacketOutput, PacketFeed {
    /** Offset of the intended send time in the header of a CME packet. */
    private static final int SENDING_TIME_OFFSET = 4;

    private static final int CAPACITY = 32 << 20;
    private static final long FULL_PARK_NS = 50_000;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private final ControlledMessageHandler onMessage = this::onMessage;
    private final Timeline timeline;
    private PacketHandler handler;
    private long nowNanoTime;
    private volatile boolean closed;

    PacketRing(final Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void send(final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        while (!ring.write(line + 1, buffer, offset, length) && !closed) {
            LockSupport.parkNanos(FULL_PARK_NS);
        }
    }

    @Override
    public int poll(final PacketHandler packetHandler, final int limit) {
        handler = packetHandler;
        nowNanoTime = System.nanoTime();
        return ring.controlledRead(onMessage, limit);
    }

    private ControlledMessageHandler.Action onMessage(
            final int type, final MutableDirectBuffer buffer, final int offset, final int length) {
        final long sentNs = buffer.getLong(offset + SENDING_TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (timeline.toNanoTime(sentNs) > nowNanoTime) {
            return ControlledMessageHandler.Action.ABORT;
        }
        handler.onPacket(type - 1, buffer, offset, length, sentNs);
        return ControlledMessageHandler.Action.CONTINUE;
    }

    /** Lets a generator go that waits for room. */
    @Override
    public void close() {
        closed = true;
    }
}
