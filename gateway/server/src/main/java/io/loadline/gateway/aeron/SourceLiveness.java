package io.loadline.gateway.aeron;

import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.SourceStatusEncoder;
import io.loadline.core.input.InputSink;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Int2IntHashMap;

/** Which control sources are heard, and which have fallen silent. Tells the log of each change. Ingress thread. */
final class SourceLiveness {
    /** Three heartbeats. */
    static final long SILENCE_NS = TimeUnit.MILLISECONDS.toNanos(750);

    private static final int LOST = 0;
    private static final int CONNECTED = 1;
    private static final int MISSING = -1;
    private static final int MAX_SOURCES = 256;

    private final InputSink sink;
    private final SourceSequence sequences;
    private final Int2IntHashMap indexBySource = new Int2IntHashMap(2 * MAX_SOURCES, 0.5f, MISSING);
    private final int[] sourceIds = new int[MAX_SOURCES];
    private final long[] lastHeardNs = new long[MAX_SOURCES];
    private final boolean[] connected = new boolean[MAX_SOURCES];
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SourceStatusEncoder status = new SourceStatusEncoder();
    private int count;

    SourceLiveness(final InputSink sink, final SourceSequence sequences) {
        this.sink = sink;
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
            tell(sourceId, CONNECTED);
        }
        return true;
    }

    int checkSilence(final long nowNs) {
        int changes = 0;
        for (int i = 0; i < count; i++) {
            if (connected[i] && nowNs - lastHeardNs[i] > SILENCE_NS) {
                connected[i] = false;
                tell(sourceIds[i], LOST);
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
        indexBySource.put(sourceId, count);
        return count++;
    }

    private void tell(final int sourceId, final int code) {
        status.wrapAndApplyHeader(sink.claim(), 0, header)
                .sourceId(sourceId)
                .status((short) code)
                .reserved((short) 0)
                .reserved2(0)
                .lastSourceSequence(sequences.last(sourceId));
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + status.encodedLength());
    }
}
