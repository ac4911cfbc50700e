package io.loadline.core.rates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Dates from a start to an end, whole periods apart but for a first or last stub. Each period knows the regular period it belongs to, which
 * {@link DayCount#ACT_ACT_ICMA} needs: itself, or for a stub the whole period laid from its regular side (ICMA Rule Book, rule 251). Immutable.
 */
public final class CouponSchedule {
    private final LocalDate[] dates;
    private final LocalDate[] regularStarts;
    private final LocalDate[] regularEnds;
    private final int monthsAPeriod;

    private CouponSchedule(
            final LocalDate[] dates,
            final LocalDate[] regularStarts,
            final LocalDate[] regularEnds,
            final int monthsAPeriod) {
        this.dates = dates;
        this.regularStarts = regularStarts;
        this.regularEnds = regularEnds;
        this.monthsAPeriod = monthsAPeriod;
    }

    /** Dates counted back from the end, a short period first if there must be one. */
    public static CouponSchedule backwards(
            final LocalDate start, final LocalDate end, final int monthsAPeriod, final boolean endOfMonth) {
        return of(start, end, monthsAPeriod, StubRule.SHORT_FIRST, endOfMonth);
    }

    /**
     * @param start of the first period
     * @param end of the last period, after the start
     * @param monthsAPeriod months between dates
     * @param stub where an irregular period goes, and with it from which end dates are counted
     * @param endOfMonth dates fall on the last days of months when the date they are counted from is one
     * @return schedule
     * @throws IllegalArgumentException if the end is not after the start, or the rule allows no stub and there must be one
     */
    public static CouponSchedule of(
            final LocalDate start,
            final LocalDate end,
            final int monthsAPeriod,
            final StubRule stub,
            final boolean endOfMonth) {
        Require.atLeast("months a period", monthsAPeriod, 1);
        ordered(start, end);
        final boolean forwards = stub.isLast();
        final LocalDate anchor = forwards ? start : end;
        final boolean lastDays = endOfMonth && isLastDay(anchor);
        final List<LocalDate> dates = new ArrayList<>();
        if (forwards) {
            for (int i = 0; moved(anchor, monthsAPeriod * i, lastDays).isBefore(end); i++) {
                dates.add(moved(anchor, monthsAPeriod * i, lastDays));
            }
            dates.add(end);
        } else {
            for (int i = 0; moved(anchor, -monthsAPeriod * i, lastDays).isAfter(start); i++) {
                dates.addFirst(moved(anchor, -monthsAPeriod * i, lastDays));
            }
            dates.addFirst(start);
        }
        final int last = dates.size() - 1;
        final LocalDate whole = forwards
                ? moved(anchor, monthsAPeriod * last, lastDays)
                : moved(anchor, -monthsAPeriod * last, lastDays);
        final boolean irregular = !whole.equals(forwards ? end : start);
        if (irregular && stub == StubRule.NONE) {
            throw new IllegalArgumentException("schedule from " + start + " to " + end
                    + " without a stub, expected whole periods of " + monthsAPeriod + " months");
        }
        if (irregular && stub.isLong() && last > 1) {
            dates.remove(forwards ? last - 1 : 1);
        }
        return laid(dates, irregular && !forwards, irregular && forwards, monthsAPeriod, lastDays);
    }

    /**
     * A schedule whose first or last coupon date is written in the contract.
     *
     * @param start of the first period
     * @param firstRegular end of the first period if that is a stub; the start if it is not
     * @param lastRegular start of the last period if that is a stub; the end if it is not
     * @param end of the last period
     * @param monthsAPeriod months between dates
     * @param endOfMonth dates between fall on the last days of months when the dates they are counted from do
     * @return schedule
     * @throws IllegalArgumentException if dates are out of order or not whole periods apart between the stubs
     */
    public static CouponSchedule of(
            final LocalDate start,
            final LocalDate firstRegular,
            final LocalDate lastRegular,
            final LocalDate end,
            final int monthsAPeriod,
            final boolean endOfMonth) {
        ordered(start, end);
        if (firstRegular.isBefore(start) || end.isBefore(lastRegular) || lastRegular.isBefore(firstRegular)) {
            throw new IllegalArgumentException("coupon dates " + start + ", " + firstRegular + ", " + lastRegular + ", "
                    + end + ", expected them in order");
        }
        final List<LocalDate> dates = new ArrayList<>();
        final boolean firstStub = !firstRegular.equals(start);
        final boolean lastStub = !lastRegular.equals(end);
        if (firstStub) {
            dates.add(start);
        }
        if (firstRegular.equals(lastRegular)) {
            dates.add(firstRegular);
        } else {
            dates.addAll(List.of(of(firstRegular, lastRegular, monthsAPeriod, StubRule.NONE, endOfMonth).dates));
        }
        if (lastStub) {
            dates.add(end);
        }
        return laid(dates, firstStub, lastStub, monthsAPeriod, endOfMonth && isLastDay(lastRegular));
    }

    private static CouponSchedule laid(
            final List<LocalDate> dates,
            final boolean firstStub,
            final boolean lastStub,
            final int monthsAPeriod,
            final boolean lastDays) {
        final int periods = dates.size() - 1;
        final LocalDate[] starts = dates.subList(0, periods).toArray(LocalDate[]::new);
        final LocalDate[] ends = dates.subList(1, periods + 1).toArray(LocalDate[]::new);
        if (firstStub) {
            starts[0] = moved(ends[0], -monthsAPeriod, lastDays);
        }
        if (lastStub) {
            ends[periods - 1] = moved(starts[periods - 1], monthsAPeriod, lastDays);
        }
        return new CouponSchedule(dates.toArray(LocalDate[]::new), starts, ends, monthsAPeriod);
    }

    /**
     * The schedule with its dates moved to business days: accrual follows payment, as in swaps. Periods that end on the day they begin on fall away.
     *
     * @param convention for all dates but the last
     * @param endConvention for the last
     * @param calendar days off
     * @return schedule
     */
    public CouponSchedule adjusted(
            final BusinessDays convention, final BusinessDays endConvention, final BusinessCalendar calendar) {
        final List<LocalDate> moved = new ArrayList<>();
        final List<LocalDate> starts = new ArrayList<>();
        final List<LocalDate> ends = new ArrayList<>();
        moved.add(convention.adjust(dates[0], calendar));
        for (int i = 0; i < periods(); i++) {
            final BusinessDays at = i == periods() - 1 ? endConvention : convention;
            final LocalDate end = at.adjust(dates[i + 1], calendar);
            if (end.isAfter(moved.getLast())) {
                starts.add(convention.adjust(regularStarts[i], calendar));
                ends.add(at.adjust(regularEnds[i], calendar));
                moved.add(end);
            }
        }
        ordered(moved.getFirst(), moved.getLast());
        return new CouponSchedule(
                moved.toArray(LocalDate[]::new),
                starts.toArray(LocalDate[]::new),
                ends.toArray(LocalDate[]::new),
                monthsAPeriod);
    }

    /** Periods between the dates. */
    public int periods() {
        return dates.length - 1;
    }

    /** Date by index, the start first. */
    public LocalDate date(final int index) {
        return dates[index];
    }

    /** Months of a regular period. */
    public int monthsAPeriod() {
        return monthsAPeriod;
    }

    /** Whether a period is not a stub. */
    public boolean isRegular(final int period) {
        return regularStarts[period].equals(dates[period]) && regularEnds[period].equals(dates[period + 1]);
    }

    /** The share of a year that a period, or a part of it, is under a day count. */
    double fraction(final DayCount dayCount, final int period, final LocalDate from, final LocalDate to) {
        final boolean endIsMaturity = to.equals(dates[periods()]);
        return dayCount.yearFraction(from, to, regularStarts[period], regularEnds[period], endIsMaturity);
    }

    /** The share of a year of a whole period. */
    double fraction(final DayCount dayCount, final int period) {
        return fraction(dayCount, period, dates[period], dates[period + 1]);
    }

    private static void ordered(final LocalDate start, final LocalDate end) {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException(
                    "schedule from " + start + " to " + end + ", expected an end after the start");
        }
    }

    private static boolean isLastDay(final LocalDate date) {
        return date.getDayOfMonth() == date.lengthOfMonth();
    }

    private static LocalDate moved(final LocalDate from, final int months, final boolean lastDays) {
        final LocalDate date = from.plusMonths(months);
        return lastDays ? date.withDayOfMonth(date.lengthOfMonth()) : date;
    }
}
