package io.loadline.feed.memx;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.SteadyState;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MemxSteadyStateTest {
    @Test
    void shouldNotAllocateOnceDefined() {
        final long[] events = new long[1];
        final FeedHandler handler = MemxHarness.open(false, SteadyState.forgetful(events));
        final UnsafeBuffer start = new UnsafeBuffer(new MemxBytes(1)
                .directory(7, "AAPL", "")
                .added(7, 501, 'B', 2_000_000_000, 1_000_000, 6)
                .bytes());
        handler.onPacket(0, start, 0, start.capacity(), 0);
        final UnsafeBuffer packet =
                new UnsafeBuffer(new MemxBytes(3).reduced(7, 501, 1, 7).bytes());
        SteadyState.assertNoAllocation(
                turn -> {
                    packet.putLong(10, turn + 3L, BIG_ENDIAN);
                    handler.onPacket(0, packet, 0, packet.capacity(), turn);
                    handler.onPacket(1, packet, 0, packet.capacity(), turn);
                },
                events);
    }
}
