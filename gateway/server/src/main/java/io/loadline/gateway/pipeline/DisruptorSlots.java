package io.loadline.gateway.pipeline;

import com.lmax.disruptor.RingBuffer;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.status.AtomicCounter;

/** The slots of the ring. When it is full ingress waits, which is counted: nothing is dropped. */
final class DisruptorSlots implements EventSlots {
    private final RingBuffer<RiskEvent> ring;
    private final IdleStrategy idleStrategy;
    private final AtomicCounter backPressured;
    private long cursor;

    DisruptorSlots(final RingBuffer<RiskEvent> ring, final IdleStrategy idleStrategy, final Counters counters) {
        this.ring = ring;
        this.idleStrategy = idleStrategy;
        backPressured = counters.counter("ingress: waits for a full ring");
    }

    @Override
    public RiskEvent claim() {
        if (!ring.hasAvailableCapacity(1)) {
            awaitCapacity();
        }
        cursor = ring.next();
        return ring.get(cursor);
    }

    @Override
    public void publish() {
        ring.publish(cursor);
    }

    private void awaitCapacity() {
        backPressured.incrementRelease();
        idleStrategy.reset();
        while (!ring.hasAvailableCapacity(1)) {
            idleStrategy.idle();
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while the ring was full");
            }
        }
    }
}
