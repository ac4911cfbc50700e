package io.loadline.feed.itch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;

/**
 * Puts a time of the wire, nanoseconds since midnight in New York, on the calendar: the day is the one in which the packet came. Asks the
 * calendar once a day.
 */
final class TradingDay {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private long midnightNs;
    private long nextMidnightNs;

    /**
     * @param packetNs when a packet came, UTC nanoseconds
     * @return the midnight before, UTC nanoseconds
     */
    long midnightNs(final long packetNs) {
        if (packetNs < midnightNs || packetNs >= nextMidnightNs) {
            turnTo(packetNs);
        }
        return midnightNs;
    }

    private void turnTo(final long packetNs) {
        final ZonedDateTime day = Instant.ofEpochSecond(0, packetNs)
                .atZone(NEW_YORK)
                .toLocalDate()
                .atStartOfDay(NEW_YORK);
        midnightNs = nanos(day);
        nextMidnightNs = nanos(day.plusDays(1));
    }

    static long nanos(final ZonedDateTime time) {
        return TimeUnit.SECONDS.toNanos(time.toEpochSecond()) + time.getNano();
    }
}
