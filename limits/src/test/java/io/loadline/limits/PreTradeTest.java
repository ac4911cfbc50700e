package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.model.Limit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreTradeTest {
    private static Rig with(final Limit... more) {
        final List<Limit> limits = new ArrayList<>(Models.standardLimits());
        limits.addAll(List.of(more));
        return Rig.started(Models.of(limits));
    }

    private final Rig rig = Rig.started();

    private Output.Decision raw(final int account, final int instrument, final int side, final long quantity) {
        return rig.order(900, 0, 1, account, instrument, side, 1, quantity, 100).decision();
    }

    @Test
    void shouldAcceptAnOrderWithinEveryLimit() {
        assertTrue(rig.buy(Models.ACCOUNT, 0, 10, 100).decision().accepted());
    }

    @Test
    void shouldRefuseAnAccountThatIsUnknown() {
        assertTrue(raw(99, 0, 1, Scale.QUANTITY).failedOn(1));
    }

    @Test
    void shouldRefuseANodeThatIsNoAccount() {
        assertTrue(raw(Models.DESK, 0, 1, Scale.QUANTITY).failedOn(1));
    }

    @Test
    void shouldRefuseAnInstrumentOutsideTheModel() {
        assertTrue(raw(Models.ACCOUNT, 3, 1, Scale.QUANTITY).failedOn(1));
    }

    @Test
    void shouldRefuseASideThatDoesNotExist() {
        assertTrue(raw(Models.ACCOUNT, 0, 3, Scale.QUANTITY).failedOn(1));
    }

    @Test
    void shouldRefuseANegativeQuantity() {
        assertTrue(raw(Models.ACCOUNT, 0, 1, -Scale.QUANTITY).failedOn(2));
    }

    @Test
    void shouldRefuseAnAccountWithoutALimit() {
        final Rig bare = Rig.started(Models.of(List.of()));
        assertTrue(bare.sell(Models.ACCOUNT, 0, 1, 100).decision().failedOn(1));
    }

    @Test
    void shouldRefuseASideThatIsNotPermitted() {
        final Rig limited = with(new Limit(Models.DESK, 1, 1, 0, 1, 0));
        assertTrue(limited.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(1));
        assertTrue(limited.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldTakeTheSmallestLimitOfThePath() {
        final Rig limited = with(new Limit(Models.DESK, 2, 0, -1, 1, 20));
        assertTrue(limited.sell(Models.ACCOUNT, 0, 21, 100).decision().failedOn(2));
    }

    @Test
    void shouldTakeTheSmallerOfTheLimitForOneAndForAllInstruments() {
        final Rig limited = with(new Limit(Models.ACCOUNT, 2, 0, 0, 1, 20));
        assertTrue(limited.sell(Models.ACCOUNT, 0, 21, 100).decision().failedOn(2));
        assertTrue(limited.buy(Models.ACCOUNT, 1, 21, 50).decision().accepted());
    }

    @Test
    void shouldLimitAnOrderByTheDailyVolume() {
        final Rig limited = Rig.started(Models.of(List.of(new Limit(Models.ACCOUNT, 9, 0, -1, 1, 1e9))));
        assertTrue(limited.buy(Models.ACCOUNT, 2, 20_000, 10).decision().accepted());
        assertTrue(limited.buy(Models.ACCOUNT, 2, 20_001, 10).decision().failedOn(2));
    }

    @Test
    void shouldSayValueAndLimitOfTheFirstFailure() {
        final Output.Decision decision = rig.sell(Models.ACCOUNT, 0, 501, 100).decision();
        assertEquals(501, decision.value());
        assertEquals(500, decision.limit());
    }

    @Test
    void shouldRefuseAnOrderOfTooMuchValue() {
        final Rig limited = with(new Limit(Models.DESK, 3, 0, -1, 1, 999));
        assertTrue(limited.sell(Models.ACCOUNT, 0, 10, 100).decision().failedOn(3));
    }

    @Test
    void shouldRefuseAPriceOutsideTheCollar() {
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 105.01).decision().failedOn(4));
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 105).decision().accepted());
    }

    @Test
    void shouldRefuseAnOrderAgainstAStaleReference() {
        rig.stale(2);
        assertTrue(rig.buy(Models.ACCOUNT, 2, 1, 10).decision().failedOn(4, 22));
    }

    @Test
    void shouldRefuseAnOrderWithoutPrice() {
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, Double.NaN).decision().failedOn(3, 4, 5));
    }

    @Test
    void shouldPriceAMarketOrderAtTheFarEdgeOfItsBand() {
        final double edge = 100 * (1 + Upstream.HALF_SPREAD) * 1.05;
        final Rig limited = with(new Limit(Models.DESK, 3, 0, -1, 1, 10 * edge - 0.01));
        assertTrue(limited.order(50, 0, 1, Models.ACCOUNT, 0, 1, 2, 10 * Scale.QUANTITY, Double.NaN)
                .decision()
                .failedOn(3));
    }

    @Test
    void shouldRefuseSlicesThatTogetherExceedTheWindow() {
        final Rig limited = with(new Limit(Models.DESK, 5, 0, -1, 1, 2_500));
        assertTrue(limited.sell(Models.ACCOUNT, 0, 10, 100).decision().accepted());
        assertTrue(limited.sell(Models.ACCOUNT, 0, 10, 100).decision().accepted());
        assertTrue(limited.sell(Models.ACCOUNT, 0, 10, 100).decision().failedOn(5));
    }

    @Test
    void shouldForgetSentValueAfterTheWindow() {
        final Rig limited = with(new Limit(Models.DESK, 5, 0, -1, 1, 1_500));
        limited.sell(Models.ACCOUNT, 0, 10, 100);
        limited.pass(1_100_000_000L);
        assertTrue(limited.sell(Models.ACCOUNT, 0, 10, 100).decision().accepted());
    }

    @Test
    void shouldDeriveTheWindowFromTheOrderValueLimit() {
        final Rig limited = Rig.started(Models.of(List.of(new Limit(Models.ACCOUNT, 3, 0, -1, 1, 1_000))));
        for (int i = 0; i < 10; i++) {
            assertTrue(limited.sell(Models.ACCOUNT, 0, 10, 100).decision().accepted());
        }
        assertTrue(limited.sell(Models.ACCOUNT, 0, 10, 100).decision().failedOn(5));
    }

    @Test
    void shouldCountOpenOrdersInTheWorstCasePosition() {
        assertTrue(rig.buy(Models.ACCOUNT, 0, 500, 100).decision().accepted());
        assertTrue(rig.buy(Models.ACCOUNT, 0, 500, 100).decision().accepted());
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(9));
    }

    @Test
    void shouldNotCountOrdersThatEnded() {
        rig.buy(Models.ACCOUNT, 0, 500, 100);
        rig.buy(Models.ACCOUNT, 0, 500, 100);
        rig.report(1, Models.ACCOUNT, 3);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 500, 100).decision().accepted());
    }

    @Test
    void shouldWarnWhenThePositionPassesABand() {
        final Output out = rig.buy(Models.ACCOUNT, 0, 500, 100);
        assertEquals(List.of(new Output.Alert(Models.ACCOUNT, 9, 0, 1, 1_000, 1_500, 2_000)), out.alerts);
    }

    @Test
    void shouldRefuseAnOrderThatExceedsGrossExposure() {
        final Rig limited = with(new Limit(Models.DESK, 10, 0, -1, 1, 101_000));
        assertTrue(limited.buy(Models.ACCOUNT, 0, 10, 100).decision().accepted());
        assertTrue(limited.buy(Models.ACCOUNT, 0, 11, 100).decision().failedOn(10));
    }

    @Test
    void shouldRefuseAnOrderThatExceedsNetExposure() {
        final Rig limited = with(new Limit(Models.FIRM, 10, 1, -1, 1, 76_000));
        assertTrue(limited.buy(Models.ACCOUNT, 0, 11, 100).decision().failedOn(10));
        assertTrue(limited.sell(Models.OTHER_ACCOUNT, 1, 11, 50).decision().accepted());
    }

    @Test
    void shouldRefuseAnOrderThatExceedsValueAtRisk() {
        final Rig limited = with(new Limit(Models.DESK, 13, 0, -1, 1, 2_020));
        assertTrue(limited.buy(Models.ACCOUNT, 0, 10, 100).decision().accepted());
        assertTrue(limited.buy(Models.ACCOUNT, 0, 11, 100).decision().failedOn(13));
    }

    @Test
    void shouldRefuseAnOrderThatExceedsExpectedShortfall() {
        final Rig limited = with(new Limit(Models.DESK, 13, 1, -1, 1, 2_525));
        assertTrue(limited.buy(Models.ACCOUNT, 0, 11, 100).decision().failedOn(13));
    }

    @Test
    void shouldRefuseAnOrderThatExceedsLiquidityAdjustedValueAtRisk() {
        final Rig limited = with(new Limit(Models.DESK, 13, 2, -1, 1, 2_121));
        assertTrue(limited.buy(Models.ACCOUNT, 0, 11, 100).decision().failedOn(13));
    }

    @Test
    void shouldReportEveryFailingControl() {
        final Rig limited = with(new Limit(Models.DESK, 13, 0, -1, 1, 2_020));
        limited.source(1, false);
        final Output.Decision decision =
                limited.buy(Models.ACCOUNT, 0, 1_100, 120).decision();
        assertTrue(decision.failedOn(2, 3, 4, 9, 13, 25), () -> "bits " + Long.toBinaryString(decision.failed()));
    }

    @Test
    void shouldGiveTheSameOrderTheSameAnswer() {
        rig.order(7, 0, 1, Models.ACCOUNT, 0, 1, 1, 10 * Scale.QUANTITY, 100);
        final Output again = rig.order(7, 0, 1, Models.ACCOUNT, 0, 1, 1, 10 * Scale.QUANTITY, 100);
        assertTrue(again.decision().accepted());
        rig.kill(Models.FIRM, 1);
        assertEquals(0, rig.report(7, Models.ACCOUNT, 3).kills.getFirst().openOrders());
    }

    @Test
    void shouldRefuseAnotherOrderUnderAUsedIdentifier() {
        rig.order(7, 0, 1, Models.ACCOUNT, 0, 1, 1, 10 * Scale.QUANTITY, 100);
        assertTrue(rig.order(7, 0, 1, Models.ACCOUNT, 0, 1, 1, 11 * Scale.QUANTITY, 100)
                .decision()
                .failedOn(6));
    }

    @Test
    void shouldNotRepeatAnAcceptanceIntoAKilledScope() {
        rig.order(7, 0, 1, Models.ACCOUNT, 0, 1, 1, 10 * Scale.QUANTITY, 100);
        rig.kill(Models.DESK, 1);
        assertFalse(rig.order(7, 0, 1, Models.ACCOUNT, 0, 1, 1, 10 * Scale.QUANTITY, 100)
                .decision()
                .accepted());
    }

    @Test
    void shouldPassACancelInAKilledScope() {
        rig.buy(Models.ACCOUNT, 0, 10, 100);
        rig.kill(Models.DESK, 1);
        assertTrue(rig.cancel(1, Models.ACCOUNT).decision().accepted());
    }

    @Test
    void shouldSayThatACancelNamesNoOpenOrder() {
        assertTrue(rig.cancel(55, Models.ACCOUNT).decision().failedOn(1));
    }

    @Test
    void shouldCountTheLargerOfAnOrderAndItsReplacement() {
        rig.buy(Models.ACCOUNT, 0, 400, 100);
        rig.replace(1, Models.ACCOUNT, Rig.BUY, 500, 100);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 500, 100).decision().accepted());
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(9));
    }

    @Test
    void shouldDropTheReplacedOrderWhenTheVenueAccepts() {
        rig.buy(Models.ACCOUNT, 0, 500, 100);
        rig.replace(1, Models.ACCOUNT, Rig.BUY, 100, 100);
        rig.report(2, Models.ACCOUNT, 1);
        rig.buy(Models.ACCOUNT, 0, 500, 100);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 400, 100).decision().accepted());
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(9));
    }

    @Test
    void shouldKeepTheOrderWhoseReplacementWasRejected() {
        rig.buy(Models.ACCOUNT, 0, 500, 100);
        rig.replace(1, Models.ACCOUNT, Rig.BUY, 100, 100);
        rig.report(2, Models.ACCOUNT, 2);
        rig.buy(Models.ACCOUNT, 0, 500, 100);
        assertTrue(rig.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(9));
    }

    @Test
    void shouldRefuseAReplacementOfAnUnknownOrder() {
        assertTrue(rig.replace(55, Models.ACCOUNT, Rig.BUY, 1, 100).decision().failedOn(1));
    }

    @Test
    void shouldNotCarryAPositionThroughZeroWhenReduceOnly() {
        rig.command(8, 1, Models.ACCOUNT, 0, 0, 0, 0, "tess", "", "");
        rig.sell(Models.ACCOUNT, 0, 500, 100);
        rig.sell(Models.ACCOUNT, 0, 499, 100);
        assertTrue(rig.sell(Models.ACCOUNT, 0, 2, 100).decision().failedOn(0));
        assertTrue(rig.sell(Models.ACCOUNT, 0, 1, 100).decision().accepted());
    }

    @Test
    void shouldRefuseWhenTooManyOrdersAreOpen() {
        final LimitsSettings d = LimitsSettings.defaults();
        final Rig small = new Rig(Models.standard(), Settings.withOrders(d, 2));
        small.start();
        small.buy(Models.ACCOUNT, 0, 1, 100);
        small.buy(Models.ACCOUNT, 0, 1, 100);
        assertTrue(small.buy(Models.ACCOUNT, 0, 1, 100).decision().failedOn(1));
    }
}
