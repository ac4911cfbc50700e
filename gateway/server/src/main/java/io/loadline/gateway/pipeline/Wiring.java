package io.loadline.gateway.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
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
        return (event, sequence) -> {
            s.journal().onEvent(event, sequence);
            s.risk().onEvent(event, sequence);
            s.output().onEvent(event, sequence);
        };
    }

    /**
     * <pre>
     *           ┌─► journal ───────────────────────────────────┐
     * ingress ──┤                                              ├─► output
     *           └─► book, pricing, VaR, LVaR, regime, limits ──┘
     * </pre>
     */
    static Disruptor<RiskEvent> shared(final Stages s, final int nodeCount, final int ringSize, final int cores) {
        final Disruptor<RiskEvent> disruptor = disruptor(ThreadingMode.SHARED, nodeCount, ringSize, cores);
        disruptor
                .handleEventsWith(thread("journal", s.journal()), thread("risk", s.risk()))
                .then(thread("output", s.output()));
        return disruptor;
    }

    /**
     * <pre>
     *           ┌─► journal ───────────────────────────────────┐
     * ingress ──┤                      ┌─► VaR ────┐           ├─► output
     *           └─► book ─► pricing ───┼─► LVaR ───┼─► limits ─┘
     *                                  └─► regime ─┘
     * </pre>
     */
    static Disruptor<RiskEvent> dedicated(final Stages s, final int nodeCount, final int ringSize, final int cores) {
        final Disruptor<RiskEvent> disruptor = disruptor(ThreadingMode.DEDICATED, nodeCount, ringSize, cores);
        final EventHandler<RiskEvent> journal = thread("journal", s.journal());
        final EventHandler<RiskEvent> limits = thread("limits", s.limits());
        disruptor.handleEventsWith(journal);
        disruptor
                .handleEventsWith(thread("book", s.book()))
                .then(thread("pricing", s.pricing()))
                .then(thread("var", s.var()), thread("liquidity", s.liquidity()), thread("regime", s.regime()))
                .then(limits);
        disruptor.after(journal, limits).then(thread("output", s.output()));
        return disruptor;
    }

    private static EventHandler<RiskEvent> thread(final String name, final Stage stage) {
        return new StageThread(name, stage);
    }

    private static Disruptor<RiskEvent> disruptor(
            final ThreadingMode mode, final int nodeCount, final int ringSize, final int cores) {
        return new Disruptor<>(
                () -> new RiskEvent(nodeCount),
                ringSize,
                StageThread::newThread,
                ProducerType.SINGLE,
                waitStrategy(mode.threads(), cores));
    }

    /** Spins only where every thread has a core to spin on. */
    static WaitStrategy waitStrategy(final int threads, final int cores) {
        if (threads <= cores) {
            return new BusySpinWaitStrategy();
        }
        return threads <= 2 * cores ? new YieldingWaitStrategy() : new SleepingWaitStrategy(SLEEPING_RETRIES, SLEEP_NS);
    }
}
