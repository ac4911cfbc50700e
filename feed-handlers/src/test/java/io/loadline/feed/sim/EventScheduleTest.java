package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EventScheduleTest {
    private static final long OPEN_NS = 1_000;

    @Test
    void shouldSpaceEventsEvenlyWithoutBursts() {
        final EventSchedule schedule = new EventSchedule(OPEN_NS, 500_000, BurstShape.NONE);
        assertEquals(OPEN_NS + 2_000L * 123_456_789, schedule.timeNs(123_456_789));
    }

    @Test
    void shouldNeverGoBack() {
        final EventSchedule schedule = new EventSchedule(OPEN_NS, 333_333, BurstShape.ORDINARY);
        long last = Long.MIN_VALUE;
        for (long n = 0; n < 1_000_000; n++) {
            final long timeNs = schedule.timeNs(n);
            assertTrue(timeNs >= last, "event " + n);
            last = timeNs;
        }
    }

    @Test
    void shouldPutTheShareOfABurstIntoItsTime() {
        final BurstShape burst = new BurstShape(1_000_000_000L, 0.1, 0.4);
        final EventSchedule schedule = new EventSchedule(0, 1000, burst);
        long inBurst = 0;
        for (long n = 0; n < 10_000; n++) {
            inBurst += schedule.timeNs(n) % 1_000_000_000L < 100_000_000L ? 1 : 0;
        }
        assertEquals(4000, inBurst);
    }

    @Test
    void shouldKeepTheMeanRateUnderBursts() {
        final EventSchedule schedule = new EventSchedule(0, 1000, BurstShape.ORDINARY);
        assertEquals(7_000_000_000L, schedule.timeNs(7000));
    }
}
