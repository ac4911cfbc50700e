package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillSwitchTest {
    /** Price of instrument 0 at which desk a has lost more than its daily limit of 10,000 on 1,000 units. */
    private static final double CRASH = 89;

    @Test
    void shouldPassThroughItsPhasesWithinTheEventThatTrips() {
        final Rig rig = Rig.started();
        final Output out = rig.mark(0, CRASH);
        assertEquals(List.of(KillPhase.TRIPPED, KillPhase.CANCELLING, KillPhase.LATCHED), out.phases(Models.DESK));
    }

    @Test
    void shouldNameTheCauseOfATrip() {
        final Rig rig = Rig.started();
        final Output out = rig.mark(0, CRASH);
        final Output.Kill kill = out.kills.getFirst();
        assertEquals(16, kill.control());
        assertEquals(out.sequence, kill.causeSequence());
        assertEquals(0, kill.before());
        assertTrue(kill.value() > 10_000 && kill.value() < 11_000, () -> "loss " + kill.value());
        assertEquals(10_000, kill.limit());
    }

    @Test
    void shouldSendAKillAheadOfTheJournal() {
        assertTrue(Rig.started().mark(0, CRASH).urgent);
    }

    @Test
    void shouldCountATrip() {
        assertEquals(1, Rig.started().mark(0, CRASH).trips);
    }

    @Test
    void shouldCallBackOrdersOfEverySourceAndEachKnownOne() {
        final Rig rig = Rig.started();
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        final Output out = rig.mark(0, CRASH);
        assertEquals(
                List.of(
                        new Output.Cancel(-out.sequence, 0, Models.DESK, 0, 1),
                        new Output.Cancel(-out.sequence, 1, Models.DESK, 1, 1)),
                out.cancels);
    }

    @Test
    void shouldLatchWhenTheLastOrderEnds() {
        final Rig rig = Rig.started();
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        rig.mark(0, CRASH);
        final Output out = rig.report(1, Models.ACCOUNT, 3);
        assertTrue(out.kills.getFirst().complete());
        assertEquals(List.of(KillPhase.LATCHED), out.phases(Models.DESK));
    }

    @Test
    void shouldLatchIncompleteWhenOrdersStayUnknown() {
        final Rig rig = Rig.started();
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        rig.mark(0, CRASH);
        final Output out = rig.pass(5 * Rig.SECOND);
        assertFalse(out.kills.getFirst().complete());
        assertEquals(1, out.kills.getFirst().openOrders());
    }

    @Test
    void shouldRepeatCancelsUntilTheOrderIsKnown() {
        final Rig rig = Rig.started();
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        rig.mark(0, CRASH);
        rig.pass(5 * Rig.SECOND);
        assertEquals(3, rig.pass(5 * Rig.SECOND).cancels.getFirst().attempt());
        assertTrue(rig.fill(1, Models.ACCOUNT, 0, Rig.BUY, 10, 100, true)
                .kills
                .getFirst()
                .complete());
        assertTrue(rig.pass(5 * Rig.SECOND).cancels.isEmpty());
    }

    @Test
    void shouldRefuseAnOrderThatFollowsTheKill() {
        final Rig rig = Rig.started();
        rig.mark(0, CRASH);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, CRASH).decision().failedOn(16));
    }

    @Test
    void shouldLeaveTheOtherDeskAlone() {
        final Rig rig = Rig.started();
        rig.mark(0, CRASH);
        assertTrue(rig.sell(Models.OTHER_ACCOUNT, 1, 1, 50).decision().accepted());
    }

    @Test
    void shouldReleaseWithTwoPersons() {
        final Rig rig = Rig.started();
        final long cause = rig.kill(Models.DESK, 77).sequence;
        assertEquals(
                OperatorCommands.PENDING,
                rig.requestReset(Models.DESK, 5, cause, "ann").result().result());
        assertEquals(
                List.of(KillPhase.PROBATION),
                rig.approveReset(Models.DESK, 5, "bob").phases(Models.DESK));
    }

    @Test
    void shouldTakeTheSameKillOnce() {
        final Rig rig = Rig.started();
        rig.kill(Models.DESK, 77);
        final Output again = rig.kill(Models.DESK, 77);
        assertTrue(again.kills.isEmpty());
        assertEquals(OperatorCommands.DONE, again.result().result());
    }

    @Test
    void shouldNotTakeAnOldKillForANewOne() {
        final Rig rig = Rig.started();
        final long cause = rig.kill(Models.DESK, 77).sequence;
        rig.requestReset(Models.DESK, 5, cause, "ann");
        rig.approveReset(Models.DESK, 5, "bob");
        assertEquals(OperatorCommands.STATE, rig.kill(Models.DESK, 77).result().refusal());
    }

    @Test
    void shouldStayLatchedUnderASecondKill() {
        final Rig rig = Rig.started();
        rig.kill(Models.DESK, 77);
        final Output second = rig.kill(Models.DESK, 78);
        assertEquals(List.of(KillPhase.LATCHED), second.phases(Models.DESK));
        assertEquals(77, second.kills.getFirst().killId());
    }

    @Test
    void shouldVoidARequestedResetByASecondKill() {
        final Rig rig = Rig.started();
        final long cause = rig.kill(Models.DESK, 77).sequence;
        rig.requestReset(Models.DESK, 5, cause, "ann");
        rig.kill(Models.DESK, 78);
        assertEquals(
                OperatorCommands.STATE,
                rig.approveReset(Models.DESK, 5, "bob").result().refusal());
    }

    @Test
    void shouldKillTheFirmWithoutTouchingTheLatchOfADesk() {
        final Rig rig = Rig.started();
        rig.kill(Models.DESK, 77);
        assertTrue(rig.kill(Models.FIRM, 78).phases(Models.DESK).isEmpty());
    }

    @Test
    void shouldHoldADeskWhileTheFirmIsKilled() {
        final Rig rig = Rig.started();
        final long cause = rig.kill(Models.DESK, 77).sequence;
        rig.kill(Models.FIRM, 78);
        rig.requestReset(Models.DESK, 5, cause, "ann");
        rig.approveReset(Models.DESK, 5, "bob");
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(0));
    }

    @Test
    void shouldHoldADeskAfterTheFirmIsReleased() {
        final Rig rig = Rig.started();
        rig.kill(Models.DESK, 77);
        final long cause = rig.kill(Models.FIRM, 78).sequence;
        rig.requestReset(Models.FIRM, 5, cause, "ann");
        rig.approveReset(Models.FIRM, 5, "bob");
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(0));
        assertTrue(rig.sell(Models.OTHER_ACCOUNT, 1, 1, 50).decision().accepted());
    }

    @Test
    void shouldKeepTheLatchOverARestart() {
        final Rig rig = Rig.started();
        rig.mark(0, CRASH);
        rig.epoch(2);
        final Output back = rig.mark(0, CRASH);
        assertEquals(List.of(KillPhase.LATCHED), back.phases(Models.DESK));
        rig.mark(1, 50);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, CRASH).decision().failedOn(16));
    }

    @Test
    void shouldRepeatUnconfirmedCancelsAfterARestart() {
        final Rig rig = Rig.started();
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        rig.mark(0, CRASH);
        final Output out = rig.epoch(2);
        assertEquals(
                List.of(0L, 1L),
                out.cancels.stream().map(Output.Cancel::clOrdId).toList());
    }

    @Test
    void shouldNeverReleaseByTime() {
        final Rig rig = Rig.started();
        rig.mark(0, CRASH);
        assertTrue(rig.pass(40 * 86_400 * Rig.SECOND).phases(Models.DESK).isEmpty());
    }

    @Test
    void shouldCountAFillThatRacesACancel() {
        final Rig rig = Rig.started();
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        rig.mark(0, CRASH);
        final Output fill = rig.fill(1, Models.ACCOUNT, 0, Rig.BUY, 10, 100, true);
        assertEquals(List.of(KillPhase.LATCHED), fill.phases(Models.DESK));
        assertTrue(fill.kills.getFirst().complete());
        assertTrue(rig.report(1, Models.ACCOUNT, 5).kills.isEmpty());
    }

    @Test
    void shouldWaitForAnOrderWhoseCancelWasRejected() {
        final Rig rig = Rig.started();
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        rig.mark(0, CRASH);
        assertTrue(rig.report(1, Models.ACCOUNT, 5).kills.isEmpty());
    }

    @Test
    void shouldRefuseAKillOfAnUnknownNode() {
        assertEquals(
                OperatorCommands.UNKNOWN_NODE,
                Rig.started().kill(99, 1).result().refusal());
    }
}
