package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixedFloatingSwapTest {
    private static final long SEED = 31;
    private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);

    private static FixedFloatingSwap.Leg leg(final int years, final int months, final DayCount dayCount) {
        final CouponSchedule schedule =
                CouponSchedule.of(TODAY, TODAY.plusYears(years), months, StubRule.SHORT_LAST, false);
        return FixedFloatingSwap.Leg.of(
                schedule, dayCount, TODAY, BusinessDays.MODIFIED_FOLLOWING, BusinessCalendar.NONE);
    }

    @Test
    void shouldEqualTheSwapOnOneCurveWhenCurvesAreOne() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 200; trial++) {
            final int years = 1 + random.nextInt(30);
            final double rate = -0.01 + 0.08 * random.nextDouble();
            final DiscountCurve curve = DiscountCurve.flat(-0.01 + 0.08 * random.nextDouble());
            final LocalDate start = LocalDate.of(2023, 6, 15);
            final InterestRateSwap one = InterestRateSwap.starting(start, years, 2, DayCount.THIRTY_360, 1e6, rate);
            final CouponSchedule schedule = CouponSchedule.backwards(start, start.plusYears(years), 6, false);
            final FixedFloatingSwap two = new FixedFloatingSwap(
                    1e6,
                    rate,
                    0,
                    FixedFloatingSwap.Leg.of(
                            schedule, DayCount.THIRTY_360, start, BusinessDays.UNADJUSTED, BusinessCalendar.NONE),
                    FixedFloatingSwap.Leg.of(
                            schedule, DayCount.ACT_360, start, BusinessDays.UNADJUSTED, BusinessCalendar.NONE));
            final String which = "seed " + SEED + " trial " + trial;
            assertEquals(one.presentValue(curve), two.presentValue(curve, curve), 1e-8, which);
            assertEquals(one.fairRate(curve), two.fairRate(curve, curve), 1e-14, which);
            assertEquals(one.dv01(curve), two.dv01(curve, curve), 1e-8, which);
            assertEquals(one.basisPointConvexity(curve), two.basisPointConvexity(curve, curve), 1e-8, which);
            assertEquals(one.fixedLegBasisPointValue(curve), two.fixedLegBasisPointValue(curve), 1e-10, which);
        }
    }

    @Test
    void shouldBeWorthNothingAtItsFairRateAndSpread() {
        final FixedFloatingSwap.Leg fixed = leg(7, 12, DayCount.THIRTY_360);
        final FixedFloatingSwap.Leg floating = leg(7, 3, DayCount.ACT_360);
        final DiscountCurve projection = DiscountCurve.flat(0.035);
        final DiscountCurve discount = DiscountCurve.flat(0.028);
        final FixedFloatingSwap swap = new FixedFloatingSwap(1e6, 0.03, 0.001, fixed, floating);
        final double rate = swap.fairRate(projection, discount);
        final double spread = swap.fairSpread(projection, discount);
        assertEquals(
                0, new FixedFloatingSwap(1e6, rate, 0.001, fixed, floating).presentValue(projection, discount), 1e-8);
        assertEquals(
                0, new FixedFloatingSwap(1e6, 0.03, spread, fixed, floating).presentValue(projection, discount), 1e-8);
        assertEquals(
                swap.presentValue(projection, discount) + swap.floatingLegBasisPointValue(discount),
                new FixedFloatingSwap(1e6, 0.03, 0.0011, fixed, floating).presentValue(projection, discount),
                1e-8);
    }

    @ParameterizedTest
    @EnumSource(CurveInterpolation.class)
    void shouldRepriceQuotesThatAnotherCurveDiscounts(final CurveInterpolation interpolation) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 10; trial++) {
            final double level = 0.06 * random.nextDouble();
            final DiscountCurve discount = DiscountCurve.flat(level - 0.003);
            final List<CurveQuote> quotes = new ArrayList<>();
            quotes.add(CurveQuote.deposit(0.5, 0.5, level));
            final int[] maturities = {1, 2, 3, 5, 7, 10, 15, 20, 30};
            final double[] rates = new double[maturities.length];
            for (int i = 0; i < rates.length; i++) {
                rates[i] = level + 0.0003 * maturities[i] + 0.002 * random.nextDouble();
                quotes.add(CurveQuote.swap(
                        leg(maturities[i], 12, DayCount.THIRTY_360),
                        leg(maturities[i], 6, DayCount.ACT_360),
                        rates[i],
                        discount));
            }
            final YieldCurve projection = CurveBootstrap.curve(quotes, interpolation);
            for (int i = 0; i < rates.length; i++) {
                final FixedFloatingSwap swap = new FixedFloatingSwap(
                        1,
                        rates[i],
                        0,
                        leg(maturities[i], 12, DayCount.THIRTY_360),
                        leg(maturities[i], 6, DayCount.ACT_360));
                assertEquals(0, swap.presentValue(projection, discount), 2e-12, "seed " + SEED + " trial " + trial);
            }
        }
    }

    @Test
    void shouldRefuseLegsWithoutMeaning() {
        final double[] one = {1};
        final double[] two = {1, 2};
        assertThrows(
                IllegalArgumentException.class,
                () -> new FixedFloatingSwap.Leg(new double[0], new double[0], new double[0], new double[0]));
        assertThrows(
                IllegalArgumentException.class, () -> new FixedFloatingSwap.Leg(new double[] {0, 1}, one, one, one));
        assertThrows(IllegalArgumentException.class, () -> new FixedFloatingSwap.Leg(two, two, two, two));
        assertThrows(
                IllegalArgumentException.class, () -> new FixedFloatingSwap.Leg(new double[] {-0.1}, one, one, one));
        final FixedFloatingSwap.Leg leg = leg(2, 6, DayCount.ACT_360);
        assertThrows(IllegalArgumentException.class, () -> new FixedFloatingSwap(0, 0.01, 0, leg, leg));
        assertThrows(IllegalArgumentException.class, () -> new FixedFloatingSwap(1, Double.NaN, 0, leg, leg));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FixedFloatingSwap(1, 0, 0, leg, leg)
                        .parallel(DiscountCurve.flat(0), DiscountCurve.flat(0), Double.NaN));
    }
}
