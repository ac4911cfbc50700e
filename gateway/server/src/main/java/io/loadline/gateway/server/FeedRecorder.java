package io.loadline.gateway.server;

import io.loadline.core.counter.Counters;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.source.PcapngWriter;
import io.loadline.gateway.config.FeedConfig;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Records the packets of a live feed as pcapng, beside the tick path: ingress copies each packet into a ring, a thread of its own writes the
 * file. If the disk cannot keep up, packets are left out of the recording and counted; the feed itself never waits.
 */
final class FeedRecorder implements PacketHandler, Agent, AutoCloseable {
    private static final int RING_BYTES = 64 << 20;
    private static final int PACKETS_A_CYCLE = 256;
    private static final int MESSAGE_TYPE = 1;
    private static final int TIME = 0;
    private static final int LINE = 8;
    private static final int PAYLOAD = 12;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(RING_BYTES + RingBufferDescriptor.TRAILER_LENGTH)));
    private final int[] addressOfLine;
    private final int[] portOfLine;
    private final PcapngWriter writer;
    private final AtomicCounter recorded;
    private final AtomicCounter leftOut;
    private final AgentRunner runner;

    FeedRecorder(final FeedConfig config, final Counters counters, final ErrorHandler errors) {
        writer = new PcapngWriter(config.record(), config.name());
        final int given = 1
                + config.lines().stream().mapToInt(FeedConfig.Line::line).max().orElse(0);
        final int lines = Math.max(given, config.venue().lines().size());
        addressOfLine = new int[lines];
        portOfLine = new int[lines];
        recorded = counters.counter("recording of " + config.name() + ": packets");
        leftOut = counters.counter("recording of " + config.name() + ": packets left out");
        runner = new AgentRunner(Idle.backoff(), errors, null, this);
    }

    /** Says where the packets of a line were sent. */
    void line(final int line, final InetAddress address, final int port) {
        final byte[] octets = address.getAddress();
        addressOfLine[line] = octets.length == Integer.BYTES
                ? ByteBuffer.wrap(octets).order(ByteOrder.BIG_ENDIAN).getInt()
                : 0;
        portOfLine[line] = port;
    }

    void start() {
        AgentRunner.startOnThread(runner);
    }

    /** Ingress thread. */
    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        final int index = ring.tryClaim(MESSAGE_TYPE, PAYLOAD + length);
        if (index < 0) {
            leftOut.incrementPlain();
            return;
        }
        ring.buffer().putLong(index + TIME, timeNs);
        ring.buffer().putInt(index + LINE, line);
        ring.buffer().putBytes(index + PAYLOAD, buffer, offset, length);
        ring.commit(index);
    }

    @Override
    public int doWork() {
        final int packets = ring.read(
                (type, buffer, index, length) -> {
                    final int line = buffer.getInt(index + LINE);
                    writer.write(
                            buffer.getLong(index + TIME),
                            addressOfLine[line],
                            addressOfLine[line],
                            portOfLine[line],
                            buffer,
                            index + PAYLOAD,
                            length - PAYLOAD);
                    recorded.incrementPlain();
                },
                PACKETS_A_CYCLE);
        if (packets == 0) {
            writer.flush();
        }
        return packets;
    }

    @Override
    public void onClose() {
        while (doWork() > 0) {
            // what ingress has handed over is written before the file is closed
        }
        writer.close();
    }

    @Override
    public String roleName() {
        return "feed-recorder";
    }

    @Override
    public void close() {
        runner.close();
    }

    /** Returns a handler that records each packet and then hands it on. */
    PacketHandler before(final PacketHandler handler) {
        return (line, buffer, offset, length, timeNs) -> {
            onPacket(line, buffer, offset, length, timeNs);
            handler.onPacket(line, buffer, offset, length, timeNs);
        };
    }
}
