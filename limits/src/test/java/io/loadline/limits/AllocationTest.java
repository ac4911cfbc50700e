package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 25;
    private static final int BATCHES = 3;
    private static final long MEASURING = 512;

    @Test
    void shouldAllocateNothingOnceWarm() {
        final RiskModel model = Models.standard();
        final Rig source = Rig.started(model);
        final Traffic traffic = new Traffic(source, 3);
        for (int i = 0; i < 5_000; i++) {
            traffic.next();
        }
        final List<Rig.Logged> log = source.log;
        final Upstream upstream = new Upstream(model);
        final LimitsStage stage = new LimitsStage(model, Counters.inMemory());
        final RiskEvent event = new RiskEvent(model.tree().size());
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sequence = 0;
        for (int i = 0; i < WARM_UP; i++) {
            sequence = run(stage, upstream, event, log, sequence);
        }
        // The compiler may put a frame back to the interpreter once and allocate for it: a steady cost shows in every
        // batch.
        long allocated = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUNDS; i++) {
                sequence = run(stage, upstream, event, log, sequence);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        final long least = allocated;
        assertTrue(least <= MEASURING, () -> least + " bytes over " + ROUNDS * log.size() + " events");
    }

    private static long run(
            final LimitsStage stage,
            final Upstream upstream,
            final RiskEvent event,
            final List<Rig.Logged> log,
            final long start) {
        long sequence = start;
        for (int i = 0; i < log.size(); i++) {
            final Rig.Logged record = log.get(i);
            event.input.putBytes(0, record.input());
            event.length = record.input().length;
            event.templateId = event.input.getShort(2);
            event.ingressTimeNs = record.timeNs();
            event.epoch = record.epoch();
            event.sequence = ++sequence;
            upstream.run(event);
            stage.onEvent(event, sequence);
        }
        return sequence;
    }
}
