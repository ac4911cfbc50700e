package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntensityCurveTest {
    private static final LocalDate START = LocalDate.of(2025, 3, 20);
    private static final long SEED = 5;

    private static CreditDefaultSwap swap(final int years, final double spread) {
        return CreditDefaultSwap.between(START, START.plusYears(years), 3, DayCount.ACT_360, 1, spread, 0.4);
    }

    private static IntensityCurve steps() {
        return IntensityCurve.of(new double[] {0.7, 2, 3.3}, new double[] {0.01, 0.05, 0.02});
    }

    private static YieldCurve curve(final CurveInterpolation interpolation) {
        return YieldCurve.ofZeros(new double[] {0.5, 1, 3, 10}, new double[] {0.02, 0.025, 0.035, 0.03}, interpolation);
    }

    @Test
    void shouldEqualTheConstantCase() {
        final CreditDefaultSwap swap = swap(5, 0.01);
        final IntensityCurve flat = IntensityCurve.flat(0.03);
        assertEquals(swap.presentValue(0.03, 0.04), swap.presentValue(flat, DiscountCurve.flat(0.04)), 1e-14);
        assertEquals(swap.fairSpread(0.03, 0.04), swap.fairSpread(flat, DiscountCurve.flat(0.04)), 1e-15);
        assertEquals(swap.protection(0.03, 0.04), swap.protection(flat, DiscountCurve.flat(0.04)), 1e-14);
        assertEquals(swap.riskyAnnuity(0.03, 0.04), swap.riskyAnnuity(flat, DiscountCurve.flat(0.04)), 1e-13);
    }

    @ParameterizedTest
    @EnumSource(CurveInterpolation.class)
    void shouldEqualASumOverDays(final CurveInterpolation interpolation) {
        final YieldCurve discount = curve(interpolation);
        final IntensityCurve intensities = steps();
        final double end = swap(5, 0).maturity();
        double protection = 0;
        final int days = 100_000;
        for (int i = 0; i < days; i++) {
            final double from = i * end / days;
            final double to = (i + 1) * end / days;
            protection += 0.6
                    * discount.discount(0.5 * (from + to))
                    * (intensities.survival(from) - intensities.survival(to));
        }
        assertEquals(protection, swap(5, 0).protection(intensities, discount), 3e-8);
    }

    @Test
    void shouldSurviveAsTheIntensitiesSay() {
        assertEquals(Math.exp(-0.01 * 0.7 - 0.05 * 1.3 - 0.02 * 8), steps().survival(10), 1e-15);
        assertEquals(Math.exp(-0.01 * 0.7 - 0.05 * 0.3), steps().survival(1), 1e-15);
        assertEquals(1, steps().survival(0));
        assertEquals(0.01, steps().intensity(0));
        assertEquals(0.05, steps().intensity(0.7));
        assertEquals(0.02, steps().intensity(50));
    }

    @ParameterizedTest
    @EnumSource(CurveInterpolation.class)
    void shouldRepriceTheSwapsItIsMadeOf(final CurveInterpolation interpolation) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final YieldCurve discount = curve(interpolation);
        for (int trial = 0; trial < 20; trial++) {
            final List<CreditDefaultSwap> swaps = new ArrayList<>();
            double spread = random.nextDouble(0.001, 0.05);
            for (final int years : new int[] {1, 2, 3, 5, 7, 10}) {
                swaps.add(swap(years, spread));
                spread *= random.nextDouble(0.97, 1.15);
            }
            final IntensityCurve found = IntensityCurve.bootstrap(swaps, discount);
            for (final CreditDefaultSwap swap : swaps) {
                assertEquals(0, swap.presentValue(found, discount), 1e-13, "seed " + SEED + " trial " + trial);
            }
        }
    }

    @Test
    void shouldGiveBackTheIntensitiesOfFairSpreads() {
        final YieldCurve discount = curve(CurveInterpolation.LOG_LINEAR_DISCOUNT);
        final double[] times = {
            swap(1, 0).maturity(), swap(3, 0).maturity(), swap(5, 0).maturity()
        };
        final IntensityCurve given = IntensityCurve.of(times, new double[] {0.04, 0.01, 0.03});
        final IntensityCurve found = IntensityCurve.bootstrap(
                List.of(
                        swap(1, swap(1, 0).fairSpread(given, discount)),
                        swap(3, swap(3, 0).fairSpread(given, discount)),
                        swap(5, swap(5, 0).fairSpread(given, discount))),
                discount);
        for (int i = 0; i < 3; i++) {
            assertEquals(given.intensities()[i], found.intensities()[i], 1e-13);
        }
    }

    @Test
    void shouldRefuseSpreadsThatNoIntensityPrices() {
        final DiscountCurve discount = DiscountCurve.flat(0.02);
        final List<CreditDefaultSwap> falling = List.of(swap(1, 0.1), swap(2, 0.01));
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> IntensityCurve.bootstrap(falling, discount));
        assertTrue(thrown.getMessage().startsWith("spread 0.01 up to 2"), thrown.getMessage());
        final List<CreditDefaultSwap> unsorted = List.of(swap(2, 0.01), swap(1, 0.01));
        assertThrows(IllegalArgumentException.class, () -> IntensityCurve.bootstrap(unsorted, discount));
        assertThrows(IllegalArgumentException.class, () -> IntensityCurve.bootstrap(List.of(), discount));
        assertThrows(IllegalArgumentException.class, () -> IntensityCurve.flat(-0.01));
    }
}
