package io.loadline.feed.sim;

/**
 * How events bunch in time. In every period the first {@code timeFraction} of the time carries {@code eventShare} of the events; both
 * parts are evenly spaced. The mean rate is unchanged.
 *
 * @param periodNs length of the period, 0 for even spacing throughout
 * @param timeFraction part of the period that is the burst, in (0, 1)
 * @param eventShare share of the events in it, in (0, 1)
 */
public record BurstShape(long periodNs, double timeFraction, double eventShare) {
    /** Even spacing: the schedule of an open-loop latency measurement. */
    public static final BurstShape NONE = new BurstShape(0, 0.5, 0.5);

    /** Four bursts a second; a tenth of the time carries four tenths of the events. */
    public static final BurstShape ORDINARY = new BurstShape(250_000_000L, 0.1, 0.4);

    /** Validates. */
    public BurstShape {
        if (periodNs < 0 || periodNs > 60_000_000_000L) {
            throw new IllegalArgumentException(
                    "burst periodNs is " + periodNs + "; expected 0 (none) to 60,000,000,000");
        }
        checkFraction("timeFraction", timeFraction);
        checkFraction("eventShare", eventShare);
    }

    private static void checkFraction(final String field, final double given) {
        if (!(given > 0 && given < 1)) {
            throw new IllegalArgumentException("burst " + field + " is " + given + "; expected above 0 and below 1");
        }
    }
}
