package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeHarness.ES;
import static io.loadline.feed.cme.CmeHarness.NQ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packets that no venue should send: whole ones with bytes turned over, cut short or made to lie about their lengths, and well formed ones
 * whose fields say nonsense. Runs {@code -Dloadline.fuzz.seeds} seeds, 12 if not told.
 */
class CmeFuzzTest {
    private static final int PACKETS = 4_000;
    /** A packet of a few hundred bytes holds no more changes than this, and what was held back adds the window. */
    private static final long MOST_EVENTS_A_PACKET = 20_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("loadline.fuzz.seeds", 12));
    }

    /** Counts events and refuses one that is longer than a slot. */
    private static final class Counting implements InputSink {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
        private long events;

        @Override
        public MutableDirectBuffer claim() {
            return slot;
        }

        @Override
        public void commit(final int length) {
            assertTrue(length > 8 && length <= MAX_LENGTH, "event of " + length + " bytes");
            events++;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldSurviveAnyBytes(final long seed) {
        final Random random = new Random(seed);
        final Counting sink = new Counting();
        final CmeOrderUse use =
                List.of(CmeOrderUse.AUTO, CmeOrderUse.ONLY, CmeOrderUse.NONE).get(random.nextInt(3));
        final CmeChannel channel = switch (random.nextInt(3)) {
            case 0 -> CmeChannel.fragments(CmeTransport.UDP);
            case 1 -> CmeChannel.fragments(CmeTransport.TCP);
            default -> CmeChannel.multicast(310);
        };
        final CmeFeedHandler handler = new CmeFeedHandler(
                channel.withOrders(use), sink, new InstrumentDirectory(List.of(), 64), Counters.inMemory());
        for (int i = 1; i <= PACKETS; i++) {
            final byte[] packet = random.nextInt(4) == 0 ? sane(random, i) : spoiled(random, sane(random, i));
            final long before = sink.events;
            handler.onPacket(random.nextInt(5) - 1, new UnsafeBuffer(packet), 0, packet.length, i);
            assertTrue(sink.events - before < MOST_EVENTS_A_PACKET, "seed " + seed + ", packet " + i);
        }
        handler.onEnd();
        assertEquals(PACKETS, handler.report().packets());
    }

    private static byte[] spoiled(final Random random, final byte[] packet) {
        byte[] bytes = packet;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            final int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                case 3 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length + 8));
                default -> {
                    // the first message: its size, block length, template, version
                    if (bytes.length > 22) {
                        bytes[12 + random.nextInt(10)] = (byte) random.nextInt();
                    }
                }
            }
        }
        return bytes;
    }

    private static byte[] sane(final Random random, final int sequence) {
        final CmeBytes packet = new CmeBytes(sequence, sequence * 1_000L);
        final int security = 1 + random.nextInt(3);
        switch (random.nextInt(14)) {
            case 0 -> packet.future(security, "S" + security, 250_000_000L, 10_000_000L);
            case 1 -> packet.option(security, "O" + security, 5, random.nextBoolean());
            case 2 ->
                packet.snapshot(security, sequence - random.nextInt(3), 3, sequence, sequence, 17)
                        .snapshotLevel('0', 1, 10, 5, 1)
                        .snapshotLevel('1', 1, 11, 5, 1);
            case 3 ->
                packet.orderSnapshot(security, sequence - random.nextInt(3), 1 + random.nextInt(3), 3, sequence)
                        .snapshotOrder('0', 7, 7, 10, 5);
            case 4 -> packet.channelReset(random.nextBoolean() ? 310 : 311, sequence);
            case 5 -> packet.status(security, "ES", "ES", random.nextInt(30));
            case 6 ->
                packet.book(48, sequence, CmeBytes.END).group(32).trade(security, sequence, 10, 5, random.nextInt(4));
            case 7 ->
                packet.message(59, 12, 13)
                        .i64(sequence)
                        .i8(CmeBytes.END)
                        .i32(security)
                        .group(29)
                        .snapshotOrder("01EJ".charAt(random.nextInt(4)), random.nextInt(9), 7, random.nextInt(20), 5)
                        .snapshotOrder('1', random.nextInt(9), -1, random.nextInt(20), random.nextInt(3) - 1);
            case 8 ->
                packet.message(60, 12, 30)
                        .i64(sequence)
                        .i64(random.nextInt(20))
                        .i32(security)
                        .i8(CmeBytes.END)
                        .i16(0)
                        .i32(1)
                        .i8(199 + random.nextInt(5))
                        .i16(0)
                        .group(10);
            case 9 -> {
                packet.treasuries(sequence);
                for (int i = random.nextInt(4); i > 0; i--) {
                    packet.treasury(
                            "T" + security,
                            "0127J9".charAt(random.nextInt(6)),
                            random.nextInt(4),
                            random.nextInt(7),
                            random.nextInt(20),
                            random.nextInt(40) - 30,
                            random.nextInt(9) - 1,
                            'H',
                            random.nextBoolean() ? 9 : 255);
                }
            }
            case 10 ->
                packet.ticker(sequence)
                        .element(security, "EUR/USD", "wxyzq".charAt(random.nextInt(5)), 5, 6, 0, 255, 1)
                        .element(2, "USD/JPY", 'w', random.nextBoolean() ? 5 : Long.MAX_VALUE, 6, 0, 255, 1);
            case 11 ->
                packet.tickerSnapshot(security, "EUR/USD", sequence)
                        .snapshotElement("wxyzq".charAt(random.nextInt(5)), random.nextInt(20), random.nextInt(5) - 1);
            default -> nonsense(packet, random, security, sequence, sequence);
        }
        return packet.bytes();
    }

    /** Levels and orders of one instrument, well formed, with fields that may mean nothing. */
    private static void nonsense(
            final CmeBytes packet, final Random random, final int security, final long rptSeq, final long timeNs) {
        packet.bookEvent(timeNs, CmeBytes.END);
        long number = rptSeq;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            final char type = "01EFJwx9".charAt(random.nextInt(8));
            packet.level(
                    security,
                    number++,
                    type,
                    random.nextInt(8),
                    random.nextInt(12),
                    random.nextInt(20),
                    random.nextInt(9) - 1,
                    random.nextInt(5) - 1);
        }
        packet.ordersOfLevels();
        for (int i = random.nextInt(3); i > 0; i--) {
            packet.orderOfLevel(
                    random.nextInt(9), random.nextInt(9), random.nextInt(9) - 1, random.nextInt(5), random.nextInt(4));
        }
        packet.orderEvent(timeNs, CmeBytes.END);
        for (int i = random.nextInt(3); i > 0; i--) {
            final char type = "01EFJ".charAt(random.nextInt(5));
            packet.order(security, type, random.nextInt(7), random.nextInt(9), -1, random.nextInt(20), 3);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNotLetNonsenseOfOneInstrumentTouchAnother(final long seed) {
        assertEquals(eventsOfNasdaq(seed, false), eventsOfNasdaq(seed, true), "seed " + seed);
    }

    /** NQ trades sanely, and ES says nonsense in packets of its own, or nothing. */
    private static List<String> eventsOfNasdaq(final long seed, final boolean nonsense) {
        final Random sane = new Random(seed);
        final Random wild = new Random(seed + 1);
        final CmeHarness feed = new CmeHarness();
        feed.started().snapshots(new CmeBytes(1).orderSnapshot(NQ, 1, 1, 1, 100));
        final List<String> events = new ArrayList<>();
        int sequence = 1;
        for (int i = 0; i < PACKETS / 4; i++) {
            final CmeBytes other = new CmeBytes(++sequence);
            if (nonsense) {
                nonsense(other, wild, ES, 2 + i, 1_000_000 + i);
            } else {
                other.bookEvent(1_000_000 + i, CmeBytes.END);
            }
            feed.a(other);
            feed.a(new CmeBytes(++sequence)
                    .bookEvent(2_000_000 + i, CmeBytes.END)
                    .level(NQ, 2 + i, '0', sane.nextInt(2), 1 + sane.nextInt(2), sane.nextInt(30), 5, 1)
                    .ordersOfLevels()
                    .orderOfLevel(i, i, 5, 1, 0));
            feed.log.take().stream().filter(line -> line.matches("[a-z]+ 1 .*")).forEach(events::add);
        }
        return events;
    }
}
