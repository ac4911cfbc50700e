package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A channel that goes wrong in every way there is, often: packets lost, doubled and late on both lines, snapshots old, ahead, doubled, out
 * of order and with holes, channel resets, counts that start again. Whenever the orders are said to be good they must be the venue's. Runs
 * {@code -Dloadline.fuzz.seeds} seeds, 12 if not told.
 */
class CmeOrderRecoveryPropertyTest {
    private static final int STEPS = 3_000;
    private static final long SECOND = 1_000_000_000L;

    private final OrderListener listener = new OrderListener();
    private final NaiveOrders venue = new NaiveOrders();
    private final List<byte[]> loop = new ArrayList<>();
    private final List<byte[]> late = new ArrayList<>();
    private CmeFeedHandler handler;
    private long sendingTimeNs = SECOND;
    private long timeNs = 1_000;
    private long receivedNs = 1;
    private int sequence;
    private long nextId = 1;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("loadline.fuzz.seeds", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldOnlyCallOrdersGoodThatAre(final long seed) {
        final Random random = new Random(seed);
        handler = new CmeFeedHandler(
                CmeChannel.multicast(310).withOrders(seed % 2 == 0 ? CmeOrderUse.ONLY : CmeOrderUse.AUTO),
                listener,
                new InstrumentDirectory(List.of(), 64),
                Counters.inMemory());
        send(
                CmeLine.DEFINITION,
                new CmeBytes(1)
                        .future(OrderDay.SECURITY, "ESM4", 250_000_000L, SECOND)
                        .bytes());
        sequence = random.nextInt(50);
        remember();
        for (int step = 0; step < STEPS; step++) {
            step(random);
        }
        // a calm end: everything arrives, the loop runs through
        for (int i = 0; i < 40; i++) {
            event(random, 0);
        }
        for (int i = 0; i < 2; i++) {
            OrderDay.snapshot(venue, sequence, timeNs).forEach(this::sendSnapshot);
        }
        handler.onEnd();

        assertTrue(listener.isGood(), "seed " + seed + ": not good at the end, " + handler.report());
        assertEquals(venue.inOrder(), listener.orders.inOrder(), "seed " + seed);
        assertTrue(listener.checks > 50, "seed " + seed + " checked " + listener.checks);
        assertTrue(listener.losses > 2, "seed " + seed + " lost nothing");
    }

    private void step(final Random random) {
        switch (random.nextInt(100)) {
            case 0 -> channelReset(random);
            case 1 -> {
                if (random.nextInt(10) == 0) {
                    restart(random);
                }
            }
            default -> event(random, random.nextInt(40) == 0 ? 50 : 2);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            chunk(random);
        }
    }

    /** An event, each copy of each packet lost with a chance in percent on its own, both together with a fifth of it. */
    private void event(final Random random, final int lossPercent) {
        timeNs += 10;
        final List<OrderDay.Step> steps = new ArrayList<>();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            final OrderDay.Step step = change(random);
            steps.add(step);
            OrderDay.applyTo(venue, step);
        }
        remember();
        for (final byte[] packet : OrderDay.packets(steps, sequence + 1, timeNs)) {
            sequence++;
            carry(packet, random, lossPercent);
        }
    }

    private void carry(final byte[] packet, final Random random, final int lossPercent) {
        stamp(packet);
        final boolean lost = random.nextInt(500) < lossPercent;
        if (!lost && random.nextInt(100) >= lossPercent) {
            send(CmeLine.INCREMENTAL_A, packet);
        }
        if (!lost) {
            late.add(packet);
        }
        while (!late.isEmpty() && (late.size() > 3 || lossPercent == 0 || random.nextBoolean())) {
            final byte[] next = late.remove(lossPercent == 0 ? 0 : random.nextInt(late.size()));
            if (random.nextInt(100) >= lossPercent) {
                send(CmeLine.INCREMENTAL_B, next);
            }
        }
    }

    private OrderDay.Step change(final Random random) {
        final List<NaiveOrders.Order> orders = venue.inOrder();
        final int kind = orders.size() < 5 ? 0 : orders.size() > 40 ? 2 : random.nextInt(3);
        if (kind == 0) {
            return new OrderDay.Step(
                    0, new NaiveOrders.Order(nextId++, random.nextInt(2), price(random), quantity(random), nextId));
        }
        final NaiveOrders.Order order = orders.get(random.nextInt(orders.size()));
        return kind == 2
                ? new OrderDay.Step(2, order)
                : new OrderDay.Step(
                        1, new NaiveOrders.Order(order.id(), order.side(), price(random), quantity(random), nextId++));
    }

    private static long price(final Random random) {
        return (random.nextInt(9) - 4) * 250_000_000L;
    }

    private static long quantity(final Random random) {
        return (1 + random.nextInt(9)) * 100_000_000L;
    }

    private void channelReset(final Random random) {
        timeNs += 10;
        venue.clear();
        remember();
        carry(new CmeBytes(++sequence).channelReset(310, timeNs).bytes(), random, 2);
    }

    private void restart(final Random random) {
        sendingTimeNs += 10 * SECOND;
        late.clear();
        timeNs += 10;
        venue.clear();
        remember();
        sequence = 0;
        event(random, 0);
    }

    /** The next chunk of the loop, or one that should not come now. */
    private void chunk(final Random random) {
        if (loop.isEmpty() || random.nextInt(60) == 0) {
            // what is left of the old loop may still come, after chunks of the new one
            loop.addAll(random.nextInt(3) == 0 ? loop.size() : 0, stamped(OrderDay.snapshot(venue, sequence, timeNs)));
        }
        final int at = random.nextInt(30) == 0 ? random.nextInt(loop.size()) : 0;
        final byte[] chunk = loop.get(at);
        if (random.nextInt(20) > 0) {
            loop.remove(at);
        }
        if (random.nextInt(30) > 0) {
            send(CmeLine.SNAPSHOT, chunk);
        }
    }

    private List<byte[]> stamped(final List<byte[]> packets) {
        packets.forEach(this::stamp);
        return packets;
    }

    private void sendSnapshot(final byte[] packet) {
        stamp(packet);
        send(CmeLine.SNAPSHOT, packet);
    }

    private void stamp(final byte[] packet) {
        new UnsafeBuffer(packet).putLong(4, sendingTimeNs++, ByteOrder.LITTLE_ENDIAN);
    }

    private void remember() {
        listener.truth.put(timeNs, venue.checksum());
    }

    private void send(final int line, final byte[] bytes) {
        handler.onPacket(line, new UnsafeBuffer(bytes), 0, bytes.length, receivedNs++);
    }
}
