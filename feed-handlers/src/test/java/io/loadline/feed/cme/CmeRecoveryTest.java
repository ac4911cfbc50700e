package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeHarness.ES;
import static io.loadline.feed.cme.CmeHarness.NQ;
import static io.loadline.feed.cme.CmeHarness.bid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** From stale to good: snapshots, changes kept aside, late starts, resets and restarts. */
class CmeRecoveryTest {
    private static final String RECOVERED = "state 0 recovered status 0 reason 0";

    private final CmeHarness feed = new CmeHarness();

    private static CmeBytes snapshot(final int security, final int lastPacket, final long rptSeq, final long price) {
        return new CmeBytes(1)
                .snapshot(security, lastPacket, 2, rptSeq, 77, 17)
                .snapshotLevel('0', 1, price, 5, 1)
                .snapshotLevel('F', 1, price + 2, 5, CmeBytes.NONE);
    }

    @Test
    void shouldStartLateFromASnapshot() {
        feed.defined().a(bid(500, ES, 40, 11)).snapshots(snapshot(ES, 500, 40, 11));

        assertEquals(
                List.of(
                        "book 0 at 77 clear recovery [new bid 1 11 x 500000000 n 1] [new implied ask 1 13 x 500000000"
                                + " n -1] commit",
                        RECOVERED),
                feed.log.take());
    }

    @Test
    void shouldApplyTheChangesThatFollowAnOlderSnapshot() {
        feed.defined()
                .a(bid(500, ES, 40, 11))
                .a(bid(501, ES, 41, 12))
                .a(bid(502, ES, 42, 13))
                .snapshots(snapshot(ES, 500, 40, 11));

        assertEquals(
                List.of(
                        "book 0 at 1002 clear recovery [new bid 1 11 x 500000000 n 1] [new implied ask 1 13 x"
                                + " 500000000 n -1] [change bid 1 12 x 700000000 n 2] [change bid 1 13 x 700000000 n 2]"
                                + " commit",
                        RECOVERED),
                feed.log.take().stream()
                        .map(l -> l.replace("at 1502", "at 1002"))
                        .toList());
    }

    @Test
    void shouldNotUseASnapshotFromBeforeTheLoss() {
        feed.started().a(new CmeBytes(5).heartbeat());
        feed.log.take();
        feed.snapshots(snapshot(ES, 3, 1, 11));
        assertEquals(List.of(), feed.log.linesStarting("book"));
        feed.snapshots(snapshot(ES, 4, 1, 11));

        assertEquals(1, feed.log.linesStarting("book").size());
    }

    @Test
    void shouldUseAnOldSnapshotThatTheKeptChangesMeet() {
        feed.started().a(bid(5, ES, 3, 12)).handler().onEnd();
        feed.log.take();
        feed.snapshots(snapshot(ES, 2, 2, 11));

        assertEquals(List.of(RECOVERED), feed.log.linesStarting("state 0"));
    }

    @Test
    void shouldNotTrustChangesKeptBeforeASecondLoss() {
        feed.started().a(bid(5, ES, 3, 12)).handler().onEnd();
        feed.a(bid(8, NQ, 2, 21)).handler().onEnd();
        feed.log.take();
        feed.snapshots(snapshot(ES, 4, 2, 11));
        assertEquals(List.of(), feed.log.linesStarting("book 0"));
        feed.snapshots(snapshot(ES, 7, 4, 11));

        assertEquals(List.of(RECOVERED), feed.log.linesStarting("state 0"));
    }

    @Test
    void shouldNotUseASnapshotThatLeavesAHole() {
        feed.started().a(bid(5, ES, 9, 12)).handler().onEnd();
        feed.log.take();
        feed.snapshots(snapshot(ES, 4, 7, 11));

        assertEquals(List.of(), feed.log.linesStarting("book"));
        assertEquals(2, feed.report().staleInstruments());
    }

    @Test
    void shouldRecoverEachInstrumentByItself() {
        feed.started().a(bid(3, ES, 3, 12)).handler().onEnd();
        feed.a(bid(4, NQ, 2, 21));
        feed.log.take();
        feed.snapshots(snapshot(ES, 3, 3, 11));

        assertEquals(0, feed.report().staleInstruments());
        assertEquals(List.of(), feed.log.linesStarting("book 1"));
    }

    @Test
    void shouldRecoverThroughALoopWithAGap() {
        feed.started().a(new CmeBytes(5).heartbeat());
        feed.log.take();
        feed.snapshots(snapshot(NQ, 4, 1, 20)).snapshots(snapshot(NQ, 4, 1, 20));
        assertEquals(1, feed.report().staleInstruments());
        feed.snapshots(snapshot(ES, 4, 1, 11));

        assertEquals(0, feed.report().staleInstruments());
    }

    @Test
    void shouldLeaveAGoodBookAlone() {
        feed.started().snapshots(snapshot(ES, 1, 1, 11));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldDropChangesThatASnapshotAheadOfTheStreamCovers() {
        feed.defined().a(new CmeBytes(100).heartbeat()).snapshots(snapshot(ES, 102, 41, 11));
        feed.log.take();
        feed.a(bid(100, ES, 40, 8)).a(bid(101, ES, 41, 9)).a(bid(102, NQ, 7, 9)).a(bid(103, ES, 42, 12));

        assertEquals(List.of("book 0 at 1103 [change bid 1 12 x 700000000 n 2] commit"), feed.log.take());
    }

    @Test
    void shouldPlaceASnapshotThatComesBeforeTheFirstPacket() {
        feed.defined().snapshots(snapshot(ES, 99, 40, 11));
        feed.log.take();
        feed.a(bid(100, ES, 41, 12));

        assertEquals(List.of("book 0 at 1100 [change bid 1 12 x 700000000 n 2] commit"), feed.log.take());
    }

    @Test
    void shouldDoubtASnapshotThatTheFirstPacketDoesNotFollow() {
        feed.defined().snapshots(snapshot(ES, 90, 40, 11));
        feed.log.take();
        feed.a(new CmeBytes(100).heartbeat());

        assertEquals(List.of("state 0 stale status 0 reason 4"), feed.log.take());
    }

    @Test
    void shouldNeedNoSnapshotForAFeedThatStartsAtOne() {
        feed.defined().a(bid(1, ES, 1, 11));

        assertEquals(List.of("book 0 at 1001 [change bid 1 11 x 700000000 n 2] commit", RECOVERED), feed.log.take());
    }

    @Test
    void shouldUseChangesFromTheFirstOnThatCameBeforeTheDefinition() {
        feed.a(bid(1, ES, 1, 11)).a(bid(2, ES, 2, 12));
        assertEquals(List.of(), feed.log.take());
        feed.definitions(new CmeBytes(1).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L));

        assertEquals(
                List.of("book 0 at 1002 [change bid 1 11 x 700000000 n 2] [change bid 1 12 x 700000000 n 2] commit"),
                feed.log.linesStarting("book"));
        assertEquals(0, feed.report().staleInstruments());
    }

    @Test
    void shouldMakeOneInstrumentStaleWhoseOwnNumberJumps() {
        feed.started().a(bid(2, ES, 3, 11)).a(bid(3, NQ, 2, 21));

        assertEquals(
                List.of("state 0 stale status 0 reason 1", "book 1 at 1003 [change bid 1 21 x 700000000 n 2] commit"),
                feed.log.take());
    }

    @Test
    void shouldMakeAnInstrumentStaleWhoseOwnNumberGoesBack() {
        feed.started().a(bid(2, ES, 2, 11)).a(bid(3, ES, 2, 11)).a(bid(4, ES, 3, 11));

        assertEquals(1, feed.report().staleInstruments());
        assertEquals(1, feed.log.linesStarting("book").size());
    }

    @Test
    void shouldMakeAnInstrumentStaleOnAnActionThatDoesNotExist() {
        feed.started().a(new CmeBytes(2).bookEvent(2, END).level(ES, 2, '0', 9, 1, 9, 4, 1));
        feed.a(bid(3, ES, 3, 11));

        assertEquals(List.of("state 0 stale status 0 reason 5"), feed.log.take());
        assertEquals(1, feed.report().errors());
    }

    @Test
    void shouldEmptyEveryBookOnAChannelReset() {
        feed.started().a(new CmeBytes(2).channelReset(310, 5));

        assertEquals(List.of("state 0 reset status 0 reason 2", "state 1 reset status 0 reason 2"), feed.log.take());
    }

    @Test
    void shouldTakeNumbersThatStartAgainOrGoOnAfterAChannelReset() {
        feed.started().a(new CmeBytes(2).channelReset(310, 5));
        feed.log.take();
        feed.a(bid(3, ES, 1, 11)).a(bid(4, NQ, 2, 21)).a(bid(5, ES, 2, 12));

        assertEquals(3, feed.log.take().size());
        assertEquals(0, feed.report().staleInstruments());
    }

    @Test
    void shouldMakeAStaleBookGoodByAChannelReset() {
        feed.started().a(new CmeBytes(5).heartbeat()).a(new CmeBytes(5).channelReset(310, 5));

        assertEquals(0, feed.report().staleInstruments());
    }

    @Test
    void shouldIgnoreTheResetOfAnotherChannel() {
        feed.started().a(new CmeBytes(2).channelReset(311, 5));

        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldStartAnewWhenTheVenueCountsFromOneAgain() {
        feed.started().a(bid(2, ES, 2, 11));
        feed.log.take();
        feed.a(new CmeBytes(1, 5_000_000_000L).bookEvent(9, END).level(ES, 1, '0', 0, 1, 30, 4, 1));

        assertEquals(
                List.of(
                        "state 0 stale status 0 reason 1",
                        "state 1 stale status 0 reason 1",
                        "state 0 reset status 0 reason 1",
                        "state 1 reset status 0 reason 1",
                        "book 0 at 9 [new bid 1 30 x 400000000 n 1] commit",
                        RECOVERED),
                feed.log.take());
    }

    @Test
    void shouldHoldTradesOfAStaleInstrumentUntilItsPlaceIsKnown() {
        feed.defined()
                .a(new CmeBytes(500).book(48, 2, END).group(32).trade(ES, 40, 10, 3, 1))
                .a(new CmeBytes(501).book(48, 3, END).group(32).trade(ES, 41, 10, 3, 1));
        assertEquals(List.of(), feed.log.take());
        feed.snapshots(snapshot(ES, 500, 40, 11));

        assertEquals(List.of("trade 0 at 3 10 x 300000000 aggressor 1 action 0 n 2"), feed.log.linesStarting("trade"));
    }

    @Test
    void shouldWriteTheStatisticsOfASnapshot() {
        feed.defined()
                .a(new CmeBytes(1).heartbeat())
                .snapshots(new CmeBytes(1).snapshot(ES, 1, 1, 5, 9, 17).snapshotLevel('6', 127, 10, 5, 1));

        assertEquals(List.of("statistic 0 kind 3 10 x 0"), feed.log.linesStarting("statistic"));
    }

    @Test
    void shouldStartFragmentsGoodAndNameThemByNumber() {
        final CmeHarness fragments = new CmeHarness(CmeChannel.fragments(CmeTransport.UDP));
        fragments.a(bid(100, 77, 5, 11)).a(bid(200, 77, 9, 12)).handler().onEnd();

        assertEquals(2, fragments.log.linesStarting("book 0").size());
        assertEquals(1, fragments.report().gaps());
        assertEquals(0, fragments.report().staleInstruments());
    }

    @Test
    void shouldTellLinesOfFragmentsApartByContent() {
        final CmeHarness fragments = new CmeHarness(CmeChannel.fragments(CmeTransport.UDP));
        fragments
                .a(new CmeBytes(7).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L))
                .a(bid(100, ES, 5, 11))
                .a(snapshot(ES, 100, 5, 12));

        assertEquals(0, fragments.report().gaps() + fragments.report().duplicates());
        assertEquals(2, fragments.log.linesStarting("book 0").size());
    }
}
