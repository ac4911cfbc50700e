package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.model.Limit;
import io.loadline.core.model.OpeningPosition;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossLimitTest {
    private static final long DAY = 86_400 * Rig.SECOND;

    private final Rig rig = Rig.started();

    private static Rig with(final Limit... limits) {
        return Rig.started(Models.of(List.of(limits)));
    }

    private static Output.Utilisation dailyLoss(final Output out) {
        return out.utilisations.stream()
                .filter(row -> row.node() == Models.DESK && row.control() == 16)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldWarnAtHalfTheDailyLoss() {
        final Output out = rig.mark(0, 94.9);
        assertEquals(Ladder.WARN, dailyLoss(out).own());
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 94.9).decision().accepted());
    }

    @Test
    void shouldBeReduceOnlyAtFourFifthsOfTheDailyLoss() {
        rig.mark(0, 91.9);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 91.9).decision().failedOn(16));
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 91.9).decision().accepted());
    }

    @Test
    void shouldKillAtTheWholeDailyLoss() {
        assertEquals(1, rig.mark(0, 89.9).trips);
    }

    @Test
    void shouldCountFromTheFirstGoodPriceNotFromTheOpeningPrice() {
        final Rig deep = new Rig(Models.of(
                Models.standardLimits(),
                List.of(new OpeningPosition(Models.ACCOUNT, 0, Scale.toQuantity(1000), Scale.toPrice(200)))));
        deep.epoch(1);
        assertEquals(0, deep.mark(0, 100).trips);
    }

    @Test
    void shouldCountNoLossWhenALateInstrumentGetsItsFirstPrice() {
        final Rig late = new Rig(
                Models.of(
                        List.of(new Limit(Models.DESK, 16, 0, -1, 0.5, 10_000)),
                        List.of(
                                new OpeningPosition(Models.ACCOUNT, 0, Scale.toQuantity(1000), Scale.toPrice(100)),
                                new OpeningPosition(Models.ACCOUNT, 2, Scale.toQuantity(1000), Scale.toPrice(90)))),
                Settings.withStaleShare(LimitsSettings.defaults(), 0.6));
        late.epoch(1);
        late.mark(0, 100);
        assertEquals(0, late.mark(2, 10).trips);
    }

    @Test
    void shouldStartTheDailyLossAgainWithTheDay() {
        rig.mark(0, 92);
        rig.pass(DAY);
        rig.mark(1, 50);
        assertEquals(0, rig.mark(0, 91).trips);
        assertEquals(1, rig.mark(0, 81).trips);
    }

    @Test
    void shouldKeepTheDayBaselineOverARestart() {
        rig.mark(0, 95);
        rig.epoch(2);
        rig.mark(1, 50);
        assertEquals(1, rig.mark(0, 89).trips);
    }

    @Test
    void shouldNotStartAKilledDeskAgainWithTheDay() {
        rig.mark(0, 89);
        rig.pass(DAY);
        rig.mark(0, 89);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 89).decision().failedOn(16));
    }

    @Test
    void shouldKillByDrawdownFromTheHighWaterMark() {
        final Rig fallen = with(new Limit(Models.DESK, 17, 0, -1, 0.5, 20_000));
        fallen.mark(0, 115);
        assertEquals(0, fallen.mark(0, 96).trips);
        final Output out = fallen.mark(0, 94);
        assertEquals(1, out.trips);
        assertEquals(17, out.kills.getFirst().control());
    }

    @Test
    void shouldKeepTheHighWaterMarkOverARestart() {
        final Rig fallen = with(new Limit(Models.DESK, 17, 0, -1, 0.5, 20_000));
        fallen.mark(0, 115);
        fallen.mark(0, 100);
        fallen.epoch(2);
        assertEquals(1, fallen.mark(0, 94).trips);
    }

    @Test
    void shouldNotTripOnAPriceThatIsNotANumber() {
        assertEquals(0, rig.mark(0, Double.NaN).trips);
    }

    @Test
    void shouldNotTripWhileTheNumbersAreNotGood() {
        final Rig degraded = Rig.started(Models.of(
                List.of(new Limit(Models.DESK, 16, 0, -1, 0.5, 10_000)),
                List.of(
                        new OpeningPosition(Models.ACCOUNT, 0, Scale.toQuantity(1000), Scale.toPrice(100)),
                        new OpeningPosition(Models.ACCOUNT, 1, Scale.toQuantity(1000), Scale.toPrice(50)))));
        degraded.stale(1);
        assertEquals(0, degraded.mark(0, 80).trips);
        assertEquals(1, degraded.mark(1, 50).trips);
    }

    @Test
    void shouldTakeALossThatIsBookedByAFill() {
        rig.buy(Models.ACCOUNT, 0, 100, 100);
        assertEquals(1, rig.fill(1, Models.ACCOUNT, 0, Rig.BUY, 100, 250, true).trips);
    }

    @Test
    void shouldAlertOnEachBandOnTheWayUp() {
        final Rig watched = with(new Limit(Models.FIRM, 10, 0, -1, 0.8, 200_000));
        assertEquals(0, watched.mark(0, 123).alerts.size());
        assertEquals(1, watched.mark(0, 126).alerts.size());
        assertEquals(1, watched.mark(0, 146).alerts.size());
        assertEquals(1, watched.mark(0, 156).alerts.size());
        assertEquals(1, watched.mark(0, 166).alerts.size());
        assertEquals(0, watched.mark(0, 169).alerts.size());
    }

    @Test
    void shouldClearAnAlertOnlyFivePointsBelow() {
        final Rig watched = with(new Limit(Models.FIRM, 10, 0, -1, 0.8, 200_000));
        watched.mark(0, 126);
        assertTrue(watched.mark(0, 116).alerts.isEmpty());
        assertEquals(0, watched.mark(0, 114).alerts.getFirst().severity());
    }

    @Test
    void shouldMakeANodeReduceOnlyAtItsExposureLimit() {
        final Rig watched =
                with(new Limit(Models.FIRM, 10, 0, -1, 0.8, 130_000), new Limit(Models.ACCOUNT, 9, 0, -1, 0.8, 5_000));
        watched.mark(0, 106);
        assertFalse(watched.buy(Models.ACCOUNT, 0, 1, 106).decision().accepted());
        assertTrue(watched.sell(Models.ACCOUNT, 0, 1, 106).decision().accepted());
    }

    @Test
    void shouldKillByAnyControlThatTheSettingsName() {
        final Rig strict = new Rig(
                Models.of(List.of(new Limit(Models.FIRM, 10, 0, -1, 0.8, 130_000))),
                Settings.withKilling(LimitsSettings.defaults(), 1L << 10));
        strict.start();
        assertEquals(1, strict.mark(0, 106).trips);
    }

    @Test
    void shouldPublishAValueThatMovedByAPointOfItsLimit() {
        rig.mark(0, 99.9);
        assertTrue(rig.mark(0, 99.85).utilisations.isEmpty());
        assertEquals(1, rig.mark(0, 99.75).utilisations.size());
    }

    @Test
    void shouldPublishEveryLimitWhenAnEpochBegins() {
        final Output out = new Rig(Models.standard()).epoch(1);
        final long nodes = out.utilisations.stream()
                .mapToInt(Output.Utilisation::node)
                .distinct()
                .count();
        assertEquals(9, nodes);
    }

    @Test
    void shouldBlockAtALimitOfZero() {
        final Rig zero = with(new Limit(Models.DESK, 16, 0, -1, 0.5, 0));
        assertEquals(0, zero.mark(0, 90).trips);
        assertTrue(zero.sell(Models.ACCOUNT, 0, 1, 90).decision().failedOn(1, 16));
    }
}
