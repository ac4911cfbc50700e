package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BondTest {
    private static final long SEED = 21;
    private static final List<StubRule> STUBS = List.copyOf(EnumSet.complementOf(EnumSet.of(StubRule.NONE)));

    /** Under 1/1 a part of a period would be a whole year. */
    private static final List<DayCount> DAY_COUNTS = List.copyOf(EnumSet.complementOf(EnumSet.of(DayCount.ONE_ONE)));

    @Test
    void shouldComeBackToTheYieldOfAPrice() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 5_000; i++) {
            final int frequency = 1 << random.nextInt(3);
            final Compounding compounding = new Compounding(random.nextInt(3) == 0 ? 0 : frequency);
            final CashFlows bond = CashFlows.bond(100, 0.15 * random.nextDouble(), 1 + random.nextInt(120), frequency);
            final double yield = -0.05 + 0.4 * random.nextDouble();
            final double price = bond.presentValue(yield, compounding);
            assertEquals(yield, bond.yieldToMaturity(price, compounding), 1e-12, "seed " + SEED + " case " + i);
        }
    }

    @Test
    void shouldHaveDurationAndConvexityOfTheDifferencesOfThePrice() {
        final double h = 1e-4;
        for (final Compounding compounding : new Compounding[] {Compounding.CONTINUOUS, Compounding.SEMIANNUAL}) {
            final CashFlows bond = CashFlows.bond(100, 0.045, 17, 2);
            final double middle = bond.presentValue(0.05, compounding);
            final double up = bond.presentValue(0.05 + h, compounding);
            final double down = bond.presentValue(0.05 - h, compounding);
            assertEquals((down - up) / (2 * h * middle), bond.modifiedDuration(0.05, compounding), 1e-6);
            assertEquals((up - 2 * middle + down) / (h * h * middle), bond.convexity(0.05, compounding), 1e-4);
            assertEquals(0.5 * (down - up), bond.dv01(0.05, compounding), 1e-8);
        }
    }

    @Test
    void shouldAddKeyRatesUpToAParallelShift() {
        final YieldCurve curve = YieldCurve.ofZeros(
                new double[] {1, 2, 5, 10, 30},
                new double[] {0.02, 0.025, 0.03, 0.032, 0.035},
                CurveInterpolation.MONOTONE_CONVEX);
        final CashFlows bond = CashFlows.bond(100, 0.04, 40, 2);
        final double[] keys = new KeyRates(0.5, 2, 5, 10, 20, 30).dv01(bond::presentValue, curve);
        final double up = bond.presentValue(curve.shifted(1e-4));
        final double down = bond.presentValue(curve.shifted(-1e-4));
        assertEquals(0.5 * (down - up), Arrays.stream(keys).sum(), 1e-7);
        assertEquals(0, keys[5], 1e-15, "nothing is paid after twenty years");
    }

    @Test
    void shouldGiveAKeyRateDurationOfTheMaturityToAZeroBondOnAKey() {
        final CashFlows zero = CashFlows.of(new double[] {5}, new double[] {100});
        final double[] durations = new KeyRates(2, 5, 10).durations(zero::presentValue, DiscountCurve.flat(0.03));
        assertEquals(0, durations[0], 1e-12);
        assertEquals(5, durations[1], 1e-6);
        assertEquals(0, durations[2], 1e-12);
    }

    @Test
    void shouldPriceABondAtParWhenItYieldsItsCoupon() {
        final FixedRateBond bond = new FixedRateBond(
                LocalDate.of(2020, 3, 15), LocalDate.of(2030, 3, 15), 0.05, 2, DayCount.ACT_ACT_ICMA, false);
        assertEquals(100, bond.cleanPrice(LocalDate.of(2023, 9, 15), 0.05), 1e-11);
    }

    @Test
    void shouldAccrueHalfACouponAtHalfAPeriod() {
        final FixedRateBond bond = new FixedRateBond(
                LocalDate.of(2020, 1, 15), LocalDate.of(2025, 1, 15), 0.06, 1, DayCount.THIRTY_360, false);
        assertEquals(3, bond.accrued(LocalDate.of(2022, 7, 15)), 1e-13);
    }

    @Test
    void shouldPayLessForAShortFirstPeriod() {
        final FixedRateBond bond = new FixedRateBond(
                LocalDate.of(2024, 2, 15), LocalDate.of(2026, 1, 15), 0.06, 2, DayCount.ACT_ACT_ICMA, false);
        final double[] amounts = bond.flows(LocalDate.of(2024, 2, 15)).amounts();
        assertEquals(3.0 * 151 / 182, amounts[0], 1e-12);
        assertEquals(3.0, amounts[1], 1e-12);
    }

    @Test
    void shouldPriceADatedBondAsItsCashFlows() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            final LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
            final LocalDate maturity = start.plusDays(40 + random.nextInt(9_000));
            final CouponSchedule schedule = CouponSchedule.of(
                    start,
                    maturity,
                    new int[] {3, 6, 12}[random.nextInt(3)],
                    STUBS.get(random.nextInt(STUBS.size())),
                    random.nextBoolean());
            final DayCount dayCount = DAY_COUNTS.get(random.nextInt(DAY_COUNTS.size()));
            final FixedRateBond bond = new FixedRateBond(schedule, 0.1 * random.nextDouble(), dayCount)
                    .exDividend(random.nextInt(2) * 7, false);
            final LocalDate day = start.plusDays(random.nextInt((int) DayCount.actualDays(start, maturity) - 20));
            final double yield = -0.01 + 0.15 * random.nextDouble();
            assertEquals(
                    bond.flows(day).presentValue(yield, bond.compounding()),
                    bond.dirtyPrice(day, yield),
                    1e-11,
                    "seed " + SEED + " case " + i);
        }
    }

    @Test
    void shouldPayTheShareOfEachRegularPeriodOfALongFirstOne() {
        // ICMA rule 251: 1 November to 1 January is 61 days of the 184 to 1 May before; then a whole period.
        final CouponSchedule schedule = CouponSchedule.of(
                LocalDate.of(2023, 11, 1),
                LocalDate.of(2024, 7, 1),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 1),
                6,
                false);
        final FixedRateBond bond = new FixedRateBond(schedule, 0.06, DayCount.ACT_ACT_ICMA);
        assertEquals(
                3.0 * (1 + 61.0 / 184), bond.flows(LocalDate.of(2023, 11, 1)).amounts()[0], 1e-13);
    }

    @Test
    void shouldLeaveTheCouponToTheSellerFromTheExDividendDate() {
        final FixedRateBond plain = new FixedRateBond(
                LocalDate.of(2020, 3, 15), LocalDate.of(2030, 3, 15), 0.06, 2, DayCount.ACT_ACT_ICMA, false);
        final FixedRateBond bond = plain.exDividend(7, false);
        final LocalDate day = LocalDate.of(2024, 9, 8);
        assertEquals(plain.accrued(day.minusDays(1)), bond.accrued(day.minusDays(1)), 0);
        assertEquals(plain.accrued(day) - 3, bond.accrued(day), 1e-13);
        assertEquals(-3 * 7.0 / 184, bond.accrued(day), 1e-13);
        final double coupon = 3 * plain.compounding().discount(0.05, 0.5 * 7 / 184);
        assertEquals(plain.dirtyPrice(day, 0.05) - coupon, bond.dirtyPrice(day, 0.05), 1e-12);
        assertEquals(0.05, bond.yieldToMaturity(day, bond.cleanPrice(day, 0.05)), 1e-14);
    }

    @Test
    void shouldRepayTheFaceWhenTheLastCouponStaysWithTheSeller() {
        final FixedRateBond bond = new FixedRateBond(
                        LocalDate.of(2020, 3, 15), LocalDate.of(2025, 3, 15), 0.06, 1, DayCount.ACT_ACT_ICMA, false)
                .exDividend(10, false);
        final LocalDate day = LocalDate.of(2025, 3, 8);
        assertEquals(1, bond.flows(day).amounts().length);
        assertEquals(100, bond.flows(day).amounts()[0], 0);
    }

    @Test
    void shouldCountExDividendDaysOnBusinessDays() {
        final FixedRateBond bond = new FixedRateBond(
                        LocalDate.of(2020, 9, 16), LocalDate.of(2030, 9, 16), 0.06, 2, DayCount.ACT_ACT_ICMA, false)
                .paid(BusinessDays.FOLLOWING, BusinessCalendar.LONDON)
                .exDividend(7, true);
        // 16 September 2024 is a Monday: seven business days before is Thursday the 5th.
        assertTrue(bond.accrued(LocalDate.of(2024, 9, 4)) > 0);
        assertTrue(bond.accrued(LocalDate.of(2024, 9, 5)) < 0);
    }

    @Test
    void shouldPayLaterOnACurveWhenADateIsOff() {
        final FixedRateBond plain = new FixedRateBond(
                LocalDate.of(2023, 6, 15), LocalDate.of(2024, 6, 15), 0.05, 1, DayCount.ACT_365F, false);
        final FixedRateBond moved = plain.paid(BusinessDays.FOLLOWING, BusinessCalendar.WEEKENDS);
        final LocalDate day = LocalDate.of(2023, 6, 15);
        final DiscountCurve curve = DiscountCurve.flat(0.04);
        assertEquals(
                plain.cleanPrice(day, curve, day, DayCount.ACT_365F) * StrictMath.exp(-0.04 * 2 / 365),
                moved.cleanPrice(day, curve, day, DayCount.ACT_365F),
                1e-12);
        assertEquals(plain.cleanPrice(day, 0.04), moved.cleanPrice(day, 0.04), 0);
    }

    @Test
    void shouldTakeNoTimeFromThe30thToThe31st() {
        final FixedRateBond bond = new FixedRateBond(
                LocalDate.of(2020, 1, 31), LocalDate.of(2025, 1, 31), 0.06, 1, DayCount.THIRTY_360, false);
        final LocalDate day = LocalDate.of(2024, 1, 30);
        assertEquals(0, bond.flows(day).times()[0], 0);
        assertEquals(6 + 106 / 1.05, bond.dirtyPrice(day, 0.05), 1e-12);
    }

    @Test
    void shouldRefuseCouponsThatDoNotDivideTheYear() {
        final CouponSchedule schedule =
                CouponSchedule.of(LocalDate.of(2020, 1, 31), LocalDate.of(2025, 1, 31), 5, StubRule.SHORT_FIRST, false);
        assertThrows(IllegalArgumentException.class, () -> new FixedRateBond(schedule, 0.05, DayCount.ACT_360));
        final FixedRateBond bond = new FixedRateBond(
                LocalDate.of(2020, 1, 15), LocalDate.of(2025, 1, 15), 0.06, 1, DayCount.THIRTY_360, false);
        assertThrows(IllegalArgumentException.class, () -> bond.exDividend(-1, false));
    }

    @Test
    void shouldRefuseSettlementAtMaturity() {
        final FixedRateBond bond = new FixedRateBond(
                LocalDate.of(2020, 1, 15), LocalDate.of(2025, 1, 15), 0.06, 1, DayCount.THIRTY_360, false);
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> bond.accrued(LocalDate.of(2025, 1, 15)));
        assertTrue(thrown.getMessage().contains("before the maturity 2025-01-15"), thrown.getMessage());
    }

    @Test
    void shouldRefuseAPriceThatIsNotPositive() {
        final CashFlows bond = CashFlows.bond(100, 0.05, 10, 1);
        assertThrows(IllegalArgumentException.class, () -> bond.yieldToMaturity(0, Compounding.ANNUAL));
        assertThrows(IllegalArgumentException.class, () -> bond.yieldToMaturity(-3, Compounding.ANNUAL));
        assertThrows(IllegalArgumentException.class, () -> bond.yieldToMaturity(Double.NaN, Compounding.ANNUAL));
    }

    @Test
    void shouldRefuseAYieldThatLeavesNoPrincipal() {
        final CashFlows bond = CashFlows.bond(100, 0.05, 10, 1);
        assertThrows(IllegalArgumentException.class, () -> bond.presentValue(-1, Compounding.ANNUAL));
    }

    @Test
    void shouldConvertCompoundingBothWays() {
        for (final int periods : new int[] {0, 1, 2, 4, 12, 365}) {
            final Compounding compounding = new Compounding(periods);
            assertEquals(0.07, compounding.ofContinuous(compounding.toContinuous(0.07)), 1e-15);
            assertEquals(0.07, compounding.rate(compounding.discount(0.07, 3.3), 3.3), 1e-13);
        }
    }
}
