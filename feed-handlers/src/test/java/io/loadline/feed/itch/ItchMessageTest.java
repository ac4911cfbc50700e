package io.loadline.feed.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.EventLog;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.LoggedBooks;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each message of the feed, from bytes built by hand to events of the log. */
class ItchMessageTest {
    /** 2019-01-30 12:00 UTC; midnight in New York was seven hours before. */
    private static final long NOON_NS =
            LocalDate.of(2019, 1, 30).toEpochDay() * 86_400_000_000_000L + 43_200_000_000_000L;

    private static final long MIDNIGHT_NS = NOON_NS - 25_200_000_000_000L;

    private final EventLog log = new EventLog();

    private List<String> events(final ItchBytes packet) {
        final FeedHandler handler = ItchHarness.handler(log, false);
        ItchHarness.send(handler, 0, NOON_NS, packet);
        assertEquals(0, handler.report().errors());
        return log.lines().stream().filter(line -> !line.startsWith("define")).toList();
    }

    private static ItchBytes packet() {
        return new ItchBytes(1);
    }

    private static long at(final long timeNs) {
        return MIDNIGHT_NS + timeNs;
    }

    @Test
    void shouldDefineAStock() {
        assertEquals(List.of(), events(packet().directory(7, 5, "AAPL")));
        assertTrue(log.lines().getFirst().startsWith("define 0 "), log.lines().getFirst());
        assertTrue(log.lines().getFirst().contains("AAPL"), log.lines().getFirst());
        assertTrue(
                log.lines().getFirst().contains("tick 10000000 multiplier 1000000000"),
                log.lines().getFirst());
    }

    @Test
    void shouldPutTimesOnTheCalendarOfNewYork() {
        assertEquals(
                List.of("orders 0 at " + at(0x1_0000_0005L) + " [new bid #9 p0 10000000000 x 10000000000] commit"),
                events(packet().add(7, 0x1_0000_0005L, "AAPL", 9, 'B', 100, 100_000)));
    }

    @Test
    void shouldAddOrders() {
        assertEquals(
                List.of(
                        "orders 0 at " + at(5) + " [new bid #9 p0 10000000000 x 10000000000] commit",
                        "orders 0 at " + at(6) + " [new ask #10 p0 399999999900000 x 429496729500000000] commit"),
                events(packet().add(7, 5, "AAPL", 9, 'B', 100, 100_000)
                        .addAttributed(7, 6, "AAPL", 10, 'S', -1, (int) 3_999_999_999L)));
    }

    @Test
    void shouldReduceAndRemoveExecutedOrders() {
        assertEquals(
                List.of(
                        "orders 0 at " + at(6) + " [change bid #9 p0 10000000000 x 7000000000 keeps] commit",
                        "trade 0 at " + at(6) + " 10000000000 x 3000000000 aggressor 2 action 0 n -1",
                        "orders 0 at " + at(7) + " [delete bid #9 p0 10000000000 x 0] commit",
                        "trade 0 at " + at(7) + " 10000000000 x 7000000000 aggressor 2 action 0 n -1"),
                events(packet().add(7, 5, "AAPL", 9, 'B', 100, 100_000)
                                .executed(7, 6, 9, 30, 500)
                                .executed(7, 7, 9, 70, 501))
                        .subList(1, 5));
    }

    @Test
    void shouldTradeAtThePriceOfTheExecution() {
        assertEquals(
                List.of(
                        "orders 0 at " + at(6) + " [change ask #9 p0 10000000000 x 7000000000 keeps] commit",
                        "trade 0 at " + at(6) + " 9990000000 x 3000000000 aggressor 1 action 0 n -1"),
                events(packet().add(7, 5, "AAPL", 9, 'S', 100, 100_000).executedAt(7, 6, 9, 30, 500, 'Y', 99_900))
                        .subList(1, 3));
    }

    @Test
    void shouldNotTradeWhatIsNotPrinted() {
        assertEquals(
                List.of("orders 0 at " + at(6) + " [delete ask #9 p0 10000000000 x 0] commit"),
                events(packet().add(7, 5, "AAPL", 9, 'S', 100, 100_000).executedAt(7, 6, 9, 100, 500, 'N', 99_900))
                        .subList(1, 2));
    }

    @Test
    void shouldKeepThePlaceOfAnOrderCancelledInPart() {
        assertEquals(
                List.of(
                        "orders 0 at " + at(6) + " [change bid #9 p0 10000000000 x 6000000000 keeps] commit",
                        "orders 0 at " + at(7) + " [delete bid #9 p0 10000000000 x 0] commit"),
                events(packet().add(7, 5, "AAPL", 9, 'B', 100, 100_000)
                                .cancel(7, 6, 9, 40)
                                .delete(7, 7, 9))
                        .subList(1, 3));
    }

    @Test
    void shouldReplaceAnOrderByOneThatQueuesAnew() {
        assertEquals(
                List.of(
                        "orders 0 at " + at(6)
                                + " [delete bid #9 p0 10000000000 x 0] [new bid #12 p0 10010000000 x 5000000000]"
                                + " commit",
                        "orders 0 at " + at(7) + " [delete bid #12 p0 10010000000 x 0] commit"),
                events(packet().add(7, 5, "AAPL", 9, 'B', 100, 100_000)
                                .replace(7, 6, 9, 12, 50, 100_100)
                                .delete(7, 7, 12))
                        .subList(1, 3));
    }

    @Test
    void shouldWriteTradesAgainstHiddenOrders() {
        assertEquals(
                List.of("trade 0 at " + at(5) + " 10000000000 x 100000000 aggressor 0 action 0 n -1"),
                events(packet().trade(7, 5, "AAPL", 1, 100_000, 500)));
    }

    @Test
    void shouldWriteCrossesAndOfficialPrices() {
        assertEquals(
                List.of(
                        "trade 0 at " + at(5) + " 10000000000 x 500000000000000000 aggressor 0 action 0 n -1",
                        "statistic 0 kind 0 10000000000 x 0",
                        "trade 0 at " + at(6) + " 10000000000 x 700000000 aggressor 0 action 0 n -1",
                        "statistic 0 kind 3 10000000000 x 0"),
                events(packet().cross(7, 5, "AAPL", 5_000_000_000L, 100_000, 500, 'O')
                        .cross(7, 5, "AAPL", 0, 0, 501, 'H')
                        .cross(7, 6, "AAPL", 7, 100_000, 502, 'C')));
    }

    @Test
    void shouldTellABrokenTradeInFull() {
        assertEquals(
                List.of(
                        "trade 0 at " + at(6) + " 10000000000 x 100000000 aggressor 0 action 2 n -1",
                        "trade 0 at " + at(7) + " -9223372036854775808 x 0 aggressor 0 action 2 n -1"),
                events(packet().trade(7, 5, "AAPL", 1, 100_000, 500)
                                .broken(7, 6, 500)
                                .broken(7, 7, 499))
                        .subList(1, 3));
    }

    @Test
    void shouldWriteATradingStatusWhenItChanges() {
        assertEquals(
                List.of(
                        "state 0 status status 2 reason 6",
                        "state 0 status status 4 reason 6",
                        "state 0 status status 3 reason 6",
                        "state 0 status status 2 reason 6",
                        "state 0 status status 5 reason 6"),
                events(packet().trading(7, 5, "AAPL", 'T')
                        .trading(7, 5, "AAPL", 'T')
                        .trading(7, 6, "AAPL", 'H')
                        .trading(7, 7, "AAPL", 'Q')
                        .trading(7, 8, "AAPL", 'T')
                        .event('M', 9)
                        .event('E', 10)));
    }

    @Test
    void shouldPutAnOperationalHaltOfThisMarketAboveTheTradingStatus() {
        assertEquals(
                List.of(
                        "state 0 status status 2 reason 6",
                        "state 0 status status 4 reason 6",
                        "state 0 status status 2 reason 6"),
                events(packet().trading(7, 5, "AAPL", 'T')
                        .halt(7, 6, "AAPL", 'B', 'H')
                        .halt(7, 7, "AAPL", 'Q', 'H')
                        .halt(7, 8, "AAPL", 'Q', 'T')));
    }

    @Test
    void shouldCountWhatMovesNoBook() {
        final FeedHandler handler = ItchHarness.handler(log, false);
        final ItchBytes packet = packet();
        final String types = "YLVWKNO";
        final int[] lengths = {20, 26, 35, 12, 28, 20, 48};
        for (int i = 0; i < lengths.length; i++) {
            packet.any(lengths[i], types.charAt(i), 7, 5);
        }
        ItchHarness.send(handler, 0, NOON_NS, packet);

        assertEquals(
                List.of(
                        "direct_listing_price_discovery",
                        "ipo_quoting_period_update",
                        "market_participant_position",
                        "mwcb_decline_level",
                        "mwcb_status",
                        "reg_sho_restriction",
                        "retail_price_improvement_indicator"),
                handler.report().messages().keySet().stream().sorted().toList());
        assertEquals(List.of(), log.lines());
        assertEquals(0, handler.report().errors());
    }

    @Test
    void shouldGiveLocatesAnewInANewSession() {
        final LoggedBooks books = new LoggedBooks();
        final FeedHandler handler = ItchHarness.handler(books, false);
        ItchHarness.send(handler, 0, NOON_NS, packet().add(7, 5, "AAPL", 9, 'B', 100, 100_000));
        for (int i = 1; i <= 2; i++) {
            ItchHarness.send(
                    handler, 0, NOON_NS, new ItchBytes("NEXT DAY..", i).add(7, 5, "MSFT", 8 + i, 'S', 100, 100_000));
        }

        assertEquals(0, books.orders("AAPL").size());
        assertEquals(List.of(9L, 10L), List.copyOf(books.orders("MSFT").keySet()));
        assertEquals(
                List.of(0L, 0L),
                List.of(handler.report().errors(), handler.report().staleInstruments()));
    }

    @Test
    void shouldTakeTheDayFromTheNameOfAFile() {
        assertEquals(LocalDate.of(2019, 1, 30), FileDate.of("01302019.NASDAQ_ITCH50.gz"));
        assertEquals(LocalDate.of(2019, 1, 30), FileDate.of("20190130.BX_ITCH_50"));
        assertEquals(LocalDate.of(2019, 1, 30), FileDate.of("S013019-v50.txt.gz"));
        assertEquals(LocalDate.of(2010, 12, 24), FileDate.of("ex20101224.TEST_ITCH_50"));
        assertEquals(LocalDate.EPOCH, FileDate.of("itch_50.bin"));
    }

    @Test
    void shouldTellWhatIsKnownOfACross() {
        assertEquals(
                List.of(
                        "statistic 0 kind 17 100000000000 x 30000000000",
                        "statistic 0 kind 11 100100000000 x 0",
                        "statistic 0 kind 18 -9223372036854775808 x 0",
                        "statistic 0 kind 12 -9223372036854775808 x -4000000000"),
                events(packet().imbalance(7, 5, "AAPL", 300, 40, 'S', 0, 1_001_000, 1_000_000)));
    }

    @Test
    void shouldTellTheCollarsOfAnAuction() {
        assertEquals(
                List.of("statistic 0 kind 19 90000000000 x 0", "statistic 0 kind 20 110000000000 x 0"),
                events(packet().collar(7, 5, "AAPL", 1_000_000, 1_100_000, 900_000)));
    }

    @Test
    void shouldRefuseSharesThatCannotBe() {
        final FeedHandler handler = ItchHarness.handler(log, false);
        ItchHarness.send(
                handler,
                0,
                NOON_NS,
                packet().imbalance(7, 5, "AAPL", -1, 40, 'S', 1, 1, 1)
                        .imbalance(7, 5, "AAPL", 1, 1L << 60, 'S', 1, 1, 1));
        assertEquals(List.of(), log.linesStarting("statistic"));
        assertEquals(2, handler.report().errors());
    }
}
