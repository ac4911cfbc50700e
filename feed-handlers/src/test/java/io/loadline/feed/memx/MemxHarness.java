package io.loadline.feed.memx;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.source.Transport;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** A handler, the events it makes, and short ways to feed it. */
final class MemxHarness {
    final EventLog log = new EventLog();
    private final FeedHandler handler;
    private long timeNs = 1_000;

    private MemxHarness(final boolean loose) {
        handler = open(loose, log);
    }

    static MemxHarness live() {
        return new MemxHarness(false);
    }

    static MemxHarness loose() {
        return new MemxHarness(true);
    }

    static FeedHandler open(final boolean loose, final InputSink sink) {
        final MemxFeed feed = new MemxFeed();
        return feed.open(
                FeedSettings.of(feed, Transport.UDP, loose, Map.of()),
                sink,
                new InstrumentDirectory(List.of(), 64),
                Counters.inMemory());
    }

    FeedHandler handler() {
        return handler;
    }

    FeedReport report() {
        return handler.report();
    }

    MemxHarness a(final MemxBytes packet) {
        return send(0, packet.bytes());
    }

    MemxHarness b(final MemxBytes packet) {
        return send(1, packet.bytes());
    }

    MemxHarness send(final int line, final byte[] bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.length + 40]);
        buffer.putBytes(13, bytes);
        handler.onPacket(line, buffer, 13, bytes.length, timeNs++);
        return this;
    }

    MemxHarness later() {
        timeNs += 20_000_000;
        handler.onTime(timeNs);
        return this;
    }

    /** Defines two equities by the first two messages and forgets the events of it. */
    MemxHarness defined() {
        a(new MemxBytes(1).directory(7, "AAPL", "").directory(8, "BRK", "B"));
        log.take();
        return this;
    }
}
