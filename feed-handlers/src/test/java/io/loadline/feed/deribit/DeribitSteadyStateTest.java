package io.loadline.feed.deribit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.SteadyState;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class DeribitSteadyStateTest {
    private final long[] events = new long[1];
    private final DeribitFeedHandler handler = new DeribitFeedHandler(
            SteadyState.forgetful(events), new InstrumentDirectory(List.of(), 64), Counters.inMemory());

    @Test
    void shouldNotAllocateForABookChange() {
        final byte[] bytes = new DeribitBytes(1, 1)
                .book(5, 0, 1, true)
                .change(1, 0, 100.5, 2)
                .change(0, 1, 101.5, 2)
                .bytes();
        final UnsafeBuffer frame = new UnsafeBuffer(bytes);
        final int block = 8 + 12;
        SteadyState.assertNoAllocation(
                turn -> {
                    frame.putInt(4, turn + 1, LITTLE_ENDIAN);
                    frame.putLong(block + 12, turn, LITTLE_ENDIAN);
                    frame.putLong(block + 20, turn + 1, LITTLE_ENDIAN);
                    handler.onPacket(0, frame, 0, frame.capacity(), turn);
                },
                events);
    }

    @Test
    void shouldSurviveAnyBytes() {
        final long seed = 99_991;
        final Random random = new Random(seed);
        final byte[] whole = new DeribitBytes(1, 1)
                .instrument(5, "BTC-PERP", 0, 1, 0.5, false)
                .book(5, 0, 1, true)
                .change(1, 0, 100.5, 2)
                .snapshotStart()
                .snapshot(5, 2, true)
                .level(1, 100, 1)
                .trade(5, 1, 100, 1)
                .ticker(5, 1, 1, 1, 1)
                .priceIndex("btc_usd", 1)
                .bytes();
        for (int i = 0; i < 50_000; i++) {
            final byte[] bytes = whole.clone();
            for (int flips = random.nextInt(12); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            final int length = random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length;
            if ((i & 1) == 0) {
                bytes[0] = (byte) (length - 8);
                bytes[1] = (byte) ((length - 8) >> 8);
            }
            handler.onPacket(random.nextInt(3), new UnsafeBuffer(bytes), 0, length, i);
        }
        handler.onEnd();

        assertEquals(50_000, handler.report().packets(), "seed " + seed);
    }
}
