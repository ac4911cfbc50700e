package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SwapAndCreditTest {
    private static final LocalDate START = LocalDate.of(2025, 3, 20);

    @Test
    void shouldBeWorthNothingAtItsFairRate() {
        final DiscountCurve curve = DiscountCurve.flat(0.03);
        final double fair = swap(0).fairRate(curve);
        assertEquals(0, swap(fair).presentValue(curve), 1e-9);
    }

    @Test
    void shouldBeTheSumOfForwardPayments() {
        final YieldCurve curve = YieldCurve.ofZeros(
                new double[] {1, 5, 10}, new double[] {0.02, 0.03, 0.035}, CurveInterpolation.MONOTONE_CONVEX);
        final double[] times = {1, 2, 3, 4};
        final InterestRateSwap swap = new InterestRateSwap(1000, 0.025, times, new double[] {1, 1, 1, 1});
        double value = 0;
        for (final double t : times) {
            value += 1000 * (curve.simpleForward(t - 1, t, 1) - 0.025) * curve.discount(t);
        }
        assertEquals(value, swap.presentValue(curve), 1e-11);
    }

    @Test
    void shouldEqualNumericalIntegrationOfDefault() {
        final CreditDefaultSwap swap = credit(0.01);
        double protection = 0;
        final int steps = 200_000;
        final double end = DayCount.ACT_365F.yearFraction(START, START.plusYears(5));
        for (int i = 0; i < steps; i++) {
            final double t = (i + 0.5) * end / steps;
            protection += 0.6 * 0.03 * Math.exp(-0.07 * t) * end / steps;
        }
        assertEquals(protection, swap.protection(0.03, 0.04), 1e-10);
    }

    @Test
    void shouldNotJumpWhereTheSeriesTakesOver() {
        final CreditDefaultSwap swap = credit(0.01);
        // A quarter is about 0.252 years: the sum of intensity and rate crosses the change of formula near 0.198.
        final double low = swap.riskyAnnuity(0.1, 0.0980);
        final double high = swap.riskyAnnuity(0.1, 0.0986);
        final double middle = swap.riskyAnnuity(0.1, 0.0983);
        assertEquals(0.5 * (low + high), middle, 1e-6);
    }

    @Test
    void shouldBeWorthNothingAtItsFairSpread() {
        final double fair = credit(0).fairSpread(0.03, 0.04);
        assertEquals(0, credit(fair).presentValue(0.03, 0.04), 1e-12);
    }

    @Test
    void shouldHaveNoValueOfProtectionWithoutDefault() {
        assertEquals(0, credit(0.01).protection(0, 0.03));
    }

    @Test
    void shouldRefuseARecoveryOfEverything() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CreditDefaultSwap(1, 0.01, 1, new double[] {1}, new double[] {1}));
    }

    @Test
    void shouldApproachTheRandomWalkForASlowReversion() {
        final double exact = Math.exp(-0.03 * 10 + 0.0001 * 1000 / 6);
        assertEquals(exact, ShortRate.vasicek(0, 0.05, 0.01, 0.03, 10), 1e-15);
        assertEquals(exact, ShortRate.vasicek(1e-9, 0.05, 0.01, 0.03, 10), 1e-8);
    }

    @Test
    void shouldNotJumpWhereTheVasicekSeriesTakesOver() {
        final double below = ShortRate.vasicek(0.05, 0.05, 0.01, 0.03, 10 * (1 - 1e-13));
        final double above = ShortRate.vasicek(0.05, 0.05, 0.01, 0.03, 10 * (1 + 1e-13));
        assertEquals(below, above, 1e-12);
    }

    @Test
    void shouldBeADeterministicCurveWithLittleNoise() {
        final double mean = 0.05 * 5 + (0.03 - 0.05) * (1 - Math.exp(-0.3 * 5)) / 0.3;
        assertEquals(Math.exp(-mean), ShortRate.coxIngersollRoss(0.3, 0.05, 1e-4, 0.03, 5), 1e-8);
    }

    @Test
    void shouldNotOverflowForALongMaturity() {
        final double price = ShortRate.coxIngersollRoss(2, 0.05, 0.5, 0.03, 500);
        assertEquals(true, price > 0 && price < 1e-8);
    }

    @Test
    void shouldRefuseANegativeRateUnderCoxIngersollRoss() {
        assertThrows(IllegalArgumentException.class, () -> ShortRate.coxIngersollRoss(0.3, 0.05, 0.1, -0.01, 5));
    }

    private static InterestRateSwap swap(final double rate) {
        return InterestRateSwap.starting(START, 7, 2, DayCount.THIRTY_360, 1e6, rate);
    }

    private static CreditDefaultSwap credit(final double spread) {
        return CreditDefaultSwap.between(START, START.plusYears(5), 3, DayCount.ACT_360, 1, spread, 0.4);
    }
}
