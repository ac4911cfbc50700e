package io.loadline.gateway.pipeline;

import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.TimerEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Logs a {@code Timer} event at every multiple of its period on the ingress clock, stamped with that time and ahead of anything later. After
 * a leap of the clock it logs the first of the missed ones, up to a bound, and counts the rest. Ingress thread only.
 */
public final class IngressTimer {
    /** Period that heartbeats, quote ages and deadlines are built on. */
    public static final long PERIOD_NS = 50_000_000L;

    /** Most timers logged for one step of the clock: one minute of them. */
    static final int MAX_CATCH_UP = 1_200;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final IngressClock clock;
    private final InputSink sink;
    private final long periodNs;
    private final AtomicCounter logged;
    private final AtomicCounter skipped;
    private long dueNs;

    /**
     * @param clock the clock that drives it
     * @param sink the log
     * @param periodNs nanoseconds between two events
     * @param counters where to count
     */
    public IngressTimer(final IngressClock clock, final InputSink sink, final long periodNs, final Counters counters) {
        if (periodNs <= 0) {
            throw new IllegalArgumentException("periodNs " + periodNs + ": expected above 0");
        }
        this.clock = clock;
        this.sink = sink;
        this.periodNs = periodNs;
        logged = counters.counter("ingress: timers");
        skipped = counters.counter("ingress: timers skipped after a leap of the clock");
        dueNs = firstAfter(clock.timeNs());
        clock.listener(this::onTimeMoving);
    }

    private void onTimeMoving(final long toNs) {
        if (dueNs <= clock.timeNs()) {
            // The clock was set to the time of a log since.
            dueNs = firstAfter(clock.timeNs());
        }
        for (int i = 0; i < MAX_CATCH_UP && dueNs <= toNs; i++) {
            clock.notBefore(dueNs);
            emit();
            dueNs += periodNs;
        }
        if (dueNs <= toNs) {
            final long next = firstAfter(toNs);
            skipped.getAndAddRelease((next - dueNs) / periodNs);
            dueNs = next;
        }
    }

    private void emit() {
        timer.wrapAndApplyHeader(sink.claim(), 0, header).periodNs(periodNs);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + timer.encodedLength());
        logged.incrementRelease();
    }

    private long firstAfter(final long timeNs) {
        return (Math.floorDiv(timeNs, periodNs) + 1) * periodNs;
    }
}
