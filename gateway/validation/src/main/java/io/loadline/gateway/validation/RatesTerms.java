package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.loadline.core.rates.BusinessCalendar;
import io.loadline.core.rates.BusinessDays;
import io.loadline.core.rates.Compounding;
import io.loadline.core.rates.CouponSchedule;
import io.loadline.core.rates.CurveExtrapolation;
import io.loadline.core.rates.CurveInterpolation;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.StubRule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of rates contracts, as inputs give them. Letter case, spaces, hyphens and underscores within a word do not count. */
final class RatesTerms {
    private static final int MONTHS_A_YEAR = 12;
    private static final Pattern TENOR = Pattern.compile("(\\d{1,3})([MY])");
    private static final Map<String, Integer> FREQUENCIES = Map.of(
            "ANNUAL", 1,
            "YEARLY", 1,
            "SEMIANNUAL", 2,
            "HALFYEARLY", 2,
            "EVERYFOURTHMONTH", 3,
            "QUARTERLY", 4,
            "BIMONTHLY", 6,
            "MONTHLY", 12);
    private static final Map<String, Integer> COMPOUNDINGS = Map.of(
            "CONTINUOUS", 0,
            "ANNUAL", 1,
            "SEMIANNUAL", 2,
            "QUARTERLY", 4,
            "BIMONTHLY", 6,
            "MONTHLY", 12,
            "WEEKLY", 52,
            "DAILY", 365);
    private static final Map<String, BusinessDays> SHORT_CONVENTIONS = Map.of(
            "NONE", BusinessDays.UNADJUSTED,
            "F", BusinessDays.FOLLOWING,
            "MF", BusinessDays.MODIFIED_FOLLOWING,
            "P", BusinessDays.PRECEDING,
            "MP", BusinessDays.MODIFIED_PRECEDING);
    private static final Map<String, CurveInterpolation> INTERPOLATIONS = Map.of(
            "LINEAR", CurveInterpolation.LINEAR_ZERO,
            "LINEARZERORATE", CurveInterpolation.LINEAR_ZERO,
            "LOGLINEAR", CurveInterpolation.LOG_LINEAR_DISCOUNT,
            "PIECEWISECONSTANTFORWARD", CurveInterpolation.LOG_LINEAR_DISCOUNT,
            "FLATFORWARD", CurveInterpolation.LOG_LINEAR_DISCOUNT,
            "CUBIC", CurveInterpolation.CUBIC_ZERO,
            "NATURALCUBICZERO", CurveInterpolation.CUBIC_ZERO,
            "LOGCUBIC", CurveInterpolation.LOG_CUBIC_DISCOUNT,
            "NATURALLOGCUBICDISCOUNT", CurveInterpolation.LOG_CUBIC_DISCOUNT);
    private static final List<String> TO_THE_START = List.of("SHORTINITIAL", "LONGINITIAL", "SHORTFRONT", "LONGFRONT");
    private static final List<String> TO_THE_END = List.of("SHORTFINAL", "LONGFINAL", "SHORTBACK", "LONGBACK");

    private RatesTerms() {}

    static LocalDate date(final Inputs in, final String field) {
        return date(in, field, in.text(field));
    }

    static LocalDate date(final Inputs in, final String field, final LocalDate otherwise) {
        return in.has(field) ? date(in, field) : otherwise;
    }

    /** The first of several names that is given. */
    static LocalDate date(final Inputs in, final List<String> names, final LocalDate otherwise) {
        return first(in, names).map(name -> date(in, name)).orElse(otherwise);
    }

    static LocalDate date(final Inputs in, final String field, final String text) {
        try {
            return LocalDate.parse(text);
        } catch (final DateTimeParseException _) {
            throw in.bad(field, text, "a date such as 2024-02-29");
        }
    }

    static List<LocalDate> dates(final Inputs in, final String field) {
        return in.texts(field).stream().map(text -> date(in, field, text)).toList();
    }

    static Optional<String> first(final Inputs in, final List<String> names) {
        return names.stream().filter(in::has).findFirst();
    }

    static DayCount dayCount(final Inputs in, final String field, final DayCount otherwise) {
        return in.has(field) ? dayCount(in, field) : otherwise;
    }

    static DayCount dayCount(final Inputs in, final String field) {
        try {
            return DayCount.named(in.text(field));
        } catch (final BadInputException e) {
            throw e;
        } catch (final IllegalArgumentException _) {
            throw in.bad(
                    field,
                    "one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(DayCount.values())
                                            .map(DayCount::label)
                                            .toList()));
        }
    }

    /** The calendar of the field {@code calendar}, closed on the dates of the field {@code holidays} too; every day is open without both. */
    static BusinessCalendar calendar(final Inputs in) {
        final BusinessCalendar otherwise = in.has("holidays") ? BusinessCalendar.WEEKENDS : BusinessCalendar.NONE;
        final BusinessCalendar base = in.has("calendar") ? joined(in) : otherwise;
        return in.has("holidays") ? base.closedOn(dates(in, "holidays")) : base;
    }

    private static BusinessCalendar joined(final Inputs in) {
        try {
            return Arrays.stream(in.text("calendar").split("\\+"))
                    .map(BusinessCalendar::named)
                    .reduce(BusinessCalendar::and)
                    .orElse(BusinessCalendar.NONE);
        } catch (final BadInputException e) {
            throw e;
        } catch (final IllegalArgumentException _) {
            throw in.bad("calendar", "NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON or BRAZIL, or several joined by +");
        }
    }

    static BusinessDays businessDays(final Inputs in, final String field, final BusinessDays otherwise) {
        return in.has(field) ? word(in, field, BusinessDays.values(), SHORT_CONVENTIONS) : otherwise;
    }

    static CurveInterpolation interpolation(final Inputs in, final CurveInterpolation otherwise) {
        return first(in, List.of("interpolation", "method"))
                .map(field -> word(in, field, CurveInterpolation.values(), INTERPOLATIONS))
                .orElse(otherwise);
    }

    static Optional<CurveExtrapolation> extrapolation(final Inputs in) {
        return in.has("extrapolation")
                ? Optional.of(word(in, "extrapolation", CurveExtrapolation.values(), Map.of()))
                : Optional.empty();
    }

    private static StubRule stub(final Inputs in) {
        if (!in.has("stub")) {
            return StubRule.SHORT_FIRST;
        }
        final String given = key(in.text("stub"));
        if (TO_THE_START.contains(given)) {
            return given.startsWith("LONG") ? StubRule.LONG_FIRST : StubRule.SHORT_FIRST;
        }
        if (TO_THE_END.contains(given)) {
            return given.startsWith("LONG") ? StubRule.LONG_LAST : StubRule.SHORT_LAST;
        }
        return word(
                in,
                "stub",
                StubRule.values(),
                Map.of("BACKWARD", StubRule.SHORT_FIRST, "FORWARD", StubRule.SHORT_LAST));
    }

    /** Coupons a year: a number, a word such as {@code semiannual}, or the tenor of a period such as {@code 6M}. */
    static int frequency(final Inputs in, final String field) {
        final int frequency = perYear(in, field, FREQUENCIES);
        if (frequency < 1 || MONTHS_A_YEAR % frequency != 0) {
            throw in.bad(field, "1, 2, 3, 4, 6 or 12, a word such as semiannual, or a tenor such as 6M");
        }
        return frequency;
    }

    static int frequency(final Inputs in, final String field, final int otherwise) {
        return in.has(field) ? frequency(in, field) : otherwise;
    }

    /** How a rate is compounded: a number of times a year, 0 for continuously, or a word such as {@code continuous}. */
    static Compounding compounding(final Inputs in, final String field, final Compounding otherwise) {
        return in.has(field) ? new Compounding(perYear(in, field, COMPOUNDINGS)) : otherwise;
    }

    private static int perYear(final Inputs in, final String field, final Map<String, Integer> words) {
        final JsonNode node = in.json().get(field);
        if (node == null || node.isNumber()) {
            final int given = in.integer(field);
            if (given < 0) {
                throw in.bad(field, "a number a year, not negative");
            }
            return given;
        }
        final String given = key(in.text(field));
        final Matcher tenor = TENOR.matcher(given);
        if (tenor.matches()) {
            final int months =
                    Integer.parseInt(tenor.group(1)) * (tenor.group(2).equals("Y") ? MONTHS_A_YEAR : 1);
            return months > 0 && MONTHS_A_YEAR % months == 0 ? MONTHS_A_YEAR / months : 0;
        }
        if (!words.containsKey(given)) {
            throw in.bad(
                    field,
                    "a number a year or one of "
                            + String.join(", ", new TreeSet<>(words.keySet())).toLowerCase(Locale.ROOT));
        }
        return words.get(given);
    }

    /** The coupon dates of a contract from start to end; {@code firstDate} and {@code lastDate} are those written in it. */
    static CouponSchedule schedule(final Inputs in, final LocalDate start, final LocalDate end, final int frequency) {
        final boolean endOfMonth = in.flag("endOfMonth", false);
        final int months = MONTHS_A_YEAR / frequency;
        if (in.has("firstDate") || in.has("lastDate")) {
            return CouponSchedule.of(
                    start, date(in, "firstDate", start), date(in, "lastDate", end), end, months, endOfMonth);
        }
        return CouponSchedule.of(start, end, months, stub(in), endOfMonth);
    }

    private static <T extends Enum<T>> T word(
            final Inputs in, final String field, final T[] values, final Map<String, T> others) {
        final String given = key(in.text(field));
        for (final T value : values) {
            if (key(value.name()).equals(given)) {
                return value;
            }
        }
        if (!others.containsKey(given)) {
            throw in.bad(
                    field,
                    "one of "
                            + String.join(
                                    ", ", Arrays.stream(values).map(Enum::name).toList()));
        }
        return others.get(given);
    }

    private static String key(final String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
