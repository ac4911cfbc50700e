package io.loadline.core.rates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Holidays by rule, weekends apart. Sources: European Central Bank, TARGET closing days; 5 U.S.C. 6103 with the observance of Federal Reserve
 * Banks and, for settlement, of the Friday before a Saturday; Banking and Financial Dealings Act 1971 and royal proclamations; Brazilian laws 662
 * (1949), 6.802 (1980) and 14.759 (2023) with the bank holidays of FEBRABAN.
 */
final class HolidayRules {
    private static final Set<LocalDate> LONDON_ONCE = Set.of(
            LocalDate.of(1999, 12, 31),
            LocalDate.of(2002, 6, 3),
            LocalDate.of(2002, 6, 4),
            LocalDate.of(2011, 4, 29),
            LocalDate.of(2012, 6, 4),
            LocalDate.of(2012, 6, 5),
            LocalDate.of(2020, 5, 8),
            LocalDate.of(2022, 6, 2),
            LocalDate.of(2022, 6, 3),
            LocalDate.of(2022, 9, 19),
            LocalDate.of(2023, 5, 8));
    private static final Set<LocalDate> LONDON_MOVED = Set.of(
            LocalDate.of(2002, 5, 27), LocalDate.of(2012, 5, 28), LocalDate.of(2020, 5, 4), LocalDate.of(2022, 5, 30));
    private static final Set<LocalDate> TARGET_ONCE =
            Set.of(LocalDate.of(1998, 12, 31), LocalDate.of(1999, 12, 31), LocalDate.of(2001, 12, 31));
    private static final Set<MonthDay> BRAZIL_FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(4, 21),
            MonthDay.of(5, 1),
            MonthDay.of(9, 7),
            MonthDay.of(10, 12),
            MonthDay.of(11, 2),
            MonthDay.of(11, 15),
            MonthDay.of(12, 25));

    private HolidayRules() {}

    static boolean isTargetHoliday(final LocalDate date) {
        final long fromEaster = fromEaster(date);
        return isDay(date, 1, 1)
                || (date.getYear() >= 2000 && (fromEaster == -2 || fromEaster == 1 || isDay(date, 5, 1)))
                || isDay(date, 12, 25)
                || (date.getYear() >= 2000 && isDay(date, 12, 26))
                || TARGET_ONCE.contains(date);
    }

    static boolean isUnitedStatesHoliday(final LocalDate date) {
        return isObserved(date, 1, 1)
                || isNthMonday(date, 1, 3)
                || isNthMonday(date, 2, 3)
                || isLastMonday(date, 5)
                || (date.getYear() >= 2022 && isObserved(date, 6, 19))
                || isObserved(date, 7, 4)
                || isNthMonday(date, 9, 1)
                || isNthMonday(date, 10, 2)
                || isObserved(date, 11, 11)
                || isThanksgiving(date)
                || isObserved(date, 12, 25);
    }

    static boolean isLondonHoliday(final LocalDate date) {
        final long fromEaster = fromEaster(date);
        final boolean afterWeekend = (isDay(date, 12, 27) || isDay(date, 12, 28))
                && (isMonday(date) || date.getDayOfWeek() == DayOfWeek.TUESDAY);
        final boolean byRule = isDay(date, 1, 1)
                || (date.getMonthValue() == 1 && date.getDayOfMonth() <= 3 && isMonday(date))
                || fromEaster == -2
                || fromEaster == 1
                || isNthMonday(date, 5, 1)
                || isLastMonday(date, 5)
                || isLastMonday(date, 8)
                || isDay(date, 12, 25)
                || isDay(date, 12, 26)
                || afterWeekend;
        return (byRule && !LONDON_MOVED.contains(date)) || LONDON_ONCE.contains(date);
    }

    static boolean isBrazilianHoliday(final LocalDate date) {
        final long fromEaster = fromEaster(date);
        return BRAZIL_FIXED.contains(MonthDay.from(date))
                || (date.getYear() >= 2024 && isDay(date, 11, 20))
                || fromEaster == -48
                || fromEaster == -47
                || fromEaster == -2
                || fromEaster == 60;
    }

    private static boolean isDay(final LocalDate date, final int month, final int day) {
        return date.getMonthValue() == month && date.getDayOfMonth() == day;
    }

    /** A fixed day, on Monday when it falls on a Sunday and on Friday when it falls on a Saturday. */
    private static boolean isObserved(final LocalDate date, final int month, final int day) {
        return isDay(date, month, day)
                || (isMonday(date) && isDay(date.minusDays(1), month, day))
                || (date.getDayOfWeek() == DayOfWeek.FRIDAY && isDay(date.plusDays(1), month, day));
    }

    private static boolean isMonday(final LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    private static boolean isNthMonday(final LocalDate date, final int month, final int n) {
        return date.getMonthValue() == month && isMonday(date) && (date.getDayOfMonth() - 1) / 7 == n - 1;
    }

    private static boolean isLastMonday(final LocalDate date, final int month) {
        return date.getMonthValue() == month && date.equals(date.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
    }

    private static boolean isThanksgiving(final LocalDate date) {
        return date.getMonthValue() == 11
                && date.getDayOfWeek() == DayOfWeek.THURSDAY
                && (date.getDayOfMonth() - 1) / 7 == 3;
    }

    private static long fromEaster(final LocalDate date) {
        return date.toEpochDay() - easter(date.getYear()).toEpochDay();
    }

    /** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, "Astronomical Algorithms", chapter 8). */
    static LocalDate easter(final int year) {
        final int golden = year % 19;
        final int century = year / 100;
        final int rest = year % 100;
        final int corrected = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        final int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - corrected - rest % 4) % 7;
        final int late = (golden + 11 * corrected + 22 * weekday) / 451;
        final int days = corrected + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
