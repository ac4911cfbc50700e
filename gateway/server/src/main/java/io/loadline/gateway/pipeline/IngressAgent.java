package io.loadline.gateway.pipeline;

import io.loadline.core.counter.Counters;
import java.util.List;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Decides the order of the log: one duty cycle reads the clock, which logs the timers that fell due, and polls every source in turn. Runs on
 * one thread, under any Agrona host.
 */
public final class IngressAgent implements Agent {
    private final IngressClock clock;
    private final IngressSource[] sources;
    private final ErrorHandler errorHandler;
    private final AtomicCounter sourceErrors;

    /**
     * @param clock the clock of the log
     * @param sources polled in this order
     * @param errorHandler told when a source throws; the others go on
     * @param counters where to count
     */
    public IngressAgent(
            final IngressClock clock,
            final List<IngressSource> sources,
            final ErrorHandler errorHandler,
            final Counters counters) {
        this.clock = clock;
        this.sources = sources.toArray(IngressSource[]::new);
        this.errorHandler = errorHandler;
        sourceErrors = counters.counter("ingress: errors of sources");
    }

    @Override
    public int doWork() {
        clock.update();
        int work = 0;
        for (final IngressSource source : sources) {
            work += poll(source);
        }
        return work;
    }

    @Override
    public String roleName() {
        return "loadline-ingress";
    }

    private int poll(final IngressSource source) {
        try {
            return source.poll(clock.timeNs());
        } catch (final RuntimeException e) {
            sourceErrors.incrementRelease();
            errorHandler.onError(e);
            return 0;
        }
    }
}
