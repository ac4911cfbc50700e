package io.loadline.feed.b3;

import static io.loadline.feed.b3.B3Bytes.END;
import static io.loadline.feed.b3.B3Bytes.NEW;
import static io.loadline.feed.b3.B3Harness.PETR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class B3RecoveryTest {
    private final B3Harness b3 = B3Harness.live();

    @Test
    void shouldMakeStaleOnlyWhatLostSomething() {
        b3.started(9).a(bid(3, 3)).later();

        assertEquals(List.of("state 0 stale status 0 reason 1", "state 1 stale status 0 reason 1"), b3.log.take());
        b3.a(new B3Bytes(4).order(B3Harness.VALE, 2, NEW, '1', 1, 505, 200_000, 1, 8, END));
        assertEquals(
                List.of(
                        "orders 1 at 8 [new ask #505 p1 20000000000 x 100000000] commit",
                        "state 1 recovered status 0 reason 0"),
                b3.log.take());
        assertEquals(1, b3.report().gaps());
        assertEquals(1, b3.report().lostPackets());
    }

    @Test
    void shouldTakeASnapshotInPiecesAndGoOnFromIt() {
        b3.started(9).a(bid(3, 3)).later();
        b3.log.take();

        b3.snapshots(new B3Bytes(1)
                        .snapshotHeader(PETR, 2, 1, 1, 2)
                        .snapshotOrders(PETR)
                        .snapshotOrder('0', 1, 601, 100_000, 4))
                .snapshots(new B3Bytes(2).snapshotOrders(PETR).snapshotOrder('1', 1, 602, 110_000, 5));

        assertEquals(
                List.of(
                        "orders 0 at 1001 clear recovery [new bid #601 p1 10000000000 x 400000000]",
                        "orders 0 at 1003 recovery [new ask #602 p1 11000000000 x 500000000]"
                                + " [new bid #703 p1 10000000000 x 100000000] commit",
                        "state 0 recovered status 0 reason 0"),
                b3.log.take());
    }

    @Test
    void shouldNotTrustASnapshotWithALostPiece() {
        b3.started(9).a(bid(3, 3)).later();
        b3.snapshots(new B3Bytes(1)
                        .snapshotHeader(PETR, 3, 1, 1, 3)
                        .snapshotOrders(PETR)
                        .snapshotOrder('0', 1, 601, 100_000, 4))
                .snapshots(new B3Bytes(3).snapshotOrders(PETR).snapshotOrder('1', 1, 602, 110_000, 5));

        assertEquals(2, b3.report().staleInstruments());
    }

    @Test
    void shouldTakeOneCopyOfTwoSnapshotLines() {
        b3.started(9).a(bid(3, 3)).later();
        final byte[] first = new B3Bytes(1)
                .snapshotHeader(PETR, 3, 2, 0, 3)
                .snapshotOrders(PETR)
                .snapshotOrder('0', 1, 601, 100_000, 4)
                .bytes();
        final byte[] second = new B3Bytes(2)
                .snapshotOrders(PETR)
                .snapshotOrder('0', 2, 602, 90_000, 5)
                .bytes();
        b3.log.take();

        b3.send(B3Line.SNAPSHOT_A, first).send(B3Line.SNAPSHOT_B, first);
        b3.send(B3Line.SNAPSHOT_B, second).send(B3Line.SNAPSHOT_A, second);

        assertEquals(2, b3.log.linesStarting("orders").size());
        assertEquals(1, b3.log.linesStarting("state 0 recovered").size());
        assertEquals(2, b3.report().duplicates());
    }

    @Test
    void shouldTakeAnEmptySnapshot() {
        b3.defined(16).snapshots(new B3Bytes(1).version(16).snapshotHeader(PETR, 3, 0, 0, 0));

        assertEquals(
                List.of("orders 0 at 1001 clear recovery commit", "state 0 recovered status 0 reason 0"),
                b3.log.take());
    }

    @Test
    void shouldTakeStatisticsOfASnapshotOnlyWithItsBook() {
        b3.defined(9);
        b3.snapshots(new B3Bytes(1)
                .snapshotHeader(PETR, 3, 0, 0, 7)
                .message(24)
                .i64(PETR)
                .i8(0)
                .i8(0)
                .at(12)
                .i64(102_000)
                .i64(6)
                .i32(0)
                .block(32));
        b3.snapshots(new B3Bytes(2)
                .snapshotHeader(PETR, 3, 0, 0, 7)
                .message(24)
                .i64(PETR)
                .i8(0)
                .i8(0)
                .at(12)
                .i64(102_000)
                .i64(6)
                .i32(0)
                .block(32));

        assertEquals(List.of("statistic 0 kind 1 10200000000 x 0"), b3.log.linesStarting("statistic"));
    }

    @Test
    void shouldIgnoreHeartbeatsInTheCount() {
        b3.started(9).a(heartbeat(2)).a(heartbeat(2)).a(bid(2, 2));

        assertEquals(0, b3.report().gaps());
        assertEquals(1, b3.log.linesStarting("orders").size());
    }

    @Test
    void shouldLearnFromAHeartbeatThatTheLastPacketsAreLost() {
        b3.started(9).a(heartbeat(5)).later();

        assertEquals(3, b3.report().lostPackets());
        assertEquals(2, b3.report().staleInstruments());
    }

    @Test
    void shouldBeginAgainWithANewSequenceVersion() {
        b3.started(9).a(new B3Bytes(50, 8, 1, 2_000).order(PETR, 1, NEW, '0', 1, 801, 100_000, 1, 9, END));

        assertEquals(
                List.of(
                        "state 0 stale status 0 reason 1",
                        "state 1 stale status 0 reason 1",
                        "orders 0 at 9 clear [new bid #801 p1 10000000000 x 100000000] commit",
                        "state 0 recovered status 0 reason 0"),
                b3.log.take());
        b3.a(bid(2, 2));
        assertEquals(List.of(), b3.log.take(), "a late packet of the old count");
    }

    @Test
    void shouldBeginAgainWithASequenceReset() {
        b3.started(9).a(new B3Bytes(50, 8, 0, 2_000).sequenceReset()).b(new B3Bytes(50, 8, 0, 2_000).sequenceReset());
        b3.log.take();

        b3.a(new B3Bytes(50, 8, 1, 2_001).order(PETR, 2, NEW, '0', 1, 801, 100_000, 1, 9, END));

        assertEquals(1, b3.log.linesStarting("orders").size(), "the instrument's own count goes on");
        assertEquals(0, b3.report().gaps());
    }

    @Test
    void shouldReorderAndDropDuplicates() {
        b3.started(9).a(bid(3, 3)).b(bid(3, 3)).b(bid(2, 2)).a(bid(2, 2));

        assertEquals(2, b3.log.take().size());
        assertEquals(0, b3.report().gaps());
        assertEquals(2, b3.report().duplicates());
    }

    @Test
    void shouldStartLooseBooksFromEmptyUnderTheirNumber() {
        final B3Harness loose = B3Harness.loose();
        loose.a(new B3Bytes(9).order(PETR, 44, NEW, '0', 1, 801, 100_000, 1, 9, END));

        assertEquals(
                List.of(
                        "define 0 #200001234567 security 200001234567 class 5 book 3 tick 0 multiplier 1000000000"
                                + " depth 0  of  option 0 strike 0 expiry 0",
                        "state 0 recovered status 0 reason 0",
                        "orders 0 at 9 [new bid #801 p1 10000000000 x 100000000] commit"),
                loose.log.take());
    }

    @Test
    void shouldTellLooseLinesApartByContentAndUseTheSnapshot() {
        final B3Harness loose = B3Harness.loose();
        loose.a(new B3Bytes(3).definition(12, PETR, "PETR4", 14, B3Bytes.NO_PRICE))
                .a(new B3Bytes(9_000).order(PETR, 44, NEW, '0', 1, 801, 100_000, 1, 9, END))
                .a(new B3Bytes(9_001).order(PETR, 45, NEW, '0', 1, 802, 100_100, 1, 10, END));
        loose.log.take();

        loose.a(new B3Bytes(1)
                        .snapshotHeader(PETR, 9_000, 2, 0, 44)
                        .snapshotOrders(PETR)
                        .snapshotOrder('0', 1, 801, 100_000, 1)
                        .snapshotOrder('0', 2, 700, 90_000, 1))
                .a(new B3Bytes(9_002).order(PETR, 46, NEW, '0', 4, 803, 80_000, 1, 11, END));

        assertEquals(
                List.of(
                        "state 0 stale status 0 reason 4",
                        "orders 0 at 10 clear recovery [new bid #801 p1 10000000000 x 100000000] [new bid #700 p2"
                                + " 9000000000 x 100000000] [new bid #802 p1 10010000000 x 100000000] commit",
                        "state 0 recovered status 0 reason 0",
                        "orders 0 at 11 [new bid #803 p4 8000000000 x 100000000] commit"),
                loose.log.take());
        assertEquals(0, loose.report().gaps());
    }

    private static B3Bytes bid(final long sequence, final long rptSeq) {
        return new B3Bytes(sequence).order(PETR, rptSeq, NEW, '0', 1, 700 + sequence, 100_000, 1, 1000 + sequence, END);
    }

    private static B3Bytes heartbeat(final long next) {
        return new B3Bytes(0).heartbeat(next);
    }
}
