package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CouponScheduleTest {
    private static final long SEED = 8;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHORT_FIRST|2024-01-10 2024-03-15 2024-09-15 2025-03-15",
                "LONG_FIRST|2024-01-10 2024-09-15 2025-03-15",
                "SHORT_LAST|2024-01-10 2024-07-10 2025-01-10 2025-03-15",
                "LONG_LAST|2024-01-10 2024-07-10 2025-03-15"
            })
    void shouldPutTheStubWhereTheRuleSays(final StubRule stub, final String dates) {
        final CouponSchedule schedule =
                CouponSchedule.of(LocalDate.of(2024, 1, 10), LocalDate.of(2025, 3, 15), 6, stub, false);
        assertEquals(dates, String.join(" ", dates(schedule)));
        final int stubAt = stub.isLast() ? schedule.periods() - 1 : 0;
        for (int i = 0; i < schedule.periods(); i++) {
            assertEquals(i != stubAt, schedule.isRegular(i), "period " + i);
        }
    }

    @Test
    void shouldKeepLastDaysOfMonths() {
        final LocalDate start = LocalDate.of(2023, 8, 31);
        final LocalDate end = LocalDate.of(2024, 8, 31);
        assertEquals(
                List.of("2023-08-31", "2023-11-30", "2024-02-29", "2024-05-31", "2024-08-31"),
                dates(CouponSchedule.of(start, end, 3, StubRule.NONE, true)));
        assertEquals(
                List.of("2023-02-28", "2023-08-28", "2024-02-28"),
                dates(CouponSchedule.of(
                        LocalDate.of(2023, 2, 28), LocalDate.of(2024, 2, 28), 6, StubRule.NONE, false)));
    }

    @Test
    void shouldTakeDatesWrittenInTheContract() {
        final CouponSchedule schedule = CouponSchedule.of(
                LocalDate.of(2024, 1, 20),
                LocalDate.of(2024, 12, 1),
                LocalDate.of(2025, 12, 1),
                LocalDate.of(2026, 1, 1),
                6,
                false);
        assertEquals(List.of("2024-01-20", "2024-12-01", "2025-06-01", "2025-12-01", "2026-01-01"), dates(schedule));
        assertFalse(schedule.isRegular(0));
        assertTrue(schedule.isRegular(1));
        assertFalse(schedule.isRegular(3));
    }

    @ParameterizedTest
    @EnumSource(StubRule.class)
    void shouldGoFromStartToEndInRegularPeriodsButOne(final StubRule stub) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 500; trial++) {
            final LocalDate start = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5_000));
            final int months = new int[] {1, 2, 3, 6, 12}[random.nextInt(5)];
            final LocalDate end = stub == StubRule.NONE
                    ? start.withDayOfMonth(1).plusMonths((long) months * (1 + random.nextInt(20)))
                    : start.plusDays(1 + random.nextInt(4_000));
            final LocalDate from = stub == StubRule.NONE ? start.withDayOfMonth(1) : start;
            final CouponSchedule schedule = CouponSchedule.of(from, end, months, stub, random.nextBoolean());
            final String which = "seed " + SEED + " trial " + trial;
            assertEquals(from, schedule.date(0), which);
            assertEquals(end, schedule.date(schedule.periods()), which);
            final long irregular = IntStream.range(0, schedule.periods())
                    .filter(i -> !schedule.isRegular(i))
                    .count();
            assertTrue(irregular <= (stub == StubRule.NONE ? 0 : 1), which);
            for (int i = 0; i < schedule.periods(); i++) {
                final double years = schedule.fraction(DayCount.ACT_ACT_ICMA, i);
                final double least = stub.isLong() && schedule.periods() > 1 ? 0.99 * months / 12 : 0;
                assertTrue(years > least && years < (stub.isLong() ? 2.01 : 1.01) * months / 12, which + " " + years);
                if (schedule.isRegular(i)) {
                    assertEquals(months / 12.0, years, 1e-12, which);
                }
            }
        }
    }

    @Test
    void shouldMoveItsDatesToBusinessDays() {
        final CouponSchedule schedule = CouponSchedule.of(
                        LocalDate.of(2024, 3, 31), LocalDate.of(2025, 3, 31), 3, StubRule.NONE, true)
                .adjusted(BusinessDays.MODIFIED_FOLLOWING, BusinessDays.UNADJUSTED, BusinessCalendar.TARGET);
        assertEquals(List.of("2024-03-28", "2024-06-28", "2024-09-30", "2024-12-31", "2025-03-31"), dates(schedule));
    }

    @Test
    void shouldDropAPeriodThatBusinessDaysClose() {
        // A Saturday and the Monday after it become one date.
        final CouponSchedule schedule = CouponSchedule.backwards(
                        LocalDate.of(2024, 6, 8), LocalDate.of(2024, 12, 10), 6, false)
                .adjusted(BusinessDays.FOLLOWING, BusinessDays.FOLLOWING, BusinessCalendar.WEEKENDS);
        assertEquals(List.of("2024-06-10", "2024-12-10"), dates(schedule));
    }

    @Test
    void shouldRefuseDatesThatMakeNoSchedule() {
        final LocalDate start = LocalDate.of(2024, 1, 10);
        assertThrows(
                IllegalArgumentException.class, () -> CouponSchedule.of(start, start, 6, StubRule.SHORT_FIRST, false));
        assertThrows(
                IllegalArgumentException.class,
                () -> CouponSchedule.of(start, start.plusYears(1), 0, StubRule.SHORT_FIRST, false));
        final IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> CouponSchedule.of(start, start.plusMonths(7), 6, StubRule.NONE, false));
        assertTrue(thrown.getMessage().contains("whole periods of 6 months"), thrown.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> CouponSchedule.of(
                        start, start.plusMonths(1), start.plusMonths(8), start.plusMonths(9), 6, false));
        assertThrows(
                IllegalArgumentException.class,
                () -> CouponSchedule.of(
                        start, start.minusMonths(1), start.plusMonths(5), start.plusMonths(9), 6, false));
    }

    private static List<String> dates(final CouponSchedule schedule) {
        return IntStream.rangeClosed(0, schedule.periods())
                .mapToObj(i -> schedule.date(i).toString())
                .toList();
    }
}
