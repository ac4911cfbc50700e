package io.loadline.bench.rig;

import io.loadline.feed.PacketHandler;
import io.loadline.feed.source.UdpSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.concurrent.SystemEpochNanoClock;

/** The four lines of the simulated exchange over loopback UDP. */
final class UdpFeed implements PacketFeed {
    private static final int LINES = 4;
    private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

    private final UdpSource[] sources;

    private UdpFeed(final List<UdpSource> sources) {
        this.sources = sources.toArray(UdpSource[]::new);
    }

    /** Listens on four ports from {@code basePort}. */
    static UdpFeed open(final int basePort) {
        final List<UdpSource> opened = new ArrayList<>();
        try {
            for (int line = 0; line < LINES; line++) {
                final InetSocketAddress address =
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), basePort + line);
                opened.add(UdpSource.unicast(line, address, RECEIVE_BUFFER_BYTES, new SystemEpochNanoClock()));
            }
            return new UdpFeed(opened);
        } catch (final RuntimeException e) {
            CloseHelper.closeAll(opened);
            throw e;
        }
    }

    @Override
    public int poll(final PacketHandler handler, final int limit) {
        int packets = 0;
        for (final UdpSource source : sources) {
            packets += source.poll(handler, limit);
        }
        return packets;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(sources);
    }
}
