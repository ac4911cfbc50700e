package io.loadline.feed.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.input.InputSink;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.SteadyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Valid packets with bytes, lengths, counts and numbers changed, cut, repeated and sent on any line: the handler never throws, never hangs,
 * and counts every packet. {@code -Dloadline.fuzz=N} sends N packets a case instead of a few.
 */
class B3FuzzTest {
    private static final int PACKETS = Integer.getInteger("loadline.fuzz", 10_000);

    @ParameterizedTest
    @CsvSource({"false, 9, 1", "false, 16, 2", "true, 9, 3", "true, 16, 4"})
    void shouldSurviveAnything(final boolean loose, final int version, final long seed) {
        final Random random = new Random(seed);
        final B3Venue venue = new B3Venue(random, version, 6);
        final InputSink sink = SteadyState.forgetful(new long[1]);
        final FeedHandler handler = B3Harness.open(loose, sink);
        final List<byte[]> packets = new ArrayList<>();
        packets.add(venue.definitions());
        for (int i = 0; i < 200; i++) {
            packets.add(venue.packet());
            if (i % 10 == 0) {
                packets.addAll(venue.snapshot(i % 6));
            }
        }
        packets.add(new B3Bytes(0).heartbeat(7).bytes());
        packets.add(new B3Bytes(0).sequenceReset().bytes());
        packets.add(new B3Bytes(300)
                .channelReset(4)
                .emptyBook(B3Venue.security(1), 5)
                .groupPhase("GRP", 21, 6)
                .bytes());
        packets.add(new B3Bytes(301)
                .trade(53, B3Venue.security(1), 9, 5, 5, 5)
                .status(B3Venue.security(2), 3, 2, 101, 7)
                .bytes());
        for (int i = 0; i < PACKETS; i++) {
            final byte[] bytes = packets.get(random.nextInt(packets.size())).clone();
            final int length = mutate(bytes, random);
            final int line = random.nextInt(B3Line.COUNT + 1);
            final int at = i;
            try {
                handler.onPacket(line, new UnsafeBuffer(bytes), 0, length, i * 100_000L);
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + " packet " + at, e);
            }
        }
        handler.onEnd();

        assertEquals(PACKETS, handler.report().packets());
        assertTrue(
                handler.report().errors() > PACKETS / 20, () -> handler.report().toString());
    }

    /** @return bytes of the packet that are left */
    private static int mutate(final byte[] bytes, final Random random) {
        final int length = random.nextInt(5) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
        final int changes = random.nextInt(4);
        for (int i = 0; i < changes && length > 0; i++) {
            // headers are where it hurts: of the packet, and of its first message
            final int at = random.nextBoolean() ? random.nextInt(length) : Math.min(length - 1, random.nextInt(52));
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> (byte) 0xff;
                case 2 -> (byte) (bytes[at] + 1);
                default -> (byte) random.nextInt();
            };
        }
        return length;
    }
}
