package io.loadline.gateway.aeron;

import io.loadline.gateway.pipeline.SourceSequences;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Int2IntHashMap;

/** Which control sources are heard, and which have fallen silent. Tells the log of each change. Ingress thread. */
final class SourceLiveness {
    /** Three heartbeats. */
    static final long SILENCE_NS = TimeUnit.MILLISECONDS.toNanos(750);

    private static final int MISSING = -1;
    private static final long NOTHING_MISSING = Long.MIN_VALUE;
    private static final int MAX_SOURCES = 256;

    private final SourceSequences sequences;
    private final Int2IntHashMap indexBySource = new Int2IntHashMap(2 * MAX_SOURCES, 0.5f, MISSING);
    private final int[] sourceIds = new int[MAX_SOURCES];
    private final long[] lastHeardNs = new long[MAX_SOURCES];
    private final boolean[] connected = new boolean[MAX_SOURCES];
    private final long[] missingSinceNs = new long[MAX_SOURCES];
    private int count;

    SourceLiveness(final SourceSequences sequences) {
        this.sequences = sequences;
    }

    /** Watches a source that the log says is connected: silence from now on is told. */
    void expect(final int sourceId, final long nowNs) {
        final int index = indexOf(sourceId);
        if (index != MISSING) {
            connected[index] = true;
            lastHeardNs[index] = nowNs;
        }
    }

    /** @return false where there are too many sources to watch one more */
    boolean onHeard(final int sourceId, final long nowNs) {
        final int index = indexOf(sourceId);
        if (index == MISSING) {
            return false;
        }
        lastHeardNs[index] = nowNs;
        if (!connected[index]) {
            connected[index] = true;
            sequences.onConnected(sourceId);
        }
        return true;
    }

    /**
     * Compares what a source says it has sent with what arrived. Messages may be on their way, so they are given up only when they are still
     * missing three heartbeats later.
     *
     * @return true if messages are missing
     */
    boolean onHeartbeat(final int sourceId, final long lastUsed, final long nowNs) {
        final int index = indexOf(sourceId);
        if (lastUsed <= sequences.last(sourceId) || sourceId == SourceSequences.OPERATORS) {
            missingSinceNs[index] = NOTHING_MISSING;
            return false;
        }
        if (missingSinceNs[index] == NOTHING_MISSING) {
            missingSinceNs[index] = nowNs;
        } else if (nowNs - missingSinceNs[index] > SILENCE_NS) {
            missingSinceNs[index] = NOTHING_MISSING;
            sequences.onMissing(sourceId, lastUsed);
        }
        return true;
    }

    int checkSilence(final long nowNs) {
        int changes = 0;
        for (int i = 0; i < count; i++) {
            if (connected[i] && nowNs - lastHeardNs[i] > SILENCE_NS) {
                connected[i] = false;
                sequences.onLost(sourceIds[i]);
                changes++;
            }
        }
        return changes;
    }

    private int indexOf(final int sourceId) {
        final int known = indexBySource.get(sourceId);
        if (known != MISSING || count == MAX_SOURCES) {
            return known;
        }
        sourceIds[count] = sourceId;
        missingSinceNs[count] = NOTHING_MISSING;
        indexBySource.put(sourceId, count);
        return count++;
    }
}
