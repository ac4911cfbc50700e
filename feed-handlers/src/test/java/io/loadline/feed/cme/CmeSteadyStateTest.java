package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.SteadyState;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CmeSteadyStateTest {
    private final long[] events = new long[1];
    private final CmeFeedHandler handler = new CmeFeedHandler(
            CmeChannel.multicast(310),
            SteadyState.forgetful(events),
            new InstrumentDirectory(List.of(), 64),
            Counters.inMemory());

    @Test
    void shouldNotAllocateForABookChangeOnTwoLines() {
        final byte[] definition =
                new CmeBytes(1).future(1, "ESZ5", 25_000_000_000L, 10_000_000L).bytes();
        handler.onPacket(CmeLine.DEFINITION, new UnsafeBuffer(definition), 0, definition.length, 0);
        final byte[] bytes = new CmeBytes(1)
                .bookEvent(1, CmeBytes.END)
                .level(1, 1, '0', 1, 1, 500_025_000_000_000L, 3, 1)
                .level(1, 2, '1', 1, 1, 500_050_000_000_000L, 3, 1)
                .bytes();
        final UnsafeBuffer packet = new UnsafeBuffer(bytes);
        final int entry = 12 + 10 + 11 + 3;
        SteadyState.assertNoAllocation(
                turn -> {
                    packet.putInt(0, turn + 1, LITTLE_ENDIAN);
                    packet.putInt(entry + 16, 2 * turn + 1, LITTLE_ENDIAN);
                    packet.putInt(entry + 32 + 16, 2 * turn + 2, LITTLE_ENDIAN);
                    handler.onPacket(CmeLine.INCREMENTAL_A, packet, 0, packet.capacity(), turn);
                    handler.onPacket(CmeLine.INCREMENTAL_B, packet, 0, packet.capacity(), turn);
                },
                events);
    }

    @Test
    void shouldNotAllocateForChangesOfOrders() {
        final byte[] definition =
                new CmeBytes(1).future(1, "ESZ5", 25_000_000_000L, 10_000_000L).bytes();
        handler.onPacket(CmeLine.DEFINITION, new UnsafeBuffer(definition), 0, definition.length, 0);
        final byte[] snapshot = new CmeBytes(1).orderSnapshot(1, 0, 1, 1, 1).bytes();
        handler.onPacket(CmeLine.SNAPSHOT, new UnsafeBuffer(snapshot), 0, snapshot.length, 0);
        final UnsafeBuffer packet = new UnsafeBuffer(new CmeBytes(1)
                .orderEvent(1, CmeBytes.END)
                .order(1, '0', 0, 7, 70, 500_025_000_000_000L, 3)
                .order(1, '0', 2, 7, 70, 500_025_000_000_000L, 3)
                .bytes());
        SteadyState.assertNoAllocation(
                turn -> {
                    packet.putInt(0, turn + 1, LITTLE_ENDIAN);
                    handler.onPacket(CmeLine.INCREMENTAL_A, packet, 0, packet.capacity(), turn);
                    handler.onPacket(CmeLine.INCREMENTAL_B, packet, 0, packet.capacity(), turn);
                },
                events);
    }

    @Test
    void shouldNotAllocateForLevelsOfATreasury() {
        assertNoAllocationFor(new CmeBytes(1)
                .treasuries(1)
                .treasury("US10Y", '0', 1, 1, 995_078_125L, -7, 3, ' ', 255)
                .treasury("US10Y", '1', 1, 1, 995_156_250L, -7, 3, ' ', 255));
    }

    @Test
    void shouldNotAllocateForQuotesOfTheSpotMarket() {
        assertNoAllocationFor(new CmeBytes(1)
                .ticker(1)
                .element(7, "EUR/USD", 'x', 1_081_000_000L, 5, 0, 255, 255)
                .element(7, "EUR/USD", 'w', 1_082_000_000L, 5, 0, 255, 255));
    }

    private void assertNoAllocationFor(final CmeBytes message) {
        final UnsafeBuffer packet = new UnsafeBuffer(message.bytes());
        SteadyState.assertNoAllocation(
                turn -> {
                    packet.putInt(0, turn + 1, LITTLE_ENDIAN);
                    handler.onPacket(CmeLine.INCREMENTAL_A, packet, 0, packet.capacity(), turn);
                    handler.onPacket(CmeLine.INCREMENTAL_B, packet, 0, packet.capacity(), turn);
                },
                events);
    }

    @Test
    void shouldSurviveAnyBytes() {
        final long seed = 99_991;
        final Random random = new Random(seed);
        final CmeFeedHandler fragments = new CmeFeedHandler(
                CmeChannel.fragments(CmeTransport.UDP),
                SteadyState.forgetful(events),
                new InstrumentDirectory(List.of(), 1024),
                Counters.inMemory());
        final byte[] whole = new CmeBytes(1)
                .future(1, "ESZ5", 25_000_000_000L, 10_000_000L)
                .option(2, "O", 1, true)
                .bookEvent(1, 0)
                .level(1, 1, '0', 1, 1, 5, 3, 1)
                .book(48, 1, CmeBytes.END)
                .group(32)
                .trade(1, 2, 3, 4, 1)
                .snapshot(1, 1, 1, 2, 3, 17)
                .snapshotLevel('0', 1, 5, 3, 1)
                .status(1, "ES", "", 17)
                .channelReset(310, 4)
                .bytes();
        for (int i = 0; i < 50_000; i++) {
            final byte[] bytes = whole.clone();
            for (int flips = random.nextInt(12); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            final int length = random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length;
            handler.onPacket(random.nextInt(5), new UnsafeBuffer(bytes), 0, length, i);
            fragments.onPacket(random.nextInt(5), new UnsafeBuffer(bytes), 0, length, i);
        }
        handler.onEnd();
        fragments.onEnd();

        assertEquals(50_000, handler.report().packets(), "seed " + seed);
        assertEquals(50_000, fragments.report().packets(), "seed " + seed);
    }
}
