package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.input.InputSink;
import java.lang.management.ManagementFactory;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Runs a handler in its steady state and says what that allocates. */
public final class SteadyState {
    private static final int WARM_UP = 200_000;
    private static final int MEASURED = 200_000;
    /** What the measuring itself may allocate. */
    private static final long MEASURING_BYTES = 600;

    private SteadyState() {}

    /** Feeds a packet for a turn. */
    @FunctionalInterface
    public interface Turn {
        void run(int number);
    }

    /** A sink that forgets. */
    public static InputSink forgetful(final long[] events) {
        final UnsafeBuffer slot = new UnsafeBuffer(new byte[InputSink.MAX_LENGTH]);
        return new InputSink() {
            @Override
            public MutableDirectBuffer claim() {
                return slot;
            }

            @Override
            public void commit(final int length) {
                events[0]++;
            }
        };
    }

    /** Fails if turns after the warm-up allocate. */
    public static void assertNoAllocation(final Turn turn, final long[] events) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            turn.run(i);
        }
        final long eventsBefore = events[0];
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = WARM_UP; i < WARM_UP + MEASURED; i++) {
            turn.run(i);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated <= MEASURING_BYTES, MEASURED + " packets allocated " + allocated + " bytes");
        assertEquals(MEASURED, events[0] - eventsBefore);
    }
}
