package io.loadline.feed.iex;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.source.Transport;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Opens handlers as the server does. */
final class IexHarness {
    private IexHarness() {}

    static FeedHandler handler(final InputSink sink, final boolean withoutSnapshot, final String protocol) {
        final IexFeed feed = new IexFeed();
        return feed.open(
                FeedSettings.of(
                        feed,
                        Transport.UDP,
                        withoutSnapshot,
                        Map.of("protocol", protocol, "expectedOrders", "1000", "maxOrders", "100000")),
                sink,
                new InstrumentDirectory(List.of(), 20_000),
                Counters.inMemory());
    }

    static void send(final FeedHandler handler, final int line, final long timeNs, final IexBytes segment) {
        send(handler, line, timeNs, segment.bytes());
    }

    static void send(final FeedHandler handler, final int line, final long timeNs, final byte... segment) {
        handler.onPacket(line, new UnsafeBuffer(segment), 0, segment.length, timeNs);
    }
}
