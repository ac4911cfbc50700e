package io.loadline.gateway.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values with units: {@code 100us}, {@code 2m}, {@code 10%}, {@code 64k}. */
public final class Units {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-zA-Z%]*)");
    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "min", 60e9, "h", 3600e9, "d", 86_400e9);
    private static final Map<String, Double> BYTES =
            Map.of("", 1.0, "b", 1.0, "k", 1024.0, "m", 1024.0 * 1024, "g", 1024.0 * 1024 * 1024);

    private Units() {}

    /**
     * @param key what was set, for the message
     * @param given such as {@code 100us}
     * @return nanoseconds
     * @throws ConfigException if it is no duration
     */
    public static long durationNs(final String key, final String given) {
        return Math.round(scaled(key, given, NANOS, "a duration such as 100us, 250ms, 2s, 15m or 1h"));
    }

    static long bytes(final String key, final String given) {
        return Math.round(
                scaled(key, given.toLowerCase(java.util.Locale.ROOT), BYTES, "a size such as 4096, 64k, 16m or 1g"));
    }

    static double ratio(final String key, final String given) {
        final String expected = "a share between 0 and 1, or a percentage such as 10%";
        final double value = scaled(key, given, Map.of("", 1.0, "%", 0.01), expected);
        if (value > 1) {
            throw refusal(key, given, expected);
        }
        return value;
    }

    private static double scaled(
            final String key, final String given, final Map<String, Double> units, final String expected) {
        final Matcher matcher = NUMBER_AND_UNIT.matcher(given.trim());
        if (!matcher.matches()) {
            throw refusal(key, given, expected);
        }
        final Double unit = units.get(matcher.group(2));
        if (unit == null) {
            throw refusal(key, given, expected);
        }
        return Double.parseDouble(matcher.group(1)) * unit;
    }

    static ConfigException refusal(final String key, final String given, final String expected) {
        return new ConfigException(key + ": '" + given + "' given; expected " + expected);
    }
}
