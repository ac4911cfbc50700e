package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResetTest {
    private static final long REQUEST = 5;

    private final Rig rig = Rig.started();

    private long killed() {
        return rig.kill(Models.DESK, 77).sequence;
    }

    private void requested() {
        rig.requestReset(Models.DESK, REQUEST, killed(), "ann");
    }

    private void released() {
        requested();
        rig.approveReset(Models.DESK, REQUEST, "bob");
    }

    private static void refused(final int refusal, final Output out) {
        assertEquals(OperatorCommands.REFUSED, out.result().result());
        assertEquals(refusal, out.result().refusal());
    }

    @Test
    void shouldRefuseARequestFromATrader() {
        final double cause = killed();
        refused(
                OperatorCommands.ROLE,
                rig.command(2, OperatorCommands.TRADER, Models.DESK, REQUEST, cause, 0, 0, "ann", "INC-1", "why"));
    }

    @Test
    void shouldRefuseARoleThatDoesNotExist() {
        final double cause = killed();
        refused(OperatorCommands.ROLE, rig.command(2, 7, Models.DESK, REQUEST, cause, 0, 0, "ann", "INC-1", "why"));
    }

    @Test
    void shouldRefuseARequestThatDoesNotNameTheCause() {
        final long cause = killed();
        refused(OperatorCommands.VALUE, rig.requestReset(Models.DESK, REQUEST, cause - 1, "ann"));
    }

    @Test
    void shouldRefuseARequestWithoutReason() {
        final double cause = killed();
        refused(OperatorCommands.VALUE, rig.command(2, 2, Models.DESK, REQUEST, cause, 0, 0, "ann", "INC-1", ""));
    }

    @Test
    void shouldRefuseARequestWithoutIncident() {
        final double cause = killed();
        refused(OperatorCommands.VALUE, rig.command(2, 2, Models.DESK, REQUEST, cause, 0, 0, "ann", "", "why"));
    }

    @Test
    void shouldRefuseARequestWithoutPerson() {
        final double cause = killed();
        refused(OperatorCommands.VALUE, rig.command(2, 2, Models.DESK, REQUEST, cause, 0, 0, "  ", "INC-1", "why"));
    }

    @Test
    void shouldRefuseARequestWhileOrdersAreUnknown() {
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        final long cause = killed();
        rig.pass(5 * Rig.SECOND);
        refused(OperatorCommands.ORDERS_UNKNOWN, rig.requestReset(Models.DESK, REQUEST, cause, "ann"));
    }

    @Test
    void shouldRefuseARequestForANodeThatIsNotLatched() {
        refused(OperatorCommands.STATE, rig.requestReset(Models.DESK, REQUEST, 0, "ann"));
    }

    @Test
    void shouldRefuseApprovalByTheRequester() {
        requested();
        refused(OperatorCommands.SAME_PERSON, rig.approveReset(Models.DESK, REQUEST, "ann"));
    }

    @Test
    void shouldTakeOnePersonInTwoSpellingsForOne() {
        requested();
        refused(OperatorCommands.SAME_PERSON, rig.approveReset(Models.DESK, REQUEST, "ANN "));
    }

    @Test
    void shouldRefuseApprovalWithoutTheOfficersRole() {
        requested();
        refused(OperatorCommands.ROLE, rig.command(3, 2, Models.DESK, REQUEST, 0, 0, 0, "bob", "INC-7", "yes"));
    }

    @Test
    void shouldLatchAgainWhenApprovalIsRefused() {
        requested();
        assertEquals(
                List.of(KillPhase.LATCHED),
                rig.approveReset(Models.DESK, REQUEST, "ann").phases(Models.DESK));
    }

    @Test
    void shouldRefuseApprovalOfAnotherRequest() {
        requested();
        refused(OperatorCommands.UNKNOWN_REQUEST, rig.approveReset(Models.DESK, REQUEST + 1, "bob"));
    }

    @Test
    void shouldLetARequestExpire() {
        requested();
        assertEquals(List.of(KillPhase.LATCHED), rig.pass(600 * Rig.SECOND).phases(Models.DESK));
        refused(OperatorCommands.EXPIRED, rig.approveReset(Models.DESK, REQUEST, "bob"));
    }

    @Test
    void shouldRefuseApprovalWhileTheLossStands() {
        final long cause = rig.mark(0, 89).sequence;
        rig.requestReset(Models.DESK, REQUEST, cause, "ann");
        refused(OperatorCommands.CAUSE_NOT_CLEARED, rig.approveReset(Models.DESK, REQUEST, "bob"));
    }

    @Test
    void shouldRefuseApprovalWhileTheDataAreBad() {
        requested();
        rig.stale(0);
        refused(OperatorCommands.CAUSE_NOT_CLEARED, rig.approveReset(Models.DESK, REQUEST, "bob"));
    }

    @Test
    void shouldReleaseOnceTheLimitWasRaisedByTwo() {
        final long cause = rig.mark(0, 89).sequence;
        rig.setLimit(Models.DESK, 16, 0, 50_000, 8, "ann");
        rig.approveLimit(Models.DESK, 8, "bob");
        rig.requestReset(Models.DESK, REQUEST, cause, "ann");
        assertEquals(
                OperatorCommands.DONE,
                rig.approveReset(Models.DESK, REQUEST, "bob").result().result());
    }

    @Test
    void shouldScaleLimitsInProbation() {
        released();
        rig.setLimit(Models.DESK, 2, 0, 100, 9, "ann");
        rig.approveLimit(Models.DESK, 9, "bob");
        assertTrue(rig.sell(Models.ACCOUNT, 0, 25, 100).decision().accepted());
        assertTrue(rig.sell(Models.ACCOUNT, 0, 26, 100).decision().failedOn(2));
    }

    @Test
    void shouldLatchAgainOnAnyWarningInProbation() {
        released();
        final Output out = rig.mark(0, 98.5);
        assertEquals(List.of(KillPhase.LATCHED), out.phases(Models.DESK));
        assertTrue(out.urgent);
    }

    @Test
    void shouldCallOrdersBackWhenProbationFails() {
        released();
        rig.sell(Models.ACCOUNT, 0, 5, 100);
        assertEquals(2, rig.mark(0, 98.5).cancels.size());
    }

    @Test
    void shouldArmAfterQuietProbation() {
        released();
        Output last = rig.timer();
        for (int i = 0; i < 901; i++) {
            assertFalse(last.phases(Models.DESK).contains(KillPhase.ARMED) && i < 899, "armed early, second " + i);
            if (!last.phases(Models.DESK).isEmpty()) {
                break;
            }
            last = rig.pass(Rig.SECOND);
        }
        assertEquals(List.of(KillPhase.ARMED), last.phases(Models.DESK));
    }

    @Test
    void shouldNotCountAClockJumpTowardsProbation() {
        released();
        assertTrue(rig.pass(3_600 * Rig.SECOND).phases(Models.DESK).isEmpty());
    }
}
