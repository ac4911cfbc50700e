package io.loadline.feed.memx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.SteadyState;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@code B3FuzzTest}: {@code -Dloadline.fuzz=N} sends N packets a case instead of a few. */
class MemxFuzzTest {
    private static final int PACKETS = Integer.getInteger("loadline.fuzz", 10_000);

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 2"})
    void shouldSurviveAnything(final boolean loose, final long seed) {
        final Random random = new Random(seed);
        final FeedHandler handler = MemxHarness.open(loose, SteadyState.forgetful(new long[1]));
        for (int i = 0; i < PACKETS; i++) {
            final byte[] bytes = packet(i * 4L + 1, random).bytes();
            final int length = random.nextInt(5) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            for (int change = random.nextInt(4); change > 0 && length > 0; change--) {
                final int at = random.nextBoolean() ? random.nextInt(length) : Math.min(length - 1, random.nextInt(40));
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] + 1);
            }
            try {
                handler.onPacket(random.nextInt(3), new UnsafeBuffer(bytes), 0, length, i * 100_000L);
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + " packet " + i, e);
            }
        }
        handler.onEnd();

        assertEquals(PACKETS, handler.report().packets());
        assertTrue(
                handler.report().errors() > PACKETS / 20, () -> handler.report().toString());
    }

    private static MemxBytes packet(final long sequence, final Random random) {
        if (random.nextInt(20) == 0) {
            return new MemxBytes(random.nextInt(2), MemxBytes.SESSION, sequence);
        }
        final int security = random.nextInt(5);
        final MemxBytes packet = new MemxBytes(sequence);
        for (int i = 0; i < 4; i++) {
            switch (random.nextInt(7)) {
                case 0 -> packet.directory(security, "S" + security, "");
                case 1 -> packet.deleted(security, random.nextInt(50), sequence);
                case 2 -> packet.reduced(security, random.nextInt(50), 5, sequence);
                case 3 -> packet.executed(security, random.nextInt(50), 5, 1_000, sequence);
                case 4 -> packet.clear(security, sequence);
                case 5 -> packet.optionDirectory("OPT" + security, true, 1_000_000);
                default -> packet.added(security, random.nextInt(50), 'B', 10, 1_000, sequence);
            }
        }
        return packet;
    }
}
