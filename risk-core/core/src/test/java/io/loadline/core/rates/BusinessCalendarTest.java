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

class BusinessCalendarTest {
    private static final long SEED = 5;
    private static final BusinessCalendar ODD = BusinessCalendar.TARGET.closedOn(
            List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1), LocalDate.of(2024, 5, 31)));

    @ParameterizedTest
    @CsvSource({"1961,4,2", "2000,4,23", "2008,3,23", "2011,4,24", "2024,3,31", "2038,4,25", "2285,3,22"})
    void shouldFindEaster(final int year, final int month, final int day) {
        assertEquals(LocalDate.of(year, month, day), HolidayRules.easter(year));
    }

    @ParameterizedTest
    @CsvSource({
        "TARGET,2024-03-29",
        "TARGET,2024-05-01",
        "united states,2021-12-31",
        "UNITED_STATES,2023-06-19",
        "UNITED_STATES,2024-11-28",
        "London,2022-09-19",
        "LONDON,2021-12-28",
        "BRAZIL,2024-02-13",
        "BRAZIL,2024-11-20"
    })
    void shouldCloseOnHolidays(final String calendar, final LocalDate date) {
        assertFalse(BusinessCalendar.named(calendar).isBusinessDay(date));
    }

    @ParameterizedTest
    @CsvSource({
        "TARGET,2024-07-04",
        "UNITED_STATES,2021-06-18",
        "LONDON,2022-05-30",
        "BRAZIL,2023-11-20",
        "WEEKENDS,2024-12-25",
        "NONE,2024-12-28"
    })
    void shouldOpenOnOtherDays(final String calendar, final LocalDate date) {
        assertTrue(BusinessCalendar.named(calendar).isBusinessDay(date));
    }

    @Test
    void shouldJoinClosures() {
        final BusinessCalendar both = BusinessCalendar.TARGET.and(BusinessCalendar.UNITED_STATES);
        assertFalse(both.isBusinessDay(LocalDate.of(2024, 5, 1)));
        assertFalse(both.isBusinessDay(LocalDate.of(2024, 7, 4)));
        assertTrue(both.isBusinessDay(LocalDate.of(2024, 7, 5)));
    }

    @Test
    void shouldCountBusinessDaysAsItStepsOverThem() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 500; i++) {
            final LocalDate from = ODD.step(day(random), 1);
            final int days = random.nextInt(60);
            final LocalDate there = ODD.plus(from, days);
            assertEquals(days, ODD.businessDays(from, there), "seed " + SEED + " case " + i);
            assertEquals(from, ODD.plus(there, -days));
        }
    }

    @ParameterizedTest
    @EnumSource(BusinessDays.class)
    void shouldMoveToTheBusinessDayThatTheConventionNames(final BusinessDays convention) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            final LocalDate date = day(random);
            assertEquals(naive(convention, date), convention.adjust(date, ODD), "seed " + SEED + " " + date);
        }
    }

    /** Looks among the days around a date for the one that the words of the convention describe. */
    private static LocalDate naive(final BusinessDays convention, final LocalDate date) {
        final LocalDate next = IntStream.range(0, 20)
                .mapToObj(date::plusDays)
                .filter(ODD::isBusinessDay)
                .findFirst()
                .orElseThrow();
        final LocalDate before = IntStream.range(0, 20)
                .mapToObj(date::minusDays)
                .filter(ODD::isBusinessDay)
                .findFirst()
                .orElseThrow();
        return switch (convention) {
            case UNADJUSTED -> date;
            case FOLLOWING -> next;
            case PRECEDING -> before;
            case MODIFIED_FOLLOWING -> next.getMonthValue() == date.getMonthValue() ? next : before;
            case MODIFIED_PRECEDING -> before.getMonthValue() == date.getMonthValue() ? before : next;
            case HALF_MONTH_MODIFIED_FOLLOWING -> half(next) == half(date) ? next : before;
            case NEAREST ->
                next.toEpochDay() - date.toEpochDay() <= date.toEpochDay() - before.toEpochDay() ? next : before;
        };
    }

    private static int half(final LocalDate date) {
        return 2 * date.getMonthValue() + (date.getDayOfMonth() > 15 ? 1 : 0);
    }

    private static LocalDate day(final SplittableRandom random) {
        return LocalDate.of(2023, 6, 1).plusDays(random.nextInt(500));
    }

    @Test
    void shouldRefuseAnUnknownName() {
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> BusinessCalendar.named("MOON"));
        assertTrue(thrown.getMessage().contains("MOON") && thrown.getMessage().contains("TARGET"));
    }

    @Test
    void shouldRefuseACalendarThatNeverOpens() {
        final LocalDate first = LocalDate.of(2024, 1, 1);
        final BusinessCalendar closed = BusinessCalendar.NONE.closedOn(
                IntStream.range(0, 800).mapToObj(first::plusDays).toList());
        assertThrows(IllegalArgumentException.class, () -> BusinessDays.FOLLOWING.adjust(first, closed));
    }

    @Test
    void shouldRefuseAnEndBeforeTheStart() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BusinessCalendar.TARGET.businessDays(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 1)));
    }
}
