package io.loadline.feed.iex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.LoggedBooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of books when packets are lost, damaged, repeated or strange. */
class IexSequenceTest {
    private static final long TIMEOUT_NS = 5_000_000L;

    private final LoggedBooks books = new LoggedBooks();
    private final FeedHandler handler = IexHarness.handler(books, false, "first");

    private static IexBytes deep(final long first) {
        return new IexBytes(IexBytes.DEEP, first);
    }

    private static IexBytes bid(final long first, final String symbol, final int size, final long price) {
        return deep(first).level('8', true, first, symbol, size, price);
    }

    @Test
    void shouldBeGoodFromTheFirstMessageOfASession() {
        IexHarness.send(handler, 0, 1, bid(1, "A", 100, 10_000));

        assertFalse(books.isStale("A"));
    }

    @Test
    void shouldNotReadACopy() {
        final byte[] copy = bid(1, "A", 100, 10_000).bytes();
        IexHarness.send(handler, 0, 1, copy.clone());
        copy[copy.length - 1] = 77;
        IexHarness.send(handler, 1, 2, copy);
        IexHarness.send(handler, 1, 2, Arrays.copyOf(copy, copy.length - 5));

        assertEquals(2, handler.report().duplicates());
        assertEquals(0, handler.report().errors());
        assertEquals(1L, handler.report().messages().get("price_level_update_buy"));
    }

    @Test
    void shouldReadTheGoodCopyOfAPacketThatCameDamaged() {
        final byte[] whole = bid(1, "A", 100, 10_000).bytes();
        IexHarness.send(handler, 0, 1, Arrays.copyOf(whole, whole.length - 5));
        IexHarness.send(handler, 1, 2, whole);

        assertEquals(1, handler.report().errors());
        assertEquals(1L, handler.report().messages().get("price_level_update_buy"));
    }

    @Test
    void shouldBeStaleWhenTakenUpInTheMiddleOfASession() {
        IexHarness.send(handler, 0, 1, bid(2, "A", 100, 10_000));

        assertTrue(books.isStale("A"));
        assertEquals(1, handler.report().staleInstruments());
    }

    @Test
    void shouldBeGoodFromEmptyWhenToldSo() {
        final FeedHandler loose = IexHarness.handler(books, true, "first");
        IexHarness.send(loose, 0, 1, bid(2, "A", 100, 10_000));

        assertFalse(books.isStale("A"));
    }

    @Test
    void shouldNotNoticeALossOnOneLine() {
        IexHarness.send(handler, 0, 1, bid(1, "A", 100, 10_000));
        IexHarness.send(handler, 1, 2, bid(1, "A", 100, 10_000));
        IexHarness.send(handler, 1, 3, bid(2, "A", 200, 10_000));
        IexHarness.send(handler, 0, 4, bid(3, "A", 300, 10_000));
        IexHarness.send(handler, 1, 5, bid(3, "A", 300, 10_000));

        assertEquals(0, handler.report().gaps());
        assertEquals(2, handler.report().duplicates());
        assertEquals(Map.of(1_000_000_000L, 30_000_000_000L), books.side("A", 0));
    }

    @Test
    void shouldBeStaleAfterALossOnBothLinesUntilTheNextDayStarts() {
        IexHarness.send(handler, 0, 1, bid(1, "A", 100, 10_000));
        IexHarness.send(handler, 0, 3, bid(3, "B", 100, 10_000));
        handler.onTime(3 + TIMEOUT_NS);

        assertTrue(books.isStale("A"));
        assertTrue(books.isStale("B"));
        assertEquals(
                List.of(1L, 1L),
                List.of(handler.report().gaps(), handler.report().lostPackets()));
        IexHarness.send(handler, 0, 4, deep(4).event('S', 9).level('8', true, 9, "B", 5, 20_000));
        assertFalse(books.isStale("A"));
        assertEquals(Map.of(), books.side("A", 0));
        assertEquals(Map.of(2_000_000_000L, 500_000_000L), books.side("B", 0));
        assertEquals(0, books.misfits());
    }

    @Test
    void shouldBeGoodAgainWithTheNextQuoteOfTops() {
        IexHarness.send(handler, 0, 1, new IexBytes(IexBytes.TOPS, 1).quote(1, "A", 1, 10_000, 10_100, 1));
        IexHarness.send(handler, 0, 1, new IexBytes(IexBytes.TOPS, 3).quote(1, "B", 1, 10_000, 10_100, 1));
        handler.onTime(1 + TIMEOUT_NS);
        assertTrue(books.isStale("A"));
        IexHarness.send(handler, 0, 1, new IexBytes(IexBytes.TOPS, 4).quote(1, "A", 2, 10_000, 10_200, 1));

        assertFalse(books.isStale("A"));
        assertEquals(Map.of(1_020_000_000L, 100_000_000L), books.side("A", 1));
        assertEquals(0, books.misfits());
    }

    @Test
    void shouldBeGoodAgainWhenADeepPlusBookIsCleared() {
        IexHarness.send(handler, 0, 1, new IexBytes(IexBytes.DEEP_PLUS, 7).add('8', 1, "A", 1, 100, 10_000));
        assertTrue(books.isStale("A"));
        IexHarness.send(handler, 0, 1, new IexBytes(IexBytes.DEEP_PLUS, 8).message('C', 0, 1, "A"));

        assertFalse(books.isStale("A"));
        assertEquals(Map.of(), books.orders("A"));
    }

    @Test
    void shouldBeStaleWhenAnOrderIsNotThere() {
        IexHarness.send(handler, 0, 1, new IexBytes(IexBytes.DEEP_PLUS, 1).delete(1, "A", 1));

        assertTrue(books.isStale("A"));
    }

    @Test
    void shouldStartFromEmptyInANewSession() {
        IexHarness.send(handler, 0, 1, bid(1, "A", 100, 10_000));
        IexHarness.send(handler, 0, 2, new IexBytes(IexBytes.DEEP, 1, 78, 1).level('8', true, 1, "B", 1, 10_000));
        IexHarness.send(handler, 0, 3, new IexBytes(IexBytes.DEEP, 1, 78, 2).level('8', true, 1, "A", 1, 10_000));

        assertEquals(Map.of(1_000_000_000L, 100_000_000L), books.side("A", 0));
        assertEquals(List.of(0L, 0L), List.of(books.misfits(), handler.report().staleInstruments()));
    }

    @Test
    void shouldRejectATruncatedCopyAndTakeTheWholeOne() {
        IexHarness.send(handler, 0, 1, bid(1, "A", 100, 10_000));
        final byte[] whole = bid(2, "A", 200, 10_000).bytes();
        for (int length = 0; length < whole.length; length++) {
            IexHarness.send(handler, 0, 2, Arrays.copyOf(whole, length));
        }
        IexHarness.send(handler, 1, 3, whole);

        assertEquals(whole.length, handler.report().errors());
        assertEquals(Map.of(1_000_000_000L, 20_000_000_000L), books.side("A", 0));
    }

    @Test
    void shouldRejectSegmentsThatContradictThemselves() {
        final List<byte[]> wrong = new ArrayList<>();
        wrong.add(deep(1).raw().bytes());
        wrong.add(deep(1).raw((byte) '8', (byte) 1).bytes());
        final byte[] count = bid(1, "A", 1, 10_000).bytes();
        count[14] = 2;
        wrong.add(count);
        final byte[] tooFew =
                bid(1, "A", 1, 10_000).level('8', true, 1, "A", 1, 10_000).bytes();
        tooFew[14] = 1;
        wrong.add(tooFew);
        final byte[] version = bid(1, "A", 1, 10_000).bytes();
        version[0] = 2;
        wrong.add(version);
        wrong.add(new IexBytes(0x1234, 1).level('8', true, 1, "A", 1, 10_000).bytes());
        wrong.forEach(segment -> IexHarness.send(handler, 0, 1, segment));

        assertEquals(wrong.size(), handler.report().errors());
        assertEquals(0, books.events());
    }

    @Test
    void shouldPassOverUnknownMessagesAndBytesAddedToKnownOnes() {
        IexHarness.send(
                handler,
                0,
                1,
                deep(1).raw((byte) 'z', (byte) 1, (byte) 2)
                        .message(
                                '8',
                                1,
                                1,
                                "A",
                                IexBytes.rest(20).putInt(100).putLong(10_000).array()));

        assertEquals(
                List.of(1L, 0L),
                List.of(handler.report().unknownTemplates(), handler.report().errors()));
        assertEquals(Map.of(1_000_000_000L, 10_000_000_000L), books.side("A", 0));
    }

    @Test
    void shouldMarkOnlyTheStockOfAnImpossibleValue() {
        IexHarness.send(
                handler,
                0,
                1,
                deep(1).level('8', true, 1, "A", 100, 10_000)
                        .level('8', true, 1, "B", 100, 10_000)
                        .level('8', true, 1, "A", -1, 10_000)
                        .level('8', true, 1, "C", 100, Long.MIN_VALUE));

        assertTrue(books.isStale("A"));
        assertFalse(books.isStale("B"));
        assertTrue(books.isStale("C"));
        assertEquals(2, handler.report().errors());
    }

    @Test
    void shouldReadOneFeedOfSeveral() {
        IexHarness.send(handler, 0, 1, bid(1, "A", 100, 10_000));
        IexHarness.send(handler, 0, 1, new IexBytes(IexBytes.TOPS, 1).quote(1, "A", 7, 20_000, 30_000, 7));

        assertEquals(Map.of(1_000_000_000L, 10_000_000_000L), books.side("A", 0));
        assertEquals(1L, handler.report().messages().get("segment_of_another_protocol"));
    }

    @Test
    void shouldTellFromAHeartbeatThatTheLastPacketIsMissing() {
        IexHarness.send(handler, 0, 1, bid(1, "A", 100, 10_000));
        IexHarness.send(handler, 0, 2, deep(3));
        IexHarness.send(handler, 0, 2 + TIMEOUT_NS, deep(3));

        assertTrue(books.isStale("A"));
    }

    @Test
    void shouldNotLetAnyBytesThroughToABookThatIsCalledGood() {
        final int rounds = Integer.getInteger("loadline.fuzz.rounds", 300);
        for (int round = 0; round < rounds; round++) {
            final long seed = 4_000L + round;
            fuzz(new Random(seed), "seed " + seed);
        }
    }

    /** Line A is damaged at random; line B is whole: whatever is called good must equal what B alone tells. */
    private static void fuzz(final Random random, final String seed) {
        final LoggedBooks expected = new LoggedBooks();
        final FeedHandler clean = IexHarness.handler(expected, false, "deep");
        final LoggedBooks actual = new LoggedBooks();
        final FeedHandler damaged = IexHarness.handler(actual, false, "deep");
        final String[] symbols = {"A", "BB", "CCC", "DDDD"};
        long first = 1;
        for (int i = 0; i < 60; i++) {
            final IexBytes segment = deep(first);
            final int count = 1 + random.nextInt(4);
            for (int j = 0; j < count; j++) {
                segment.level(
                        random.nextBoolean() ? '8' : '5',
                        j == count - 1,
                        i,
                        symbols[random.nextInt(4)],
                        100 * random.nextInt(3),
                        10_000 + random.nextInt(5));
            }
            first += count;
            final byte[] whole = segment.bytes();
            final byte[] torn = Arrays.copyOf(whole, random.nextInt(whole.length));
            IexHarness.send(clean, 1, i, whole);
            IexHarness.send(damaged, 0, i, torn);
            IexHarness.send(damaged, 1, i, whole);
        }
        assertEquals(expected.contents(), actual.contents(), seed);
        for (int i = 0; i < 60; i++) {
            final byte[] bytes = bid(first + i, symbols[i % 4], 100, 10_000).bytes();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            IexHarness.send(damaged, random.nextInt(3), 100 + i, bytes);
            damaged.onTime(100 + i * TIMEOUT_NS);
        }
        damaged.onEnd();
        assertEquals(240, damaged.report().packets() + 60, seed);
    }
}
