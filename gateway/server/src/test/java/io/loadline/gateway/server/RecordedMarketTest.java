package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.source.CaptureFileSource;
import io.loadline.feed.source.PcapngWriter;
import io.loadline.gateway.pipeline.IngressClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedMarketTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final int SOME = 128;

    @TempDir
    private Path folder;

    private final List<String> played = new ArrayList<>();
    private final IngressClock clock = IngressClock.capture(START_NS);
    private long nanoTime;

    @Test
    void shouldPlaySeveralVenuesInTheOrderOfTime() {
        try (RecordedMarket market = market(
                Double.POSITIVE_INFINITY,
                recording("a", List.of(file("a1", 1, 4), file("a2", 9))),
                recording("b", List.of(file("b", 2, 4, 11))))) {
            assertFalse(market.isExhausted());
            drain(market);
            assertEquals(List.of("a1", "b2", "a4", "b4", "a9", "a end", "b11", "b end"), played);
        }
    }

    @Test
    void shouldMoveTheClockOfTheLogWithThePackets() {
        try (RecordedMarket market = market(Double.POSITIVE_INFINITY, recording("a", List.of(file("a", 5))))) {
            drain(market);
            assertEquals(START_NS + 5, clock.timeNs());
        }
    }

    @Test
    void shouldPlayTwiceAsFastAsItHappenedWhenAsked() {
        try (RecordedMarket market =
                market(2, recording("a", List.of(file("a", 0, 100))), recording("b", List.of(file("b", 60))))) {
            market.poll(0);
            nanoTime = 29;
            market.poll(0);
            assertEquals(List.of("a0"), played);
            nanoTime = 30;
            market.poll(0);
            assertEquals(List.of("a0", "b60"), played.subList(0, 2));
            nanoTime = 50;
            drain(market);
            assertEquals(List.of("a0", "b60", "b end", "a100", "a end"), played);
        }
    }

    private RecordedMarket market(final double speed, final Recording... recordings) {
        return new RecordedMarket(List.of(recordings), speed, clock, () -> nanoTime);
    }

    private void drain(final RecordedMarket market) {
        while (!market.isExhausted()) {
            assertTrue(market.poll(0) > 0 || market.isExhausted(), played::toString);
        }
    }

    private Recording recording(final String name, final List<Path> files) {
        return new Recording(new NotingHandler(name), files, CaptureFileSource::new);
    }

    private Path file(final String name, final int... timesNs) {
        final Path file = folder.resolve(name + ".pcapng");
        final UnsafeBuffer payload = new UnsafeBuffer(new byte[SOME]);
        try (PcapngWriter writer = new PcapngWriter(file, name)) {
            for (final int timeNs : timesNs) {
                writer.write(START_NS + timeNs, 1, 2, SOME, payload, 0, 1 + timeNs);
            }
        }
        return file;
    }

    /** Notes what it gets: the length of a packet is its time, plus one. */
    private final class NotingHandler implements FeedHandler {
        private final Venue venue = new Venue("TEST", 99);
        private final String name;

        private NotingHandler(final String name) {
            this.name = name;
        }

        @Override
        public Venue venue() {
            return venue;
        }

        @Override
        public void onPacket(
                final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
            assertEquals(START_NS + length - 1, timeNs);
            played.add(name + (length - 1));
        }

        @Override
        public void onTime(final long timeNs) {
            // has no time-outs
        }

        @Override
        public void onEnd() {
            played.add(name + " end");
        }

        @Override
        public FeedReport report() {
            return new FeedStatistics(venue, Counters.inMemory(), new String[0]).report();
        }
    }
}
