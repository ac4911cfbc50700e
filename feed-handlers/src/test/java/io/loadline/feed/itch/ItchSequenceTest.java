package io.loadline.feed.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.LoggedBooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What becomes of books when packets are lost, damaged, repeated or strange. */
class ItchSequenceTest {
    private static final long TIMEOUT_NS = 5_000_000L;

    private final LoggedBooks books = new LoggedBooks();
    private final FeedHandler handler = ItchHarness.handler(books, false);

    private static ItchBytes add(final long sequence, final int locate, final String symbol) {
        return new ItchBytes(sequence).add(locate, 1, symbol, sequence, 'B', 100, 100_000);
    }

    @Test
    void shouldBeGoodFromTheFirstMessageOfASession() {
        ItchHarness.send(handler, 0, 1, add(1, 1, "A"));

        assertFalse(books.isStale("A"));
    }

    @Test
    void shouldNotReadACopy() {
        final byte[] copy = add(1, 1, "A").bytes();
        ItchHarness.send(handler, 0, 1, copy.clone());
        copy[copy.length - 1] = 77;
        ItchHarness.send(handler, 1, 2, copy);
        ItchHarness.send(handler, 1, 2, Arrays.copyOf(copy, copy.length - 5));

        assertEquals(2, handler.report().duplicates());
        assertEquals(0, handler.report().errors());
        assertEquals(1L, handler.report().messages().get("add_order"));
    }

    @Test
    void shouldTellSessionsApartByEveryCharacter() {
        final byte[] first = add(1, 1, "A").bytes();
        final MoldSessions sessions = new MoldSessions();
        for (int i = 0; i < MoldUdp.SESSION_LENGTH; i++) {
            final byte[] other = first.clone();
            other[i] = 'Z';
            for (final byte[] packet : List.of(first, other, other, first)) {
                final UnsafeBuffer buffer = new UnsafeBuffer(packet);
                assertEquals(MoldUdp.session(buffer, 0), sessions.numberOf(buffer, 0), "character " + i);
            }
        }
    }

    @Test
    void shouldBeStaleWhenTakenUpInTheMiddleOfADay() {
        ItchHarness.send(handler, 0, 1, add(2, 1, "A"));

        assertTrue(books.isStale("A"));
    }

    @Test
    void shouldBeGoodFromEmptyWhenToldSoAndCountUnknownOrders() {
        final FeedHandler loose = ItchHarness.handler(books, true);
        ItchHarness.send(
                loose,
                0,
                1,
                add(2, 1, "A")
                        .delete(1, 1, 77)
                        .executed(1, 1, 78, 100, 1)
                        .delete(9, 1, 79)
                        .replace(1, 1, 80, 81, 1, 1));

        assertFalse(books.isStale("A"));
        assertEquals(4L, loose.report().messages().get("change_of_what_is_not_there"));
        assertEquals(0, loose.report().errors());
        assertEquals(List.of(2L), List.copyOf(books.orders("A").keySet()));
    }

    @Test
    void shouldBeStaleWhenAnOrderIsNotThere() {
        ItchHarness.send(
                handler, 0, 1, add(1, 1, "A").add(2, 1, "B", 50, 'B', 1, 1).delete(1, 1, 77));

        assertTrue(books.isStale("A"));
        assertFalse(books.isStale("B"));
    }

    @Test
    void shouldNotNoticeALossOnOneLine() {
        final int[] onA = {1, 2, 4, 5, 7};
        final int[] onB = {1, 3, 4, 6, 7};
        for (int i = 0; i < onA.length; i++) {
            ItchHarness.send(handler, 0, i, add(onA[i], 1, "A"));
            ItchHarness.send(handler, 1, i, add(onB[i], 1, "A"));
        }

        assertEquals(0, handler.report().gaps());
        assertFalse(books.isStale("A"));
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L),
                List.copyOf(books.orders("A").keySet()));
    }

    @Test
    void shouldTakeTheNewMessagesOfAPacketThatOverlaps() {
        ItchHarness.send(handler, 0, 1, add(1, 1, "A").add(1, 1, "A", 50, 'B', 1, 1));
        ItchHarness.send(
                handler, 1, 1, new ItchBytes(2).add(1, 1, "A", 50, 'B', 1, 1).add(1, 1, "A", 51, 'B', 1, 1));

        assertEquals(List.of(1L, 50L, 51L), List.copyOf(books.orders("A").keySet()));
        assertEquals(List.of(0L, 0L), List.of(books.misfits(), handler.report().errors()));
    }

    @Test
    void shouldBeStaleAfterALossOnBothLinesUntilSystemHoursStart() {
        ItchHarness.send(handler, 0, 1, add(1, 1, "A"));
        ItchHarness.send(handler, 0, 3, add(3, 2, "B"));
        handler.onTime(3 + TIMEOUT_NS);
        assertTrue(books.isStale("A"));
        assertTrue(books.isStale("B"));
        ItchHarness.send(
                handler, 0, 4, new ItchBytes(4).event('Q', 5).event('S', 9).add(2, 9, "B", 60, 'S', 100, 100_000));

        assertFalse(books.isStale("A"));
        assertFalse(books.isStale("B"));
        assertEquals(0, books.orders("A").size());
        assertEquals(List.of(60L), List.copyOf(books.orders("B").keySet()));
        assertEquals(2, handler.report().recoveries());
    }

    @Test
    void shouldReleaseTheTailWhenASessionEnds() {
        ItchHarness.send(handler, 0, 1, add(1, 1, "A"));
        ItchHarness.send(handler, 0, 2, new ItchBytes(3).bytes(0xffff));
        ItchHarness.send(handler, 0, 3 + TIMEOUT_NS, new ItchBytes(3).bytes(0xffff));

        assertEquals(
                List.of(1L, 1L),
                List.of(handler.report().gaps(), handler.report().lostPackets()));
        assertTrue(books.isStale("A"));
    }

    @Test
    void shouldRejectATruncatedCopyAndTakeTheWholeOne() {
        final byte[] whole = add(1, 1, "A").delete(1, 2, 1).bytes();
        for (int length = 0; length < whole.length; length++) {
            ItchHarness.send(handler, 0, 2, Arrays.copyOf(whole, length));
        }
        assertEquals(0, books.events());
        ItchHarness.send(handler, 1, 3, whole);

        assertEquals(whole.length, handler.report().errors());
        assertFalse(books.isStale("A"));
    }

    @Test
    void shouldRejectPacketsThatContradictThemselves() {
        final List<byte[]> wrong = new ArrayList<>();
        wrong.add(new ItchBytes(1).raw().bytes());
        wrong.add(new ItchBytes(1).raw((byte) 'A', (byte) 0).bytes());
        wrong.add(add(1, 1, "A").bytes(2));
        wrong.add(add(1, 1, "A").delete(1, 1, 1).bytes(1));
        wrong.add(add(0, 1, "A").bytes());
        wrong.forEach(packet -> ItchHarness.send(handler, 0, 1, packet));

        assertEquals(wrong.size(), handler.report().errors());
        assertEquals(0, books.events());
    }

    @Test
    void shouldPassOverUnknownMessagesAndBytesAddedToKnownOnes() {
        ItchHarness.send(
                handler,
                0,
                1,
                new ItchBytes(1).raw((byte) '?').any(30, 'D', 1, 1).raw((byte) -1, (byte) 2));

        assertEquals(
                List.of(2L, 0L),
                List.of(handler.report().unknownTemplates(), handler.report().errors()));
        assertEquals(1L, handler.report().messages().get("order_delete"));
    }

    @Test
    void shouldNotTouchAnotherBookThanTheOneAMessageNames() {
        ItchHarness.send(
                handler,
                0,
                1,
                new ItchBytes(1)
                        .add(1, 1, "A", 10, 'B', 100, 100)
                        .add(2, 1, "B", 20, 'B', 100, 100)
                        .add(3, 1, "C", 30, 'B', 100, 100)
                        .delete(2, 1, 10)
                        .executed(3, 1, 10, 500, 1)
                        .add(1, 1, "B", 40, 'B', 100, 100)
                        .add(4, 1, "A", 50, 'B', 100, 100));

        assertEquals(List.of(10L), List.copyOf(books.orders("A").keySet()));
        assertEquals(List.of(20L), List.copyOf(books.orders("B").keySet()));
        assertFalse(books.isStale("A"));
        assertTrue(books.isStale("B"));
        assertTrue(books.isStale("C"));
        assertEquals(4, handler.report().errors());
    }

    @Test
    void shouldRefuseImpossibleOrders() {
        ItchHarness.send(
                handler,
                0,
                1,
                new ItchBytes(1)
                        .add(1, 1, "A", 10, 'X', 100, 100)
                        .add(2, 1, "B", 11, 'B', 0, 100)
                        .add(3, 1, "C", 12, 'B', 100, 0)
                        .add(4, 1, "D", 13, 'B', 100, 100)
                        .cancel(4, 1, 13, 101)
                        .add(5, 1, "E", 14, 'B', 100, 100)
                        .add(5, 1, "E", 14, 'B', 100, 100)
                        .add(6, 1, "F\u0001", 15, 'B', 100, 100));

        assertEquals(6, handler.report().errors());
        assertEquals(5, handler.report().staleInstruments());
        assertEquals(0, books.misfits());
    }
}
