package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.counter.Counters;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.VenueFeeds;
import io.loadline.feed.source.CaptureFileSource;
import io.loadline.feed.source.Transport;
import io.loadline.gateway.config.FeedConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeedRecorderTest {
    private static final int PACKETS = 1_000;
    private static final int PORT = 14_310;

    @TempDir
    private Path folder;

    @Test
    void shouldRecordEveryPacketThatTheHandlerGets() throws UnknownHostException {
        final Path file = folder.resolve("live.pcapng");
        final List<String> live = new ArrayList<>();
        final UnsafeBuffer payload = new UnsafeBuffer(new byte[PACKETS + 1]);
        try (FeedRecorder recorder = recorder(file)) {
            recorder.line(0, InetAddress.getLoopbackAddress(), PORT);
            recorder.line(1, InetAddress.getByAddress(new byte[] {(byte) 239, 1, 2, 3}), PORT + 1);
            recorder.start();
            final PacketHandler handler = recorder.before(note(live));
            for (int i = 0; i < PACKETS; i++) {
                payload.putInt(0, i);
                handler.onPacket(i & 1, payload, 0, 4 + (i & 63), 1_700_000_000_000_000_000L + i);
            }
        }
        final List<String> recorded = new ArrayList<>();
        try (CaptureFileSource source = new CaptureFileSource(file, Transport.UDP, (address, port) -> port - PORT)) {
            while (!source.isExhausted()) {
                source.poll(note(recorded), PACKETS);
            }
        }
        assertEquals(PACKETS, live.size());
        assertEquals(live, recorded);
    }

    private static PacketHandler note(final List<String> packets) {
        return (line, buffer, offset, length, timeNs) ->
                packets.add(line + " " + buffer.getInt(offset) + " " + length + " " + timeNs);
    }

    private static FeedRecorder recorder(final Path file) {
        return new FeedRecorder(
                new FeedConfig(
                        "exchange",
                        VenueFeeds.named("cme"),
                        List.of(
                                new FeedConfig.Line(0, "127.0.0.1", PORT, ""),
                                new FeedConfig.Line(1, "239.1.2.3", 1, "")),
                        List.of(),
                        List.of(),
                        1,
                        file,
                        FeedSettings.of(VenueFeeds.named("cme"), Transport.UDP, false, Map.of())),
                Counters.inMemory(),
                error -> {
                    throw new AssertionError(error);
                });
    }
}
