package io.loadline.feed.itch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day of a day file by its name: {@code 01302019.NASDAQ_ITCH50}, {@code 20190130.BX_ITCH_50}, {@code S013019-v50.txt}. */
final class FileDate {
    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)(\\d{8}|\\d{6})(?!\\d)");
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int CENTURY = 2000;

    private FileDate() {}

    /** @return the day, or the first of 1970 where the name has none */
    static LocalDate of(final String name) {
        final Matcher matcher = DIGITS.matcher(name);
        while (matcher.find()) {
            final LocalDate date = dateOf(matcher.group());
            if (date != null) {
                return date;
            }
        }
        return LocalDate.EPOCH;
    }

    private static LocalDate dateOf(final String digits) {
        final int number = Integer.parseInt(digits);
        if (digits.length() == 6) {
            return date(CENTURY + number % 100, number / 10_000, number / 100 % 100);
        }
        final LocalDate yearFirst = date(number / 10_000, number / 100 % 100, number % 100);
        return yearFirst != null ? yearFirst : date(number % 10_000, number / 1_000_000, number / 10_000 % 100);
    }

    private static LocalDate date(final int year, final int month, final int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (final DateTimeException e) {
            return null;
        }
    }
}
