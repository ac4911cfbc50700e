package io.loadline.bench.rig;

/**
 * Where the exchange's time lies on the machine's monotonic clock, so that an intended send time can be compared with now. Fixed for a run:
 * a step or slew of the machine's UTC clock does not reach the figures.
 *
 * @param utcNs UTC nanoseconds of an instant
 * @param nanoTime the same instant on {@link System#nanoTime()}
 */
record Timeline(long utcNs, long nanoTime) {
    long toNanoTime(final long utc) {
        return utc - utcNs + nanoTime;
    }

    long toUtcNs(final long nano) {
        return nano - nanoTime + utcNs;
    }
}
