package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExoticPropertiesTest {
    @Test
    void shouldAddInAndOutToThePlainOption() {
        for (final boolean call : new boolean[] {true, false}) {
            for (double strike = 80; strike <= 120; strike += 10) {
                final double plain = BlackScholes.price(call, 100, strike, 0.05, 0.02, 0.75, 0.3);
                final double down = BarrierOption.price(
                                BarrierKind.DOWN_IN, call, 100, strike, 92, 0, 0.05, 0.02, 0.75, 0.3)
                        + BarrierOption.price(BarrierKind.DOWN_OUT, call, 100, strike, 92, 0, 0.05, 0.02, 0.75, 0.3);
                final double up = BarrierOption.price(
                                BarrierKind.UP_IN, call, 100, strike, 107, 0, 0.05, 0.02, 0.75, 0.3)
                        + BarrierOption.price(BarrierKind.UP_OUT, call, 100, strike, 107, 0, 0.05, 0.02, 0.75, 0.3);
                assertEquals(plain, down, 1e-12);
                assertEquals(plain, up, 1e-12);
            }
        }
    }

    @Test
    void shouldBePlainWhereTheBarrierIsFarAway() {
        final double plain = BlackScholes.price(true, 100, 100, 0.05, 0.02, 0.5, 0.2);
        assertEquals(
                plain, BarrierOption.price(BarrierKind.UP_OUT, true, 100, 100, 1e4, 0, 0.05, 0.02, 0.5, 0.2), 1e-12);
        assertEquals(
                plain, BarrierOption.price(BarrierKind.DOWN_OUT, true, 100, 100, 1, 0, 0.05, 0.02, 0.5, 0.2), 1e-12);
    }

    @Test
    void shouldTakeTheRebateOrThePlainOptionBeyondTheBarrier() {
        assertEquals(3, BarrierOption.price(BarrierKind.UP_OUT, true, 100, 90, 95, 3, 0.05, 0, 1, 0.2));
        assertEquals(
                BlackScholes.price(true, 100, 90, 0.05, 0, 1, 0.2),
                BarrierOption.price(BarrierKind.UP_IN, true, 100, 90, 95, 3, 0.05, 0, 1, 0.2));
    }

    @Test
    void shouldMoveAWatchedBarrierAway() {
        assertEquals(
                95 * StrictMath.exp(-0.5825971579390106 * 0.25 * 0.2),
                BarrierOption.shiftedBarrier(BarrierKind.DOWN_OUT, 95, 0.25, 0.04),
                1e-12);
    }

    @Test
    void shouldMakeAPlainOptionOfDigitals() {
        final double asset = DigitalOption.assetOrNothing(true, 100, 105, 0.04, 0.01, 0.5, 0.3);
        final double cash = DigitalOption.cashOrNothing(true, 100, 105, 105, 0.04, 0.01, 0.5, 0.3);
        assertEquals(BlackScholes.price(true, 100, 105, 0.04, 0.01, 0.5, 0.3), asset - cash, 1e-12);
    }

    @Test
    void shouldJoinLookbacksSmoothlyWhereThereIsNoCarry() {
        final double at = LookbackOption.floating(true, 100, 95, 0.05, 0.05, 0.5, 0.3);
        final double above = LookbackOption.floating(true, 100, 95, 0.05, 0.05 - 2e-4, 0.5, 0.3);
        final double below = LookbackOption.floating(true, 100, 95, 0.05, 0.05 + 2e-4, 0.5, 0.3);
        assertEquals(0.5 * (above + below), at, 1e-6);
    }

    @Test
    void shouldApproachAWholeLookbackAsItsPartGrows() {
        final double whole = LookbackOption.floating(true, 100, 95, 0.06, 0.01, 1, 0.2);
        final double part = PartialLookbackOption.floating(true, 100, 95, 1, 1 - 1e-9, 0.06, 0.01, 1, 0.2);
        assertEquals(whole, part, 1e-3);
    }

    @Test
    void shouldHaveNoJumpsWithoutIntensity() {
        assertEquals(
                BlackScholes.price(false, 100, 95, 0.03, 0.01, 0.7, 0.25),
                new MertonJumpDiffusion(0.25, 0, -0.1, 0.2).price(false, 100, 95, 0.03, 0.01, 0.7));
    }

    @Test
    void shouldKeepParityWithJumps() {
        final MertonJumpDiffusion model = new MertonJumpDiffusion(0.2, 2, -0.1, 0.15);
        final double gap = model.price(true, 100, 95, 0.03, 0.01, 0.7) - model.price(false, 100, 95, 0.03, 0.01, 0.7);
        assertEquals(100 * StrictMath.exp(-0.007) - 95 * StrictMath.exp(-0.021), gap, 1e-10);
    }

    @Test
    void shouldBecomeBlackWhereTheVarianceHardlyMoves() {
        final HestonModel model = new HestonModel(0.04, 2, 0.04, 1e-4, 0);
        assertEquals(
                BlackScholes.price(true, 100, 110, 0.02, 0, 1, 0.2), model.price(true, 100, 110, 0.02, 0, 1), 1e-7);
    }

    @Test
    void shouldBecomeBlackWhereTheClockIsSteady() {
        assertEquals(
                BlackScholes.price(true, 100, 110, 0.02, 0, 1, 0.2),
                new VarianceGammaModel(0.2, 1e-6, 0).price(true, 100, 110, 0.02, 0, 1),
                1e-4);
    }

    @Test
    void shouldKnowWhetherTheVarianceReachesZero() {
        assertTrue(new HestonModel(0.04, 4, 0.25, 1, -0.5).isFeller());
    }

    @Test
    void shouldPayTheSpotForOneFixingAtExpiry() {
        final double growth = StrictMath.exp(0.03 * 0.5);
        final double expected = Black76.price(true, 100 * growth, 105, 0.5, 0.25, StrictMath.exp(-0.04 * 0.5));
        final AverageOption average = new AverageOption(true, 105, 0.04, 0.01, 0.25);
        assertEquals(expected, average.discrete(100, new double[] {0.5}), 2e-3);
        assertEquals(
                expected, AverageMoments.turnbullWakeman(true, 100, 105, 0.04, 0.01, new double[] {0.5}, 0.25), 1e-12);
    }

    @Test
    void shouldKeepParityOfAverages() {
        final double call = new AverageOption(true, 100, 0.04, 0.01, 0.25).continuous(100, 1);
        final double put = new AverageOption(false, 100, 0.04, 0.01, 0.25).continuous(100, 1);
        final double mean = 100 * StrictMath.expm1(0.03) / 0.03;
        assertEquals(StrictMath.exp(-0.04) * (mean - 100), call - put, 1e-10);
    }

    @Test
    void shouldExchangeByTheBetterOfTwo() {
        final TwoAssetOption pair = new TwoAssetOption(100, 95, 0.02, 0.01, 0.05, 1, 0.3, 0.2, 0.4);
        final double sum = pair.onMinimum(true, 90) + pair.onMaximum(true, 90);
        final double single = BlackScholes.price(true, 100, 90, 0.05, 0.02, 1, 0.3)
                + BlackScholes.price(true, 95, 90, 0.05, 0.01, 1, 0.2);
        assertEquals(single, sum, 1e-11);
    }

    @Test
    void shouldHaveDerivativesOfExchangesThatAreDifferences() {
        final double h = 1e-3;
        final ExchangeOption.Value at = exchange(11, 10, 0.5);
        assertEquals(
                (exchange(11 + h, 10, 0.5).price() - exchange(11 - h, 10, 0.5).price()) / (2 * h), at.delta1(), 1e-6);
        assertEquals(
                (exchange(11 + h, 10, 0.5).delta1() - exchange(11 - h, 10, 0.5).delta1()) / (2 * h), at.gamma1(), 1e-6);
        assertEquals(
                (exchange(11, 10 + h, 0.5).delta2() - exchange(11, 10 - h, 0.5).delta2()) / (2 * h), at.gamma2(), 1e-6);
        assertEquals(
                (exchange(11, 10, 0.5 - h).price() - exchange(11, 10, 0.5 + h).price()) / (2 * h), at.theta(), 1e-5);
    }

    private static ExchangeOption.Value exchange(final double spot1, final double spot2, final double years) {
        return ExchangeOption.of(spot1, spot2, 2, 2, 0.06, 0.04, years, 0.2, 0.25, 0.5);
    }

    @Test
    void shouldKeepParityOfCompounds() {
        final double call = new CompoundOption(true, false, 8, 105, 0.3, 1).price(100, 0.04, 0.01, 0.3);
        final double put = new CompoundOption(false, false, 8, 105, 0.3, 1).price(100, 0.04, 0.01, 0.3);
        final double daughter = BlackScholes.price(false, 100, 105, 0.04, 0.01, 1, 0.3);
        assertEquals(daughter - 8 * StrictMath.exp(-0.012), call - put, 1e-11);
    }

    @Test
    void shouldGiveBackTheDeltaOfItsStrike() {
        for (final FxDelta convention : FxDelta.values()) {
            for (final double delta : new double[] {0.1, 0.25, -0.1, -0.25}) {
                final double strike = convention.strike(delta > 0, 1.1, delta, 0.98, 0.12);
                assertEquals(delta, convention.delta(delta > 0, 1.1, strike, 0.98, 0.12), 1e-13);
            }
        }
        assertTrue(Double.isNaN(FxDelta.SPOT.strike(true, 1.1, 0.99, 0.98, 0.12)));
    }

    @Test
    void shouldFindTheVarianceOfAFlatSmile() {
        final double[] puts = new double[96];
        final double[] calls = new double[400];
        final double[] flat = new double[400];
        Arrays.fill(flat, 0.2);
        for (int i = 0; i < puts.length; i++) {
            puts[i] = 5 + i;
        }
        for (int i = 0; i < calls.length; i++) {
            calls[i] = 100 + i;
        }
        final double[] putVolatilities = Arrays.copyOf(flat, puts.length);
        assertEquals(0.04, VarianceSwap.fairVariance(100, 0.03, 0, 1, puts, putVolatilities, calls, flat), 2e-5);
    }

    @Test
    void shouldRefuseBadInput() {
        assertTrue(Double.isNaN(BarrierOption.price(BarrierKind.DOWN_IN, true, -1, 100, 90, 0, 0.05, 0, 1, 0.2)));
        assertTrue(Double.isNaN(LookbackOption.floating(true, 100, 90, 0.05, 0, -1, 0.2)));
        assertTrue(Double.isNaN(new HestonModel(0.04, 1, 0.04, 0.5, 1).price(true, 100, 100, 0, 0, 1)));
        assertTrue(Double.isNaN(new AverageOption(true, 100, 0.04, 0.01, Double.NaN).continuous(100, 1)));
        assertTrue(Double.isNaN(new VarianceGammaModel(0.2, 10, 1).price(true, 100, 100, 0, 0, 1)));
    }
}
