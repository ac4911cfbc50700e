package io.loadline.bench.rig;

import io.loadline.bench.BenchModel;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.sim.PacketOutput;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.UdpPacketOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * Plays the exchange against something that takes packets, on the caller's thread, for a warm-up and a recorded time. The same load meets
 * the engine and the control run.
 */
final class LoadedRun implements AutoCloseable {
    static final int SENDING_TIME_OFFSET = 4;
    static final int PACKETS_A_POLL = 16;

    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long AHEAD_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(30);

    /** Takes packets of the recorded time and those before it. */
    interface Subject {
        void onPacket(int line, DirectBuffer buffer, int offset, int length, long intendedNanoTime, boolean recorded);
    }

    private final Timeline timeline;
    private final SimulatedExchange exchange;
    private final PacketFeed feed;
    /** The sending end, where it is another than {@link #feed}; else null. */
    private final AutoCloseable sender;

    private final Generator generator;
    private final long recordFromNanoTime;
    private final long endNanoTime;
    private long packets;
    private long doneNanoTime;

    LoadedRun(final RigSettings settings, final BenchModel bench) throws IOException {
        final long nowNs = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        timeline = new Timeline(nowNs, System.nanoTime());
        exchange = new SimulatedExchange(settings.simulation(BenchModel.SEED), bench.universe(), nowNs + LEAD_NS);
        final PacketOutput output;
        if (settings.udpPort() == 0) {
            final PacketRing ring = new PacketRing(timeline);
            feed = ring;
            output = ring;
            sender = null;
        } else {
            feed = UdpFeed.open(settings.udpPort());
            final UdpPacketOutput udp = new UdpPacketOutput(InetAddress.getLoopbackAddress(), settings.udpPort());
            output = udp;
            sender = udp;
        }
        generator = new Generator(exchange, output, timeline, settings.udpPort() == 0 ? AHEAD_NS : 0);
        final long warmupNs = TimeUnit.SECONDS.toNanos(settings.warmupSeconds());
        recordFromNanoTime = timeline.toNanoTime(exchange.openTimeNs() + warmupNs);
        endNanoTime = timeline.toNanoTime(exchange.closeTimeNs());
    }

    /** Where the engine finds the packets. */
    PacketFeed feed() {
        return feed;
    }

    /** Turns a subject into a handler that knows when each packet should have been sent. */
    PacketHandler handler(final Subject subject) {
        return (line, buffer, offset, length, timeNs) -> {
            final long sentNs = buffer.getLong(offset + SENDING_TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
            final long intended = timeline.toNanoTime(sentNs);
            final boolean recorded = intended >= recordFromNanoTime && intended < endNanoTime;
            packets += recorded ? 1 : 0;
            subject.onPacket(line, buffer, offset, length, intended, recorded);
        };
    }

    /** Runs duty cycles, each of which returns how many packets it handled, until the exchange has closed and all is handled. */
    void play(final IntSupplier dutyCycle) {
        final Thread thread = new Thread(generator, "generator");
        thread.setDaemon(true);
        thread.start();
        boolean more = true;
        while (more) {
            // Packets are made ahead of their time: without the close behind it, an idle cycle says nothing.
            final boolean sending = thread.isAlive() || System.nanoTime() < endNanoTime;
            final int work = dutyCycle.getAsInt();
            more = (sending || work > 0) && System.nanoTime() < endNanoTime + GRACE_NS;
        }
        doneNanoTime = System.nanoTime();
        generator.stop();
    }

    long packets() {
        return packets;
    }

    /** Time behind the close of the exchange, nanoseconds. */
    long behindNs() {
        return Math.max(0, doneNanoTime - endNanoTime);
    }

    double recordedSeconds() {
        return (Math.max(doneNanoTime, endNanoTime) - recordFromNanoTime) / 1e9;
    }

    @Override
    public void close() {
        generator.stop();
        CloseHelper.closeAll(feed, sender);
    }
}
