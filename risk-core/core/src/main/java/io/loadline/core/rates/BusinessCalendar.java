package io.loadline.core.rates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which days are business days. The calendars by name follow the rules of their markets (see {@link HolidayRules}); days off that no rule
 * foresees are added with {@link #closedOn}. Immutable; any thread.
 */
public final class BusinessCalendar {
    /** Every day is a business day. */
    public static final BusinessCalendar NONE = new BusinessCalendar("NONE", false, date -> false, Set.of());

    /** Saturdays and Sundays are off. */
    public static final BusinessCalendar WEEKENDS = new BusinessCalendar("WEEKENDS", true, date -> false, Set.of());

    /** The euro's payment system. */
    public static final BusinessCalendar TARGET =
            new BusinessCalendar("TARGET", true, HolidayRules::isTargetHoliday, Set.of());

    /** Settlement in the United States: federal holidays. */
    public static final BusinessCalendar UNITED_STATES =
            new BusinessCalendar("UNITED_STATES", true, HolidayRules::isUnitedStatesHoliday, Set.of());

    /** Settlement in London: bank holidays of England and Wales. */
    public static final BusinessCalendar LONDON =
            new BusinessCalendar("LONDON", true, HolidayRules::isLondonHoliday, Set.of());

    /** Settlement in Brazil, the calendar of {@link DayCount#BUS_252}. */
    public static final BusinessCalendar BRAZIL =
            new BusinessCalendar("BRAZIL", true, HolidayRules::isBrazilianHoliday, Set.of());

    private static final List<BusinessCalendar> NAMED = List.of(NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON, BRAZIL);
    private static final int LONGEST_CLOSURE = 366;

    private final String name;
    private final boolean weekendsOff;
    private final Predicate<LocalDate> rules;
    private final Set<LocalDate> extra;

    private BusinessCalendar(
            final String name,
            final boolean weekendsOff,
            final Predicate<LocalDate> rules,
            final Set<LocalDate> extra) {
        this.name = name;
        this.weekendsOff = weekendsOff;
        this.rules = rules;
        this.extra = extra;
    }

    /**
     * @param name NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON or BRAZIL, in any letter case
     * @return the calendar
     * @throws IllegalArgumentException if there is none of that name
     */
    public static BusinessCalendar named(final String name) {
        final String wanted = name.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        for (final BusinessCalendar calendar : NAMED) {
            if (calendar.name.equals(wanted)) {
                return calendar;
            }
        }
        throw new IllegalArgumentException("no calendar is called " + name + ", expected one of " + NAMED);
    }

    /** This calendar with more days off. */
    public BusinessCalendar closedOn(final Collection<LocalDate> dates) {
        return new BusinessCalendar(name, weekendsOff, date -> isOff(date), Set.copyOf(dates));
    }

    /** Days that are business days in both calendars. */
    public BusinessCalendar and(final BusinessCalendar other) {
        return new BusinessCalendar(
                name + '+' + other.name,
                weekendsOff || other.weekendsOff,
                date -> isOff(date) || other.isOff(date),
                Set.of());
    }

    /** Whether payments are made that day. */
    public boolean isBusinessDay(final LocalDate date) {
        return !isOff(date);
    }

    private boolean isOff(final LocalDate date) {
        return (weekendsOff && isWeekend(date)) || rules.test(date) || extra.contains(date);
    }

    /** The date itself if it is a business day, otherwise the next one in steps of one day or minus one day. */
    LocalDate step(final LocalDate from, final int days) {
        LocalDate date = from;
        for (int i = 0; isOff(date); i++) {
            if (i == LONGEST_CLOSURE) {
                throw new IllegalArgumentException("no business day in " + name + " within a year of " + from);
            }
            date = date.plusDays(days);
        }
        return date;
    }

    /**
     * @param from any date
     * @param businessDays how many to go, of any sign; zero gives the date itself or, if it is off, the next business day
     * @return a business day
     */
    public LocalDate plus(final LocalDate from, final int businessDays) {
        if (businessDays == 0) {
            return step(from, 1);
        }
        final int sign = Integer.signum(businessDays);
        LocalDate date = from;
        for (int i = 0; i != businessDays; i += sign) {
            date = step(date.plusDays(sign), sign);
        }
        return date;
    }

    /**
     * @param start counted if it is a business day
     * @param end not before the start; not counted
     * @return business days from start to before end
     */
    public long businessDays(final LocalDate start, final LocalDate end) {
        DayCount.inOrder(start, end);
        long count = 0;
        for (LocalDate date = start; date.isBefore(end); date = date.plusDays(1)) {
            count += isOff(date) ? 0 : 1;
        }
        return count;
    }

    static boolean isWeekend(final LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    @Override
    public String toString() {
        return name;
    }
}
