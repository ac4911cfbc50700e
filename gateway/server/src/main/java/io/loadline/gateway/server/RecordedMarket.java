package io.loadline.gateway.server;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.source.RecordedPackets;
import io.loadline.gateway.pipeline.IngressClock;
import io.loadline.gateway.pipeline.IngressSource;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;

/**
 * Recorded packets of several venues as one market: in the order of their capture times, those of equal time in the order of the feeds, at the
 * speed asked for. Each packet first moves the ingress clock to its capture time. Ingress thread.
 */
final class RecordedMarket implements IngressSource, PacketHandler, AutoCloseable {
    private static final int PACKETS_A_POLL = 16;

    private final Recording[] recordings;
    private final IngressClock clock;
    private final NanoClock nanoClock;
    private final double speed;
    private FeedHandler playing;
    private boolean exhausted;
    private long startedNs = Long.MIN_VALUE;
    private long firstPacketNs;

    /**
     * @param recordings one a feed, in the order of the feeds
     * @param speed event time over real time; positive infinity plays as fast as the server takes it
     * @param clock of the log
     * @param nanoClock paces the market
     */
    RecordedMarket(
            final List<Recording> recordings, final double speed, final IngressClock clock, final NanoClock nanoClock) {
        this.recordings = recordings.toArray(Recording[]::new);
        this.speed = speed;
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    /** Returns true when every recording was played to its end. */
    boolean isExhausted() {
        return exhausted;
    }

    @Override
    public int poll(final long nowNs) {
        int packets = 0;
        while (packets < PACKETS_A_POLL) {
            final Recording next = next();
            if (next == null) {
                exhausted = true;
                return packets;
            }
            if (!isDue(next.nextPacketTimeNs())) {
                return packets;
            }
            playing = next.handler();
            next.playNext(this);
            packets++;
        }
        return packets;
    }

    private Recording next() {
        Recording first = null;
        long firstNs = RecordedPackets.NO_PACKET;
        for (final Recording recording : recordings) {
            final long timeNs = recording.nextPacketTimeNs();
            if (timeNs < firstNs) {
                first = recording;
                firstNs = timeNs;
            }
        }
        return first;
    }

    private boolean isDue(final long packetTimeNs) {
        if (speed == Double.POSITIVE_INFINITY) {
            return true;
        }
        if (startedNs == Long.MIN_VALUE) {
            startedNs = nanoClock.nanoTime();
            firstPacketNs = packetTimeNs;
        }
        return packetTimeNs <= firstPacketNs + (long) ((nanoClock.nanoTime() - startedNs) * speed);
    }

    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        clock.advanceTo(timeNs);
        playing.onPacket(line, buffer, offset, length, timeNs);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(recordings);
    }
}
