package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.SteadyState;
import io.loadline.feed.source.CaptureFileSource;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class IexSteadyStateTest {
    private static final int FIRST_SEQUENCE = 24;

    private final long[] events = new long[1];

    private void assertNoAllocation(final IexBytes before, final IexBytes segment) {
        final FeedHandler handler = IexHarness.handler(SteadyState.forgetful(events), false, "first");
        final UnsafeBuffer bytes = segment.buffer();
        IexHarness.send(handler, 0, 0, before);
        SteadyState.assertNoAllocation(
                turn -> {
                    bytes.putLong(FIRST_SEQUENCE, turn + 2L, LITTLE_ENDIAN);
                    handler.onPacket(0, bytes, 0, bytes.capacity(), turn);
                },
                events);
    }

    @Test
    void shouldNotAllocateForALevel() {
        assertNoAllocation(
                new IexBytes(IexBytes.DEEP, 1).level('8', true, 1, "A", 200, 10_000),
                new IexBytes(IexBytes.DEEP, 2).level('8', true, 1, "A", 100, 10_000));
    }

    @Test
    void shouldNotAllocateForAQuote() {
        assertNoAllocation(
                new IexBytes(IexBytes.TOPS, 1).quote(1, "A", 100, 10_000, 10_100, 100),
                new IexBytes(IexBytes.TOPS, 2).quote(1, "A", 200, 10_000, 10_200, 100));
    }

    @Test
    void shouldNotAllocateForAnOrder() {
        assertNoAllocation(
                new IexBytes(IexBytes.DEEP_PLUS, 1).add('8', 1, "A", 5, 100, 10_000),
                new IexBytes(IexBytes.DEEP_PLUS, 2).modify(true, 1, "A", 5, 50, 10_000));
    }

    @Test
    void shouldSurviveDamagedPacketsOfTheVenue() {
        final int rounds = Integer.getInteger("loadline.fuzz.rounds", 300);
        final long seed = 31_337;
        final Random random = new Random(seed);
        final FeedHandler handler = IexHarness.handler(SteadyState.forgetful(events), true, "first");
        final long[] sent = new long[1];
        try (CaptureFileSource source =
                new CaptureFileSource(SharedCaptures.capture("iex/deep_v1.0_first_50000.pcap.zst"))) {
            source.poll(
                    (line, buffer, offset, length, timeNs) -> {
                        final byte[] bytes = new byte[length];
                        buffer.getBytes(offset, bytes);
                        if (random.nextInt(4) == 0) {
                            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                                bytes[random.nextInt(length)] = (byte) random.nextInt();
                            }
                        }
                        final int kept = random.nextInt(20) == 0 ? random.nextInt(length) : length;
                        handler.onPacket(random.nextInt(2), new UnsafeBuffer(bytes), 0, kept, timeNs);
                        sent[0]++;
                    },
                    rounds * 100);
        }
        handler.onEnd();

        assertEquals(sent[0], handler.report().packets(), "seed " + seed);
    }
}
