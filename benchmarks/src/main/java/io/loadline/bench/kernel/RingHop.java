package io.loadline.bench.kernel;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.loadline.core.event.RiskEvent;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The Disruptor ring between two threads, with the server's slots. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RingHop {
    private static final int NODES = 56;
    private static final int RING = 2048;

    /** How the consumer waits: spinning needs a free core. */
    @Param({"spin", "yield"})
    public String wait;

    private Disruptor<RiskEvent> disruptor;
    private RingBuffer<RiskEvent> ring;
    private volatile long handled;

    /** Starts the consumer. */
    @Setup(Level.Trial)
    public void start() {
        final WaitStrategy strategy = "spin".equals(wait) ? new BusySpinWaitStrategy() : new YieldingWaitStrategy();
        disruptor = new Disruptor<>(() -> new RiskEvent(NODES), RING, RingHop::daemon, ProducerType.SINGLE, strategy);
        disruptor.handleEventsWith((event, sequence, endOfBatch) -> handled = sequence);
        ring = disruptor.start();
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task, "ring-hop");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops the consumer. */
    @TearDown(Level.Trial)
    public void stop() {
        disruptor.shutdown();
    }

    /**
     * Publishes and goes on: what a hop costs the producer at full speed.
     *
     * @return sequence published
     */
    @Benchmark
    public long publish() {
        final long sequence = ring.next();
        ring.get(sequence).sequence = sequence;
        ring.publish(sequence);
        return sequence;
    }

    /**
     * Publishes and waits until the consumer has answered: two hops.
     *
     * @return sequence published
     */
    @Benchmark
    public long roundTrip() {
        final long sequence = publish();
        while (handled < sequence) {
            Thread.onSpinWait();
        }
        return sequence;
    }
}
