package io.loadline.bench.rig;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long the machine keeps a thread waiting that only wants to sleep a millisecond: stalls of the JVM, the scheduler and the hypervisor,
 * which no program can beat. After Tene (2012), jHiccup.
 */
final class Hiccups implements Runnable {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    private volatile boolean stopped;

    @Override
    public void run() {
        long shortest = Long.MAX_VALUE;
        while (!stopped) {
            final long before = System.nanoTime();
            LockSupport.parkNanos(INTERVAL_NS);
            final long slept = System.nanoTime() - before;
            // The timer's own slack is in every sleep; a stall is what comes on top of the shortest.
            shortest = Math.min(shortest, slept);
            histogram.recordValueWithExpectedInterval(slept - shortest, INTERVAL_NS);
        }
    }

    void stop() {
        stopped = true;
    }

    /** Stalls so far; call it when the thread has ended. */
    Histogram histogram() {
        return histogram;
    }
}
