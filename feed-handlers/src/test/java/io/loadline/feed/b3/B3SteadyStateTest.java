package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.SteadyState;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class B3SteadyStateTest {
    @ParameterizedTest
    @ValueSource(ints = {9, 16})
    void shouldNotAllocateOnceDefined(final int version) {
        final long[] events = new long[1];
        final FeedHandler handler = B3Harness.open(false, SteadyState.forgetful(events));
        final byte[] definition = new B3Bytes(1)
                .version(version)
                .definition(12, B3Harness.PETR, "PETR4", 14, B3Bytes.NO_PRICE)
                .bytes();
        B3LossPropertyTest.send(handler, B3Line.DEFINITION, definition, 0);
        final UnsafeBuffer packet = new UnsafeBuffer(new B3Bytes(1)
                .version(version)
                .order(B3Harness.PETR, 1, B3Bytes.NEW, '0', 1, 501, 100_000, 10, 5, B3Bytes.END)
                .bytes());
        handler.onPacket(B3Line.INCREMENTAL_A, packet, 0, packet.capacity(), 0);
        SteadyState.assertNoAllocation(
                turn -> {
                    packet.putInt(4, turn + 2, LITTLE_ENDIAN);
                    packet.putInt(16 + 12 + 52, turn + 2, LITTLE_ENDIAN);
                    handler.onPacket(B3Line.INCREMENTAL_A, packet, 0, packet.capacity(), turn);
                    handler.onPacket(B3Line.INCREMENTAL_B, packet, 0, packet.capacity(), turn);
                },
                events);
    }
}
