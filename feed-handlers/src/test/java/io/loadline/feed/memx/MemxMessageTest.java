package io.loadline.feed.memx;

import static io.loadline.feed.memx.MemxBytes.EQUITIES;
import static io.loadline.feed.memx.MemxBytes.OPTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemxMessageTest {
    private static final String NO_PRICE = "-9223372036854775808";

    private final MemxHarness memx = MemxHarness.live();

    @Test
    void shouldDefineEquities() {
        memx.a(new MemxBytes(1).directory(8, "BRK", "B"));

        final String line = memx.log.take().getFirst();
        assertEquals("define 0 BRK.B security", line.substring(0, 23));
        assertEquals(
                "class 0 book 2 tick 10000000 multiplier 1000000000 depth 0 USD of  option 0 strike 0 expiry 0",
                line.substring(line.indexOf("class")));
    }

    @Test
    void shouldDefineOptions() {
        memx.a(new MemxBytes(1).optionDirectory("00AB12CD", true, 15_000_000_000L));

        final String line = memx.log.take().getFirst();
        assertEquals("define 0 AAPL250117C00150000 security", line.substring(0, 37));
        assertEquals(
                "class 2 book 2 tick 0 multiplier 100000000000 depth 0 USD of AAPL option 1 strike 150000000000"
                        + " expiry 1737158400000000000 exercise 2",
                line.substring(line.indexOf("class")));
    }

    @Test
    void shouldFollowAnOrderOfAnEquity() {
        memx.defined()
                .a(new MemxBytes(3)
                        .added(7, 501, 'B', 100, 150_250_000, 6)
                        .reduced(7, 501, 30, 7)
                        .executed(7, 501, 20, 150_250_000, 8)
                        .deleted(7, 501, 9));

        assertEquals(
                List.of(
                        "orders 0 at 6 [new bid #501 p0 150250000000 x 10000000000] commit",
                        "orders 0 at 7 [change bid #501 p0 150250000000 x 7000000000 keeps] commit",
                        "orders 0 at 8 [change bid #501 p0 150250000000 x 5000000000 keeps] commit",
                        "trade 0 at 8 150250000000 x 2000000000 aggressor 2 action 0 n -1",
                        "orders 0 at 9 [delete bid #501 p0 150250000000 x 0] commit"),
                memx.log.take());
    }

    @Test
    void shouldNotReadACopy() {
        final byte[] copy =
                new MemxBytes(3).added(7, 501, 'B', 100, 150_250_000, 6).bytes();
        memx.defined().send(0, copy.clone());
        copy[copy.length - 1]++;
        memx.send(1, copy).send(1, Arrays.copyOf(copy, copy.length - 5));

        assertEquals(2, memx.report().duplicates());
        assertEquals(0, memx.report().errors());
        assertEquals(1, memx.log.take().size());
    }

    @Test
    void shouldFollowOrdersOfAnOption() {
        memx.a(new MemxBytes(1).optionDirectory("00AB12CD", false, 15_000_000_000L));
        memx.log.take();

        memx.a(new MemxBytes(2)
                .message(OPTIONS, 10, 29, 5)
                .text("00AB12CD", 8)
                .i64(1)
                .i8('B')
                .i16(10)
                .i16(125)
                .message(OPTIONS, 11, 37, 6)
                .text("00AB12CD", 8)
                .i64(2)
                .i8('S')
                .i32(20)
                .i64(130_000_000)
                .message(OPTIONS, 12, 38, 7)
                .text("00AB12CD", 8)
                .i8('C')
                .i64(3)
                .i8('S')
                .i32(30)
                .i64(140_000_000)
                .message(OPTIONS, 14, 42, 8)
                .text("00AB12CD", 8)
                .i8('C')
                .i64(3)
                .i8('S')
                .i32(25)
                .i64(140_000_000)
                .i32(5)
                .message(OPTIONS, 15, 46, 9)
                .text("00AB12CD", 8)
                .i8('C')
                .i8(0)
                .i64(2)
                .i64(77)
                .i32(20)
                .i64(130_000_000)
                .message(OPTIONS, 13, 25, 10)
                .text("00AB12CD", 8)
                .i8('C')
                .i64(1)
                .message(OPTIONS, 18, 16, 11)
                .text("00AB12CD", 8)
                .message(OPTIONS, 5, 36, 12)
                .text("00AB12CD", 8)
                .i64(77)
                .i32(20)
                .i64(130_000_000)
                .message(OPTIONS, 6, 48, 13)
                .text("00AB12CD", 8)
                .i64(77)
                .i32(20)
                .i64(1)
                .i32(10)
                .i64(131_000_000)
                .message(OPTIONS, 7, 16, 14)
                .i64(9));

        assertEquals(
                List.of(
                        "orders 0 at 5 [new bid #1 p0 1250000000 x 1000000000] commit",
                        "orders 0 at 6 [new ask #2 p0 1300000000 x 2000000000] commit",
                        "orders 0 at 7 [new ask #3 p0 1400000000 x 3000000000] commit",
                        "orders 0 at 8 [change ask #3 p0 1400000000 x 2500000000 keeps] commit",
                        "orders 0 at 9 [delete ask #2 p0 1300000000 x 0] commit",
                        "trade 0 at 9 1300000000 x 2000000000 aggressor 1 action 0 n -1",
                        "orders 0 at 10 [delete bid #1 p0 1250000000 x 0] commit",
                        "orders 0 at 11 clear commit",
                        "trade 0 at 12 1300000000 x 2000000000 aggressor 0 action 2 n -1",
                        "trade 0 at 13 1310000000 x 1000000000 aggressor 0 action 1 n -1"),
                memx.log.take());
    }

    @Test
    void shouldReportTradesOfAnEquity() {
        memx.defined()
                .a(new MemxBytes(3)
                        .message(EQUITIES, 14, 30, 6)
                        .i16(7)
                        .i64(9)
                        .i32(10)
                        .i64(1_000_000)
                        .message(EQUITIES, 15, 30, 7)
                        .i16(7)
                        .i64(9)
                        .i32(10)
                        .i64(1_000_000)
                        .message(EQUITIES, 16, 42, 8)
                        .i16(7)
                        .i64(9)
                        .i32(10)
                        .i64(1_000_000)
                        .i32(11)
                        .i64(2_000_000));

        assertEquals(
                List.of(
                        "trade 0 at 6 1000000000 x 1000000000 aggressor 0 action 0 n -1",
                        "trade 0 at 7 1000000000 x 1000000000 aggressor 0 action 2 n -1",
                        "trade 0 at 8 2000000000 x 1100000000 aggressor 0 action 1 n -1"),
                memx.log.take());
    }

    @Test
    void shouldTellWhetherAnInstrumentTrades() {
        memx.defined()
                .a(new MemxBytes(3)
                        .message(EQUITIES, 5, 9, 6)
                        .i8('2')
                        .message(EQUITIES, 3, 12, 7)
                        .i16(7)
                        .i8('H')
                        .i8('X')
                        .message(EQUITIES, 5, 9, 8)
                        .i8('4')
                        .message(EQUITIES, 3, 12, 9)
                        .i16(7)
                        .i8('T')
                        .i8('X'));

        assertEquals(
                List.of(
                        "state 0 status status 2 reason 6",
                        "state 1 status status 2 reason 6",
                        "state 0 status status 4 reason 6",
                        "state 1 status status 5 reason 6",
                        "state 0 status status 5 reason 6"),
                memx.log.take());
    }

    @Test
    void shouldTellWhetherTheOptionsOfAnUnderlierTrade() {
        memx.a(new MemxBytes(1).optionDirectory("00AB12CD", true, 15_000_000_000L));
        memx.log.take();

        memx.a(new MemxBytes(2)
                .message(OPTIONS, 3, 15, 6)
                .i8('1')
                .text("AAPL", 6)
                .message(OPTIONS, 2, 19, 7)
                .text("00AB12CD", 8)
                .i8('H')
                .i8('A')
                .i8('1'));

        assertEquals(List.of("state 0 status status 2 reason 6", "state 0 status status 4 reason 6"), memx.log.take());
    }

    @Test
    void shouldMakeBooksStaleOnALossUntilTheyAreCleared() {
        memx.defined().a(new MemxBytes(3).added(7, 501, 'B', 100, 1_000_000, 6));
        memx.log.take();

        memx.a(new MemxBytes(6).added(7, 502, 'B', 100, 1_000_000, 7)).later();
        assertEquals(List.of("state 0 stale status 0 reason 1", "state 1 stale status 0 reason 1"), memx.log.take());
        memx.a(new MemxBytes(7).clear(7, 8).added(7, 501, 'B', 100, 1_000_000, 9));

        assertEquals(
                List.of(
                        "orders 0 at 8 clear commit",
                        "state 0 recovered status 0 reason 0",
                        "orders 0 at 9 [new bid #501 p0 1000000000 x 10000000000] commit"),
                memx.log.take());
    }

    @Test
    void shouldNotNoticeALossOnOneLine() {
        memx.defined()
                .b(new MemxBytes(3).added(7, 501, 'B', 100, 1_000_000, 6))
                .a(new MemxBytes(4).added(7, 502, 'B', 100, 1_000_000, 7))
                .b(new MemxBytes(4).added(7, 502, 'B', 100, 1_000_000, 7));

        assertEquals(2, memx.log.take().size());
        assertEquals(0, memx.report().gaps());
        assertEquals(1, memx.report().duplicates());
    }

    @Test
    void shouldLearnOfALossFromAHeartbeat() {
        memx.defined().a(new MemxBytes(0, MemxBytes.SESSION, 5)).later();

        assertEquals(2, memx.report().lostPackets());
    }

    @Test
    void shouldStartANewSessionWithEmptyGoodBooks() {
        memx.defined().a(new MemxBytes(3).added(7, 501, 'B', 100, 1_000_000, 6));
        memx.log.take();

        memx.a(new MemxBytes(2, 99, 1).added(7, 501, 'S', 100, 2_000_000, 7))
                .a(new MemxBytes(2, 99, 2).deleted(7, 501, 8));

        assertEquals(
                List.of(
                        "state 0 reset status 0 reason 2",
                        "state 1 reset status 0 reason 2",
                        "orders 0 at 7 [new ask #501 p0 2000000000 x 10000000000] commit",
                        "orders 0 at 8 [delete ask #501 p0 2000000000 x 0] commit"),
                memx.log.take());
    }

    @Test
    void shouldNotTrustBooksOfASessionJoinedLate() {
        memx.a(new MemxBytes(50).directory(7, "AAPL", "")).a(new MemxBytes(51).added(7, 501, 'B', 1, 1, 6));

        assertEquals(List.of("state 0 stale status 0 reason 4"), memx.log.take().subList(1, 2));
        assertEquals(List.of(), memx.log.linesStarting("orders"));
    }

    @Test
    void shouldNotTrustABookThatAnOrderContradicts() {
        memx.defined().a(new MemxBytes(3).deleted(7, 501, 6));

        assertEquals(List.of("state 0 stale status 0 reason 5"), memx.log.take());
    }

    @Test
    void shouldNameUnknownInstrumentsOfLoosePackets() {
        final MemxHarness loose = MemxHarness.loose();
        loose.a(new MemxBytes(50).deleted(7, 500, 5).added(7, 501, 'B', 1, 1_000, 6));

        assertEquals("define 0 #7", loose.log.lines().getFirst().substring(0, 11));
        assertEquals(
                List.of("orders 0 at 6 [new bid #501 p0 1000000 x 100000000] commit"),
                loose.log.linesStarting("orders"));
        assertEquals(0, loose.report().errors());
    }

    @Test
    void shouldStepOverLongerBlocksAndUnknownTemplates() {
        memx.defined()
                .a(new MemxBytes(3)
                        .withLongerBlocks(5)
                        .message(EQUITIES, 200, 8, 1)
                        .message(EQUITIES, 2, 11, 1)
                        .i16(7)
                        .i8(1)
                        .added(7, 501, 'B', 100, 1_000_000, 6));

        assertEquals(1, memx.log.take().size());
        assertEquals(1, memx.report().unknownTemplates());
    }

    @Test
    void shouldRejectATruncatedPacketAndTakeTheGoodCopy() {
        final byte[] whole =
                new MemxBytes(3).added(7, 501, 'B', 100, 1_000_000, 6).bytes();
        memx.defined();
        for (int length = 0; length < whole.length; length++) {
            memx.send(0, Arrays.copyOf(whole, length));
        }
        assertEquals(List.of(), memx.log.take());

        memx.send(1, whole);

        assertEquals(1, memx.log.take().size());
        assertEquals(whole.length, memx.report().errors());
    }

    @Test
    void shouldKeepNegativePricesAndDropThoseThatDoNotFit() {
        memx.defined()
                .a(new MemxBytes(3)
                        .message(EQUITIES, 14, 30, 6)
                        .i16(7)
                        .i64(9)
                        .i32(10)
                        .i64(-5)
                        .message(EQUITIES, 14, 30, 7)
                        .i16(7)
                        .i64(9)
                        .i32(10)
                        .i64(Long.MIN_VALUE));

        assertEquals(
                List.of(
                        "trade 0 at 6 -5000 x 1000000000 aggressor 0 action 0 n -1",
                        "trade 0 at 7 " + NO_PRICE + " x 1000000000 aggressor 0 action 0 n -1"),
                memx.log.take());
    }
}
