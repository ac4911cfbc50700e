package io.loadline.core.rates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Regular dates from a start to an end, whole periods apart, generated backwards from the end so that a stub is first. Accrual dates are
 * never adjusted; payment dates may be.
 */
public final class CouponSchedule {
    private final LocalDate[] dates;

    private CouponSchedule(final LocalDate[] dates) {
        this.dates = dates;
    }

    /** What happens to a payment that falls on a day off. */
    public enum BusinessDays {
        /** Nothing. */
        UNADJUSTED,
        /** The next business day. */
        FOLLOWING,
        /** The next business day, or the one before if that is in another month. */
        MODIFIED_FOLLOWING,
        /** The business day before. */
        PRECEDING;

        /**
         * @param date given
         * @param holidays days off besides Saturdays and Sundays
         * @return the day of payment
         */
        public LocalDate adjust(final LocalDate date, final Set<LocalDate> holidays) {
            final LocalDate next = this == UNADJUSTED ? date : step(date, holidays, 1);
            return switch (this) {
                case UNADJUSTED -> date;
                case FOLLOWING -> next;
                case MODIFIED_FOLLOWING -> next.getMonth() == date.getMonth() ? next : step(date, holidays, -1);
                case PRECEDING -> step(date, holidays, -1);
            };
        }

        private static LocalDate step(final LocalDate from, final Set<LocalDate> holidays, final int days) {
            LocalDate date = from;
            while (date.getDayOfWeek() == DayOfWeek.SATURDAY
                    || date.getDayOfWeek() == DayOfWeek.SUNDAY
                    || holidays.contains(date)) {
                date = date.plusDays(days);
            }
            return date;
        }
    }

    /**
     * @param start of the first period
     * @param end of the last period, after the start
     * @param monthsAPeriod months between dates
     * @param endOfMonth dates fall on the last day of their months when the end does
     * @return schedule
     */
    public static CouponSchedule backwards(
            final LocalDate start, final LocalDate end, final int monthsAPeriod, final boolean endOfMonth) {
        Require.atLeast("months a period", monthsAPeriod, 1);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException(
                    "schedule from " + start + " to " + end + ", expected an end after the start");
        }
        final boolean lastDays = endOfMonth && end.getDayOfMonth() == end.lengthOfMonth();
        int periods = 0;
        while (before(end, monthsAPeriod * (periods + 1), lastDays).isAfter(start)) {
            periods++;
        }
        final LocalDate[] dates = new LocalDate[periods + 2];
        dates[0] = start;
        for (int i = 0; i <= periods; i++) {
            dates[dates.length - 1 - i] = before(end, monthsAPeriod * i, lastDays);
        }
        return new CouponSchedule(dates);
    }

    /** Periods between the dates. */
    public int periods() {
        return dates.length - 1;
    }

    /** Date by index, the start first. */
    public LocalDate date(final int index) {
        return dates[index];
    }

    private static LocalDate before(final LocalDate end, final int months, final boolean lastDays) {
        final LocalDate date = end.minusMonths(months);
        return lastDays ? date.withDayOfMonth(date.lengthOfMonth()) : date;
    }
}
