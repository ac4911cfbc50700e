package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeBytes.NONE;
import static io.loadline.feed.cme.CmeHarness.ES;
import static io.loadline.feed.cme.CmeHarness.NQ;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders told one by one: beside levels, by themselves, from snapshots, and after a loss. */
class CmeOrdersTest {
    private static final long NO_PRIORITY = -1;
    private final CmeHarness feed = new CmeHarness();

    /** ES and NQ good from their first level, ES with one order from a snapshot. */
    private CmeHarness withOrders() {
        feed.started().snapshots(new CmeBytes(1).orderSnapshot(ES, 1, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5));
        feed.log.take();
        return feed;
    }

    @Test
    void shouldWriteOrdersBesideLevels() {
        withOrders()
                .a(new CmeBytes(2)
                        .bookEvent(200, END)
                        .level(ES, 2, '0', 1, 1, 10, 9, 2)
                        .level(NQ, 2, '1', 0, 1, 30, 4, 1)
                        .ordersOfLevels()
                        .orderOfLevel(8, 80, 4, 1, 0));

        assertEquals(
                List.of(
                        "book 0 at 200 [change bid 1 10 x 900000000 n 2] commit",
                        "orders 0 at 200 [new bid #8 p80 10 x 400000000] commit",
                        "book 1 at 200 [new ask 1 30 x 400000000 n 1] commit"),
                feed.log.take());
    }

    @Test
    void shouldTakeSidePriceAndInstrumentFromTheEntryAnOrderNames() {
        withOrders()
                .snapshots(new CmeBytes(1).orderSnapshot(NQ, 1, 1, 1, 100))
                .a(new CmeBytes(2)
                        .bookEvent(200, END)
                        .level(ES, 2, '0', 1, 1, 10, 9, 2)
                        .level(NQ, 2, '1', 0, 1, 30, 4, 1)
                        .ordersOfLevels()
                        .orderOfLevel(9, 90, 4, 2, 0)
                        .orderOfLevel(7, 71, 3, 1, 1));

        assertEquals(
                List.of(
                        "orders 1 at 100 clear recovery",
                        "orders 1 at 100 recovery commit",
                        "orders 0 at 200 [change bid #7 p71 10 x 300000000] commit",
                        "orders 1 at 200 [new ask #9 p90 30 x 400000000] commit"),
                feed.log.linesStarting("orders"));
    }

    @Test
    void shouldWriteOrdersBelowTheLevelsToo() {
        withOrders()
                .a(new CmeBytes(2)
                        .orderEvent(200, END)
                        .order(ES, '1', 0, 8, NO_PRIORITY, -30, 4)
                        .order(ES, '0', 2, 7, 70, 10, NONE));

        assertEquals(
                List.of("orders 0 at 200 [new ask #8 p0 -30 x 400000000] [delete bid #7 p70 10 x 0] commit"),
                feed.log.take());
    }

    @Test
    void shouldNotTouchOrdersWithTheFillsOfATrade() {
        withOrders()
                .a(new CmeBytes(2)
                        .book(48, 200, END)
                        .group(32)
                        .trade(ES, 2, 10, 5, 1)
                        .i16(16)
                        .pad(5)
                        .i8(1)
                        .i64(7)
                        .i32(5)
                        .pad(4));

        assertEquals(List.of("trade 0 at 200 10 x 500000000 aggressor 1 action 0 n 2"), feed.log.take());
    }

    @Test
    void shouldEmptyTheOrdersOnLossAndKeepTheLevelsThatGoOn() {
        withOrders()
                .a(new CmeBytes(40).orderEvent(900, END).order(ES, '1', 0, 8, 80, 30, 4))
                .a(CmeHarness.bid(41, ES, 2, 11));

        assertEquals(
                List.of(
                        "state 0 stale status 0 reason 1",
                        "state 1 stale status 0 reason 1",
                        "orders 0 at 1003 clear recovery",
                        "book 0 at 1041 [change bid 1 11 x 700000000 n 2] commit",
                        "state 0 recovered status 0 reason 0"),
                feed.log.take());
    }

    @Test
    void shouldJoinASnapshotAndTheChangesAfterIt() {
        withOrders()
                .a(new CmeBytes(40).orderEvent(900, END).order(ES, '1', 0, 8, 80, 30, 4))
                .a(new CmeBytes(41).orderEvent(901, END).order(ES, '0', 1, 7, 70, 10, 2));
        feed.log.take();

        feed.snapshots(new CmeBytes(1).orderSnapshot(ES, 40, 1, 2, 900).snapshotOrder('0', 7, 70, 10, 5))
                .snapshots(new CmeBytes(2).orderSnapshot(ES, 40, 2, 2, 900).snapshotOrder('1', 8, 80, 30, 4));

        assertEquals(
                List.of(
                        "orders 0 at 900 clear recovery [new bid #7 p70 10 x 500000000]",
                        "orders 0 at 900 recovery [new ask #8 p80 30 x 400000000]",
                        "orders 0 at 901 recovery [change bid #7 p70 10 x 200000000] commit"),
                feed.log.take());
    }

    @Test
    void shouldRefuseASnapshotFromBeforeTheLoss() {
        withOrders().a(new CmeBytes(40).orderEvent(900, END).order(ES, '1', 0, 8, 80, 30, 4));
        feed.log.take();

        feed.snapshots(new CmeBytes(1).orderSnapshot(ES, 38, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldRefuseASnapshotThatMissesAChunk() {
        withOrders().a(new CmeBytes(40).orderEvent(900, END).order(ES, '1', 0, 8, 80, 30, 4));
        feed.log.take();

        feed.snapshots(new CmeBytes(1).orderSnapshot(ES, 40, 1, 3, 900).snapshotOrder('0', 7, 70, 10, 5))
                .snapshots(new CmeBytes(3).orderSnapshot(ES, 40, 3, 3, 900).snapshotOrder('0', 9, 90, 10, 5));

        assertEquals(List.of("orders 0 at 900 clear recovery [new bid #7 p70 10 x 500000000]"), feed.log.take());
    }

    @Test
    void shouldGoOnWithAChunkThatTheNextLoopRepeats() {
        withOrders().a(new CmeBytes(40).orderEvent(900, END).order(ES, '1', 0, 8, 80, 30, 4));
        feed.log.take();

        feed.snapshots(new CmeBytes(1).orderSnapshot(ES, 40, 1, 2, 900).snapshotOrder('0', 7, 70, 10, 5))
                .snapshots(new CmeBytes(1).orderSnapshot(ES, 40, 1, 2, 900).snapshotOrder('0', 7, 70, 10, 5))
                .snapshots(new CmeBytes(2).orderSnapshot(ES, 40, 2, 2, 900).snapshotOrder('1', 8, 80, 30, 4));

        assertEquals(
                List.of(
                        "orders 0 at 900 clear recovery [new bid #7 p70 10 x 500000000]",
                        "orders 0 at 900 recovery [new ask #8 p80 30 x 400000000]",
                        "orders 0 at 900 recovery commit"),
                feed.log.take());
    }

    @Test
    void shouldDropASnapshotDuringWhichPacketsAreLost() {
        withOrders().a(new CmeBytes(40).orderEvent(900, END).order(ES, '1', 0, 8, 80, 30, 4));
        feed.snapshots(new CmeBytes(1).orderSnapshot(ES, 40, 1, 2, 900).snapshotOrder('0', 7, 70, 10, 5))
                .a(new CmeBytes(80).orderEvent(980, END).order(ES, '1', 0, 9, 80, 30, 4));
        feed.log.take();

        feed.snapshots(new CmeBytes(2).orderSnapshot(ES, 40, 2, 2, 900).snapshotOrder('1', 8, 80, 30, 4));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldDropChangesThatASnapshotAheadOfThemCovers() {
        withOrders().a(new CmeBytes(40).orderEvent(900, END).order(ES, '1', 0, 8, 80, 30, 4));
        feed.snapshots(new CmeBytes(1)
                .orderSnapshot(ES, 42, 1, 1, 950)
                .snapshotOrder('0', 7, 70, 10, 5)
                .snapshotOrder('1', 9, 90, 31, 1));
        feed.log.take();

        feed.a(new CmeBytes(41).orderEvent(940, END).order(ES, '1', 2, 8, 80, 30, NONE))
                .a(new CmeBytes(42).orderEvent(950, END).order(ES, '1', 0, 9, 90, 31, 1))
                .a(new CmeBytes(43).orderEvent(960, END).order(ES, '1', 1, 9, 90, 31, 3));

        assertEquals(List.of("orders 0 at 960 [change ask #9 p90 31 x 300000000] commit"), feed.log.take());
    }

    @Test
    void shouldTakeTheTopFromOrdersWhereTheChannelHasNoLevels() {
        feed.defined()
                .snapshots(new CmeBytes(1).orderSnapshot(ES, 0, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5))
                .a(new CmeBytes(1).orderEvent(200, END).order(ES, '1', 0, 8, 80, 30, 4));

        assertEquals(
                List.of(
                        "define 0 ESZ5 security 1 class 1 book 2 tick 250000000 multiplier 50000000000 depth 10 USD of"
                                + " ES option 0 strike 0 expiry 222",
                        "orders 0 at 100 clear recovery [new bid #7 p70 10 x 500000000]",
                        "orders 0 at 100 recovery commit",
                        "state 0 recovered status 0 reason 0",
                        "orders 0 at 200 [new ask #8 p80 30 x 400000000] commit"),
                feed.log.take());
    }

    @Test
    void shouldGoBackToLevelsWhenOneComesAfterAll() {
        feed.defined().snapshots(new CmeBytes(1).orderSnapshot(ES, 0, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5));
        feed.log.take();

        feed.a(new CmeBytes(1).bookEvent(200, END).level(ES, 1, '0', 0, 1, 10, 5, 1));

        assertEquals(
                List.of(
                        "state 0 stale status 0 reason 4",
                        "define 0 ESZ5 security 1 class 1 book 0 tick 250000000 multiplier 50000000000 depth 10 USD of"
                                + " ES option 0 strike 0 expiry 222",
                        "book 0 at 200 clear [new bid 1 10 x 500000000 n 1] commit",
                        "state 0 recovered status 0 reason 0"),
                feed.log.take());
    }

    @Test
    void shouldPassOverLevelsWhereOnlyOrdersAreAskedFor() {
        final CmeHarness only = new CmeHarness(CmeChannel.multicast(310).withOrders(CmeOrderUse.ONLY));
        only.defined()
                .snapshots(new CmeBytes(1).orderSnapshot(ES, 0, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5))
                .a(new CmeBytes(1)
                        .bookEvent(200, END)
                        .level(ES, 5, '0', 1, 1, 10, 9, 2)
                        .level(ES, 6, 'E', 0, 1, 10, 9, NONE)
                        .ordersOfLevels()
                        .orderOfLevel(8, 80, 4, 1, 0));

        assertEquals(
                List.of(
                        "orders 0 at 100 clear recovery [new bid #7 p70 10 x 500000000]",
                        "orders 0 at 100 recovery commit",
                        "state 0 recovered status 0 reason 0",
                        "orders 0 at 200 [new bid #8 p80 10 x 400000000] commit"),
                only.log.take());
    }

    @Test
    void shouldPassOverOrdersWhereNoneAreAskedFor() {
        final CmeHarness none = new CmeHarness(CmeChannel.multicast(310).withOrders(CmeOrderUse.NONE));
        none.started()
                .snapshots(new CmeBytes(1).orderSnapshot(ES, 1, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5))
                .a(new CmeBytes(2).orderEvent(200, END).order(ES, '1', 0, 8, 80, 30, 4));

        assertEquals(List.of(), none.log.take());
    }

    @Test
    void shouldCallOrdersGoodAndEmptyAfterAChannelReset() {
        withOrders()
                .a(new CmeBytes(2).channelReset(310, 500))
                .a(new CmeBytes(3).orderEvent(600, END).order(ES, '1', 0, 8, 80, 30, 4));

        assertEquals(
                List.of(
                        "state 0 reset status 0 reason 2",
                        "state 1 reset status 0 reason 2",
                        "orders 0 at 600 [new ask #8 p80 30 x 400000000] commit"),
                feed.log.take());
    }

    @Test
    void shouldEmptyTheOrdersOfABookReset() {
        withOrders().a(new CmeBytes(2).bookEvent(200, END).level(ES, 2, 'J', 0, 0, 0, 0, 0));

        assertEquals(List.of("book 0 at 200 clear commit", "orders 0 at 200 clear commit"), feed.log.take());
    }

    @Test
    void shouldDropEveryOrderWhenAnEntryIsNamedThatIsNotThere() {
        withOrders()
                .a(new CmeBytes(2)
                        .bookEvent(200, END)
                        .level(ES, 2, '0', 1, 1, 10, 9, 2)
                        .ordersOfLevels()
                        .orderOfLevel(8, 80, 4, 3, 0));

        assertEquals(1, feed.report().errors());
        assertEquals(
                List.of("orders 0 at 200 clear recovery", "book 0 at 200 [change bid 1 10 x 900000000 n 2] commit"),
                feed.log.take());
    }

    @Test
    void shouldRejectAPacketWhoseOrdersRunOverItsEnd() {
        final byte[] bytes = new CmeBytes(2)
                .bookEvent(200, END)
                .level(ES, 2, '0', 1, 1, 10, 9, 2)
                .ordersOfLevels()
                .orderOfLevel(8, 80, 4, 1, 0)
                .bytes();
        bytes[bytes.length - 24 - 1] = 2;
        withOrders().send(CmeLine.INCREMENTAL_A, bytes);

        assertEquals(1, feed.report().errors());
        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldNeverMixImpliedLevelsWithOrders() {
        withOrders()
                .a(new CmeBytes(2)
                        .bookEvent(200, END)
                        .level(ES, 2, 'F', 0, 1, 12, 9, NONE)
                        .ordersOfLevels()
                        .orderOfLevel(8, 80, 4, 1, 0));

        assertEquals(List.of("book 0 at 200 [new implied ask 1 12 x 900000000 n -1] commit"), feed.log.take());
    }

    @Test
    void shouldGiveLoosePacketsABookOfOrders() {
        final CmeHarness loose = new CmeHarness(CmeChannel.fragments(CmeTransport.UDP));
        loose.a(new CmeBytes(5).orderEvent(200, END).order(ES, '1', 0, 8, 80, 30, 4))
                .a(new CmeBytes(1).orderSnapshot(ES, 4, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5));

        assertEquals(
                List.of(
                        "orders 0 at 200 clear [new ask #8 p80 30 x 400000000] commit",
                        "orders 0 at 100 clear recovery [new bid #7 p70 10 x 500000000]",
                        "orders 0 at 200 recovery [new ask #8 p80 30 x 400000000] commit"),
                loose.log.linesStarting("orders"));
    }

    @Test
    void shouldWaitForASnapshotWhenTheChannelCountsAnew() {
        withOrders().a(new CmeBytes(2).orderEvent(200, END).order(ES, '1', 0, 8, 80, 30, 4));
        feed.log.take();

        feed.a(new CmeBytes(1, 5_000_000_000L).orderEvent(5_000, END).order(ES, '1', 0, 9, 90, 30, 4))
                .snapshots(new CmeBytes(1).orderSnapshot(ES, 900_000, 1, 1, 100).snapshotOrder('0', 7, 70, 10, 5));

        assertEquals(
                List.of("orders 0 at 1004 clear recovery", "orders 0 at 1004 clear recovery"),
                feed.log.take().stream()
                        .filter(line -> line.startsWith("orders"))
                        .toList());
    }
}
