package io.loadline.gateway.aeron;

import java.util.HashMap;
import java.util.Map;

/** Lets in the next message of each source. */
final class TestSequences implements SourceSequence {
    private final Map<Integer, Long> last = new HashMap<>();

    @Override
    public boolean accept(final int sourceId, final long sourceSequence) {
        if (sourceSequence != last(sourceId) + 1) {
            return false;
        }
        last.put(sourceId, sourceSequence);
        return true;
    }

    @Override
    public long last(final int sourceId) {
        return last.getOrDefault(sourceId, 0L);
    }
}
