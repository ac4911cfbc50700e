package io.loadline.feed.itch;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.SteadyState;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ItchSteadyStateTest {
    private static final int SEQUENCE = 10;

    private final long[] events = new long[1];

    private void assertNoAllocation(final ItchBytes before, final ItchBytes packet) {
        final FeedHandler handler = ItchHarness.handler(SteadyState.forgetful(events), false);
        final UnsafeBuffer bytes = packet.buffer();
        ItchHarness.send(handler, 0, 0, before);
        SteadyState.assertNoAllocation(
                turn -> {
                    bytes.putLong(SEQUENCE, 2 + (long) turn * packet.count(), BIG_ENDIAN);
                    handler.onPacket(0, bytes, 0, bytes.capacity(), turn);
                },
                events);
    }

    @Test
    void shouldNotAllocateForAnOrderThatComesAndGoes() {
        final FeedHandler handler = ItchHarness.handler(SteadyState.forgetful(new long[1]), false);
        final UnsafeBuffer bytes = new ItchBytes(2)
                .add(1, 1, "A", 5, 'B', 100, 100)
                .delete(1, 1, 5)
                .buffer();
        ItchHarness.send(handler, 0, 0, new ItchBytes(1).directory(1, 1, "A"));
        SteadyState.assertNoAllocation(
                turn -> {
                    bytes.putLong(SEQUENCE, 2 + 2L * turn, BIG_ENDIAN);
                    handler.onPacket(0, bytes, 0, bytes.capacity(), turn);
                    events[0]++;
                },
                events);
    }

    @Test
    void shouldNotAllocateForATrade() {
        assertNoAllocation(new ItchBytes(1).directory(1, 1, "A"), new ItchBytes(2).trade(1, 1, "A", 100, 100_000, 7));
    }
}
