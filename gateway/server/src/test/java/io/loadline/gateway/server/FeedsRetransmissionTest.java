package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.RetransmissionPolicy;
import io.loadline.feed.RetransmissionSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
import io.loadline.feed.source.PcapngWriter;
import io.loadline.feed.source.Transport;
import io.loadline.gateway.config.FeedConfig;
import io.loadline.gateway.pipeline.IngressClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configured feed on real sockets: a packet is lost, the request server sends it again. */
final class FeedsRetransmissionTest {
    private static final long DEADLINE_NS = 20_000_000_000L;

    private static final class Trades implements InputSink {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private int count;

        @Override
        public MutableDirectBuffer claim() {
            return slot;
        }

        @Override
        public void commit(final int length) {
            count += header.wrap(slot, 0).templateId() == TradeUpdateDecoder.TEMPLATE_ID ? 1 : 0;
        }
    }

    private static DatagramChannel socket() throws IOException {
        final DatagramChannel channel =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        return channel;
    }

    private static ByteBuffer trade(final long sequence) {
        final int length = 44;
        final ByteBuffer packet = ByteBuffer.allocate(20 + 2 + length);
        packet.put("LOADLINE01".getBytes(StandardCharsets.US_ASCII))
                .putLong(sequence)
                .putShort((short) 1);
        packet.putShort((short) length).put((byte) 'P').putShort((short) 1).putShort((short) 0);
        packet.putShort((short) 0)
                .putInt((int) sequence)
                .putLong(0)
                .put((byte) 'B')
                .putInt(100);
        packet.put("LOAD    ".getBytes(StandardCharsets.US_ASCII))
                .putInt(100_000)
                .putLong(sequence);
        return packet.flip();
    }

    private static FeedConfig config(final int linePort, final InetSocketAddress server) {
        final VenueFeed nasdaq = VenueFeeds.named("nasdaq");
        final RetransmissionPolicy policy = new RetransmissionPolicy(5_000_000_000L, 3, 100, 1_000, 64);
        return new FeedConfig(
                "stocks",
                nasdaq,
                List.of(new FeedConfig.Line(0, "127.0.0.1", linePort, "")),
                List.of(),
                List.of(),
                1,
                null,
                FeedSettings.of(nasdaq, Transport.UDP, false, Map.of())
                        .asking(new RetransmissionSettings(
                                InetSocketAddress.createUnresolved("127.0.0.1", server.getPort()), policy)));
    }

    @Test
    void shouldAskTheConfiguredServerAndTakeItsAnswer() throws IOException {
        final Trades trades = new Trades();
        final int linePort;
        try (DatagramChannel free = socket()) {
            linePort = free.socket().getLocalPort();
        }
        try (DatagramChannel venue = socket();
                DatagramChannel server = socket();
                Feeds feeds = Feeds.open(
                        List.of(config(linePort, (InetSocketAddress) server.getLocalAddress())),
                        trades,
                        new InstrumentDirectory(List.of(), 10),
                        IngressClock.system(),
                        Counters.inMemory(),
                        error -> {
                            throw new AssertionError(error);
                        })) {
            final SocketAddress line = new InetSocketAddress(InetAddress.getLoopbackAddress(), linePort);
            venue.send(trade(1), line);
            venue.send(trade(3), line);
            final ByteBuffer request = ByteBuffer.allocate(100);
            final long deadline = System.nanoTime() + DEADLINE_NS;
            final SystemEpochNanoClock clock = new SystemEpochNanoClock();
            while (trades.count < 3 && System.nanoTime() < deadline) {
                feeds.sources().getFirst().poll(clock.nanoTime());
                final SocketAddress asking = server.receive(request);
                if (asking != null) {
                    server.send(trade(request.getLong(10)), asking);
                }
            }

            final FeedReport report = feeds.handlers().getFirst().report();
            assertEquals(3, trades.count);
            assertEquals(20, request.position());
            assertEquals(0, report.gaps() + report.errors() + report.staleInstruments());
        }
    }

    @Test
    void shouldAskNobodyForARecording(@TempDir final Path folder) throws IOException {
        final Path file = folder.resolve("day.pcapng");
        try (PcapngWriter writer = new PcapngWriter(file, "stocks")) {
            for (int i = 0; i < 3; i++) {
                final ByteBuffer packet = trade(1 + 2L * i);
                writer.write(1_000_000_000L * (1 + 100L * i), 1, 1, 5, new UnsafeBuffer(packet), 0, packet.remaining());
            }
        }
        try (DatagramChannel server = socket()) {
            final FeedConfig live = config(1, (InetSocketAddress) server.getLocalAddress());
            final FeedConfig capture = new FeedConfig(
                    "stocks",
                    live.venue(),
                    List.of(),
                    List.of(file),
                    List.of(),
                    Double.POSITIVE_INFINITY,
                    null,
                    live.settings());
            final Trades trades = new Trades();
            try (Feeds feeds = Feeds.open(
                    List.of(capture),
                    trades,
                    new InstrumentDirectory(List.of(), 10),
                    Feeds.clock(List.of(capture)),
                    Counters.inMemory(),
                    error -> {
                        throw new AssertionError(error);
                    })) {
                while (!feeds.capturesEnded()) {
                    feeds.sources().getFirst().poll(0);
                }
                assertEquals(2, feeds.handlers().getFirst().report().gaps());
            }
            assertNull(server.receive(ByteBuffer.allocate(100)));
            assertEquals(3, trades.count);
        }
    }
}
