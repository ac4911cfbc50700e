package io.loadline.gateway.ops;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One look at a server.
 *
 * @param live whether it lives
 * @param ready whether it does its whole work
 * @param pid process id
 * @param startTimeMs UTC milliseconds
 * @param upMs time from its start to now
 * @param heartbeatAgeMs age of its last heartbeat
 * @param mode how it runs
 * @param build version of the program
 * @param counters value by name
 */
record StatReport(
        boolean live,
        boolean ready,
        long pid,
        long startTimeMs,
        long upMs,
        long heartbeatAgeMs,
        String mode,
        String build,
        Map<String, Long> counters) {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    private static final double MILLIS_PER_SECOND = 1e3;

    static StatReport of(final MarkFileReader reader, final long nowMs, final long maxAgeMs) {
        return new StatReport(
                reader.isLive(nowMs, maxAgeMs),
                reader.isReady(nowMs, maxAgeMs),
                reader.pid(),
                reader.startTimeMs(),
                Math.max(0, nowMs - reader.startTimeMs()),
                reader.activityAgeMs(nowMs),
                reader.mode(),
                reader.build(),
                reader.counters());
    }

    Map<String, Object> asMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("live", live);
        map.put("ready", ready);
        map.put("pid", pid);
        map.put("startTimeMs", startTimeMs);
        map.put("upMs", upMs);
        map.put("heartbeatAgeMs", heartbeatAgeMs);
        map.put("mode", mode);
        map.put("build", build);
        map.put("counters", counters);
        return map;
    }

    /**
     * @param before the look before, for rates; null at the first
     * @param colour whether to colour
     * @return lines for people
     */
    String asText(final StatReport before, final boolean colour) {
        final StringBuilder text = new StringBuilder();
        text.append(state(colour))
                .append(" | process ")
                .append(pid)
                .append(" | up ")
                .append(duration(upMs))
                .append(" | heartbeat ")
                .append(heartbeatAgeMs)
                .append(" ms ago | ")
                .append(mode)
                .append(" | build ")
                .append(build)
                .append(System.lineSeparator());
        final double seconds = before == null ? 0 : (upMs - before.upMs) / MILLIS_PER_SECOND;
        for (final Map.Entry<String, Long> counter : counters.entrySet()) {
            text.append(String.format(Locale.ROOT, "%,20d", counter.getValue()));
            if (seconds > 0) {
                final long last = before.counters.getOrDefault(counter.getKey(), 0L);
                text.append(String.format(Locale.ROOT, " %,14.0f/s", (counter.getValue() - last) / seconds));
            }
            text.append("  ").append(counter.getKey()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private String state(final boolean colour) {
        final String words = !live ? "NOT LIVE" : ready ? "live, ready" : "live, NOT READY";
        if (!colour) {
            return words;
        }
        return (ready ? GREEN : RED) + words + PLAIN;
    }

    private static String duration(final long millis) {
        final Duration time = Duration.ofMillis(millis);
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
