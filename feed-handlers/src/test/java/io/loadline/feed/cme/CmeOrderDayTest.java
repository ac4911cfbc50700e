package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.SharedCaptures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An E-mini book of thousands of real orders, sent as MDP 3.0 over two lines that lose, double and reorder packets, with a snapshot loop
 * of hundreds of chunks: the orders must be the venue's whenever they are said to be good, and at the end.
 */
class CmeOrderDayTest {
    private static final String RECORDED = "es-mbo/orderbooks_mbo_2024-05-08T00-00-00_2024-05-08T00-00-02.dbn.zst";
    private static final int MADE_UP_EVENTS = 6_000;
    private static final int CHUNKS_AN_EVENT = 4;

    /** What else the channel carries, and how it is asked for. */
    enum Channel {
        ORDERS_BY_THEMSELVES(CmeOrderUse.AUTO, 2),
        ORDERS_BESIDE_LEVELS(CmeOrderUse.AUTO, 0),
        ORDERS_ONLY(CmeOrderUse.ONLY, 2);

        private final CmeOrderUse use;
        private final int bookKind;

        Channel(final CmeOrderUse use, final int bookKind) {
            this.use = use;
            this.bookKind = bookKind;
        }
    }

    private final OrderListener listener = new OrderListener();
    private CmeFeedHandler handler;
    private long now = 1_000_000;
    private int sequence;

    private void open(final Channel channel) {
        handler = new CmeFeedHandler(
                CmeChannel.multicast(310).withOrders(channel.use),
                listener,
                new InstrumentDirectory(List.of(), 64),
                Counters.inMemory());
        send(
                CmeLine.DEFINITION,
                new CmeBytes(1)
                        .future(OrderDay.SECURITY, "ESM4", 250_000_000L, 1_000_000_000L)
                        .future(1, "NQM4", 250_000_000L, 1_000_000_000L)
                        .bytes());
        if (channel == Channel.ORDERS_BESIDE_LEVELS) {
            sequence = 1;
            send(
                    CmeLine.INCREMENTAL_A,
                    new CmeBytes(1)
                            .bookEvent(100, CmeBytes.END)
                            .level(1, 1, '0', 0, 1, 20, 6, 1)
                            .bytes());
        }
    }

    private void send(final int line, final byte[] bytes) {
        handler.onPacket(line, new UnsafeBuffer(bytes), 0, bytes.length, now++);
    }

    private OrderDay day() throws IOException {
        return OrderDay.recorded(SharedCaptures.capture(RECORDED)).andMore(MADE_UP_EVENTS, 7);
    }

    /** How packets get lost. */
    private interface Network {
        void send(int sequence, byte[] packet);

        default boolean losesChunk() {
            return false;
        }

        default void end() {}
    }

    /** Plays the day with an endless snapshot loop beside it, and returns the venue's book at the end. */
    private NaiveOrders play(final OrderDay day, final Network network) {
        final NaiveOrders venue = new NaiveOrders();
        day.opening.inOrder().forEach(venue::put);
        final List<byte[]> loop = new ArrayList<>();
        long timeNs = 1_000;
        listener.truth.put(timeNs, venue.checksum());
        loop.addAll(OrderDay.snapshot(venue, sequence, timeNs));
        int at = 0;
        for (final List<OrderDay.Step> event : day.events) {
            timeNs += 10;
            event.forEach(step -> OrderDay.applyTo(venue, step));
            listener.truth.put(timeNs, venue.checksum());
            for (final byte[] packet : OrderDay.packets(event, sequence + 1, timeNs)) {
                network.send(++sequence, packet);
            }
            for (int i = 0; i < CHUNKS_AN_EVENT; i++) {
                if (at == loop.size()) {
                    loop.clear();
                    loop.addAll(OrderDay.snapshot(venue, sequence, timeNs));
                    at = 0;
                }
                if (!network.losesChunk()) {
                    send(CmeLine.SNAPSHOT, loop.get(at));
                }
                at++;
            }
        }
        network.end();
        handler.onEnd();
        return venue;
    }

    private void assertSameOrders(final NaiveOrders venue) {
        final List<NaiveOrders.Order> expected = venue.inOrder();
        final List<NaiveOrders.Order> got = listener.orders.inOrder();
        for (int i = 0; i < Math.min(expected.size(), got.size()); i++) {
            assertEquals(expected.get(i), got.get(i), "order " + i + " of the queue");
        }
        assertEquals(expected.size(), got.size());
    }

    private void both(final byte[] packet) {
        send(CmeLine.INCREMENTAL_A, packet);
        send(CmeLine.INCREMENTAL_B, packet);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepEveryOrderWhereNothingIsLost(final Channel channel) throws IOException {
        open(channel);

        final NaiveOrders venue = play(day(), (number, packet) -> both(packet));

        assertSameOrders(venue);
        assertTrue(listener.isGood());
        assertEquals(channel.bookKind, listener.bookKind);
        assertEquals(0, handler.report().gaps());
        assertTrue(listener.checks > MADE_UP_EVENTS / 2, "checks " + listener.checks);
    }

    @Test
    void shouldNotNoticeLossOnOneLine() throws IOException {
        open(Channel.ORDERS_BY_THEMSELVES);
        final Random random = new Random(3);
        final List<byte[]> late = new ArrayList<>();

        final NaiveOrders venue = play(day(), new Network() {
            @Override
            public void send(final int number, final byte[] packet) {
                if (random.nextInt(5) > 0) {
                    CmeOrderDayTest.this.send(CmeLine.INCREMENTAL_A, packet);
                }
                late.add(packet);
                if (late.size() == 4) {
                    Collections.shuffle(late, random);
                    late.forEach(other -> CmeOrderDayTest.this.send(CmeLine.INCREMENTAL_B, other));
                    late.clear();
                }
            }

            @Override
            public void end() {
                late.forEach(packet -> CmeOrderDayTest.this.send(CmeLine.INCREMENTAL_B, packet));
            }
        });

        assertSameOrders(venue);
        assertTrue(listener.isGood());
        assertEquals(0, handler.report().gaps());
        assertEquals(0, listener.losses);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRecoverFromLossOnBothLines(final Channel channel) throws IOException {
        open(channel);
        final Random random = new Random(11);
        final OrderDay day = day();
        final int lastLoss = day.events.size() * 3 / 4;

        final NaiveOrders venue = play(day, new Network() {
            @Override
            public void send(final int number, final byte[] packet) {
                if (number > lastLoss || random.nextInt(300) > 0) {
                    both(packet);
                }
            }

            @Override
            public boolean losesChunk() {
                return random.nextInt(3_000) == 0;
            }
        });

        assertTrue(handler.report().gaps() > 3, "gaps " + handler.report().gaps());
        assertTrue(listener.losses > 2, "losses " + listener.losses);
        assertTrue(listener.checks > MADE_UP_EVENTS / 20, "checks " + listener.checks);
        assertTrue(listener.isGood());
        assertSameOrders(venue);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 150, 3_000})
    void shouldStartInTheMiddleOfTheDay(final int first) throws IOException {
        open(Channel.ORDERS_BY_THEMSELVES);

        final NaiveOrders venue = play(day(), (number, packet) -> {
            if (number >= first) {
                both(packet);
            }
        });

        assertTrue(listener.isGood());
        assertSameOrders(venue);
    }

    @Test
    void shouldStayStaleWithoutASnapshot() throws IOException {
        open(Channel.ORDERS_ONLY);

        play(day(), new Network() {
            @Override
            public void send(final int number, final byte[] packet) {
                both(packet);
            }

            @Override
            public boolean losesChunk() {
                return true;
            }
        });

        assertFalse(listener.isGood());
        assertEquals(0, listener.checks);
    }
}
