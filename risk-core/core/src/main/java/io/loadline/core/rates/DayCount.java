package io.loadline.core.rates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The share of a year between two dates, as contracts define it. Sources: ISDA 2006 Definitions, section 4.16; ISDA, "EMU and market
 * conventions" (1998) for the three actual/actual methods; ICMA Rule Book, rule 251. The end may not lie before the start.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of does not change
public enum DayCount {
    /** Actual days over 360: money markets. */
    ACT_360("ACT/360", "ACTUAL/360", "A/360"),
    /** Actual days over 365: sterling, and every expiry of this product. */
    ACT_365F("ACT/365F", "ACT/365", "ACT/365 FIXED", "ACTUAL/365 (FIXED)", "ACTUAL/365"),
    /** Actual days over 365.25. */
    ACT_365_25("ACT/365.25", "ACTUAL/365.25"),
    /** Actual days over 364. */
    ACT_364("ACT/364", "ACTUAL/364"),
    /** Actual days but 29 February, over 365. */
    NL_365("NL/365", "ACT/365 NO LEAP", "ACT/365L NO LEAP"),
    /** Days that fall in leap years over 366, the others over 365. */
    ACT_ACT_ISDA("ACT/ACT ISDA", "ACT/ACT", "ACTUAL/ACTUAL (ISDA)", "ACTUAL/ACTUAL ISDA"),
    /** Whole years counted back from the end; the rest over 366 when it holds a 29 February, else over 365. */
    ACT_ACT_AFB("ACT/ACT AFB", "ACTUAL/ACTUAL (AFB)", "ACTUAL/ACTUAL AFB", "ACT/ACT EURO"),
    /** Each coupon period is the same share of a year; inside one, actual days over the days of the period. */
    ACT_ACT_ICMA("ACT/ACT ICMA", "ACT/ACT ISMA", "ACT/ACT BOND", "ACTUAL/ACTUAL (ISMA)", "ACTUAL/ACTUAL ISMA"),
    /** Bond basis: a start on the 31st becomes the 30th; so does an end on the 31st after a start on the 30th. */
    THIRTY_360("30/360 BONDBASIS", "30/360", "30/360 BOND BASIS", "BOND BASIS", "360/360"),
    /** Bond basis with the end of February treated as the 30th (Securities Industry Association). */
    THIRTY_360_US("30/360 USA", "30/360 US", "30U/360", "30/360 SIA"),
    /** Eurobond basis: both the 31sts become the 30th. */
    THIRTY_E_360("30E/360", "30/360 EUROPEAN", "30/360 EUROBONDBASIS", "30/360 EUROBOND BASIS", "30/360 EU"),
    /** German: as the Eurobond basis, and the end of February is the 30th unless it is the maturity. */
    THIRTY_E_360_ISDA("30E/360 ISDA", "30/360 ISDA", "30/360 GERMAN"),
    /** Italian: as the Eurobond basis, and days of February after the 27th are the 30th. */
    THIRTY_360_ITALIAN("30/360 ITALIAN"),
    /** NASD: an end on the 31st after a start before the 30th becomes the first of the next month. */
    THIRTY_360_NASD("30/360 NASD"),
    /** Always one. */
    ONE_ONE("1/1", "ONE/ONE");

    private final List<String> names;

    DayCount(final String... names) {
        this.names = List.of(names);
    }

    /** The name used in contracts, for example {@code ACT/ACT ISDA}. */
    public String label() {
        return names.getFirst();
    }

    /**
     * @param name a market name of a convention; letter case does not count
     * @return the convention
     * @throws IllegalArgumentException if no convention has that name
     */
    public static DayCount named(final String name) {
        final String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (final DayCount convention : values()) {
            if (convention.name().equals(wanted)) {
                return convention;
            }
            for (final String known : convention.names) {
                if (known.equals(wanted)) {
                    return convention;
                }
            }
        }
        throw new IllegalArgumentException(
                "no day count is called " + name + ", expected a name such as " + ACT_360.label());
    }

    /**
     * Days from start to end as the convention counts them.
     *
     * @param start first date
     * @param end second date, not before the first
     * @return days, not negative
     */
    public long days(final LocalDate start, final LocalDate end) {
        return days(start, end, false);
    }

    /**
     * @param start first date
     * @param end second date, not before the first
     * @param endIsMaturity the second date is the maturity; matters to {@link #THIRTY_E_360_ISDA} only
     * @return days as the convention counts them
     */
    public long days(final LocalDate start, final LocalDate end, final boolean endIsMaturity) {
        inOrder(start, end);
        return switch (this) {
            case THIRTY_360, THIRTY_360_US, THIRTY_E_360, THIRTY_E_360_ISDA, THIRTY_360_ITALIAN, THIRTY_360_NASD ->
                ThirtyDayMonths.days(this, start, end, endIsMaturity);
            case NL_365 -> ActualDays.between(start, end) - ActualDays.leapDays(start, end);
            default -> ActualDays.between(start, end);
        };
    }

    /**
     * @param start first date
     * @param end second date, not before the first
     * @return years; under {@link #ACT_ACT_ICMA} the two dates are taken as one coupon period of a whole number of months
     */
    public double yearFraction(final LocalDate start, final LocalDate end) {
        return yearFraction(start, end, start, end);
    }

    /**
     * @param start first date
     * @param end second date, not before the first
     * @param periodStart start of the regular coupon period that holds the end; used by {@link #ACT_ACT_ICMA} only
     * @param periodEnd end of that period
     * @return years
     */
    public double yearFraction(
            final LocalDate start, final LocalDate end, final LocalDate periodStart, final LocalDate periodEnd) {
        inOrder(start, end);
        if (start.equals(end) && this != ONE_ONE) {
            return 0;
        }
        return switch (this) {
            case ACT_360 -> days(start, end) / 360.0;
            case ACT_365F, NL_365 -> days(start, end) / 365.0;
            case ACT_365_25 -> days(start, end) / 365.25;
            case ACT_364 -> days(start, end) / 364.0;
            case ACT_ACT_ISDA -> ActualDays.isda(start, end);
            case ACT_ACT_AFB -> ActualDays.afb(start, end);
            case ACT_ACT_ICMA -> ActualDays.icma(start, end, periodStart, periodEnd);
            case ONE_ONE -> 1;
            default -> days(start, end) / 360.0;
        };
    }

    private static void inOrder(final LocalDate start, final LocalDate end) {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("end " + end + " lies before start " + start);
        }
    }

    /** True when the date is the last of its February. */
    static boolean isEndOfFebruary(final LocalDate date) {
        return date.getMonthValue() == 2 && date.getDayOfMonth() == date.lengthOfMonth();
    }

    /** Actual days between two dates. */
    static long actualDays(final LocalDate start, final LocalDate end) {
        return ChronoUnit.DAYS.between(start, end);
    }
}
