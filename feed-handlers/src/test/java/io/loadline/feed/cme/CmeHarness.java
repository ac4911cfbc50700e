package io.loadline.feed.cme;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import io.loadline.feed.FeedReport;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A handler of a live channel, the events it makes, and short ways to feed it. */
final class CmeHarness {
    static final int ES = 1;
    static final int NQ = 2;

    final EventLog log = new EventLog();
    private final CmeFeedHandler handler;
    private long timeNs = 1_000;

    CmeHarness() {
        this(CmeChannel.multicast(310));
    }

    CmeHarness(final CmeChannel channel) {
        handler = new CmeFeedHandler(channel, log, new InstrumentDirectory(List.of(), 64), Counters.inMemory());
    }

    CmeFeedHandler handler() {
        return handler;
    }

    FeedReport report() {
        return handler.report();
    }

    CmeHarness a(final CmeBytes packet) {
        return send(CmeLine.INCREMENTAL_A, packet.bytes());
    }

    CmeHarness b(final CmeBytes packet) {
        return send(CmeLine.INCREMENTAL_B, packet.bytes());
    }

    CmeHarness snapshots(final CmeBytes packet) {
        return send(CmeLine.SNAPSHOT, packet.bytes());
    }

    CmeHarness definitions(final CmeBytes packet) {
        return send(CmeLine.DEFINITION, packet.bytes());
    }

    CmeHarness send(final int line, final byte[] bytes) {
        // in the middle of a larger buffer, as a capture hands them over
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.length + 40]);
        buffer.putBytes(13, bytes);
        handler.onPacket(line, buffer, 13, bytes.length, timeNs++);
        return this;
    }

    /** Defines ES and NQ with a display factor of 1 and forgets the events of it. */
    CmeHarness defined() {
        definitions(new CmeBytes(1)
                .future(ES, "ESZ5", 250_000_000L, 1_000_000_000L)
                .future(NQ, "NQZ5", 250_000_000L, 1_000_000_000L));
        log.take();
        return this;
    }

    /** Starts both instruments from their first change, packet 1, so that both are good, and forgets the events of it. */
    CmeHarness started() {
        defined();
        a(new CmeBytes(1)
                .bookEvent(100, CmeBytes.END)
                .level(ES, 1, '0', 0, 1, 10, 5, 1)
                .level(NQ, 1, '0', 0, 1, 20, 6, 1));
        log.take();
        return this;
    }

    static CmeBytes bid(final long sequence, final int security, final long rptSeq, final long price) {
        return new CmeBytes(sequence)
                .bookEvent(1000 + sequence, CmeBytes.END)
                .level(security, rptSeq, '0', 1, 1, price, 7, 2);
    }
}
