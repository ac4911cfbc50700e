package io.loadline.feed.itch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.LoggedBooks;
import io.loadline.feed.RetransmissionLine;
import io.loadline.feed.RetransmissionPolicy;
import io.loadline.feed.RetransmissionRequest;
import io.loadline.feed.RetransmissionSettings;
import io.loadline.feed.SteadyState;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is lost on both lines and what becomes of it when the request server on a real socket answers, or does not. */
class ItchRetransmissionTest {
    private static final String SESSION = "0000010590";
    private static final int MESSAGES = 4_000;
    private static final long SPACING_NS = 100_000;
    private static final long TIMEOUT_NS = 2_000_000;
    private static final long REORDER_NS = 5_000_000;
    private static final RetransmissionPolicy POLICY = new RetransmissionPolicy(TIMEOUT_NS, 3, 50, 200_000, 4_096);

    private final LoggedBooks books = new LoggedBooks();
    private final Map<String, AtomicCounter> counters = new HashMap<>();
    private final List<Recorded> recording = new ArrayList<>();
    private long nowNs;

    private long counted(final String name) {
        return counters.get("nasdaq: " + name).get();
    }

    private Counters counters() {
        final Counters all = Counters.inMemory();
        return name -> {
            final AtomicCounter counter = all.counter(name);
            counters.put(name, counter);
            return counter;
        };
    }

    private static FeedHandler open(
            final RetransmissionSettings settings,
            final RetransmissionRequest line,
            final InputSink sink,
            final Counters counters) {
        return ItchHarness.FEED.open(
                ItchHarness.settings(false).asking(settings),
                line,
                sink,
                new InstrumentDirectory(List.of(), 20_000),
                counters);
    }

    private static List<Object> withoutLoss(final ItchDay day) {
        final LoggedBooks whole = new LoggedBooks();
        final FeedHandler handler = ItchHarness.handler(whole, false);
        for (int first = 1; first <= day.count(); first++) {
            ItchHarness.send(handler, 0, first, day.packet(SESSION, first, 1));
        }
        return whole.contents();
    }

    /** Plays a day with loss on both lines against a server; returns what the handler reports at its end. */
    private FeedHandler play(final long seed, final ItchDay day, final FakeRequestServer server) {
        final Random random = new Random(seed);
        final Counters known = counters();
        final RetransmissionSettings settings = new RetransmissionSettings(server.address(), POLICY);
        try (RetransmissionLine line = ItchHarness.FEED.openLine(settings, known, () -> nowNs)) {
            final FeedHandler handler = recorded(open(settings, line, books, known), recording);
            for (int first = 1; first <= day.count(); ) {
                final int count = Math.min(1 + random.nextInt(6), day.count() + 1 - first);
                final byte[] packet = day.packet(SESSION, first, count);
                final boolean lost = first > 1 && random.nextInt(12) == 0;
                for (int copy = 0; copy < 2; copy++) {
                    if (!lost && (first == 1 || random.nextInt(8) > 0)) {
                        ItchHarness.send(handler, copy, nowNs, packet);
                    }
                }
                pass(handler, line, server);
                first += count;
            }
            for (int i = 0; i < 4_000; i++) {
                ItchHarness.send(handler, 0, nowNs, new ItchBytes(SESSION, day.count() + 1).bytes(0));
                pass(handler, line, server);
            }
            return handler;
        }
    }

    /** A packet as the recorder of the server keeps it. */
    private record Recorded(int line, byte[] bytes, long timeNs) {}

    /** Notes what a handler gets, and hands it on. */
    private static FeedHandler recorded(final FeedHandler handler, final List<Recorded> recording) {
        return new FeedHandler() {
            @Override
            public Venue venue() {
                return handler.venue();
            }

            @Override
            public void onPacket(
                    final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                recording.add(new Recorded(line, bytes, timeNs));
                handler.onPacket(line, buffer, offset, length, timeNs);
            }

            @Override
            public void onTime(final long timeNs) {
                handler.onTime(timeNs);
            }

            @Override
            public void onEnd() {
                handler.onEnd();
            }

            @Override
            public FeedReport report() {
                return handler.report();
            }
        };
    }

    private void pass(final FeedHandler handler, final RetransmissionLine line, final FakeRequestServer server) {
        nowNs += SPACING_NS;
        handler.onTime(nowNs);
        server.work(nowNs);
        line.poll(handler, 16);
    }

    private static List<byte[]> answer(final ItchDay day, final long first, final int count) {
        return List.of(day.packet(SESSION, first, Math.min(count, 3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldMakeGoodEveryLossWhileTheServerAnswersInPart(final long seed) {
        final ItchDay day = new ItchDay(seed, MESSAGES);
        try (FakeRequestServer server =
                new FakeRequestServer((session, first, count) -> answer(day, first, count), seed * 300_000)) {
            final FeedHandler handler = play(seed, day, server);

            assertTrue(
                    server.requests().size() > 50, "only " + server.requests().size() + " requests");
            assertEquals(withoutLoss(day), books.contents(), "seed " + seed);
            assertEquals(0, books.misfits());
            assertEquals(0, handler.report().gaps());
            assertEquals(0, handler.report().recoveries() + handler.report().staleInstruments());
            assertEquals(server.requests().size(), counted("retransmission requests"));
            assertTrue(counted("answers to requests") > 0);
        }
    }

    @Test
    void shouldPlayARecordingBackWithItsAnswersAndAskNobody() {
        final ItchDay day = new ItchDay(5, MESSAGES);
        final RetransmissionSettings settings;
        try (FakeRequestServer server =
                new FakeRequestServer((session, first, count) -> answer(day, first, count), 300_000)) {
            settings = new RetransmissionSettings(server.address(), POLICY);
            play(5, day, server);
        }
        final LoggedBooks again = new LoggedBooks();
        final FeedHandler handler = open(settings, RetransmissionRequest.NOBODY, again, Counters.inMemory());
        for (final Recorded packet : recording) {
            handler.onPacket(packet.line, new UnsafeBuffer(packet.bytes), 0, packet.bytes.length, packet.timeNs);
        }
        handler.onEnd();

        assertEquals(books.contents(), again.contents());
        assertEquals(0, handler.report().gaps());
    }

    @Test
    void shouldAskInTheSessionForABoundedNumberAndNotTooOften() {
        final ItchDay day = new ItchDay(7, MESSAGES);
        try (FakeRequestServer server =
                new FakeRequestServer((session, first, count) -> answer(day, first, count), 0)) {
            play(7, day, server);

            long lastNs = Long.MIN_VALUE / 2;
            for (final FakeRequestServer.Request request : server.requests()) {
                assertEquals(SESSION, request.session());
                assertTrue(request.count() >= 1 && request.count() <= 50, "asked for " + request.count());
                assertTrue(request.timeNs() - lastNs >= POLICY.intervalNs());
                lastNs = request.timeNs();
            }
        }
    }

    @Test
    void shouldBeStaleWhenTheServerIsSilent() {
        final ItchDay day = new ItchDay(1, MESSAGES);
        try (FakeRequestServer server = new FakeRequestServer((session, first, count) -> List.of(), 0)) {
            final FeedHandler handler = play(1, day, server);

            assertTrue(handler.report().gaps() > 0);
            assertTrue(handler.report().staleInstruments() > 0);
            assertTrue(server.requests().size() <= 3 * handler.report().gaps());
            assertEquals(0, handler.report().errors());
        }
    }

    @Test
    void shouldTakeAnswersThatComeAfterTheTimeoutAndBeforeTheEnd() {
        final ItchDay day = new ItchDay(2, 1_000);
        try (FakeRequestServer server = new FakeRequestServer(
                (session, first, count) -> List.of(day.packet(SESSION, first, count)), 3 * TIMEOUT_NS)) {
            play(2, day, server);

            assertEquals(withoutLoss(day), books.contents());
            assertTrue(counted("answers of no use") > 0);
        }
    }

    @Test
    void shouldDropAnswersThatComeWhenTheMessagesAreGivenUp() {
        final ItchDay day = new ItchDay(2, 1_000);
        try (FakeRequestServer server = new FakeRequestServer(
                (session, first, count) -> List.of(day.packet(SESSION, first, count)), 20 * TIMEOUT_NS)) {
            final FeedHandler handler = play(2, day, server);

            assertTrue(handler.report().gaps() > 0);
            assertEquals(0, counted("answers to requests"));
            assertEquals(server.requests().size(), counted("answers of no use"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldTakeNothingOfAnotherSessionOrOfGarbage(final long seed) {
        final ItchDay day = new ItchDay(seed, MESSAGES);
        final Random random = new Random(seed);
        final LoggedBooks silent = new LoggedBooks();
        try (FakeRequestServer server = new FakeRequestServer(
                (session, first, count) -> List.of(
                        day.packet("0000010591", first, count),
                        day.packet("0000010591", 1, count),
                        garbage(random),
                        Arrays.copyOf(day.packet(SESSION, first, count), 60),
                        ahead(day.packet(SESSION, first, count), first + 100_000),
                        ahead(day.packet(SESSION, first, count), Long.MIN_VALUE + first),
                        new ItchBytes(SESSION, first + 1_000).bytes(0),
                        new ItchBytes(SESSION, first + 1_000).bytes(0xffff)),
                0)) {
            final FeedHandler handler = play(seed, day, server);

            assertTrue(handler.report().gaps() > 0);
            assertTrue(server.requests().size() <= 3 * handler.report().gaps());
            assertEquals(0, counted("answers to requests"));
            assertFalse(silent.contents().equals(books.contents()));
        }
        final ItchRetransmissionTest other = new ItchRetransmissionTest();
        try (FakeRequestServer server = new FakeRequestServer((session, first, count) -> List.of(), 0)) {
            other.play(seed, day, server);
            assertEquals(other.books.contents(), books.contents(), "seed " + seed);
        }
    }

    @Test
    void shouldFindTheRightAnswersAmongGarbage() {
        final ItchDay day = new ItchDay(3, MESSAGES);
        final Random random = new Random(3);
        try (FakeRequestServer server = new FakeRequestServer(
                (session, first, count) -> List.of(
                        garbage(random),
                        day.packet("0000010591", first, count),
                        day.packet(SESSION, Math.max(1, first - 2), 2 + Math.min(count, 4)),
                        garbage(random)),
                0)) {
            play(3, day, server);

            assertEquals(withoutLoss(day), books.contents());
        }
    }

    @Test
    void shouldGoOnWhenNobodyListensAtTheServer() {
        final ItchDay day = new ItchDay(4, 1_000);
        final FakeRequestServer closed = new FakeRequestServer((session, first, count) -> List.of(), 0);
        final FakeRequestServer other = new FakeRequestServer((session, first, count) -> List.of(), 0);
        final RetransmissionSettings settings = new RetransmissionSettings(closed.address(), POLICY);
        closed.close();
        final Counters known = counters();
        try (other;
                RetransmissionLine line = ItchHarness.FEED.openLine(settings, known, () -> nowNs)) {
            final FeedHandler handler = open(settings, line, books, known);
            ItchHarness.send(handler, 0, 0, day.packet(SESSION, 1, 20));
            ItchHarness.send(handler, 0, 0, day.packet(SESSION, 40, 20));
            for (int i = 0; i < 1_000; i++) {
                pass(handler, line, other);
            }

            assertEquals(3, counted("retransmission requests") + counted("retransmission requests not sent"));
            assertEquals(1, handler.report().gaps());
            assertEquals(0, handler.report().errors());
        }
    }

    @Test
    void shouldNotAskForASessionWhoseNameItCannotSay() {
        final UnsafeBuffer request = new UnsafeBuffer(new byte[40]);
        final UnsafeBuffer packet = new UnsafeBuffer(new byte[20]);
        final byte[] name = "ABC 019_Z ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        packet.putBytes(0, name);
        assertEquals(20, MoldUdp.putRequest(MoldUdp.session(packet, 0), 5, 70_000, request));
        final byte[] asked = new byte[20];
        request.getBytes(0, asked);
        assertArrayEquals(name, Arrays.copyOf(asked, 10));
        assertEquals(5, request.getLong(10, ByteOrder.BIG_ENDIAN));
        assertEquals(0xfffe, request.getShort(18, ByteOrder.BIG_ENDIAN) & 0xffff);

        packet.putByte(3, (byte) 'a');
        assertEquals(0, MoldUdp.putRequest(MoldUdp.session(packet, 0), 5, 7, request));
    }

    @Test
    void shouldNotAllocateForARequestAndItsAnswer() {
        final long[] events = new long[1];
        final UnsafeBuffer packet = new ItchBytes(2)
                .trade(1, 1, "A", 100, 100_000, 7)
                .trade(1, 1, "A", 100, 100_000, 8)
                .buffer();
        final UnsafeBuffer later =
                new ItchBytes(2).trade(1, 1, "A", 100, 100_000, 9).buffer();
        final Counters known = Counters.inMemory();
        try (FakeRequestServer server = new FakeRequestServer((session, first, count) -> List.of(), 0)) {
            final RetransmissionSettings settings = new RetransmissionSettings(server.address(), POLICY);
            try (RetransmissionLine line = ItchHarness.FEED.openLine(settings, known, () -> nowNs)) {
                final long[] sent = new long[1];
                final FeedHandler handler =
                        open(settings, countedLine(line, sent), SteadyState.forgetful(new long[1]), known);
                ItchHarness.send(handler, 0, 0, new ItchBytes(1).directory(1, 1, "A"));
                SteadyState.assertNoAllocation(
                        turn -> {
                            final long timeNs = 2 * REORDER_NS * turn;
                            later.putLong(10, 4 + 3L * turn, ByteOrder.BIG_ENDIAN);
                            handler.onPacket(0, later, 0, later.capacity(), timeNs);
                            handler.onTime(timeNs + REORDER_NS);
                            line.poll(handler, 1);
                            packet.putLong(10, 2 + 3L * turn, ByteOrder.BIG_ENDIAN);
                            handler.onPacket(NasdaqFeed.ANSWERS, packet, 0, packet.capacity(), timeNs + REORDER_NS + 1);
                            events[0] = sent[0];
                        },
                        events);
                assertEquals(0, handler.report().gaps());
            }
        }
    }

    private static RetransmissionLine countedLine(final RetransmissionLine line, final long... sent) {
        return new RetransmissionLine() {
            @Override
            public void request(
                    final long session, final long first, final long count, final int attempt, final long timeNs) {
                sent[0]++;
                line.request(session, first, count, attempt, timeNs);
            }

            @Override
            public int poll(final io.loadline.feed.PacketHandler handler, final int limit) {
                return line.poll(handler, limit);
            }

            @Override
            public int line() {
                return line.line();
            }

            @Override
            public boolean isExhausted() {
                return false;
            }

            @Override
            public void close() {
                line.close();
            }
        };
    }

    private static byte[] garbage(final Random random) {
        final byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ahead(final byte[] packet, final long sequence) {
        new UnsafeBuffer(packet).putLong(10, sequence, ByteOrder.BIG_ENDIAN);
        return packet;
    }
}
