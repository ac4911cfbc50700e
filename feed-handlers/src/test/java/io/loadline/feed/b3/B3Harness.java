package io.loadline.feed.b3;

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
final class B3Harness {
    static final long PETR = 200_001_234_567L;
    static final long VALE = 200_009_876_543L;

    final EventLog log = new EventLog();
    private final FeedHandler handler;
    private long timeNs = 1_000;

    private B3Harness(final boolean loose) {
        handler = open(loose, log);
    }

    static B3Harness live() {
        return new B3Harness(false);
    }

    static B3Harness loose() {
        return new B3Harness(true);
    }

    static FeedHandler open(final boolean loose, final InputSink sink) {
        final B3Feed feed = new B3Feed();
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

    B3Harness a(final B3Bytes packet) {
        return send(B3Line.INCREMENTAL_A, packet.bytes());
    }

    B3Harness b(final B3Bytes packet) {
        return send(B3Line.INCREMENTAL_B, packet.bytes());
    }

    B3Harness snapshots(final B3Bytes packet) {
        return send(B3Line.SNAPSHOT_A, packet.bytes());
    }

    B3Harness definitions(final B3Bytes packet) {
        return send(B3Line.DEFINITION, packet.bytes());
    }

    B3Harness send(final int line, final byte[] bytes) {
        // in the middle of a larger buffer, as a capture hands them over
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.length + 40]);
        buffer.putBytes(13, bytes);
        handler.onPacket(line, buffer, 13, bytes.length, timeNs++);
        return this;
    }

    /** So much later that no packet is waited for any more. */
    B3Harness later() {
        timeNs += 20_000_000;
        handler.onTime(timeNs);
        return this;
    }

    /** Defines both shares, as instruments 0 and 1, and forgets the events of it. */
    B3Harness defined(final int version) {
        definitions(new B3Bytes(1)
                .version(version)
                .definition(12, PETR, "PETR4", 14, B3Bytes.NO_PRICE)
                .definition(12, VALE, "VALE3", 3, B3Bytes.NO_PRICE));
        log.take();
        return this;
    }

    /** Starts both shares from their first change, packet 1, so that both are good, and forgets the events of it. */
    B3Harness started(final int version) {
        defined(version);
        a(new B3Bytes(1)
                .version(version)
                .order(PETR, 1, B3Bytes.NEW, '0', 1, 501, 100_000, 10, 5, 0)
                .order(VALE, 1, B3Bytes.NEW, '1', 1, 502, 200_000, 20, 5, B3Bytes.END));
        log.take();
        return this;
    }
}
