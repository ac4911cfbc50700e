package io.loadline.feed.recovery;

import static io.loadline.feed.recovery.SnapshotRecovery.Verdict.APPLY;
import static io.loadline.feed.recovery.SnapshotRecovery.Verdict.APPLY_TO_EMPTY;
import static io.loadline.feed.recovery.SnapshotRecovery.Verdict.COVERED;
import static io.loadline.feed.recovery.SnapshotRecovery.Verdict.KEPT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.StateReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotRecoveryTest {
    private final RecoveryHarness harness = new RecoveryHarness();
    private final SnapshotRecovery recovery = harness.recovery;

    @Test
    void shouldTakeAnInstrumentFromItsFirstChange() {
        final InstrumentRecovery instrument = harness.defined();

        assertEquals(APPLY, harness.change(instrument, 7, 1));
        recovery.onCommitted(instrument, 0);

        assertEquals(List.of("0 good"), harness.take());
    }

    @Test
    void shouldKeepChangesOfAnInstrumentJoinedLate() {
        final InstrumentRecovery instrument = harness.defined();

        assertEquals(KEPT, harness.change(instrument, 7, 500));
        assertEquals(InstrumentRecovery.State.STALE, instrument.state());
    }

    @Test
    void shouldApplyKeptChangesBehindTheSnapshot() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);
        harness.change(instrument, 7, 500);
        harness.change(instrument, 8, 501);
        harness.change(instrument, 9, 502);

        assertTrue(harness.snapshot(instrument, 8, 501, 10));
        assertEquals(List.of("kept 502 of packet 9 at 90", "0 good"), harness.take());
        assertEquals(APPLY, harness.change(instrument, 10, 503));
    }

    @Test
    void shouldRefuseASnapshotOlderThanWhatIsKept() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);
        harness.change(instrument, 7, 500);

        assertFalse(harness.snapshot(instrument, 5, 498, 8));
    }

    @Test
    void shouldRefuseASnapshotFromBeforeALossThatMayConcernIt() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);
        recovery.onGap(20, 0);

        assertFalse(harness.snapshot(instrument, 18, 500, 21));
        assertTrue(harness.snapshot(instrument, 19, 500, 21));
    }

    @Test
    void shouldTakeAnOlderSnapshotIfItsChangesLeadOn() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);
        harness.change(instrument, 7, 500);
        recovery.onGap(20, 0);
        harness.change(instrument, 20, 501);

        assertTrue(harness.snapshot(instrument, 6, 499, 21));
        assertEquals(List.of("kept 500 of packet 7 at 70", "kept 501 of packet 20 at 200", "0 good"), harness.take());
    }

    @Test
    void shouldNotGoOnWithANumberThatTheNextCountReachesAgain() {
        final InstrumentRecovery instrument = harness.defined();
        assertTrue(harness.snapshot(instrument, 0, 2, 1));
        harness.take();
        recovery.onGap(20, 0);

        assertEquals(KEPT, harness.change(instrument, 20, 1));
        assertEquals(KEPT, harness.change(instrument, 21, 2));
        assertEquals(KEPT, harness.change(instrument, 22, 3));
        assertEquals(List.of("0 stale " + StateReason.SEQUENCE_GAP), harness.take());
    }

    @Test
    void shouldTakeASnapshotOfTheNextCountThoughItsNumbersAreLower() {
        final InstrumentRecovery instrument = harness.defined();
        assertTrue(harness.snapshot(instrument, 0, 500, 1));
        recovery.onGap(20, 0);
        harness.change(instrument, 20, 2);
        harness.change(instrument, 21, 3);
        harness.take();

        assertTrue(harness.snapshot(instrument, 20, 2, 22));
        assertEquals(List.of("kept 3 of packet 21 at 210", "0 good"), harness.take());
    }

    @Test
    void shouldBeGoodAgainWhenTheOwnNumberGoesOnAfterAGap() {
        final InstrumentRecovery lost = harness.good();
        final InstrumentRecovery unharmed = harness.good();
        recovery.onGap(20, 0);
        assertEquals(
                List.of("0 stale " + StateReason.SEQUENCE_GAP, "1 stale " + StateReason.SEQUENCE_GAP), harness.take());

        assertEquals(KEPT, harness.change(lost, 20, 3));
        assertEquals(APPLY, harness.change(unharmed, 20, 2));
        recovery.onCommitted(unharmed, 0);

        assertEquals(List.of("1 good"), harness.take());
        assertEquals(1, recovery.waiting());
    }

    @Test
    void shouldGoStaleWhenTheOwnNumberIsBroken() {
        final InstrumentRecovery instrument = harness.good();

        assertEquals(KEPT, harness.change(instrument, 2, 3));
        assertEquals(List.of("0 stale " + StateReason.SEQUENCE_GAP), harness.take());
    }

    @Test
    void shouldGoStaleWhenTheOwnNumberGoesBack() {
        final InstrumentRecovery instrument = harness.good();
        harness.change(instrument, 2, 2);

        assertEquals(KEPT, harness.change(instrument, 3, 1));
        assertEquals(KEPT, harness.change(instrument, 3, 2), "nothing but a snapshot helps");
    }

    @Test
    void shouldDropWhatASnapshotAheadOfTheStreamCovers() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);
        harness.snapshot(instrument, 9, 500, 8);
        harness.take();

        assertEquals(COVERED, harness.change(instrument, 8, 499));
        assertEquals(COVERED, harness.change(instrument, 9, 500));
        assertEquals(APPLY, harness.change(instrument, 10, 501));
    }

    @Test
    void shouldKeepABookWhoseSnapshotHasWhatIsLost() {
        final InstrumentRecovery ahead = harness.defined();
        final InstrumentRecovery behind = harness.defined();
        recovery.onStart(7);
        harness.snapshot(ahead, 9, 500, 8);
        harness.snapshot(behind, 8, 70, 8);
        harness.take();

        recovery.onGap(10, 0);

        assertEquals(List.of("1 stale " + StateReason.SEQUENCE_GAP), harness.take());
        assertEquals(APPLY, harness.change(ahead, 10, 501));
        assertEquals(KEPT, harness.change(behind, 10, 72));
    }

    @Test
    void shouldKeepABookWithoutNumbersWhoseSnapshotHasWhatIsLost() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);
        harness.snapshot(instrument, 9, SnapshotRecovery.NO_NUMBER, 8);
        harness.take();

        recovery.onGap(10, 0);
        assertEquals(APPLY, harness.unnumbered(instrument, 10));

        recovery.onGap(12, 0);
        assertEquals(KEPT, harness.unnumbered(instrument, 12));
    }

    @Test
    void shouldNotTakeASnapshotOfTheOldCountForOneOfTheNew() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(700);
        harness.snapshot(instrument, 900, 500, 800);
        harness.take();

        recovery.onRestart(1, true, 0);

        assertEquals(List.of("0 stale " + StateReason.SEQUENCE_GAP), harness.take());
    }

    @Test
    void shouldIgnoreSnapshotsOfAGoodBook() {
        final InstrumentRecovery instrument = harness.good();

        assertFalse(harness.snapshot(instrument, 1, 1, 2));
        assertFalse(harness.snapshot(instrument, 5, 4, 2), "its changes are still to come");
        assertEquals(List.of(), harness.take());
    }

    @Test
    void shouldTakeASnapshotOfChangesThatNeverCame() {
        final InstrumentRecovery instrument = harness.good();

        assertTrue(harness.snapshot(instrument, 5, 4, 8));
        assertEquals(List.of("0 stale " + StateReason.SEQUENCE_GAP, "0 good"), harness.take());
    }

    @Test
    void shouldRefuseASnapshotFarAheadOfTheStream() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);

        assertFalse(harness.snapshot(instrument, 1_000_000, 500, 8), "of the count before this one");
    }

    @Test
    void shouldNotTrustTheOldBookUnderASnapshotInPieces() {
        final InstrumentRecovery instrument = harness.good();
        recovery.onGap(20, 0);
        recovery.beginSnapshot(instrument, 20, 5, 21, true);

        assertEquals(KEPT, harness.change(instrument, 21, 2), "the number that the old book would go on with");
        recovery.abandonSnapshot(instrument);
        assertEquals(KEPT, harness.change(instrument, 22, 2));
    }

    @Test
    void shouldRefuseTheLastPieceAfterALoss() {
        final InstrumentRecovery instrument = harness.good();
        recovery.onGap(20, 0);
        recovery.beginSnapshot(instrument, 20, 5, 21, true);
        recovery.onGap(30, 0);

        assertFalse(recovery.completeSnapshot(instrument, true, harness));
        assertEquals(InstrumentRecovery.State.STALE, instrument.state());
    }

    @Test
    void shouldKnowABookThatTheVenueEmptied() {
        final InstrumentRecovery instrument = harness.good();
        recovery.onGap(20, 0);
        harness.take();

        recovery.onEmptied(instrument, 21);
        recovery.onCommitted(instrument, 0);

        assertEquals(List.of("0 good"), harness.take());
        assertEquals(APPLY, harness.change(instrument, 22, 77), "the count may go on");
        assertEquals(APPLY, harness.change(instrument, 23, 78));
    }

    @Test
    void shouldAcceptTheFirstNumberAfterTheVenueEmptiedTheBookAndPacketsWereLost() {
        final InstrumentRecovery instrument = harness.good();
        recovery.onEmptied(instrument, 21);
        recovery.onGap(30, 0);

        assertEquals(KEPT, harness.change(instrument, 30, 2));
        assertEquals(APPLY_TO_EMPTY, harness.change(instrument, 31, 1));
    }

    @Test
    void shouldRefuseASnapshotFromBeforeTheBookWasEmptied() {
        final InstrumentRecovery instrument = harness.good();
        recovery.onEmptied(instrument, 21);
        recovery.onGap(22, 0);
        harness.change(instrument, 22, 2);
        harness.change(instrument, 22, 3);

        assertFalse(harness.snapshot(instrument, 20, 2, 23));
    }

    @Test
    void shouldGoOnInANewCountIfTheInstrumentDoes() {
        final InstrumentRecovery instrument = harness.good();
        recovery.onRestart(1, true, 0);

        assertEquals(APPLY, harness.change(instrument, 1, 2));
    }

    @Test
    void shouldEmptyTheBookInANewCountIfTheInstrumentBeginsAgain() {
        final InstrumentRecovery instrument = harness.good();
        harness.change(instrument, 2, 2);
        recovery.onRestart(1, true, 0);

        assertEquals(APPLY_TO_EMPTY, harness.change(instrument, 1, 1));
        assertEquals(APPLY, harness.change(instrument, 2, 2));
    }

    @Test
    void shouldNotTrustANumberThatGoesOnInANewCountJoinedLate() {
        final InstrumentRecovery instrument = harness.good();
        recovery.onRestart(40, false, 0);

        assertEquals(KEPT, harness.change(instrument, 40, 2));
    }

    @Test
    void shouldResumeFromChangesKeptBeforeTheDefinition() {
        final InstrumentRecovery instrument = recovery.add();
        assertEquals(KEPT, harness.change(instrument, 3, 1));
        assertEquals(KEPT, harness.change(instrument, 4, 2));
        recovery.define(instrument);
        harness.take();

        assertTrue(recovery.resume(instrument, harness));
        assertEquals(List.of("kept 1 of packet 3 at 30", "kept 2 of packet 4 at 40"), harness.take());
        assertEquals(APPLY, harness.change(instrument, 5, 3));
    }

    @Test
    void shouldNotResumeWhereTheBeginningIsMissing() {
        final InstrumentRecovery instrument = recovery.add();
        harness.change(instrument, 3, 2);
        recovery.define(instrument);

        assertFalse(recovery.resume(instrument, harness));
    }

    @Test
    void shouldResumeBehindAnEmptiedBook() {
        final InstrumentRecovery instrument = recovery.add();
        harness.change(instrument, 3, 8);
        recovery.onEmptied(instrument, 4);
        harness.change(instrument, 5, 9);
        recovery.define(instrument);
        harness.take();

        assertTrue(recovery.resume(instrument, harness));
        assertEquals(List.of("kept 9 of packet 5 at 50"), harness.take());
    }

    @Test
    void shouldRecoverWithoutNumbersByPacketsAlone() {
        final InstrumentRecovery instrument = harness.defined();
        recovery.onStart(7);
        assertEquals(KEPT, harness.unnumbered(instrument, 7));
        assertEquals(KEPT, harness.unnumbered(instrument, 8));

        assertFalse(harness.snapshot(instrument, 5, SnapshotRecovery.NO_NUMBER, 9));
        assertTrue(harness.snapshot(instrument, 7, SnapshotRecovery.NO_NUMBER, 9));
        assertEquals(List.of("kept 8 of packet 8 at 80", "0 good"), harness.take());
        assertEquals(APPLY, harness.unnumbered(instrument, 9));
        recovery.onGap(12, 0);
        assertEquals(KEPT, harness.unnumbered(instrument, 12));
    }

    @Test
    void shouldApplyAndKeepLooseChangesUntilASnapshotComes() {
        final InstrumentRecovery instrument = recovery.add();
        recovery.assume(instrument);
        assertEquals(List.of("0 assumed"), harness.take());
        assertEquals(APPLY, harness.change(instrument, 7, 500));
        assertEquals(APPLY, harness.change(instrument, 8, 501));
        recovery.onGap(9, 0);
        assertEquals(List.of(), harness.take(), "a gap changes nothing");

        assertTrue(harness.snapshot(instrument, 8, 500, 9));
        assertEquals(
                List.of("0 stale " + StateReason.LATE_START, "kept 501 of packet 8 at 80", "0 good"), harness.take());
        assertEquals(KEPT, harness.change(instrument, 9, 503), "from here on a loss is a loss");
    }

    @Test
    void shouldTrustALooseInstrumentFromItsFirstChange() {
        final InstrumentRecovery instrument = recovery.add();
        recovery.assume(instrument);

        harness.change(instrument, 7, 1);

        assertEquals(InstrumentRecovery.State.GOOD, instrument.state());
        assertEquals(0, recovery.waiting());
    }

    @Test
    void shouldNeedALaterSnapshotWhenKeptChangesHadNoRoom() {
        final RecoveryHarness small = new RecoveryHarness().withChangesOf(56);
        final InstrumentRecovery instrument = small.defined();
        small.recovery.onStart(1);
        for (int i = 1; i <= 2000; i++) {
            small.change(instrument, i, 499 + i);
        }

        assertFalse(small.snapshot(instrument, 1000, 1499, 2001));
        assertTrue(small.snapshot(instrument, 1999, 2498, 2001));
        assertEquals("kept 2499 of packet 2000 at 20000", small.take().getFirst());
    }

    @Test
    void shouldRefuseRoomThatIsNoPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new RecoveryHarness(100_000));
    }
}
