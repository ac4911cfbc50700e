package io.loadline.bench.kernel;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Counts events and forgets them. */
final class NullSink implements CountingSink {
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private long events;

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        events++;
    }

    @Override
    public long events() {
        return events;
    }
}
