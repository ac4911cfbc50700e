package io.loadline.bench.kernel;

import io.loadline.bench.RiskEngine;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketHandler;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.server.RiskStages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One stage on market events that touch five nodes: nanoseconds an event. The events come from the simulated market and carry the sections
 * that the stages ahead wrote; {@value #KEPT} of them are shown in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class StageUpdate {
    static final int KEPT = 4096;

    private static final int PATH = 5;
    private static final int EVENTS = 100_000;

    /** Size of the universe. */
    @Param({"1000"})
    public int instruments;

    private final List<RiskEvent> kept = new ArrayList<>();
    private RiskStages stages;
    private RiskEvent[] events;
    private int next;

    /** Runs a market through all stages and keeps events. */
    @Setup(Level.Trial)
    public void keepEvents() {
        final Market market = new Market(instruments, 1_000, EVENTS, 0);
        final RiskModel model = market.bench().model();
        stages = RiskStages.of(model, OutputPort.NONE, Counters.inMemory());
        final Keeper keeper = new Keeper(model.tree().size());
        final FeedHandler handler = RiskEngine.cme(model, keeper, Counters.inMemory());
        final PacketHandler timed = (line, buffer, offset, length, timeNs) -> {
            keeper.timeNs = timeNs;
            handler.onPacket(line, buffer, offset, length, timeNs);
        };
        market.opening().play(timed);
        market.trading().play(timed);
        if (kept.size() < KEPT) {
            throw new IllegalStateException("only " + kept.size() + " events touch a path; expected " + KEPT);
        }
        events = kept.toArray(RiskEvent[]::new);
    }

    /** Runs each event through the stages, in a slot that is kept where it touched one path. */
    private final class Keeper implements InputSink {
        private final int nodeCount;
        private StageSink slot;
        private long sequence;
        private long timeNs;

        Keeper(final int nodeCount) {
            this.nodeCount = nodeCount;
            slot = newSlot();
        }

        private StageSink newSlot() {
            return new StageSink(nodeCount, this::run);
        }

        private void run(final RiskEvent event, final long ignored) {
            sequence++;
            event.sequence = sequence;
            stages.book().onEvent(event, sequence);
            stages.pricing().onEvent(event, sequence);
            stages.var().onEvent(event, sequence);
            stages.liquidity().onEvent(event, sequence);
            stages.regime().onEvent(event, sequence);
            stages.limits().onEvent(event, sequence);
            if (kept.size() < KEPT && event.pricing.count == PATH && event.pricing.reasons == PricingSection.MARK) {
                kept.add(event);
            }
        }

        @Override
        public MutableDirectBuffer claim() {
            return slot.claim();
        }

        @Override
        public void commit(final int length) {
            final int before = kept.size();
            slot.time(timeNs);
            slot.commit(length);
            if (kept.size() > before) {
                slot = newSlot();
            }
        }
    }

    private RiskEvent next() {
        return events[next++ & (KEPT - 1)];
    }

    /** @return the event */
    @Benchmark
    public RiskEvent liquidity() {
        final RiskEvent event = next();
        stages.liquidity().onEvent(event, event.sequence);
        return event;
    }

    /** @return the event */
    @Benchmark
    public RiskEvent limits() {
        final RiskEvent event = next();
        stages.limits().onEvent(event, event.sequence);
        return event;
    }

    /** @return the event */
    @Benchmark
    public RiskEvent output() {
        final RiskEvent event = next();
        stages.output().onEvent(event, event.sequence);
        return event;
    }
}
