package io.loadline.gateway.server;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.source.RecordedPackets;
import io.loadline.gateway.pipeline.IngressClock;
import io.loadline.gateway.pipeline.IngressSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.agrona.CloseHelper;
import org.agrona.concurrent.NanoClock;

/**
 * Recorded packets of a venue, file after file, at the speed asked for. Each packet first moves the ingress clock to its capture time.
 * Ingress thread.
 */
final class CaptureInput implements IngressSource, AutoCloseable {
    private static final int PACKETS_A_POLL = 16;

    private final FeedHandler handler;
    private final PacketHandler timed;
    private final Queue<Path> files;
    private final Function<Path, RecordedPackets> open;
    private final NanoClock nanoClock;
    private final double speed;
    private RecordedPackets source;
    private long startedNs = Long.MIN_VALUE;
    private long firstPacketNs;

    CaptureInput(
            final FeedHandler handler,
            final List<Path> files,
            final Function<Path, RecordedPackets> open,
            final double speed,
            final IngressClock clock,
            final NanoClock nanoClock) {
        this.handler = handler;
        this.files = new ArrayDeque<>(files);
        this.open = open;
        this.speed = speed;
        this.nanoClock = nanoClock;
        source = open.apply(this.files.remove());
        timed = (line, buffer, offset, length, timeNs) -> {
            clock.advanceTo(timeNs);
            handler.onPacket(line, buffer, offset, length, timeNs);
        };
    }

    /** Returns true when every file was played to its end. */
    boolean isExhausted() {
        return source == null;
    }

    @Override
    public int poll(final long nowNs) {
        if (source == null) {
            return 0;
        }
        if (source.isExhausted()) {
            nextFile();
            return 1;
        }
        if (speed == Double.POSITIVE_INFINITY) {
            return source.poll(timed, PACKETS_A_POLL);
        }
        return pollDue();
    }

    private int pollDue() {
        if (startedNs == Long.MIN_VALUE) {
            startedNs = nanoClock.nanoTime();
            firstPacketNs = source.nextPacketTimeNs();
        }
        final long dueNs = firstPacketNs + (long) ((nanoClock.nanoTime() - startedNs) * speed);
        int packets = 0;
        while (packets < PACKETS_A_POLL && source.nextPacketTimeNs() <= dueNs) {
            packets += source.poll(timed, 1);
        }
        return packets;
    }

    private void nextFile() {
        source.close();
        source = null;
        if (!files.isEmpty()) {
            source = open.apply(files.remove());
        } else {
            handler.onEnd();
        }
    }

    @Override
    public void close() {
        CloseHelper.close(source);
    }
}
