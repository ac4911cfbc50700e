package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MachineTest {
    private final Rig rig = Rig.started();

    private Output.Decision reduction() {
        return rig.sell(Models.ACCOUNT, 0, 1, 100).decision();
    }

    @Test
    void shouldBlockWhenTheJournalFails() {
        assertTrue(rig.health(0.5, false, 0).urgent);
        assertTrue(reduction().failedOn(28));
    }

    @Test
    void shouldBlockWhenTheDiskFillsUp() {
        rig.health(0.0999, true, 0);
        assertTrue(reduction().failedOn(28));
    }

    @Test
    void shouldBlockWhenTheFreeDiskIsNotKnown() {
        rig.health(Double.NaN, true, 0);
        assertTrue(reduction().failedOn(28));
    }

    @Test
    void shouldReleaseWhenTheJournalIsSoundAgain() {
        rig.health(0.5, false, 0);
        rig.health(0.5, true, 0);
        assertTrue(reduction().accepted());
    }

    @Test
    void shouldPassCancelsWhileTheJournalFails() {
        rig.buy(Models.ACCOUNT, 0, 1, 100);
        rig.health(0.5, false, 0);
        assertTrue(rig.cancel(1, Models.ACCOUNT).decision().accepted());
    }

    @Test
    void shouldKillWhileTheJournalFails() {
        rig.health(0.5, false, 0);
        assertEquals(1, rig.mark(0, 89).trips);
    }

    @Test
    void shouldAlertWhenTheClockIsOff() {
        assertEquals(1, rig.health(0.5, true, -150_000).alerts.getFirst().severity());
        assertTrue(reduction().accepted());
    }

    @Test
    void shouldBeReduceOnlyWhenTheClockIsFarOff() {
        rig.health(0.5, true, 1_000_000);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(28));
        assertTrue(reduction().accepted());
    }

    @Test
    void shouldAcceptAClockWhoseOffsetIsNotKnown() {
        assertTrue(rig.health(0.5, true, Long.MIN_VALUE).alerts.isEmpty());
    }

    @Test
    void shouldRefuseNewOrdersOfALostSource() {
        rig.source(1, false);
        assertTrue(reduction().failedOn(25));
    }

    @Test
    void shouldAcceptOrdersOfASourceThatCameBack() {
        rig.source(1, false);
        rig.source(1, true);
        assertTrue(reduction().accepted());
    }

    @Test
    void shouldNotMindAnotherLostSource() {
        rig.source(2, false);
        assertTrue(reduction().accepted());
    }

    @Test
    void shouldLatchIncompleteWhenTheGatewayIsDead() {
        rig.buy(Models.ACCOUNT, 0, 1, 100);
        rig.source(1, false);
        rig.kill(Models.DESK, 1);
        assertFalse(rig.pass(5 * Rig.SECOND).kills.getFirst().complete());
    }
}
