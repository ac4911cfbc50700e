package io.loadline.gateway.aeron;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.agrona.BitUtil;

/**
 * Keys with a value not yet taken, oldest first. A key is in the queue at most once, so the queue never overflows. One thread adds, one
 * takes.
 */
final class KeyQueue {
    /** Nothing to take. */
    static final int EMPTY = -1;

    private final AtomicIntegerArray waiting;
    private final AtomicIntegerArray ring;
    private final int mask;
    private final AtomicInteger tail = new AtomicInteger();
    private final AtomicInteger head = new AtomicInteger();

    KeyQueue(final int capacity) {
        waiting = new AtomicIntegerArray(capacity);
        final int size = BitUtil.findNextPositivePowerOfTwo(capacity + 1);
        ring = new AtomicIntegerArray(size);
        mask = size - 1;
    }

    /** Adding thread, after the value of the key was written. */
    void add(final int key) {
        if (waiting.getAndSet(key, 1) == 0) {
            final int at = tail.getPlain();
            ring.setPlain(at & mask, key);
            tail.setRelease(at + 1);
        }
    }

    /** Taking thread, before the value of the key is read: a value written later adds the key again. */
    int take() {
        final int at = head.getPlain();
        if (at == tail.getAcquire()) {
            return EMPTY;
        }
        final int key = ring.getPlain(at & mask);
        head.setRelease(at + 1);
        waiting.getAndSet(key, 0);
        return key;
    }

    boolean isEmpty() {
        return head.getPlain() == tail.getAcquire();
    }
}
