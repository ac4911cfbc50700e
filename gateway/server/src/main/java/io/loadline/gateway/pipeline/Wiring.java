package io.loadline.gateway.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;

/** The drawing of the pipeline, as code: who sees an event behind whom, and on which thread. */
final class Wiring {
    private static final int SLEEPING_RETRIES = 200;
    private static final long SLEEP_NS = 20_000;

    private Wiring() {}

    /**
     * <pre>
     * ingress and all stages on one thread:
     * journal, book, pricing, VaR, LVaR, regime, limits, output
     * </pre>
     */
    static Stage invoker(final Stages s) {
        final Stage journal = s.journal();
        final Stage risk = s.risk();
        final Stage output = s.output();
        return (event, sequence) -> {
            journal.onEvent(event, sequence);
            risk.onEvent(event, sequence);
            output.onEvent(event, sequence);
        };
    }

    /**
     * <pre>
     *           ┌─► journal ───────────────────────────────────┐
     * ingress ──┤                                              ├─► output
     *           └─► book, pricing, VaR, LVaR, regime, limits ──┘
     * </pre>
     */
    static StageThreads shared(final Stages s, final int nodeCount, final int ringSize, final int cores) {
        final StageThreads on =
                new StageThreads(nodeCount, ringSize, waitStrategy(ThreadingMode.SHARED.threads(), cores));
        on.disruptor()
                .handleEventsWith(on.thread("journal", s.journal()), on.thread("risk", s.risk()))
                .then(on.thread("output", s.output()));
        return on;
    }

    /**
     * <pre>
     *           ┌─► journal ───────────────────────────────────┐
     * ingress ──┤                      ┌─► VaR ────┐           ├─► output
     *           └─► book ─► pricing ───┼─► LVaR ───┼─► limits ─┘
     *                                  └─► regime ─┘
     * </pre>
     */
    static StageThreads dedicated(final Stages s, final int nodeCount, final int ringSize, final int cores) {
        final StageThreads on =
                new StageThreads(nodeCount, ringSize, waitStrategy(ThreadingMode.DEDICATED.threads(), cores));
        final EventHandler<RiskEvent> journal = on.thread("journal", s.journal());
        final EventHandler<RiskEvent> limits = on.thread("limits", s.limits());
        on.disruptor().handleEventsWith(journal);
        on.disruptor()
                .handleEventsWith(on.thread("book", s.book()))
                .then(on.thread("pricing", s.pricing()))
                .then(on.thread("var", s.var()), on.thread("liquidity", s.liquidity()), on.thread("regime", s.regime()))
                .then(limits);
        on.disruptor().after(journal, limits).then(on.thread("output", s.output()));
        return on;
    }

    /** Spins only where every thread has a core to spin on. */
    static WaitStrategy waitStrategy(final int threads, final int cores) {
        if (threads <= cores) {
            return new BusySpinWaitStrategy();
        }
        return threads <= 2 * cores ? new YieldingWaitStrategy() : new SleepingWaitStrategy(SLEEPING_RETRIES, SLEEP_NS);
    }
}
