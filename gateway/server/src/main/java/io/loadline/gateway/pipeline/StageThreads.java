package io.loadline.gateway.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** The ring and the threads behind it, from start to stop. */
final class StageThreads {
    private static final long JOIN_TIMEOUT_MS = 5_000;

    private final List<Thread> threads = new ArrayList<>();
    private final Disruptor<RiskEvent> disruptor;
    private EventHandler<RiskEvent> last;

    StageThreads(final int nodeCount, final int ringSize, final WaitStrategy waitStrategy) {
        disruptor = new Disruptor<>(
                () -> new RiskEvent(nodeCount), ringSize, this::newThread, ProducerType.SINGLE, waitStrategy);
    }

    /** The ring, for the wiring. */
    Disruptor<RiskEvent> disruptor() {
        return disruptor;
    }

    /** Returns a handler that runs a stage on a thread of its own; the last one made must be the end of the wiring. */
    EventHandler<RiskEvent> thread(final String name, final Stage stage) {
        last = new StageThread(name, stage);
        return last;
    }

    RingBuffer<RiskEvent> start() {
        return disruptor.start();
    }

    /**
     * Waits until the last stage has handled all that was published, then stops the threads.
     *
     * @return false if it did not come to the end in time
     */
    boolean drain(final long timeoutNs) {
        final long deadlineNs = System.nanoTime() + timeoutNs;
        final IdleStrategy idleStrategy = new BackoffIdleStrategy();
        // Not Disruptor.shutdown: it overlooks threads that were started but do not run yet.
        while (disruptor.getSequenceValueFor(last) < disruptor.getCursor() && System.nanoTime() - deadlineNs < 0) {
            idleStrategy.idle();
        }
        final boolean drained = disruptor.getSequenceValueFor(last) >= disruptor.getCursor();
        disruptor.halt();
        threads.forEach(StageThreads::join);
        return drained;
    }

    private Thread newThread(final Runnable task) {
        final Thread thread = new Thread(task, "loadline-stage");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private static void join(final Thread thread) {
        try {
            thread.join(JOIN_TIMEOUT_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
