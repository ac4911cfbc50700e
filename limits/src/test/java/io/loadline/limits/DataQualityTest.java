package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Quality;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataQualityTest {
    @Test
    void shouldDegradeAtOnceOnABadMark() {
        final Rig rig = Rig.started();
        final Output out = rig.stale(0);
        assertEquals(
                List.of(7, 5, 3, 1, 0),
                out.alerts.stream().map(Output.Alert::node).toList());
        assertEquals(22, out.alerts.getFirst().control());
    }

    @Test
    void shouldLetOnlyReductionsPassWhileDegraded() {
        final Rig rig = Rig.started();
        rig.stale(1);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(22));
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldStampTheVerdictWithTheQuality() {
        final Rig rig = Rig.started();
        rig.stale(0);
        assertEquals(
                Quality.STALE, rig.buy(Models.ACCOUNT, 0, 1, 100).decision().quality());
    }

    @Test
    void shouldReleaseADegradedNodeOnlyAfterGoodDataForAWhile() {
        final Rig rig = Rig.started();
        rig.stale(0);
        rig.mark(0, 100);
        assertFalse(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().accepted());
        rig.pass(Rig.SECOND / 2);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldStartTheWaitAgainWhenDataTurnBad() {
        final Rig rig = Rig.started();
        rig.stale(0);
        rig.mark(0, 100);
        rig.stale(0);
        rig.pass(Rig.SECOND);
        rig.mark(0, 100);
        assertFalse(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldTolerateTheShareOfStaleInstrumentsThatIsSet() {
        final Rig rig = new Rig(Models.standard(), Settings.withStaleShare(LimitsSettings.defaults(), 0.5));
        rig.start();
        final Output out = rig.stale(1);
        assertFalse(out.alerts.stream().anyMatch(alert -> alert.node() == Models.FIRM));
        assertTrue(out.alerts.stream().anyMatch(alert -> alert.node() == Models.OTHER_DESK));
    }

    @Test
    void shouldBlockUntilEveryHeldInstrumentIsPriced() {
        final Rig rig = new Rig(Models.standard());
        rig.epoch(1);
        rig.mark(0, 100);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(22));
        assertEquals(List.of(KillPhase.ARMED), rig.mark(1, 50).phases(Models.FIRM));
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldBlockBeforeTheFirstEpoch() {
        final Rig rig = new Rig(Models.standard());
        rig.mark(0, 100);
        assertFalse(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldBlockAfterARestartUntilDataAreFresh() {
        final Rig rig = Rig.started();
        rig.epoch(2);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(4, 22));
        rig.mark(0, 100);
        rig.mark(1, 50);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldArmAnEmptyNodeWithTheEpoch() {
        final Rig rig = new Rig(Models.of(Models.standardLimits(), List.of()));
        assertEquals(
                List.of(KillPhase.RECOVERING, KillPhase.ARMED), rig.epoch(1).phases(Models.FIRM));
    }

    @Test
    void shouldFollowWhatFillsTakeUpAndLetGo() {
        final Rig rig = new Rig(Models.standard(), Settings.withStaleShare(LimitsSettings.defaults(), 0.5));
        rig.start();
        rig.buy(Models.ACCOUNT, 2, 10, 10);
        rig.fill(1, Models.ACCOUNT, 2, Rig.BUY, 10, 10, true);
        assertFalse(rig.stale(2).alerts.stream().anyMatch(alert -> alert.node() == Models.ACCOUNT));
    }
}
