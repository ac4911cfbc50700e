package io.loadline.chaos;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a fact, and fails loudly where it does not come true in time. */
final class Deadline {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(3);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private Deadline() {}

    /** Evaluates the condition until it holds; its evaluation does the work that makes it come true. */
    static void await(final String fact, final BooleanSupplier condition, final Supplier<String> state) {
        final long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LONGEST_NS) {
                throw new AssertionError("waited in vain for: " + fact + "\n" + state.get());
            }
            LockSupport.parkNanos(IDLE_NS);
        }
    }
}
