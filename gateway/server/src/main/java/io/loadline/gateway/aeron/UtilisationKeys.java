package io.loadline.gateway.aeron;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.output.LimitUtilisationDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/** Gives each node, control and metric a dense key, in the order they are first seen. Engine's thread. */
final class UtilisationKeys {
    private static final int NODE_SHIFT = 16;
    private static final int CONTROL_SHIFT = 8;
    private static final float LOAD_FACTOR = 0.5f;

    private final Long2LongHashMap keys;
    private final int capacity;

    UtilisationKeys(final int capacity) {
        this.capacity = capacity;
        keys = new Long2LongHashMap(2 * capacity, LOAD_FACTOR, KeyQueue.EMPTY);
    }

    /** The key, or -1 where there is no room for a new one. */
    int keyOf(final DirectBuffer buffer, final int offset) {
        final int body = offset + OutputMessage.HEADER;
        final long node = buffer.getInt(body + LimitUtilisationDecoder.nodeEncodingOffset(), LITTLE_ENDIAN);
        final long control = buffer.getByte(body + LimitUtilisationDecoder.controlEncodingOffset()) & 0xFF;
        final long metric = buffer.getByte(body + LimitUtilisationDecoder.metricEncodingOffset()) & 0xFF;
        final long name = (node << NODE_SHIFT) | (control << CONTROL_SHIFT) | metric;
        final long known = keys.get(name);
        if (known != KeyQueue.EMPTY || keys.size() == capacity) {
            return (int) known;
        }
        final int key = keys.size();
        keys.put(name, key);
        return key;
    }
}
