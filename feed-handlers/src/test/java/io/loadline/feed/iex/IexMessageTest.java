package io.loadline.feed.iex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.EventLog;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.LoggedBooks;
import io.loadline.feed.source.Transport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each message of the feeds, from bytes built by hand to events of the log. */
class IexMessageTest {
    private final EventLog log = new EventLog();

    private List<String> events(final IexBytes segment) {
        final FeedHandler handler = IexHarness.handler(log, false, "first");
        IexHarness.send(handler, 0, 1000, segment);
        assertEquals(0, handler.report().errors());
        return log.lines().stream().filter(line -> !line.startsWith("define")).toList();
    }

    private static IexBytes deep() {
        return new IexBytes(IexBytes.DEEP, 1);
    }

    @Test
    void shouldDefineAStockWhenItIsFirstSeen() {
        events(deep().status('T', 5, "ZIEXT"));

        assertTrue(log.lines().getFirst().startsWith("define 0 "), log.lines().getFirst());
        assertTrue(log.lines().getFirst().contains("ZIEXT"), log.lines().getFirst());
        assertTrue(
                log.lines().getFirst().contains("tick 10000000 multiplier 1000000000"),
                log.lines().getFirst());
    }

    @Test
    void shouldCommitABookAtTheEndOfItsEvent() {
        assertEquals(
                List.of("book 0 at 5 [new bid 0 100500000000 x 30000000000 n -1]"
                        + " [new bid 0 100400000000 x 10000000000 n -1] commit"),
                events(deep().level('8', false, 5, "A", 300, 1_005_000).level('8', true, 5, "A", 100, 1_004_000)));
    }

    @Test
    void shouldTellNewChangedAndDeletedLevelsApart() {
        assertEquals(
                List.of(
                        "book 0 at 5 [new ask 0 1000100000 x 10000000000 n -1] commit",
                        "book 0 at 6 [change ask 0 1000100000 x 20000000000 n -1] commit",
                        "book 0 at 7 [delete ask 0 1000100000 x 0 n -1] commit"),
                events(deep().level('5', true, 5, "A", 100, 10_001)
                        .level('5', true, 6, "A", 200, 10_001)
                        .level('5', true, 7, "A", 0, 10_001)));
    }

    @Test
    void shouldNotCommitAnEventThatGoesOnInTheNextSegment() {
        final FeedHandler handler = IexHarness.handler(log, false, "first");
        IexHarness.send(handler, 0, 1, deep().level('8', false, 5, "A", 300, 10_000));
        IexHarness.send(handler, 0, 2, new IexBytes(IexBytes.DEEP, 2).level('8', true, 5, "A", 0, 10_000));

        assertEquals(
                List.of(
                        "book 0 at 5 [new bid 0 1000000000 x 30000000000 n -1]",
                        "book 0 at 5 [delete bid 0 1000000000 x 0 n -1] commit"),
                log.linesStarting("book"));
    }

    @Test
    void shouldKeepEventsOfTwoStocksApart() {
        assertEquals(
                List.of(
                        "book 0 at 5 [new bid 0 1000000000 x 30000000000 n -1]",
                        "book 1 at 6 [new ask 0 2000000000 x 100000000 n -1] commit",
                        "book 0 at 5 [new bid 0 900000000 x 30000000000 n -1] commit"),
                events(deep().level('8', false, 5, "A", 300, 10_000)
                        .level('5', true, 6, "B", 1, 20_000)
                        .level('8', true, 5, "A", 300, 9_000)));
    }

    @Test
    void shouldWriteTradesAndBreaks() {
        assertEquals(
                List.of(
                        "trade 0 at 5 99050000000 x 10000000000 aggressor 0 action 0 n -1",
                        "trade 0 at 6 99050000000 x 10000000000 aggressor 0 action 2 n -1"),
                events(deep().trade('T', 5, "A", 100, 990_500).trade('B', 6, "A", 100, 990_500)));
    }

    @Test
    void shouldWriteOfficialPrices() {
        assertEquals(
                List.of("statistic 0 kind 0 100000000000 x 0", "statistic 0 kind 3 100500000000 x 0"),
                events(deep().official('Q', 5, "A", 1_000_000).official('M', 6, "A", 1_005_000)));
    }

    @Test
    void shouldWriteATradingStatusWhenItChanges() {
        assertEquals(
                List.of(
                        "state 0 status status 2 reason 6",
                        "state 0 status status 4 reason 6",
                        "state 0 status status 3 reason 6"),
                events(deep().status('T', 5, "A")
                        .halt('N', 5, "A")
                        .status('T', 6, "A")
                        .status('H', 7, "A")
                        .status('O', 8, "A")));
    }

    @Test
    void shouldPutAnOperationalHaltAboveTheTradingStatus() {
        assertEquals(
                List.of(
                        "state 0 status status 2 reason 6",
                        "state 0 status status 4 reason 6",
                        "state 0 status status 2 reason 6"),
                events(deep().status('T', 5, "A").halt('O', 6, "A").halt('N', 7, "A")));
    }

    @Test
    void shouldCloseEveryStockAtTheEndOfSystemHours() {
        assertEquals(
                List.of(
                        "state 0 status status 2 reason 6",
                        "state 0 status status 5 reason 6",
                        "state 0 status status 2 reason 6"),
                events(deep().event('S', 1)
                        .status('T', 5, "A")
                        .event('R', 6)
                        .event('E', 7)
                        .event('S', 8)));
    }

    @Test
    void shouldCountWhatMovesNoBook() {
        final FeedHandler handler = IexHarness.handler(log, false, "first");
        IexHarness.send(
                handler,
                0,
                1,
                deep().message('I', 'A', 1, "A")
                        .message('P', 0, 1, "A", (byte) 'N')
                        .message('E', 'O', 1, "A")
                        .message('D', 0x80, 1, "A", new byte[13]));

        assertEquals(
                Map.of(
                        "retail_liquidity_indicator", 1L,
                        "short_sale_price_test_status", 1L,
                        "security_event", 1L,
                        "security_directory", 1L),
                handler.report().messages());
        assertEquals(1, log.lines().size());
    }

    @Test
    void shouldKeepAQuoteAsABookOfOneLevel() {
        assertEquals(
                List.of(
                        "book 0 at 5 [new bid 0 10000000000 x 10000000000 n -1] [new ask 0 10100000000 x 20000000000 n"
                                + " -1] commit",
                        "book 0 at 6 [change bid 0 10000000000 x 30000000000 n -1] [delete ask 0 10100000000 x 0 n -1]"
                                + " [new ask 0 10200000000 x 20000000000 n -1] commit",
                        "book 0 at 7 [delete bid 0 10000000000 x 0 n -1] commit"),
                events(new IexBytes(IexBytes.TOPS, 1)
                        .quote(5, "A", 100, 100_000, 101_000, 200)
                        .quote(6, "A", 300, 100_000, 102_000, 200)
                        .quote(7, "A", 0, 0, 102_000, 200)));
    }

    @Test
    void shouldFollowDisplayedOrders() {
        final LoggedBooks books = new LoggedBooks();
        final FeedHandler handler = IexHarness.handler(books, false, "deepplus");
        IexHarness.send(
                handler,
                0,
                1,
                new IexBytes(IexBytes.DEEP_PLUS, 1)
                        .add('8', 5, "A", 11, 300, 100_000)
                        .add('8', 5, "A", 12, 300, 100_000)
                        .add('5', 5, "A", 13, 100, 101_000)
                        .execute(6, "A", 11, 100, 100_000)
                        .modify(true, 7, "A", 12, 250, 100_000)
                        .modify(false, 8, "A", 11, 200, 99_000)
                        .delete(9, "A", 13));

        assertEquals(
                Map.of(
                        12L, new LoggedBooks.Order(0, 10_000_000_000L, 25_000_000_000L),
                        11L, new LoggedBooks.Order(0, 9_900_000_000L, 20_000_000_000L)),
                books.orders("A"));
        assertEquals(List.of(12L, 11L), List.copyOf(books.orders("A").keySet()));
        assertEquals(10_000_000_000L, books.traded("A"));
        assertEquals(List.of(0L, 0L), List.of(books.misfits(), handler.report().errors()));
    }

    @Test
    void shouldTellTheAggressorOfAnExecution() {
        events(new IexBytes(IexBytes.DEEP_PLUS, 1)
                .add('8', 5, "A", 11, 300, 100_000)
                .add('5', 5, "A", 12, 300, 101_000)
                .execute(6, "A", 11, 300, 100_000)
                .execute(7, "A", 12, 300, 101_000)
                .trade('T', 8, "A", 50, 100_500));

        assertEquals(
                List.of(
                        "trade 0 at 6 10000000000 x 30000000000 aggressor 2 action 0 n -1",
                        "trade 0 at 7 10100000000 x 30000000000 aggressor 1 action 0 n -1",
                        "trade 0 at 8 10050000000 x 5000000000 aggressor 0 action 0 n -1"),
                log.linesStarting("trade"));
    }

    @Test
    void shouldEmptyABookThatTheVenueCleared() {
        final LoggedBooks books = new LoggedBooks();
        final FeedHandler handler = IexHarness.handler(books, false, "deepplus");
        IexHarness.send(
                handler,
                0,
                1,
                new IexBytes(IexBytes.DEEP_PLUS, 1)
                        .add('8', 5, "A", 11, 300, 100_000)
                        .add('8', 5, "B", 12, 300, 100_000)
                        .message('C', 0, 6, "A")
                        .add('8', 7, "A", 11, 100, 100_000));

        assertEquals(List.of(11L), List.copyOf(books.orders("A").keySet()));
        assertEquals(List.of(12L), List.copyOf(books.orders("B").keySet()));
        assertEquals(0, books.misfits());
    }

    @Test
    void shouldRefuseAProtocolItDoesNotKnow() {
        final IexFeed feed = new IexFeed();
        final IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> feed.open(
                        FeedSettings.of(feed, Transport.UDP, true, Map.of("protocol", "itch")), log, null, null));

        assertEquals(
                "option 'protocol': 'itch' given; expected first or tops or deep or deepplus", refusal.getMessage());
    }

    @Test
    void shouldTellWhatIsKnownOfAnAuction() {
        assertEquals(
                List.of(
                        "statistic 0 kind 17 100000000000 x 30000000000",
                        "statistic 0 kind 11 100100000000 x 0",
                        "statistic 0 kind 18 99900000000 x 0",
                        "statistic 0 kind 19 90000000000 x 0",
                        "statistic 0 kind 20 110000000000 x 0",
                        "statistic 0 kind 12 -9223372036854775808 x -4000000000"),
                events(deep().auction(5, "A", 300, 40, 'S', 1_000_000, 1_001_000, 999_000, 900_000, 1_100_000)));
    }

    @Test
    void shouldTellThatAnAuctionHasNoPriceAndNothingLeftOver() {
        final String none = " " + Long.MIN_VALUE + " x 0";
        assertEquals(
                List.of(17, 11, 18, 19, 20, 12).stream()
                        .map(kind -> "statistic 0 kind " + kind + none)
                        .toList(),
                events(deep().auction(5, "A", 0, 40, 'N', 0, 0, 0, 0, 0)));
    }
}
