package io.loadline.feed.sim;

/**
 * When event n happens: intended times from the rate alone, whatever the speed of the sender, so that a late sender cannot hide its delay
 * (coordinated omission).
 */
final class EventSchedule {
    private static final double NS_PER_SECOND = 1e9;

    private final long openNs;
    private final long eventsPerSecond;
    private final BurstShape burst;
    private final double intoBurst;
    private final double intoRest;
    private final double burstEndNs;
    private final double burstWorkNs;

    EventSchedule(final long openNs, final long eventsPerSecond, final BurstShape burst) {
        this.openNs = openNs;
        this.eventsPerSecond = eventsPerSecond;
        this.burst = burst;
        burstWorkNs = burst.periodNs() * burst.eventShare();
        burstEndNs = burst.periodNs() * burst.timeFraction();
        intoBurst = burst.timeFraction() / burst.eventShare();
        intoRest = (1 - burst.timeFraction()) / (1 - burst.eventShare());
    }

    /** @return UTC nanoseconds of event n, from 0; never falls as n rises */
    long timeNs(final long n) {
        final long seconds = n / eventsPerSecond;
        final long rest = n % eventsPerSecond;
        final long evenNs = seconds * (long) NS_PER_SECOND + rest * (long) NS_PER_SECOND / eventsPerSecond;
        if (burst.periodNs() == 0) {
            return openNs + evenNs;
        }
        final long phaseNs = evenNs % burst.periodNs();
        final double warpedNs =
                phaseNs < burstWorkNs ? phaseNs * intoBurst : burstEndNs + (phaseNs - burstWorkNs) * intoRest;
        return openNs + evenNs - phaseNs + (long) warpedNs;
    }
}
