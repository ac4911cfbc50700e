package io.loadline.core.counter;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;

/**
 * Where a component gets its counters. In the server they live in a mapped file that {@code loadline stat} reads from outside; each
 * counter has one writing thread.
 */
@FunctionalInterface
public interface Counters {
    /**
     * @param name what is counted, for people: {@code "cme: sequence gaps"}
     * @return a new counter at zero
     */
    AtomicCounter counter(String name);

    /** @return counters in plain memory, for tests and tools; room for 1,024 */
    static Counters inMemory() {
        final CountersManager manager = new CountersManager(
                new UnsafeBuffer(ByteBuffer.allocateDirect(1024 * CountersManager.METADATA_LENGTH)),
                new UnsafeBuffer(ByteBuffer.allocateDirect(1024 * CountersManager.COUNTER_LENGTH)));
        return manager::newCounter;
    }
}
