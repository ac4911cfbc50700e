package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitCommandTest {
    private final Rig rig = Rig.started();

    private static void refused(final int refusal, final Output out) {
        assertEquals(OperatorCommands.REFUSED, out.result().result());
        assertEquals(refusal, out.result().refusal());
    }

    @Test
    void shouldLowerALimitAtOnce() {
        final Output out = rig.setLimit(Models.ACCOUNT, 2, 0, 5, 1, "ann");
        assertEquals(new Output.Result(4, OperatorCommands.DONE, 0, 500, 5, "ann"), out.result());
        assertTrue(rig.sell(Models.ACCOUNT, 0, 6, 100).decision().failedOn(2));
    }

    @Test
    void shouldTripAtOnceWhenALimitIsLoweredBelowTheLoss() {
        rig.mark(0, 95);
        assertEquals(1, rig.setLimit(Models.DESK, 16, 0, 4_900, 1, "ann").trips);
    }

    @Test
    void shouldHoldARaiseUntilASecondPersonApproves() {
        final Output out = rig.setLimit(Models.ACCOUNT, 2, 0, 900, 1, "ann");
        assertEquals(OperatorCommands.PENDING, out.result().result());
        assertTrue(rig.sell(Models.ACCOUNT, 0, 501, 100).decision().failedOn(2));
    }

    @Test
    void shouldRaiseALimitWithTwoPersons() {
        rig.setLimit(Models.ACCOUNT, 2, 0, 600, 1, "ann");
        final Output out = rig.approveLimit(Models.ACCOUNT, 1, "bob");
        assertEquals(new Output.Result(5, OperatorCommands.DONE, 0, 500, 600, "bob"), out.result());
        assertTrue(rig.sell(Models.ACCOUNT, 0, 501, 100).decision().accepted());
    }

    @Test
    void shouldRefuseSelfApproval() {
        rig.setLimit(Models.ACCOUNT, 2, 0, 600, 1, "ann");
        refused(OperatorCommands.SAME_PERSON, rig.approveLimit(Models.ACCOUNT, 1, "Ann"));
    }

    @Test
    void shouldRefuseApprovalWithoutTheOfficersRole() {
        rig.setLimit(Models.ACCOUNT, 2, 0, 600, 1, "ann");
        refused(OperatorCommands.ROLE, rig.command(5, 2, Models.ACCOUNT, 1, 0, 0, 0, "bob", "", ""));
    }

    @Test
    void shouldRefuseApprovalThatComesTooLate() {
        rig.setLimit(Models.ACCOUNT, 2, 0, 600, 1, "ann");
        rig.pass(600 * Rig.SECOND);
        refused(OperatorCommands.EXPIRED, rig.approveLimit(Models.ACCOUNT, 1, "bob"));
    }

    @Test
    void shouldRefuseApprovalOfAnUnknownRequest() {
        refused(OperatorCommands.UNKNOWN_REQUEST, rig.approveLimit(Models.ACCOUNT, 1, "bob"));
    }

    @Test
    void shouldRefuseALimitThatIsNotANumber() {
        refused(OperatorCommands.VALUE, rig.setLimit(Models.ACCOUNT, 2, 0, Double.NaN, 1, "ann"));
    }

    @Test
    void shouldRefuseANegativeLimit() {
        refused(OperatorCommands.VALUE, rig.setLimit(Models.ACCOUNT, 2, 0, -1, 1, "ann"));
    }

    @Test
    void shouldRefuseALimitOfNoControl() {
        refused(OperatorCommands.VALUE, rig.setLimit(Models.ACCOUNT, 99, 0, 1, 1, "ann"));
    }

    @Test
    void shouldRefuseALimitFromATrader() {
        refused(OperatorCommands.ROLE, rig.command(4, 1, Models.ACCOUNT, 1, 5, 2, 0, "ann", "", ""));
    }

    @Test
    void shouldRefuseACommandThatDoesNotExist() {
        refused(OperatorCommands.VALUE, rig.command(99, 2, Models.ACCOUNT, 1, 5, 2, 0, "ann", "", ""));
    }

    @Test
    void shouldNeedTwoPersonsForTheFirstLimitOfAnAccount() {
        final Rig bare = Rig.started(Models.of(List.of()));
        assertEquals(
                OperatorCommands.PENDING,
                bare.setLimit(Models.ACCOUNT, 2, 0, 10, 1, "ann").result().result());
        assertTrue(bare.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(1));
        bare.approveLimit(Models.ACCOUNT, 1, "bob");
        assertTrue(bare.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldBlockByOnePerson() {
        final Output out = rig.command(6, 1, Models.DESK, 0, 0, 0, 0, "tess", "", "");
        assertTrue(out.urgent);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(0));
    }

    @Test
    void shouldNotLetWhoBlockedUnblock() {
        rig.command(6, 2, Models.DESK, 0, 0, 0, 0, "ann", "", "");
        refused(OperatorCommands.SAME_PERSON, rig.command(7, 2, Models.DESK, 0, 0, 0, 0, "ann", "", ""));
    }

    @Test
    void shouldUnblockByAnotherPerson() {
        rig.command(6, 1, Models.DESK, 0, 0, 0, 0, "tess", "", "");
        rig.command(7, 2, Models.DESK, 0, 0, 0, 0, "ann", "", "");
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldLetOnlyReductionsPassWhenReduceOnly() {
        rig.command(8, 1, Models.DESK, 0, 0, 0, 0, "tess", "", "");
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(0));
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldNotLowerABlockToReduceOnly() {
        rig.command(6, 1, Models.DESK, 0, 0, 0, 0, "tess", "", "");
        rig.command(8, 1, Models.DESK, 0, 0, 0, 0, "tess", "", "");
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(0));
    }
}
