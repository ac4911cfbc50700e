package io.loadline.gateway.server;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.PacketSource;
import io.loadline.gateway.pipeline.IngressSource;
import java.util.List;
import org.agrona.CloseHelper;

/** A venue's UDP lines, polled in turn. Ingress thread. */
final class FeedInput implements IngressSource, AutoCloseable {
    private static final int PACKETS_A_POLL = 16;

    private final FeedHandler handler;
    private final PacketSource[] lines;

    FeedInput(final FeedHandler handler, final List<PacketSource> lines) {
        this.handler = handler;
        this.lines = lines.toArray(PacketSource[]::new);
    }

    @Override
    public int poll(final long nowNs) {
        int packets = 0;
        for (final PacketSource line : lines) {
            packets += line.poll(handler, PACKETS_A_POLL);
        }
        if (packets == 0) {
            handler.onTime(nowNs);
        }
        return packets;
    }

    FeedReport report() {
        return handler.report();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(lines);
    }
}
