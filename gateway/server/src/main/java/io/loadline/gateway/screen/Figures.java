package io.loadline.gateway.screen;

import java.util.Locale;

/** Numbers for people: three significant digits and a unit. What is not known is {@code "n/a"}. */
final class Figures {
    static final String UNKNOWN = "n/a";

    private static final String[] MAGNITUDES = {"", "k", "M", "B", "T"};
    private static final String[] TIME_UNITS = {"ns", "us", "ms", "s"};
    private static final double THOUSAND = 1_000;
    private static final double ROUNDS_UP = 999.5;
    private static final double MINUTE_SECONDS = 60;
    private static final double HOUR_SECONDS = 3_600;
    private static final double PERCENT = 100;
    private static final double HUNDRED = 100;

    private Figures() {}

    /** {@code 1234567} as {@code 1.23M}. */
    static String money(final double amount) {
        return money(amount, "");
    }

    /** With a currency sign behind the minus: {@code -$1.23M}. */
    static String money(final double amount, final String sign) {
        if (!Double.isFinite(amount)) {
            return UNKNOWN;
        }
        double rest = Math.abs(amount);
        int magnitude = 0;
        while (rest >= ROUNDS_UP && magnitude < MAGNITUDES.length - 1) {
            rest /= THOUSAND;
            magnitude++;
        }
        final boolean whole = magnitude == 0 && (rest == Math.rint(rest) || rest >= HUNDRED);
        final String digits = whole ? String.valueOf(Math.round(rest)) : significant(rest);
        return (amount < 0 && digits.matches(".*[1-9].*") ? "-" : "") + sign + digits + MAGNITUDES[magnitude];
    }

    /** A gain or loss: with its sign. */
    static String signedMoney(final double amount, final String sign) {
        return (amount > 0 && Double.isFinite(amount) ? "+" : "") + money(amount, sign);
    }

    private static String significant(final double value) {
        final int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** {@code 0.834} as {@code 83%}. */
    static String percent(final double fraction) {
        return Double.isFinite(fraction) ? Math.round(fraction * PERCENT) + "%" : UNKNOWN;
    }

    /** {@code 12345} nanoseconds as {@code 12.3us}. */
    static String duration(final long nanoseconds) {
        double rest = Math.max(0, nanoseconds);
        int unit = 0;
        while (rest >= ROUNDS_UP && unit < TIME_UNITS.length - 1) {
            rest /= THOUSAND;
            unit++;
        }
        if (unit == TIME_UNITS.length - 1 && rest >= MINUTE_SECONDS) {
            return rest < HOUR_SECONDS
                    ? (long) (rest / MINUTE_SECONDS) + "m"
                    : money(Math.floor(rest / HOUR_SECONDS)) + "h";
        }
        return (unit == 0 ? String.valueOf(Math.round(rest)) : significant(rest)) + TIME_UNITS[unit];
    }

    /** With separators: {@code 1,234,567}. */
    static String count(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A price with the digits it needs, at least two decimals, at most {@code longest} characters. */
    static String price(final double price, final int longest) {
        if (!Double.isFinite(price)) {
            return "-";
        }
        final int whole = String.valueOf((long) Math.abs(price)).length() + (price < 0 ? 1 : 0);
        final int most = Math.clamp(longest - whole - 1L, 0, 6);
        final String text = String.format(Locale.ROOT, "%." + most + "f", price);
        int end = text.length();
        while (most > 2 && end > 0 && text.charAt(end - 1) == '0' && text.charAt(end - 3) != '.') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Contracts or units: {@code 12}, {@code 0.5}, {@code 1.25k}. */
    static String quantity(final double quantity) {
        if (!Double.isFinite(quantity)) {
            return UNKNOWN;
        }
        return Math.abs(quantity) >= 1_000 || quantity == Math.rint(quantity) ? money(quantity) : significant(quantity);
    }
}
