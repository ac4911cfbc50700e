package io.loadline.bench.kernel;

import io.loadline.core.input.InputSink;

/** Takes events of the log and counts them. */
interface CountingSink extends InputSink {
    /** Events so far. */
    long events();

    /** Names the time of events to come, UTC nanoseconds. */
    default void time(final long utcNs) {
        // Most takers keep no time.
    }
}
