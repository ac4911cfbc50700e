package io.loadline.core.rates;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/** The three actual/actual methods of "EMU and market conventions" (ISDA, 1998). */
final class ActualDays {
    private ActualDays() {}

    static long between(final LocalDate start, final LocalDate end) {
        return DayCount.actualDays(start, end);
    }

    /** Days called 29 February after the start, up to and with the end. */
    static long leapDays(final LocalDate start, final LocalDate end) {
        long count = 0;
        for (int year = start.getYear(); year <= end.getYear(); year++) {
            if (Year.isLeap(year)) {
                final LocalDate leapDay = LocalDate.of(year, Month.FEBRUARY, 29);
                if (leapDay.isAfter(start) && !leapDay.isAfter(end)) {
                    count++;
                }
            }
        }
        return count;
    }

    static double isda(final LocalDate start, final LocalDate end) {
        if (start.getYear() == end.getYear()) {
            return between(start, end) / (double) start.lengthOfYear();
        }
        final double first = between(start, LocalDate.of(start.getYear() + 1, 1, 1)) / (double) start.lengthOfYear();
        final double last = between(LocalDate.of(end.getYear(), 1, 1), end) / (double) end.lengthOfYear();
        return first + (end.getYear() - start.getYear() - 1) + last;
    }

    static double afb(final LocalDate start, final LocalDate end) {
        int years = 0;
        LocalDate rest = end;
        while (true) {
            final LocalDate earlier = yearsBefore(end, years + 1);
            if (earlier.isBefore(start)) {
                break;
            }
            years++;
            rest = earlier;
        }
        return years + between(start, rest) / (holdsLeapDay(start, rest) ? 366.0 : 365.0);
    }

    /** The same day some years before; 28 February becomes the 29th in a leap year. */
    private static LocalDate yearsBefore(final LocalDate date, final int years) {
        final LocalDate earlier = date.minusYears(years);
        final boolean endOfFebruary = earlier.getMonth() == Month.FEBRUARY && earlier.getDayOfMonth() == 28;
        return endOfFebruary && earlier.isLeapYear() ? earlier.plusDays(1) : earlier;
    }

    private static boolean holdsLeapDay(final LocalDate start, final LocalDate end) {
        for (int year = start.getYear(); year <= end.getYear(); year++) {
            if (Year.isLeap(year)) {
                final LocalDate leapDay = LocalDate.of(year, Month.FEBRUARY, 29);
                if (!leapDay.isBefore(start) && leapDay.isBefore(end)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Walks over regular periods laid before and after the given one, and adds the share of each that is covered. */
    static double icma(
            final LocalDate start, final LocalDate end, final LocalDate periodStart, final LocalDate periodEnd) {
        if (!periodEnd.isAfter(periodStart)) {
            throw new IllegalArgumentException(
                    "coupon period from " + periodStart + " to " + periodEnd + ", expected an end after its start");
        }
        final int months = (int) Math.round(12 * between(periodStart, periodEnd) / 365.0);
        if (months == 0) {
            // Too short to be a coupon period: a year from the start stands for it.
            return icma(start, end, start, start.plusYears(1));
        }
        double total = 0;
        for (int k = 0; ; k--) {
            final LocalDate from = shifted(periodStart, periodEnd, months, k);
            final LocalDate to = shifted(periodStart, periodEnd, months, k + 1);
            total += covered(start, end, from, to);
            if (!from.isAfter(start)) {
                break;
            }
        }
        for (int k = 1; shifted(periodStart, periodEnd, months, k).isBefore(end); k++) {
            total += covered(
                    start,
                    end,
                    shifted(periodStart, periodEnd, months, k),
                    shifted(periodStart, periodEnd, months, k + 1));
        }
        return total * months / 12;
    }

    private static LocalDate shifted(
            final LocalDate periodStart, final LocalDate periodEnd, final int months, final int periods) {
        return periods <= 0
                ? periodStart.plusMonths((long) months * periods)
                : periodEnd.plusMonths((long) months * (periods - 1));
    }

    private static double covered(
            final LocalDate start, final LocalDate end, final LocalDate from, final LocalDate to) {
        final LocalDate low = start.isAfter(from) ? start : from;
        final LocalDate high = end.isBefore(to) ? end : to;
        return high.isAfter(low) ? between(low, high) / (double) between(from, to) : 0;
    }
}
