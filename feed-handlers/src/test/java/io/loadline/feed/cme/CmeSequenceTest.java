package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeHarness.ES;
import static io.loadline.feed.cme.CmeHarness.NQ;
import static io.loadline.feed.cme.CmeHarness.bid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.feed.FeedReport;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two lines, lost, doubled and late packets, events over packets, and packets that are not whole. */
class CmeSequenceTest {
    private final CmeHarness feed = new CmeHarness();

    @Test
    void shouldTakeEachPacketOnceFromTwoLines() {
        feed.started()
                .a(bid(2, ES, 2, 11))
                .b(bid(2, ES, 2, 11))
                .b(bid(3, ES, 3, 12))
                .a(bid(3, ES, 3, 12));

        assertEquals(2, feed.log.take().size());
        assertEquals(2, feed.report().duplicates());
        assertEquals(0, feed.report().gaps());
    }

    @Test
    void shouldCountATruncatedCopyAsAnError() {
        final byte[] whole = bid(2, ES, 2, 11).bytes();
        feed.started();
        feed.send(CmeLine.INCREMENTAL_A, whole);
        for (int length = 0; length < whole.length; length++) {
            feed.send(CmeLine.INCREMENTAL_B, Arrays.copyOf(whole, length));
        }

        assertEquals(1, feed.log.take().size());
        assertEquals(0, feed.report().duplicates());
        assertEquals(whole.length, feed.report().errors());
    }

    @Test
    void shouldCountACopyOfBrokenSizesAsAnError() {
        final byte[] copy = bid(2, ES, 2, 11).bytes();
        feed.started();
        feed.send(CmeLine.INCREMENTAL_A, copy.clone());
        for (final int size : new int[] {0, 9, copy.length - 11, 0xff}) {
            copy[12] = (byte) size;
            feed.send(CmeLine.INCREMENTAL_B, copy);
        }

        assertEquals(4, feed.report().errors());
        assertEquals(0, feed.report().duplicates());
    }

    @Test
    void shouldFillALossOnOneLineFromTheOther() {
        feed.started().a(bid(3, ES, 3, 12)).b(bid(2, ES, 2, 11)).b(bid(3, ES, 3, 12));

        assertEquals(
                List.of(
                        "book 0 at 1002 [change bid 1 11 x 700000000 n 2] commit",
                        "book 0 at 1003 [change bid 1 12 x 700000000 n 2] commit"),
                feed.log.take());
        assertEquals(0, feed.report().gaps());
    }

    @Test
    void shouldRejectATruncatedPacketBeforeItsNumberIsTaken() {
        final byte[] whole = bid(2, ES, 2, 11).bytes();
        for (int length = 0; length < whole.length; length++) {
            final CmeHarness lines = new CmeHarness().started();
            lines.send(CmeLine.INCREMENTAL_A, Arrays.copyOf(whole, length));
            assertEquals(List.of(), lines.log.take(), "nothing may come of " + length + " bytes");
            lines.send(CmeLine.INCREMENTAL_B, whole);
            assertEquals(
                    List.of("book 0 at 1002 [change bid 1 11 x 700000000 n 2] commit"),
                    lines.log.take(),
                    "the other line's copy must be taken after " + length + " bytes");
        }
    }

    @Test
    void shouldRejectTruncatedDefinitionsAndSnapshots() {
        final byte[] definition =
                new CmeBytes(1).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L).bytes();
        final byte[] snapshot = new CmeBytes(1)
                .snapshot(ES, 1, 1, 5, 9, 17)
                .snapshotLevel('0', 1, 10, 5, 1)
                .bytes();
        for (int length = 0; length < definition.length; length++) {
            feed.send(CmeLine.DEFINITION, Arrays.copyOf(definition, length));
        }
        for (int length = 0; length < snapshot.length; length++) {
            feed.send(CmeLine.SNAPSHOT, Arrays.copyOf(snapshot, length));
        }

        assertEquals(List.of(), feed.log.take());
        assertEquals(definition.length + snapshot.length, feed.report().errors());
    }

    @Test
    void shouldRejectAGroupThatDoesNotFitItsMessage() {
        final byte[] bytes = bid(2, ES, 2, 11).bytes();
        bytes[12 + 10 + 11 + 2] = 9;
        feed.started().send(CmeLine.INCREMENTAL_A, bytes);

        assertEquals(1, feed.report().errors());
        assertEquals(List.of(), feed.log.take());
    }

    @Test
    void shouldRejectABlockShorterThanAnySchema() {
        feed.started().a(new CmeBytes(2).message(46, 9, 4).pad(4).group(32));

        assertEquals(1, feed.report().errors());
    }

    @Test
    void shouldRejectALineThatDoesNotExist() {
        feed.started().send(7, bid(2, ES, 2, 11).bytes());

        assertEquals(1, feed.report().errors());
    }

    @Test
    void shouldMakeEveryBookStaleOnAGap() {
        feed.started();
        for (int sequence = 3; sequence <= 3 + 15; sequence++) {
            feed.a(new CmeBytes(sequence).message(39, 9, 35).pad(35).group(32));
        }

        final FeedReport report = feed.report();
        assertEquals(List.of(1L, 1L, 2L), List.of(report.gaps(), report.lostPackets(), report.staleInstruments()));
        assertEquals(List.of("state 0 stale status 0 reason 1", "state 1 stale status 0 reason 1"), feed.log.take());
    }

    @Test
    void shouldEndTheWaitForAMissingPacketWhenTheTimeIsUp() {
        feed.started().a(bid(3, ES, 2, 11));
        feed.handler().onTime(1_000_000);
        assertEquals(List.of(), feed.log.take());
        feed.handler().onTime(1_000 + 6_000_000);

        assertEquals(1, feed.report().gaps());
    }

    @Test
    void shouldMakeAnInstrumentGoodAgainWhoseOwnNumberGoesOn() {
        feed.started().a(bid(3, ES, 2, 11)).handler().onEnd();

        assertEquals(
                List.of(
                        "state 0 stale status 0 reason 1",
                        "state 1 stale status 0 reason 1",
                        "book 0 at 1003 [change bid 1 11 x 700000000 n 2] commit",
                        "state 0 recovered status 0 reason 0"),
                feed.log.take());
        assertEquals(1, feed.report().staleInstruments());
    }

    @Test
    void shouldKeepHeartbeatsOfNumberZeroOutsideTheCount() {
        feed.started().a(new CmeBytes(0, 90_000_000_000L).heartbeat()).a(bid(2, ES, 2, 11));

        assertEquals(List.of("book 0 at 1002 [change bid 1 11 x 700000000 n 2] commit"), feed.log.take());
        assertEquals(0, feed.report().gaps() + feed.report().duplicates());
    }

    @Test
    void shouldAcceptHeartbeatsThatUseUpTheirNumber() {
        feed.started()
                .a(new CmeBytes(2).heartbeat())
                .a(new CmeBytes(3).heartbeat())
                .a(bid(4, ES, 2, 11));

        assertEquals(0, feed.report().gaps());
        assertEquals(1, feed.log.take().size());
    }

    @Test
    void shouldAcceptHeartbeatsThatNameTheNextNumber() {
        feed.started()
                .a(new CmeBytes(2).heartbeat())
                .b(new CmeBytes(2).heartbeat())
                .a(bid(2, ES, 2, 11));

        assertEquals(0, feed.report().gaps());
        assertEquals(1, feed.log.take().size());
    }

    @Test
    void shouldSeeALossFromAHeartbeatAhead() {
        feed.started().a(new CmeBytes(4).heartbeat());

        assertEquals(1, feed.report().gaps());
        assertEquals(2, feed.log.take().size());
    }

    @Test
    void shouldEndAnEventOverTwoPacketsOnce() {
        feed.started()
                .a(new CmeBytes(2)
                        .bookEvent(2, 0)
                        .level(ES, 2, '0', 1, 1, 9, 4, 1)
                        .level(NQ, 2, '0', 1, 1, 19, 4, 1));
        assertEquals(List.of(), feed.log.take());
        feed.a(new CmeBytes(3).bookEvent(2, END).level(ES, 3, '1', 0, 1, 12, 4, 1));

        assertEquals(
                List.of(
                        "book 0 at 2 [change bid 1 9 x 400000000 n 1] [new ask 1 12 x 400000000 n 1] commit",
                        "book 1 at 2 [change bid 1 19 x 400000000 n 1] commit"),
                feed.log.take());
    }

    @Test
    void shouldEndAnEventWithAMessageThatOnlySaysSo() {
        feed.started()
                .a(new CmeBytes(2).bookEvent(2, 0).level(ES, 2, '0', 1, 1, 9, 4, 1))
                .a(new CmeBytes(3).book(46, 2, END).group(32));

        assertEquals(List.of("book 0 at 2 [change bid 1 9 x 400000000 n 1] commit"), feed.log.take());
    }

    @Test
    void shouldEndAnUnmarkedEventAtTheNextTime() {
        feed.started()
                .a(new CmeBytes(2).bookEvent(2, 0).level(ES, 2, '0', 1, 1, 9, 4, 1))
                .a(new CmeBytes(3).bookEvent(3, 0).level(ES, 3, '0', 1, 1, 10, 4, 1));

        assertEquals(List.of("book 0 at 2 [change bid 1 9 x 400000000 n 1] commit"), feed.log.take());
    }

    @Test
    void shouldSayStaleBeforeTheRestOfABrokenEvent() {
        feed.started()
                .a(new CmeBytes(2).bookEvent(2, 0).level(ES, 2, '0', 1, 1, 9, 4, 1))
                .a(new CmeBytes(9).heartbeat());

        assertEquals(
                List.of(
                        "state 0 stale status 0 reason 1",
                        "state 1 stale status 0 reason 1",
                        "book 0 at 2 [change bid 1 9 x 400000000 n 1] commit"),
                feed.log.take());
    }

    @Test
    void shouldSplitAnEventThatIsTooLongForOneSlot() {
        final CmeBytes packet = new CmeBytes(2).bookEvent(2, END);
        for (int i = 0; i < 100; i++) {
            packet.level(ES, 2 + i, '0', 1, 1, 9 + i, 4, 1);
        }
        feed.started().a(packet);

        final List<String> lines = feed.log.take();
        assertEquals(2, lines.size());
        assertEquals(
                List.of(false, true),
                lines.stream().map(l -> l.endsWith("commit")).toList());
    }

    @Test
    void shouldReadTheTcpFlavourOnlyWhenToldSo() {
        final CmeHarness tcp = new CmeHarness(CmeChannel.fragments(CmeTransport.TCP));
        final byte[] packet = bid(2, ES, 2, 11).bytes();
        final byte[] marked = new byte[packet.length + 2];
        marked[0] = (byte) 0xfe;
        marked[1] = (byte) 0xca;
        System.arraycopy(packet, 0, marked, 2, packet.length);
        tcp.send(CmeLine.INCREMENTAL_A, marked).send(CmeLine.INCREMENTAL_A, packet);

        assertEquals(1, tcp.log.linesStarting("book").size());
        assertEquals(1, tcp.report().errors());
    }

    @Test
    void shouldTakeASequenceNumberThatLooksLikeTheTcpMark() {
        feed.defined().a(bid(0xcafe, ES, 1, 11));

        assertEquals(1, feed.log.linesStarting("book").size());
        assertEquals(0, feed.report().errors());
    }
}
