package io.loadline.feed.b3;

import static io.loadline.feed.b3.B3Bytes.CHANGE;
import static io.loadline.feed.b3.B3Bytes.END;
import static io.loadline.feed.b3.B3Bytes.NEW;
import static io.loadline.feed.b3.B3Bytes.NO_PRICE;
import static io.loadline.feed.b3.B3Harness.PETR;
import static io.loadline.feed.b3.B3Harness.VALE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class B3MessageTest {
    private final B3Harness b3 = B3Harness.live();

    @Test
    void shouldDefineAShareByPosition() {
        b3.definitions(new B3Bytes(1).version(9).definition(12, PETR, "PETR4", 14, NO_PRICE));

        assertEquals(
                List.of(
                        "define 0 PETR4 security 200001234567 class 0 book 3 tick 10000000 multiplier 1000000000"
                                + " depth 0 BRL of PETR option 0 strike 0 expiry 0",
                        "state 0 stale status 0 reason 4"),
                b3.log.take());
    }

    @Test
    void shouldDefineAnOptionById() {
        b3.definitions(new B3Bytes(1).version(16).definition(12, PETR, "PETRA300", 12, 300_000));

        assertEquals(
                "define 0 PETRA300 security 200001234567 class 2 book 2 tick 10000000 multiplier 1000000000"
                        + " depth 0 BRL of PETR4 option 1 strike 30000000000 expiry 1728086400000000000"
                        + " exercise 2",
                b3.log.take().getFirst());
    }

    @Test
    void shouldDefineByTheOldTemplate() {
        b3.definitions(new B3Bytes(1).version(7).definition(4, PETR, "PETRA300", 12, 300_000));

        assertEquals(
                "define 0 PETRA300 security 200001234567 class 2 book 3 tick 10000000 multiplier 1000000000"
                        + " depth 0 BRL of PETR4 option 1 strike 30000000000 expiry 1728086400000000000"
                        + " exercise 2",
                b3.log.take().getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 12})
    void shouldTellTheLegsOfAStrategy(final int template) {
        b3.defined(9)
                .definitions(new B3Bytes(2)
                        .strategy(
                                template,
                                99,
                                "DR1F24G24",
                                15,
                                NO_PRICE,
                                new B3Bytes.Leg(PETR, 1, 10_000_000, "PETR4"),
                                new B3Bytes.Leg(77, 2, 25_000_000, "OTHER"),
                                new B3Bytes.Leg(78, 2, NO_PRICE, "UNTOLD")));

        assertEquals(
                List.of("legs 2 [#200001234567 is 0 ratio 100000000] [#77 is -1 ratio -250000000]"
                        + " [#78 is -1 ratio -100000000]"),
                b3.log.linesStarting("legs"));
    }

    @Test
    void shouldTellThatLegsAreGone() {
        final B3Bytes.Leg leg = new B3Bytes.Leg(77, 2, 10_000_000, "OTHER");
        b3.definitions(new B3Bytes(1).strategy(12, 99, "DR1F24G24", 15, NO_PRICE, leg))
                .definitions(new B3Bytes(2).definition(12, 99, "DR1F24G24", 15, NO_PRICE));

        assertEquals("legs 0", b3.log.linesStarting("legs").getLast());
    }

    @Test
    void shouldWriteARepeatedDefinitionOnce() {
        b3.defined(9).definitions(new B3Bytes(2).definition(12, PETR, "PETR4", 14, NO_PRICE));

        assertEquals(List.of(), b3.log.take());
    }

    @Test
    void shouldApplyOrdersByPosition() {
        b3.started(9)
                .a(new B3Bytes(2)
                        .order(PETR, 2, NEW, '0', 1, 503, 100_100, 30, 6, 0)
                        .order(PETR, 3, CHANGE, '0', 2, 501, 100_000, 5, 6, 0)
                        .delete(PETR, 4, '0', 1, 503, 0, 6, END));

        assertEquals(
                List.of("orders 0 at 6 [new bid #503 p1 10010000000 x 3000000000]"
                        + " [change bid #501 p2 10000000000 x 500000000 keeps]"
                        + " [delete bid #503 p1 -9223372036854775808 x 0] commit"),
                b3.log.take());
    }

    @Test
    void shouldApplyOrdersById() {
        b3.started(16)
                .a(new B3Bytes(2)
                        .version(16)
                        .order(PETR, 2, NEW, '0', 0, 503, 100_100, 30, 6, 0)
                        .order(PETR, 3, CHANGE, '0', 0, 501, 100_000, 5, 6, 0)
                        .delete(PETR, 4, '0', 0, 503, 100_100, 6, END));

        assertEquals(
                List.of("orders 0 at 6 [new bid #503 p503 10010000000 x 3000000000]"
                        + " [change bid #501 p501 10000000000 x 500000000 keeps]"
                        + " [delete bid #503 p0 10010000000 x 0] commit"),
                b3.log.take());
    }

    @ParameterizedTest
    @CsvSource({"9, 4, 5, thru, 5", "9, 3, 5, from, 5", "15, 3, 1, from, 1", "16, 3, 0, from, 1"})
    void shouldDeleteManyAsTheVenueMeansIt(
            final int version, final int action, final long position, final String meant, final long from) {
        b3.started(version).a(new B3Bytes(2).version(version).massDelete(VALE, 2, action, '1', position, 6, END));

        assertEquals(
                List.of("orders 1 at 6 [" + meant + " ask #0 p" + from + " -9223372036854775808 x 0] commit"),
                b3.log.take());
    }

    @Test
    void shouldKeepAMarketOrderInItsPosition() {
        b3.started(9).a(new B3Bytes(2).order(PETR, 2, NEW, '0', 1, 503, NO_PRICE, 30, 6, END));

        assertEquals(
                List.of("orders 0 at 6 [new bid #503 p1 -9223372036854775808 x 3000000000] commit"), b3.log.take());
    }

    @Test
    void shouldKeepAMarketOrderInABookById() {
        b3.started(16).a(new B3Bytes(2).version(16).order(PETR, 2, NEW, '0', 0, 503, NO_PRICE, 30, 6, END));

        assertEquals(
                List.of("orders 0 at 6 [new bid #503 p503 -9223372036854775808 x 3000000000] commit"), b3.log.take());
    }

    @ParameterizedTest
    @CsvSource({"53, 0", "54, 0", "57, 2"})
    void shouldReportTrades(final int template, final int action) {
        b3.started(9).a(new B3Bytes(2).trade(template, PETR, 2, -1_500, 3, 6));

        assertEquals(
                List.of("trade 0 at 6 -150000000 x 300000000 aggressor 0 action " + action + " n -1"), b3.log.take());
    }

    @Test
    void shouldReportStatistics() {
        b3.started(9)
                .a(new B3Bytes(2)
                        .message(15)
                        .i64(PETR)
                        .i8(0)
                        .i8(0)
                        .i8(0)
                        .at(12)
                        .i64(101_000)
                        .at(30)
                        .i64(6)
                        .i32(2)
                        .block(44)
                        .message(24)
                        .i64(PETR)
                        .i8(0)
                        .i8(0)
                        .at(12)
                        .i64(102_000)
                        .i64(6)
                        .i32(3)
                        .block(32)
                        .message(25)
                        .i64(PETR)
                        .i8(0)
                        .i8(2)
                        .at(12)
                        .i64(99_000)
                        .i64(6)
                        .i32(4)
                        .block(32)
                        .message(28)
                        .i64(PETR)
                        .i8(0)
                        .at(12)
                        .i64(100_500)
                        .i64(6)
                        .pad(3)
                        .i32(5)
                        .block(36)
                        .message(29)
                        .i64(PETR)
                        .i8(0)
                        .at(12)
                        .i64(1_234)
                        .i64(6)
                        .i32(6)
                        .block(32)
                        .message(56)
                        .i64(PETR)
                        .i8(END)
                        .at(12)
                        .i64(77)
                        .i64(NO_PRICE)
                        .i64(NO_PRICE)
                        .i32(1)
                        .i64(6)
                        .i32(7)
                        .block(52));

        assertEquals(
                List.of(
                        "statistic 0 kind 0 10100000000 x 0",
                        "statistic 0 kind 1 10200000000 x 0",
                        "statistic 0 kind 2 -9223372036854775808 x 0",
                        "statistic 0 kind 3 10050000000 x 0",
                        "statistic 0 kind 5 -9223372036854775808 x 123400000000",
                        "statistic 0 kind 6 -9223372036854775808 x 7700000000"),
                b3.log.take());
    }

    @Test
    void shouldCountWhatSaysNothingToTheLogAndItsNumbers() {
        b3.started(9)
                .a(new B3Bytes(2)
                        .message(16)
                        .i64(PETR)
                        .i8(0)
                        .at(36)
                        .i32(2)
                        .block(40)
                        .message(17)
                        .i64(PETR)
                        .i8(0)
                        .at(32)
                        .i32(3)
                        .block(36)
                        .message(19)
                        .i64(PETR)
                        .i8(0)
                        .at(28)
                        .i32(4)
                        .block(32)
                        .message(20)
                        .i64(PETR)
                        .i8(0)
                        .at(44)
                        .i32(5)
                        .block(48)
                        .message(21)
                        .i64(PETR)
                        .i8(0)
                        .at(36)
                        .i32(6)
                        .block(40)
                        .message(22)
                        .i64(PETR)
                        .i8(0)
                        .at(44)
                        .i32(7)
                        .block(48)
                        .message(27)
                        .i64(PETR)
                        .i8(0)
                        .at(50)
                        .i32(8)
                        .block(68)
                        .message(55)
                        .i64(PETR)
                        .at(52)
                        .i32(9)
                        .block(64)
                        .message(5)
                        .i64(0)
                        .i8(END)
                        .block(36)
                        .i16(3)
                        .text("abc", 3)
                        .i16(0)
                        .i16(0)
                        .order(PETR, 10, NEW, '0', 1, 503, 100_100, 30, 6, END));

        assertEquals(
                List.of("orders 0 at 6 [new bid #503 p1 10010000000 x 3000000000] commit"),
                b3.log.linesStarting("orders"));
        assertEquals(
                Map.of(
                        "SecurityDefinition_12",
                        2L,
                        "News_5",
                        1L,
                        "TheoreticalOpeningPrice_16",
                        1L,
                        "ClosingPrice_17",
                        1L,
                        "AuctionImbalance_19",
                        1L,
                        "PriceBand_20",
                        1L,
                        "QuantityBand_21",
                        1L,
                        "PriceBand_22",
                        1L,
                        "LastTradePrice_27",
                        1L,
                        "ExecutionSummary_55",
                        1L),
                without(b3.report().messages(), "Order_MBO_50"));
    }

    @Test
    void shouldFollowTheStatusOfAnInstrumentBeforeThatOfItsGroup() {
        b3.started(9)
                .a(new B3Bytes(2).groupPhase("GRP", 21, 6))
                .a(new B3Bytes(3).status(PETR, 2, 2, 101, 7))
                .a(new B3Bytes(4).groupPhase("GRP", 17, 8))
                .a(new B3Bytes(5).status(PETR, 3, 17, 102, 9))
                .a(new B3Bytes(6).groupPhase("GRP", 4, 10));

        assertEquals(
                List.of(
                        "state 0 status status 3 reason 6",
                        "state 1 status status 3 reason 6",
                        "state 0 status status 4 reason 6",
                        "state 1 status status 2 reason 6",
                        "state 0 status status 2 reason 6",
                        "state 0 status status 5 reason 6",
                        "state 1 status status 5 reason 6"),
                b3.log.take());
    }

    @Test
    void shouldEmptyABookAndCountItAnew() {
        b3.started(9)
                .a(new B3Bytes(2).emptyBook(PETR, 6))
                .a(new B3Bytes(3).order(PETR, 1, NEW, '0', 1, 503, 100_100, 30, 7, END));

        assertEquals(
                List.of(
                        "orders 0 at 6 clear commit",
                        "orders 0 at 7 clear [new bid #503 p1 10010000000 x 3000000000] commit"),
                b3.log.take());
    }

    @Test
    void shouldResetTheChannel() {
        b3.started(9).a(new B3Bytes(2).channelReset(6));

        assertEquals(List.of("state 0 reset status 0 reason 2", "state 1 reset status 0 reason 2"), b3.log.take());
    }

    @Test
    void shouldCommitAnEventOverTwoPacketsOnce() {
        b3.started(9)
                .a(new B3Bytes(2).order(PETR, 2, NEW, '0', 1, 503, 100_100, 30, 6, 0))
                .a(new B3Bytes(3).order(PETR, 3, NEW, '0', 1, 504, 100_200, 30, 6, END));

        assertEquals(1, b3.log.take().size());
    }

    @Test
    void shouldEndAnEventWhoseMarkDoesNotCome() {
        b3.started(9)
                .a(new B3Bytes(2).order(PETR, 2, NEW, '0', 1, 503, 100_100, 30, 6, 0))
                .later();

        assertEquals(1, b3.log.take().size());
    }

    @Test
    void shouldEndEventsWithTheirPacketOnAChannelThatMarksNone() {
        b3.defined(9).a(new B3Bytes(1).order(PETR, 1, NEW, '0', 1, 503, 100_100, 30, 6, 0));

        assertEquals(
                List.of(
                        "orders 0 at 6 [new bid #503 p1 10010000000 x 3000000000] commit",
                        "state 0 recovered status 0 reason 0"),
                b3.log.take());
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 16})
    void shouldStepOverLongerBlocksAndUnknownTemplates(final int version) {
        b3.started(version)
                .a(new B3Bytes(2)
                        .version(version)
                        .withLongerBlocks(8)
                        .message(99)
                        .i64(5)
                        .block(8)
                        .order(PETR, 2, NEW, '0', 2, 503, 99_000, 30, 6, END));

        assertEquals(1, b3.log.linesStarting("orders").size());
        assertEquals(1, b3.report().unknownTemplates());
    }

    @Test
    void shouldRejectATruncatedPacketAndTakeTheGoodCopy() {
        final byte[] whole = new B3Bytes(2)
                .order(PETR, 2, NEW, '0', 1, 503, 100_100, 30, 6, END)
                .bytes();
        b3.started(9);
        for (int length = 0; length < whole.length; length++) {
            b3.send(B3Line.INCREMENTAL_A, Arrays.copyOf(whole, length));
        }
        assertEquals(List.of(), b3.log.take());

        b3.send(B3Line.INCREMENTAL_B, whole);

        assertEquals(1, b3.log.take().size());
        assertEquals(whole.length, b3.report().errors());
    }

    @Test
    void shouldNotTrustABookDescribedInTheOtherDialect() {
        b3.started(9).a(new B3Bytes(2).version(16).order(PETR, 2, NEW, '0', 0, 503, 100_100, 30, 6, END));

        assertEquals(List.of("state 0 stale status 0 reason 5"), b3.log.take());
    }

    private static Map<String, Long> without(final Map<String, Long> all, final String key) {
        final Map<String, Long> rest = new HashMap<>(all);
        rest.remove(key);
        return rest;
    }
}
