package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Bonds whose rate steps, whose face is repaid in parts, or whose payments wait for business days. */
class SteppedBondTest {
    private static final LocalDate START = LocalDate.of(2022, 5, 15);
    private static final LocalDate SETTLEMENT = LocalDate.of(2023, 8, 2);
    private static final double[] SHARES = {1, 1, 0.8, 0.8, 0.5, 0.2};

    private static FixedRateBond bullet(final int periods, final double coupon) {
        return new FixedRateBond(START, START.plusMonths(6L * periods), coupon, 2, DayCount.ACT_ACT_ICMA, false);
    }

    private static FixedRateBond amortising() {
        return bullet(6, 0.04).amortising(SHARES);
    }

    private static DiscountCurve curve() {
        return YieldCurve.ofZeros(
                new double[] {1, 3}, new double[] {0.03, 0.04}, CurveInterpolation.LOG_LINEAR_DISCOUNT);
    }

    @Test
    void shouldBeTheSameWhereNothingSteps() {
        final FixedRateBond plain = bullet(6, 0.04);
        final FixedRateBond stepped = bullet(6, 0).stepped(0.04).amortising(1);
        assertEquals(plain.dirtyPrice(SETTLEMENT, 0.05), stepped.dirtyPrice(SETTLEMENT, 0.05));
        assertEquals(
                plain.cleanPrice(SETTLEMENT, curve(), SETTLEMENT, DayCount.ACT_365F),
                stepped.cleanPrice(SETTLEMENT, curve(), SETTLEMENT, DayCount.ACT_365F));
    }

    @Test
    void shouldPayTheRateOfEachPeriod() {
        final FixedRateBond bond = bullet(6, 0.04).stepped(0.01, 0.02, 0.03, 0.05, 0.06);
        final double share = 79.0 / 184;
        assertEquals(1.5 * share, bond.accrued(SETTLEMENT), 1e-14);
        double value = 0;
        final double[] payments = {1.5, 2.5, 3, 103};
        for (int i = 0; i < 4; i++) {
            value += payments[i] * Math.pow(1.025, -(1 - share) - i);
        }
        assertEquals(value, bond.dirtyPrice(SETTLEMENT, 0.05), 1e-12);
        assertEquals(value, bond.flows(SETTLEMENT).presentValue(0.05, Compounding.SEMIANNUAL), 1e-12);
        assertEquals(0.05, bond.yieldToMaturity(SETTLEMENT, bond.cleanPrice(SETTLEMENT, 0.05)), 1e-14);
    }

    /** A bond that is repaid in parts is a bond to each date of repayment, in the share that is repaid then. */
    @Test
    void shouldBeTheSumOfBondsToTheDatesOfRepayment() {
        double onYield = 0;
        double onCurve = 0;
        // Of 0.8 outstanding at settlement 0.3 is repaid after the fourth period, 0.3 after the fifth, 0.2 after the
        // sixth.
        final double[] repaid = {0, 0, 0, 0, 0.3, 0.3, 0.2};
        for (int periods = 4; periods <= 6; periods++) {
            onYield += repaid[periods] / 0.8 * bullet(periods, 0.04).cleanPrice(SETTLEMENT, 0.05);
            onCurve += repaid[periods]
                    / 0.8
                    * bullet(periods, 0.04).cleanPrice(SETTLEMENT, curve(), SETTLEMENT, DayCount.ACT_365F);
        }
        assertEquals(onYield, amortising().cleanPrice(SETTLEMENT, 0.05), 1e-12);
        assertEquals(onCurve, amortising().cleanPrice(SETTLEMENT, curve(), SETTLEMENT, DayCount.ACT_365F), 1e-12);
        assertEquals(0.05, amortising().yieldToMaturity(SETTLEMENT, onYield), 1e-14);
    }

    @Test
    void shouldYieldLessWherePaymentsWait() {
        final LocalDate start = LocalDate.of(2022, 6, 15);
        final FixedRateBond plain = new FixedRateBond(start, start.plusYears(3), 0.04, 2, DayCount.ACT_ACT_ICMA, false);
        assertEquals(plain.yieldToMaturity(SETTLEMENT, 97), plain.trueYield(SETTLEMENT, 97));
        final FixedRateBond waits = plain.paid(BusinessDays.FOLLOWING, BusinessCalendar.WEEKENDS);
        assertEquals(plain.yieldToMaturity(SETTLEMENT, 97), waits.yieldToMaturity(SETTLEMENT, 97));
        final double yield = waits.trueYield(SETTLEMENT, 97);
        assertTrue(yield < plain.yieldToMaturity(SETTLEMENT, 97));
        // A Friday, a Saturday and two Sundays.
        final int[] waited = {0, 2, 1, 1};
        final double[] payments = {2, 2, 2, 102};
        double value = 0;
        for (int i = 0; i < 4; i++) {
            value += payments[i] * Math.pow(1 + yield / 2, -(1 - 48.0 / 183) - i - 2 * waited[i] / 365.0);
        }
        assertEquals(97 + waits.accrued(SETTLEMENT), value, 1e-11);
    }

    @Test
    void shouldRefuseSharesThatRiseOrStepsThatAreTooMany() {
        assertThrows(IllegalArgumentException.class, () -> bullet(3, 0.04).amortising(1, 0.5, 0.6));
        assertThrows(IllegalArgumentException.class, () -> bullet(3, 0.04).amortising(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> bullet(3, 0.04).stepped());
        assertThrows(IllegalArgumentException.class, () -> bullet(3, 0.04).stepped(0.1, 0.1, 0.1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> bullet(3, 0.04).stepped(-0.1));
        assertThrows(IllegalArgumentException.class, () -> bullet(3, 0.04).stepped(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> amortising().exDividend(7, false));
        assertThrows(
                IllegalArgumentException.class,
                () -> bullet(3, 0.04).exDividend(7, false).amortising(1, 0.5));
    }
}
