package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.EngineTap;
import io.loadline.bench.RiskEngine;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketHandler;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.pipeline.IngressClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The whole engine in mode INVOKER, from packet to digest of the output: nanoseconds an event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@OperationsPerInvocation(FullPipeline.EVENTS)
public class FullPipeline {
    static final int EVENTS = 500_000;

    /** Size of the universe. */
    @Param({"100", "10000"})
    public int instruments;

    /** With the journal on disk, or none. */
    @Param({"true", "false"})
    public boolean journal;

    private Market market;
    private RiskEngine engine;
    private PacketHandler handler;

    /** Records the market. */
    @Setup(Level.Trial)
    public void makeMarket() {
        market = new Market(instruments, 1_000, EVENTS, 0);
    }

    /**
     * Opens a new engine and lets the exchange open.
     *
     * @throws IOException if the journal cannot be made
     */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        final IngressClock clock = IngressClock.capture(BenchModel.FIXED_DAY_NS);
        final Path parent = journal ? Path.of(System.getProperty("java.io.tmpdir")) : null;
        engine = new RiskEngine(market.bench(), clock, parent, OutputPort.NONE, EngineTap.NONE);
        final FeedHandler feed = engine.feed();
        handler = (line, buffer, offset, length, timeNs) -> {
            clock.update();
            clock.advanceTo(timeNs);
            feed.onPacket(line, buffer, offset, length, timeNs);
        };
        market.opening().play(handler);
    }

    /**
     * Closes the engine.
     *
     * @throws IOException if the journal cannot be removed
     */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        engine.requireSound();
        engine.close();
    }

    /** @return events so far */
    @Benchmark
    public long event() {
        market.trading().play(handler);
        return engine.events();
    }
}
