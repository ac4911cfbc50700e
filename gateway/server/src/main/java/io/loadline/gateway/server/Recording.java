package io.loadline.gateway.server;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.source.RecordedPackets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.agrona.CloseHelper;

/** Recorded packets of one venue, file after file. Ingress thread. */
final class Recording implements AutoCloseable {
    private final FeedHandler handler;
    private final Queue<Path> files;
    private final Function<Path, RecordedPackets> open;
    private RecordedPackets source;

    Recording(final FeedHandler handler, final List<Path> files, final Function<Path, RecordedPackets> open) {
        this.handler = handler;
        this.files = new ArrayDeque<>(files);
        this.open = open;
        source = open.apply(this.files.remove());
    }

    FeedHandler handler() {
        return handler;
    }

    /** Returns the capture time of the next packet, or {@link RecordedPackets#NO_PACKET} when every file was played to its end. */
    long nextPacketTimeNs() {
        while (source != null) {
            final long timeNs = source.nextPacketTimeNs();
            if (timeNs != RecordedPackets.NO_PACKET) {
                return timeNs;
            }
            source.close();
            source = null;
            if (files.isEmpty()) {
                handler.onEnd();
            } else {
                source = open.apply(files.remove());
            }
        }
        return RecordedPackets.NO_PACKET;
    }

    /** Hands over the packet whose time was asked for. */
    void playNext(final PacketHandler packets) {
        source.poll(packets, 1);
    }

    @Override
    public void close() {
        CloseHelper.close(source);
    }
}
