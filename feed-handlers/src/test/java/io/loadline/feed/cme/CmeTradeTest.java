package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What trades and statistics become. */
class CmeTradeTest {
    private static final long NULL = Long.MIN_VALUE;

    private final CmeHarness feed = new CmeHarness();

    private static CmeBytes entriesOf(final int template, final int length) {
        return new CmeBytes(2).book(template, 2, END).group(length);
    }

    private static CmeBytes entryOf(final int template, final int length) {
        return entriesOf(template, length).entry();
    }

    @Test
    void shouldWriteTrades() {
        feed.started().a(entriesOf(48, 32).trade(ES, 2, 10, 3, 1).trade(ES, 3, 11, 4, 255));

        assertEquals(
                List.of(
                        "trade 0 at 2 10 x 300000000 aggressor 1 action 0 n 2",
                        "trade 0 at 2 11 x 400000000 aggressor 0 action 0 n 2"),
                feed.log.take());
    }

    @Test
    void shouldWriteABustedTrade() {
        feed.started()
                .a(entryOf(48, 32)
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
                .a(entryOf(36, 32)
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
        final CmeBytes packet = entriesOf(49, 32);
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
        final CmeBytes packet = entriesOf(51, 24);
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
        feed.started().a(entryOf(37, 16).i32(3).i32(ES).i32(2).i8(0).pad(3));

        assertEquals(List.of("statistic 0 kind 6 " + NULL + " x 300000000"), feed.log.take());
    }

    @Test
    void shouldCountLimitsInTheSequenceOfTheInstrument() {
        feed.started().a(entryOf(50, 32).i64(1).i64(2).i64(3).i32(ES).i32(2)).a(CmeHarness.bid(3, ES, 3, 8));

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
                .a(entryOf(50, 32)
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
}
