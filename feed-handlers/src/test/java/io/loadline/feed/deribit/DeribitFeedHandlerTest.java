package io.loadline.feed.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Instrument;
import io.loadline.feed.EventLog;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class DeribitFeedHandlerTest {
    private static final int CHANGES = 1;
    private static final int SNAPSHOTS = 101;
    private static final String RECOVERED = "state 0 recovered status 0 reason 0";
    private static final long T = 1_700_000_000_000L;

    private final EventLog log = new EventLog();
    private DeribitFeedHandler handler = handler(List.of());

    private DeribitFeedHandler handler(final List<Instrument> instruments) {
        return new DeribitFeedHandler(log, new InstrumentDirectory(instruments, 64), Counters.inMemory());
    }

    private DeribitFeedHandlerTest send(final DeribitBytes frame) {
        return send(frame.bytes());
    }

    private DeribitFeedHandlerTest send(final byte[] bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.length + 20]);
        buffer.putBytes(7, bytes);
        handler.onPacket(0, buffer, 7, bytes.length, 0);
        return this;
    }

    /** Defines instrument 5 and starts its book with change 10. */
    private DeribitFeedHandlerTest started() {
        send(new DeribitBytes(CHANGES, 1).instrument(5, "BTC-PERP", 0, Double.NaN, 0.5, false));
        send(new DeribitBytes(CHANGES, 2).book(5, 0, 10, true).change(1, 0, 100.5, 2));
        log.take();
        return this;
    }

    private static DeribitBytes bid(final int sequence, final long previous, final long change, final double price) {
        return new DeribitBytes(CHANGES, sequence)
                .book(5, previous, change, true)
                .change(1, 0, price, 2);
    }

    private static String bidLine(final long change, final String flags, final String price) {
        return "book 0 at " + (T + change) + "000000" + flags + " [new bid 0 " + price + " x 200000000 n -1] commit";
    }

    @Test
    void shouldDefineAnInstrumentOnceFromItsTwoLayouts() {
        send(new DeribitBytes(SNAPSHOTS, 1)
                .instrument(5, "BTC_USDC-X-C", 1, 25_800, 0.0001, true)
                .instrument(5, "BTC_USDC-X-C", 1, 25_800, 0.0001, false));

        assertEquals(
                List.of(
                        "define 0 BTC_USDC-X-C security 5 class 2 book 1 tick 100000 multiplier 1000000000 depth 0"
                                + " USDC of BTC option 1 strike 25800000000000 expiry 1700000000000000000"
                                + " exercise 1",
                        "state 0 stale status 0 reason 4",
                        "state 0 status status 2 reason 6"),
                log.take());
    }

    @Test
    void shouldStartABookFromItsFirstChange() {
        send(new DeribitBytes(CHANGES, 1).instrument(5, "BTC-PERP", 0, Double.NaN, 0.5, false));
        log.take();
        send(bid(2, 0, 10, 100.5));

        assertEquals(List.of(bidLine(10, " clear", "100500000000"), RECOVERED), log.take());
    }

    @Test
    void shouldNameAnInstrumentWithoutDefinitionByItsNumber() {
        send(bid(1, 0, 10, 100.5));

        assertTrue(
                log.lines().getFirst().startsWith("define 0 #5 security 5 class 5 book 1 "),
                log.lines().getFirst());
        assertEquals(1, log.linesStarting("book 0").size());
    }

    @Test
    void shouldMoveToTheInstrumentOfTheModelOnceTheNameIsKnown() {
        handler = handler(List.of(
                new Instrument(0, "BTC-PERP", DeribitFeed.VENUE, AssetClass.FUTURE, 0, 1, true, 0, 1, 0.01, null)));
        send(bid(1, 0, 10, 100.5));
        log.take();
        send(new DeribitBytes(CHANGES, 2).instrument(5, "BTC-PERP", 0, Double.NaN, 0.5, false));
        send(bid(3, 10, 11, 101));

        assertEquals(List.of(), log.linesStarting("book"));
        assertEquals(1, log.linesStarting("define 0 BTC-PERP").size());
    }

    @Test
    void shouldApplyAChainOfChanges() {
        started().send(bid(3, 10, 11, 101)).send(bid(4, 11, 15, 101.5));

        assertEquals(List.of(bidLine(11, "", "101000000000"), bidLine(15, "", "101500000000")), log.take());
    }

    @Test
    void shouldMakeABookStaleWhoseChainBreaks() {
        started().send(bid(3, 11, 12, 101));

        assertEquals(List.of("state 0 stale status 0 reason 3"), log.take());
    }

    @Test
    void shouldRecoverFromASnapshotAndTheChangesAfterIt() {
        started().send(bid(3, 11, 12, 101)).send(bid(4, 12, 13, 102));
        log.take();
        send(new DeribitBytes(SNAPSHOTS, 1)
                .snapshotStart()
                .snapshot(5, 11, true)
                .level(0, 103, 1));

        assertEquals(
                List.of(
                        "book 0 at " + (T + 11)
                                + "000000 clear recovery [new ask 0 103000000000 x 100000000 n -1] commit",
                        bidLine(12, "", "101000000000"),
                        bidLine(13, "", "102000000000"),
                        RECOVERED),
                log.take());
    }

    @Test
    void shouldNotUseASnapshotThatTheChangesDoNotMeet() {
        started().send(bid(3, 13, 14, 101));
        log.take();
        send(new DeribitBytes(SNAPSHOTS, 1)
                .snapshotStart()
                .snapshot(5, 12, true)
                .level(0, 103, 1));

        assertEquals(List.of(), log.take());
    }

    @Test
    void shouldPutASnapshotTogetherFromItsParts() {
        started().send(bid(3, 11, 12, 101));
        log.take();
        send(new DeribitBytes(SNAPSHOTS, 1)
                .snapshotStart()
                .snapshot(5, 12, false)
                .level(0, 103, 1));
        send(new DeribitBytes(SNAPSHOTS, 2).snapshot(5, 12, true).level(1, 102, 1));

        assertEquals(
                List.of(
                        "book 0 at " + (T + 12) + "000000 clear recovery [new ask 0 103000000000 x 100000000 n -1]",
                        "book 0 at " + (T + 12) + "000000 recovery [new bid 0 102000000000 x 100000000 n -1] commit",
                        RECOVERED),
                log.take());
    }

    @Test
    void shouldNotUseASnapshotOfWhichAPartWasLost() {
        started().send(bid(3, 11, 12, 101));
        send(new DeribitBytes(SNAPSHOTS, 1)
                .snapshotStart()
                .snapshot(5, 12, false)
                .level(0, 103, 1));
        log.take();
        send(new DeribitBytes(SNAPSHOTS, 3).snapshot(5, 12, true).level(1, 102, 1));
        handler.onEnd();

        assertEquals(List.of(), log.take());
        assertEquals(1, handler.report().staleInstruments());
    }

    @Test
    void shouldCommitAChangeOfSeveralPartsAtItsLast() {
        started().send(new DeribitBytes(CHANGES, 3).book(5, 10, 11, false).change(1, 0, 99, 2));
        send(new DeribitBytes(CHANGES, 4).book(5, 10, 11, true).change(1, 2, 100.5, 0));

        assertEquals(
                List.of(
                        "book 0 at " + (T + 11) + "000000 [new bid 0 99000000000 x 200000000 n -1]",
                        "book 0 at " + (T + 11) + "000000 [delete bid 0 100500000000 x 0 n -1] commit"),
                log.take());
    }

    @Test
    void shouldWaitForASnapshotWhenAPartOfAChangeIsLost() {
        started().send(new DeribitBytes(CHANGES, 3).book(5, 10, 11, false).change(1, 0, 99, 2));
        send(new DeribitBytes(CHANGES, 5).book(5, 10, 11, true).change(1, 0, 98, 2));
        handler.onEnd();

        assertEquals(1, handler.report().staleInstruments());
        assertEquals(1, log.linesStarting("book").size());
    }

    @Test
    void shouldMakeTheBooksOfAChannelStaleOnAGapUntilTheirChainGoesOn() {
        started().send(bid(4, 10, 11, 101));
        handler.onEnd();

        assertEquals(
                List.of("state 0 stale status 0 reason 1", bidLine(11, "", "101000000000"), RECOVERED), log.take());
        assertEquals(
                List.of(1L, 1L),
                List.of(handler.report().gaps(), handler.report().lostPackets()));
    }

    @Test
    void shouldLeaveBooksOfOtherChannelsAloneOnAGap() {
        started().send(new DeribitBytes(9, 1).priceIndex("btc_usd", 1)).send(new DeribitBytes(9, 5).priceIndex("b", 1));
        handler.onEnd();

        assertEquals(0, handler.report().staleInstruments());
        assertEquals(1, handler.report().gaps());
    }

    @Test
    void shouldCountCopiesOfAFrameOnce() {
        started().send(bid(3, 10, 11, 101)).send(bid(3, 10, 11, 101));

        assertEquals(1, log.take().size());
        assertEquals(1, handler.report().duplicates());
    }

    @Test
    void shouldRejectAFrameTruncatedAnywhere() {
        final byte[] frame = new DeribitBytes(CHANGES, 3)
                .instrument(6, "X", 0, 1, 1, true)
                .book(5, 10, 11, true)
                .change(1, 0, 101, 2)
                .bytes();
        started();
        for (int length = 0; length < frame.length; length++) {
            send(Arrays.copyOf(frame, length));
        }

        assertEquals(List.of(), log.take());
        assertEquals(frame.length, handler.report().errors());
        send(frame);
        assertEquals(1, log.linesStarting("book").size());
    }

    @Test
    void shouldStepByTheBlockLengthsOfTheWire() {
        send(new DeribitBytes(CHANGES, 1)
                .withLongerBlocks(5)
                .instrument(5, "BTC-PERP", 0, 1, 0.5, false)
                .book(5, 0, 10, true)
                .change(1, 0, 100.5, 2)
                .change(0, 0, 101, 2)
                .trade(5, 1, 100.5, 2));

        assertEquals(0, handler.report().errors());
        assertEquals(
                List.of("book 0 at " + (T + 10) + "000000 clear [new bid 0 100500000000 x 200000000 n -1]"
                        + " [new ask 0 101000000000 x 200000000 n -1] commit"),
                log.linesStarting("book"));
        assertEquals(1, log.linesStarting("trade").size());
    }

    @Test
    void shouldSkipAnUnknownTemplateByWalkingItsParts() {
        started()
                .send(new DeribitBytes(CHANGES, 3)
                        .message(1044, 4, 3, 1, 1)
                        .pad(3)
                        .group(5)
                        .entry()
                        .pad(5)
                        .i8(2)
                        .pad(2)
                        .book(5, 10, 11, true)
                        .change(1, 0, 101, 2));

        assertEquals(1, handler.report().unknownTemplates());
        assertEquals(1, log.take().size());
    }

    @Test
    void shouldNotReadAnotherSchema() {
        final byte[] frame = bid(3, 10, 11, 101).bytes();
        frame[8 + 4] = 9;
        started().send(frame);

        assertEquals(1, handler.report().unknownTemplates());
        assertEquals(List.of(), log.take());
    }

    @Test
    void shouldMakeABookStaleThatIsSentAPriceThatIsNoNumber() {
        started().send(bid(3, 10, 11, Double.NaN)).send(bid(4, 11, 12, 101));

        assertEquals(List.of("state 0 stale status 0 reason 5"), log.take());
        assertEquals(1, handler.report().errors());
    }

    @Test
    void shouldKeepNegativePrices() {
        started().send(bid(3, 10, 11, -0.0005));

        assertEquals(List.of(bidLine(11, "", "-500000")), log.take());
    }

    @Test
    void shouldWriteTrades() {
        started()
                .send(new DeribitBytes(CHANGES, 3)
                        .trade(5, 0, 100.5, 0.1)
                        .trade(5, 1, 100.5, 0.1)
                        .trade(5, 2, 1, 1));

        assertEquals(
                List.of(
                        "trade 0 at 1700000000000000000 100500000000 x 10000000 aggressor 1 action 0 n -1",
                        "trade 0 at 1700000000000000000 100500000000 x 10000000 aggressor 2 action 0 n -1",
                        "trade 0 at 1700000000000000000 1000000000 x 100000000 aggressor 0 action 0 n -1"),
                log.take());
    }

    @Test
    void shouldWriteWhatATickerChanges() {
        started()
                .send(new DeribitBytes(CHANGES, 3).ticker(5, 2, 7, 100.25, Double.NaN))
                .send(new DeribitBytes(CHANGES, 4).ticker(5, 2, 7, 100.25, 99));

        assertEquals(
                List.of(
                        "state 0 status status 5 reason 6",
                        "statistic 0 kind 8 100250000000 x 0",
                        "statistic 0 kind 5 " + Long.MIN_VALUE + " x 700000000",
                        "statistic 0 kind 3 99000000000 x 0"),
                log.take());
    }

    @Test
    void shouldWriteAPriceIndexAsAnInstrumentOfItsOwn() {
        send(new DeribitBytes(0, 1).priceIndex("btc_usd", 25_448.57).priceIndex("eth_usd", 1_668.72));
        send(new DeribitBytes(0, 2).priceIndex("btc_usd", 25_448.58));

        assertEquals(
                List.of(
                        "statistic 0 kind 7 25448570000000 x 0",
                        "statistic 1 kind 7 1668720000000 x 0",
                        "statistic 0 kind 7 25448580000000 x 0"),
                log.linesStarting("statistic"));
        assertEquals(2, log.linesStarting("define").size());
    }

    @Test
    void shouldTellTheLegsOfAComboOnce() {
        send(new DeribitBytes(SNAPSHOTS, 1).instrument(5, "BTC-PERP", 0, Double.NaN, 0.5, false));
        log.take();
        for (int loop = 2; loop < 4; loop++) {
            send(new DeribitBytes(SNAPSHOTS, loop)
                    .instrument(6, "BTC-FS", 2, Double.NaN, 0.5, false)
                    .combo(6)
                    .leg(5, -1)
                    .leg(8, 3));
        }
        assertEquals(
                List.of("legs 1 [#5 is 0 ratio -100000000] [#8 is -1 ratio 300000000]"), log.linesStarting("legs"));
    }

    @Test
    void shouldTellChangedLegsAgain() {
        send(new DeribitBytes(SNAPSHOTS, 1).combo(6).leg(5, -1).leg(8, 3));
        send(new DeribitBytes(SNAPSHOTS, 2).combo(6).leg(5, -1).leg(8, 4));
        assertEquals(
                "legs 0 [#5 is -1 ratio -100000000] [#8 is -1 ratio 400000000]",
                log.linesStarting("legs").getLast());
    }

    @Test
    void shouldTellLegsAgainWhenTheComboTurnsOutToBeOneOfTheModel() {
        handler = handler(List.of(
                new Instrument(0, "BTC-FS", DeribitFeed.VENUE, AssetClass.OTHER, 0, 1, true, 0, 1, 0.01, null)));
        send(new DeribitBytes(SNAPSHOTS, 1).combo(6).leg(5, -1));
        send(new DeribitBytes(SNAPSHOTS, 2)
                .instrument(6, "BTC-FS", 2, Double.NaN, 0.5, false)
                .combo(6)
                .leg(5, -1));
        assertEquals(
                List.of("legs 1 [#5 is -1 ratio -100000000]", "legs 0 [#5 is -1 ratio -100000000]"),
                log.linesStarting("legs"));
    }

    @Test
    void shouldTellRequestsForQuotes() {
        started();
        send(new DeribitBytes(CHANGES, 3)
                .request(5, true, 0, 2.5)
                .request(5, true, 1, 1)
                .request(5, false, 2, Double.NaN));
        assertEquals(
                List.of(
                        "request 0 at 1700000000000000000 buy x 250000000 open ''",
                        "request 0 at 1700000000000000000 sell x 100000000 open ''",
                        "request 0 at 1700000000000000000 any side x 0 ended ''"),
                log.take());
    }
}
