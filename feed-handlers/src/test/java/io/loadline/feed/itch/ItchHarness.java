package io.loadline.feed.itch;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.source.LineResolver;
import io.loadline.feed.source.RecordedPackets;
import io.loadline.feed.source.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Opens handlers as the server does. */
final class ItchHarness {
    static final NasdaqFeed FEED = new NasdaqFeed();

    private ItchHarness() {}

    static FeedSettings settings(final boolean withoutSnapshot) {
        return FeedSettings.of(
                FEED, Transport.UDP, withoutSnapshot, Map.of("expectedOrders", "1000", "maxOrders", "100000"));
    }

    static FeedHandler handler(final InputSink sink, final boolean withoutSnapshot) {
        return FEED.open(
                settings(withoutSnapshot), sink, new InstrumentDirectory(List.of(), 20_000), Counters.inMemory());
    }

    static void send(final FeedHandler handler, final int line, final long timeNs, final ItchBytes packet) {
        send(handler, line, timeNs, packet.bytes());
    }

    static void send(final FeedHandler handler, final int line, final long timeNs, final byte... packet) {
        handler.onPacket(line, new UnsafeBuffer(packet), 0, packet.length, timeNs);
    }

    static void play(final Path file, final FeedHandler handler) {
        try (RecordedPackets source = FEED.openRecording(file, settings(true), LineResolver.SINGLE)) {
            while (!source.isExhausted()) {
                source.poll(handler, 100);
            }
        }
        handler.onEnd();
    }
}
