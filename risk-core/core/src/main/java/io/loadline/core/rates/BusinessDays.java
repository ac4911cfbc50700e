package io.loadline.core.rates;

import java.time.LocalDate;

/** What happens to a date that falls on a day off. ISDA 2006 Definitions, section 4.12, and the conventions of its users. */
public enum BusinessDays {
    /** Nothing. */
    UNADJUSTED,
    /** The next business day. */
    FOLLOWING,
    /** The next business day, or the one before if that is in another month. */
    MODIFIED_FOLLOWING,
    /** The next business day, or the one before if that is in another half of a month, which ends on the 15th. */
    HALF_MONTH_MODIFIED_FOLLOWING,
    /** The business day before. */
    PRECEDING,
    /** The business day before, or the next one if that is in another month. */
    MODIFIED_PRECEDING,
    /** The nearest business day, the next one of two equally near. */
    NEAREST;

    /**
     * @param date given
     * @param calendar days off
     * @return the date itself or a business day
     */
    public LocalDate adjust(final LocalDate date, final BusinessCalendar calendar) {
        return switch (this) {
            case UNADJUSTED -> date;
            case FOLLOWING -> calendar.step(date, 1);
            case PRECEDING -> calendar.step(date, -1);
            case MODIFIED_FOLLOWING -> {
                final LocalDate next = calendar.step(date, 1);
                yield next.getMonth() == date.getMonth() ? next : calendar.step(date, -1);
            }
            case HALF_MONTH_MODIFIED_FOLLOWING -> {
                final LocalDate next = calendar.step(date, 1);
                final boolean crossed = date.getDayOfMonth() <= 15 && next.getDayOfMonth() > 15;
                yield next.getMonth() == date.getMonth() && !crossed ? next : calendar.step(date, -1);
            }
            case MODIFIED_PRECEDING -> {
                final LocalDate before = calendar.step(date, -1);
                yield before.getMonth() == date.getMonth() ? before : calendar.step(date, 1);
            }
            case NEAREST -> {
                final LocalDate next = calendar.step(date, 1);
                final LocalDate before = calendar.step(date, -1);
                final long ahead = DayCount.actualDays(date, next);
                yield ahead <= DayCount.actualDays(before, date) ? next : before;
            }
        };
    }
}
