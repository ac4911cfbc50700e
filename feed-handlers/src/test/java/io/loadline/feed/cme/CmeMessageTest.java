package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What each message becomes. */
class CmeMessageTest {
    private static final long NULL = Long.MIN_VALUE;

    private final CmeHarness feed = new CmeHarness();

    @Test
    void shouldDefineAFutureInQuotedPrices() {
        feed.definitions(new CmeBytes(1).future(ES, "ESZ5", 25_000_000_000L, 10_000_000L));

        assertEquals(
                List.of(
                        "define 0 ESZ5 security 1 class 1 book 0 tick 250000000 multiplier 50000000000 depth 10 USD of"
                                + " ES option 0 strike 0 expiry 222",
                        "state 0 stale status 0 reason 4",
                        "state 0 status status 2 reason 6"),
                feed.log.take());
    }

    @Test
    void shouldDefineAnOptionWithItsTerms() {
        feed.definitions(new CmeBytes(1).option(9, "ESZ5 C5000", 500_000_000_000_000L, true));

        assertEquals(
                "define 0 ESZ5 C5000 security 9 class 2 book 0 tick 50000000 multiplier 50000000000 depth 3 USD of ESZ5"
                        + " option 1 strike 5000000000000 expiry 222",
                feed.log.take().getFirst());
    }

    @Test
    void shouldTellAPutFromACall() {
        feed.definitions(new CmeBytes(1).option(9, "P", 500_000_000_000_000L, false));

        assertEquals(
                1,
                feed.log.linesStarting("define").stream()
                        .filter(l -> l.contains("option 2"))
                        .count());
    }

    @Test
    void shouldWriteARepeatedDefinitionOnce() {
        final CmeBytes loop = new CmeBytes(1).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L);
        feed.definitions(loop).definitions(loop).definitions(loop);

        assertEquals(1, feed.log.linesStarting("define").size());
        assertEquals(1, feed.report().instruments());
    }

    @Test
    void shouldWriteAChangedDefinitionAgain() {
        feed.definitions(new CmeBytes(1).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L))
                .definitions(new CmeBytes(1).future(ES, "ESZ5", 500_000_000L, 1_000_000_000L));

        assertEquals(2, feed.log.linesStarting("define 0").size());
        assertEquals(1, feed.log.linesStarting("state 0 stale").size());
    }

    @Test
    void shouldDefineAnInstrumentAddedInMidSession() {
        feed.started().a(new CmeBytes(2).future(3, "YMZ5", 1_000_000_000L, 1_000_000_000L));
        feed.a(new CmeBytes(3).bookEvent(300, END).level(3, 1, '1', 0, 1, 11, 4, 1));

        assertEquals(
                List.of("book 2 at 300 [new ask 1 11 x 400000000 n 1] commit", "state 2 recovered status 0 reason 0"),
                feed.log.take().subList(3, 5));
    }

    @Test
    void shouldMultiplyPricesByTheDisplayFactor() {
        feed.definitions(new CmeBytes(1).future(ES, "ESZ5", 25_000_000_000L, 10_000_000L));
        feed.a(new CmeBytes(1).bookEvent(1, END).level(ES, 1, '0', 0, 1, 500_025_000_000_000L, 3, 1));

        assertEquals(
                List.of("book 0 at 1 [new bid 1 5000250000000 x 300000000 n 1] commit"),
                feed.log.linesStarting("book"));
    }

    @Test
    void shouldKeepImpliedSidesApart() {
        feed.started()
                .a(new CmeBytes(2)
                        .bookEvent(2, END)
                        .level(ES, 2, 'E', 0, 1, 9, 4, CmeBytes.NONE)
                        .level(ES, 3, 'F', 0, 1, 12, 4, CmeBytes.NONE));

        assertEquals(
                List.of("book 0 at 2 [new implied bid 1 9 x 400000000 n -1] [new implied ask 1 12 x 400000000 n -1]"
                        + " commit"),
                feed.log.take());
    }

    @Test
    void shouldCarryEveryAction() {
        final CmeBytes packet = new CmeBytes(2).bookEvent(2, END);
        for (int action = 0; action <= 5; action++) {
            packet.level(ES, 2 + action, '0', action, 2, 9, 4, 1);
        }
        feed.started().a(packet);

        final String bid = " bid 2 9 x 400000000 n 1]";
        assertEquals(
                List.of("book 0 at 2 [new" + bid + " [change" + bid + " [delete" + bid + " [thru" + bid + " [from" + bid
                        + " [overlay" + bid + " commit"),
                feed.log.take());
    }

    @Test
    void shouldPassNegativePricesAndNullPricesOn() {
        feed.started()
                .a(new CmeBytes(2)
                        .bookEvent(2, END)
                        .level(ES, 2, '0', 1, 1, -37_630_000_000L, 4, 1)
                        .level(ES, 3, '1', 2, 1, CmeBytes.NO_PRICE, CmeBytes.NONE, CmeBytes.NONE));

        assertEquals(
                List.of("book 0 at 2 [change bid 1 -37630000000 x 400000000 n 1] [delete ask 1 " + NULL
                        + " x 0 n -1] commit"),
                feed.log.take());
    }

    @Test
    void shouldClearABookThatTheVenueResets() {
        feed.started()
                .a(new CmeBytes(2)
                        .bookEvent(2, END)
                        .level(ES, 2, '0', 0, 2, 9, 4, 1)
                        .level(ES, 3, 'J', 0, 0, 0, 0, 0)
                        .level(ES, 4, '0', 0, 1, 8, 4, 1));

        assertEquals(List.of("book 0 at 2 clear [new bid 1 8 x 400000000 n 1] commit"), feed.log.take());
    }

    @Test
    void shouldLeaveMarketBestEntriesOut() {
        feed.started().a(new CmeBytes(2).bookEvent(2, END).level(ES, 2, 'w', 0, 1, 9, 4, 1));
        feed.a(CmeHarness.bid(3, ES, 3, 8));

        assertEquals(List.of("book 0 at 1003 [change bid 1 8 x 700000000 n 2] commit"), feed.log.take());
    }

    @Test
    void shouldWriteTrades() {
        feed.started()
                .a(new CmeBytes(2)
                        .book(48, 2, END)
                        .group(32)
                        .trade(ES, 2, 10, 3, 1)
                        .trade(ES, 3, 11, 4, 255));

        assertEquals(
                List.of(
                        "trade 0 at 2 10 x 300000000 aggressor 1 action 0 n 2",
                        "trade 0 at 2 11 x 400000000 aggressor 0 action 0 n 2"),
                feed.log.take());
    }

    @Test
    void shouldWriteABustedTrade() {
        feed.started()
                .a(new CmeBytes(2)
                        .book(48, 2, END)
                        .group(32)
                        .entry()
                        .i64(10)
                        .i32(3)
                        .i32(ES)
                        .i32(2)
                        .i32(0)
                        .i8(2)
                        .i8(2)
                        .pad(6));

        assertEquals(List.of("trade 0 at 2 10 x 300000000 aggressor 2 action 2 n 0"), feed.log.take());
    }

    @Test
    void shouldReadTheFirstTradeTemplateWithItsOwnUnits() {
        feed.started()
                .a(new CmeBytes(2)
                        .book(36, 2, END)
                        .group(32)
                        .entry()
                        .i64(10)
                        .i32(3)
                        .i32(ES)
                        .i32(2)
                        .i32(CmeBytes.NONE)
                        .i32(77)
                        .i8(1)
                        .i8(0)
                        .pad(2));

        assertEquals(List.of("trade 0 at 2 1000 x 300000000 aggressor 1 action 0 n -1"), feed.log.take());
    }

    @Test
    void shouldWriteDailyStatistics() {
        final CmeBytes packet = new CmeBytes(2).book(49, 2, END).group(32);
        int rptSeq = 2;
        for (final char type : new char[] {'6', 'B', 'C', 'W'}) {
            packet.entry()
                    .i64(10)
                    .i32(3)
                    .i32(ES)
                    .i32(rptSeq++)
                    .i16(0)
                    .i8(0)
                    .i8(0)
                    .i8(type)
                    .pad(7);
        }
        feed.started().a(packet);

        assertEquals(
                List.of(
                        "statistic 0 kind 3 10 x 0",
                        "statistic 0 kind 4 " + NULL + " x 300000000",
                        "statistic 0 kind 5 " + NULL + " x 300000000",
                        "statistic 0 kind 9 10 x 0"),
                feed.log.take());
    }

    @Test
    void shouldWriteSessionStatistics() {
        final CmeBytes packet = new CmeBytes(2).book(51, 2, END).group(24);
        int rptSeq = 2;
        for (final char type : new char[] {'4', '7', '8', 'N'}) {
            packet.entry()
                    .i64(10)
                    .i32(ES)
                    .i32(rptSeq++)
                    .i8(0)
                    .i8(0)
                    .i8(type)
                    .i32(0)
                    .pad(1);
        }
        feed.started().a(packet);

        assertEquals(
                List.of("statistic 0 kind 0 10 x 0", "statistic 0 kind 1 10 x 0", "statistic 0 kind 2 10 x 0"),
                feed.log.take());
    }

    @Test
    void shouldWriteVolume() {
        feed.started()
                .a(new CmeBytes(2)
                        .book(37, 2, END)
                        .group(16)
                        .entry()
                        .i32(3)
                        .i32(ES)
                        .i32(2)
                        .i8(0)
                        .pad(3));

        assertEquals(List.of("statistic 0 kind 6 " + NULL + " x 300000000"), feed.log.take());
    }

    @Test
    void shouldCountLimitsInTheSequenceOfTheInstrument() {
        feed.started()
                .a(new CmeBytes(2)
                        .book(50, 2, END)
                        .group(32)
                        .entry()
                        .i64(1)
                        .i64(2)
                        .i64(3)
                        .i32(ES)
                        .i32(2))
                .a(CmeHarness.bid(3, ES, 3, 8));

        assertEquals(
                List.of(
                        "statistic 0 kind 14 1 x 0",
                        "statistic 0 kind 13 2 x 0",
                        "statistic 0 kind 21 3 x 0",
                        "book 0 at 1003 [change bid 1 8 x 700000000 n 2] commit"),
                feed.log.take());
    }

    @Test
    void shouldSayWhenThereAreNoLimitsAnyMore() {
        feed.started()
                .a(new CmeBytes(2)
                        .book(50, 2, END)
                        .group(32)
                        .entry()
                        .i64(Long.MAX_VALUE)
                        .i64(2)
                        .i64(Long.MAX_VALUE)
                        .i32(ES)
                        .i32(2));

        assertEquals(
                List.of(
                        "statistic 0 kind 14 " + NULL + " x 0",
                        "statistic 0 kind 13 2 x 0",
                        "statistic 0 kind 21 " + NULL + " x 0"),
                feed.log.take());
    }

    @Test
    void shouldReadLongQuantities() {
        feed.started()
                .a(new CmeBytes(2)
                        .book(64, 2, 0)
                        .group(32)
                        .entry()
                        .i64(10)
                        .i64(6_000_000_000L)
                        .i32(ES)
                        .i32(2)
                        .i32(CmeBytes.NONE)
                        .i8(1)
                        .i8(0)
                        .i8('1')
                        .pad(1)
                        .book(65, 2, END)
                        .group(40)
                        .entry()
                        .i64(10)
                        .i64(5)
                        .i32(ES)
                        .i32(3)
                        .i32(1)
                        .i32(0)
                        .i8(2)
                        .i8(0)
                        .pad(6)
                        .book(66, 2, END)
                        .group(24)
                        .entry()
                        .i64(-1)
                        .i32(ES)
                        .i32(4)
                        .i8(0)
                        .pad(7)
                        .book(67, 2, END)
                        .group(32)
                        .entry()
                        .i64(10)
                        .i64(-1)
                        .i32(ES)
                        .i32(5)
                        .i8(0)
                        .i8(0)
                        .i8('7')
                        .pad(5));

        assertEquals(
                List.of(
                        "trade 0 at 2 10 x 500000000 aggressor 2 action 0 n 1",
                        "book 0 at 2 [new ask 1 10 x 600000000000000000 n -1] commit",
                        "statistic 0 kind 6 " + NULL + " x 0",
                        "statistic 0 kind 1 10 x 0"),
                feed.log.take());
    }

    @Test
    void shouldWriteTheStatusOfOneInstrument() {
        feed.started().a(new CmeBytes(2).status(ES, "ES", "", 2));

        assertEquals(List.of("state 0 status status 4 reason 6"), feed.log.take());
    }

    @Test
    void shouldWriteTheStatusOfEveryInstrumentOfAGroup() {
        feed.started().a(new CmeBytes(2).status(CmeBytes.NONE, "ES", "", 21));

        assertEquals(List.of("state 0 status status 1 reason 6", "state 1 status status 1 reason 6"), feed.log.take());
    }

    @Test
    void shouldIgnoreAStatusThatDoesNotChange() {
        feed.started().a(new CmeBytes(2).status(ES, "ES", "", 103)).a(new CmeBytes(3).status(ES, "ES", "", 17));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldStepByTheBlockLengthsOfTheWire() {
        feed.definitions(new CmeBytes(1)
                .withLongerBlocks(6)
                .future(ES, "ESZ5", 250_000_000L, 1_000_000_000L)
                .option(9, "O", 1, true));
        feed.a(new CmeBytes(1)
                .withLongerBlocks(6)
                .bookEvent(1, 0)
                .level(ES, 1, '0', 0, 1, 10, 5, 1)
                .level(ES, 2, '1', 0, 1, 11, 5, 1)
                .book(48, 1, END)
                .group(32)
                .trade(ES, 3, 10, 3, 1)
                .trade(ES, 4, 10, 3, 1));

        assertEquals(2, feed.report().instruments());
        assertEquals(2, feed.log.linesStarting("trade").size());
        assertEquals(
                List.of("book 0 at 1 [new bid 1 10 x 500000000 n 1] [new ask 1 11 x 500000000 n 1] commit"),
                feed.log.linesStarting("book"));
    }

    @Test
    void shouldSkipAnUnknownTemplateByItsSize() {
        feed.started()
                .a(new CmeBytes(2).message(199, 14, 5).pad(37).bookEvent(2, END).level(ES, 2, '0', 1, 1, 9, 4, 1));

        assertEquals(1, feed.report().unknownTemplates());
        assertEquals(List.of("book 0 at 2 [change bid 1 9 x 400000000 n 1] commit"), feed.log.take());
    }

    @Test
    void shouldKnowEveryTemplateOfTheFeedByName() {
        final CmeBytes packet = new CmeBytes(1);
        final int[] ids = {12, 15, 16, 39, 43, 44, 47, 53, 59, 60, 62};
        final int[] blocks = {0, 1, 180, 35, 11, 28, 11, 28, 13, 30, 11};
        for (int i = 0; i < ids.length; i++) {
            packet.message(ids[i], 13, blocks[i]).pad(blocks[i]);
            if (ids[i] == 39 || ids[i] == 43 || ids[i] == 44 || ids[i] == 47 || ids[i] == 53) {
                packet.group(40);
            }
        }
        feed.a(packet);

        assertEquals(0, feed.report().unknownTemplates());
        assertTrue(feed.report()
                .messages()
                .keySet()
                .containsAll(List.of("QuoteRequest39", "SnapshotRefreshTopOrders59", "CollateralMarketValue62")));
        assertEquals(ids.length, feed.report().messages().size());
    }

    @Test
    void shouldMakeAnInstrumentStaleThatTheVenueDeletes() {
        final byte[] bytes =
                new CmeBytes(2).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L).bytes();
        bytes[12 + 10 + 5] = 'D';
        feed.started().send(CmeLine.INCREMENTAL_A, bytes);

        assertEquals(List.of("state 0 stale status 0 reason 6", "state 0 status status 5 reason 6"), feed.log.take());
    }

    @Test
    void shouldTellRequestsForQuotes() {
        feed.started()
                .a(new CmeBytes(2)
                        .quoteRequest(300, "1234567890")
                        .asks(ES, 25, 1, 1)
                        .asks(CmeHarness.NQ, Integer.MAX_VALUE, 0, 2)
                        .asks(CmeHarness.NQ, 1, 1, 127));

        assertEquals(
                List.of(
                        "request 0 at 300 buy x 2500000000 open tradeable '1234567890'",
                        "request 1 at 300 sell x 0 open indicative '1234567890'",
                        "request 1 at 300 any side x 100000000 open tradeable '1234567890'"),
                feed.log.take());
    }

    @Test
    void shouldPassOverRequestsForQuotesOfWhatIsNotDefined() {
        feed.started().a(new CmeBytes(2).quoteRequest(300, "1").asks(77, 25, 1, 1));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldKeepAWholeNameOfARequest() {
        feed.started()
                .a(new CmeBytes(2).quoteRequest(300, "ABCDEFGHIJKLMNOPQRSTUVW").asks(ES, 25, 1, 1));

        assertEquals(
                List.of("request 0 at 300 buy x 2500000000 open tradeable 'ABCDEFGHIJKLMNOPQRSTUVW'"), feed.log.take());
    }
}
