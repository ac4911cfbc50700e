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
}
