package io.loadline.gateway.server;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.PacketSource;
import io.loadline.gateway.pipeline.IngressSource;
import java.util.List;
import org.agrona.CloseHelper;

/** A venue's UDP lines, polled in turn. Ingress thread. */
final class FeedInput implements IngressSource, AutoCloseable {
    private static final int PACKETS_A_POLL = 16;

    private final FeedHandler handler;
    private final PacketHandler packets;
    private final PacketSource[] lines;

    /**
     * @param handler whose feed it is
     * @param packets takes the packets: the handler, or what stands before it
     * @param lines where packets come from
     */
    FeedInput(final FeedHandler handler, final PacketHandler packets, final List<PacketSource> lines) {
        this.handler = handler;
        this.packets = packets;
        this.lines = lines.toArray(PacketSource[]::new);
    }

    @Override
    public int poll(final long nowNs) {
        int count = 0;
        for (final PacketSource line : lines) {
            count += line.poll(packets, PACKETS_A_POLL);
        }
        if (count == 0) {
            handler.onTime(nowNs);
        }
        return count;
    }

    FeedReport report() {
        return handler.report();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(lines);
    }
}
