package io.loadline.core.rates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The share of a year between two dates, as contracts define it. Sources: ISDA 2006 Definitions, section 4.16; ISDA, "EMU and market
 * conventions" (1998) for the three actual/actual methods; ICMA Rule Book, rule 251. The end may not lie before the start.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of does not change
public enum DayCount {
    /** Actual days over 360: money markets. */
    ACT_360("ACT/360", "A/360", "MONEY MARKET"),
    /** Actual days over 365: sterling, and every expiry of this product. */
    ACT_365F("ACT/365F", "ACT/365", "ACT/365 FIXED", "A/365", "A/365F", "ENGLISH"),
    /** Actual days over 365.25. */
    ACT_365_25("ACT/365.25"),
    /** Actual days over 364. */
    ACT_364("ACT/364"),
    /** Actual days over 366. */
    ACT_366("ACT/366"),
    /** Actual days over 365, or over 366 when the period holds a 29 February after its start (ICMA, for annual coupons). */
    ACT_365A("ACT/365A", "ACT/365 ACTUAL"),
    /** Actual days over 365, or over 366 when the end lies in a leap year (ISDA 2006, 4.16(i)). */
    ACT_365L("ACT/365L", "ACT/365 LEAP YEAR"),
    /** Actual days but 29 February, over 365. */
    NL_365("NL/365", "NL365", "ACT/365 NO LEAP", "ACT/365 NL"),
    /** Days that fall in leap years over 366, the others over 365. */
    ACT_ACT_ISDA("ACT/ACT ISDA", "ACT/ACT", "ACT/ACT HISTORICAL", "ACT/ACT ACT365"),
    /** Whole years counted back from the end; the rest over 366 when it holds a 29 February, else over 365. */
    ACT_ACT_AFB("ACT/ACT AFB", "ACT/ACT EURO"),
    /** Each coupon period is the same share of a year; inside one, actual days over the days of the period. */
    ACT_ACT_ICMA("ACT/ACT ICMA", "ACT/ACT ISMA", "ACT/ACT BOND"),
    /** Bond basis: a start on the 31st becomes the 30th; so does an end on the 31st after a start on the 30th. */
    THIRTY_360("30/360 BondBasis", "30/360", "BOND BASIS", "360/360", "30/360 ISMA", "30A/360"),
    /** Bond basis with the end of February treated as the 30th (Securities Industry Association). */
    THIRTY_360_US("30/360 USA", "30/360 US", "30U/360", "30/360 SIA", "30US/360"),
    /** Eurobond basis: both the 31sts become the 30th. */
    THIRTY_E_360(
            "30E/360",
            "30/360 EUROPEAN",
            "30/360 EUROBOND BASIS",
            "30E/360 EUROBOND BASIS",
            "EUROBOND BASIS",
            "30/360 EU",
            "30S/360"),
    /** As the Eurobond basis, but an end on the 31st becomes the first of the next month. */
    THIRTY_E_PLUS_360("30E+/360"),
    /** German: as the Eurobond basis, and the end of February is the 30th unless it is the maturity. */
    THIRTY_E_360_ISDA("30E/360 ISDA", "30/360 ISDA", "30/360 GERMAN"),
    /** Italian: as the Eurobond basis, and days of February after the 27th are the 30th. */
    THIRTY_360_ITALIAN("30/360 ITALIAN"),
    /** NASD: an end on the 31st after a start before the 30th becomes the first of the next month. */
    THIRTY_360_NASD("30/360 NASD"),
    /** Months of thirty as the Eurobond basis counts them, over a year of 365 days (ISO 20022, code A002). */
    THIRTY_365("30/365"),
    /** Business days over 252: Brazil, whose calendar counts where no other is given. */
    BUS_252("BUS/252", "BUSINESS/252", "BD/252"),
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
     * @param name a market name of a convention; letter case, spaces, hyphens, underscores and brackets do not count, and ACTUAL is ACT
     * @return the convention
     * @throws IllegalArgumentException if no convention has that name
     */
    public static DayCount named(final String name) {
        final String wanted = key(name);
        for (final DayCount convention : values()) {
            if (key(convention.name()).equals(wanted)) {
                return convention;
            }
            for (final String known : convention.names) {
                if (key(known).equals(wanted)) {
                    return convention;
                }
            }
        }
        throw new IllegalArgumentException("no day count is called " + name + ", expected one of "
                + String.join(", ", Arrays.stream(values()).map(DayCount::label).toList()));
    }

    private static String key(final String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[\\s_()\\[\\]-]", "").replace("ACTUAL", "ACT");
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
            case THIRTY_360,
                    THIRTY_360_US,
                    THIRTY_E_360,
                    THIRTY_E_PLUS_360,
                    THIRTY_E_360_ISDA,
                    THIRTY_360_ITALIAN,
                    THIRTY_360_NASD,
                    THIRTY_365 -> ThirtyDayMonths.days(this, start, end, endIsMaturity);
            case BUS_252 -> BusinessCalendar.BRAZIL.businessDays(start, end);
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
        return yearFraction(start, end, periodStart, periodEnd, false);
    }

    /**
     * @param start first date
     * @param end second date, not before the first
     * @param periodStart start of the regular coupon period that holds the end; used by {@link #ACT_ACT_ICMA} only
     * @param periodEnd end of that period
     * @param endIsMaturity the second date is the maturity; matters to {@link #THIRTY_E_360_ISDA} only
     * @return years
     */
    public double yearFraction(
            final LocalDate start,
            final LocalDate end,
            final LocalDate periodStart,
            final LocalDate periodEnd,
            final boolean endIsMaturity) {
        inOrder(start, end);
        if (start.equals(end) && this != ONE_ONE) {
            return 0;
        }
        return switch (this) {
            case ACT_365F, NL_365, THIRTY_365 -> days(start, end) / 365.0;
            case ACT_365_25 -> days(start, end) / 365.25;
            case ACT_364 -> days(start, end) / 364.0;
            case ACT_366 -> days(start, end) / 366.0;
            case ACT_365A -> days(start, end) / (ActualDays.leapDays(start, end) > 0 ? 366.0 : 365.0);
            case ACT_365L -> days(start, end) / (double) end.lengthOfYear();
            case ACT_ACT_ISDA -> ActualDays.isda(start, end);
            case ACT_ACT_AFB -> ActualDays.afb(start, end);
            case ACT_ACT_ICMA -> ActualDays.icma(start, end, periodStart, periodEnd);
            case BUS_252 -> days(start, end) / 252.0;
            case ONE_ONE -> 1;
            default -> days(start, end, endIsMaturity) / 360.0;
        };
    }

    static void inOrder(final LocalDate start, final LocalDate end) {
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
