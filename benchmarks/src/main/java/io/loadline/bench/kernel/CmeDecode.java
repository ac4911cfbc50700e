package io.loadline.bench.kernel;

import io.loadline.bench.RiskEngine;
import io.loadline.book.BookStage;
import io.loadline.core.counter.Counters;
import io.loadline.feed.FeedHandler;
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
import org.openjdk.jmh.annotations.Warmup;

/** CME MDP 3.0 packets of the simulated exchange to events of the log, and on into the books: nanoseconds an event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@OperationsPerInvocation(CmeDecode.EVENTS)
public class CmeDecode {
    static final int EVENTS = 500_000;

    /** Size of the universe: 100 stay in the cache of a core, 10,000 do not. */
    @Param({"100", "10000"})
    public int instruments;

    /** Events closer together than this share a packet, microseconds. */
    @Param({"0", "20"})
    public int packetWindowUs;

    private Market market;
    private FeedHandler decoding;
    private FeedHandler building;
    private NullSink sink;
    private StageSink books;

    /** Records the market. */
    @Setup(Level.Trial)
    public void makeMarket() {
        market = new Market(instruments, 50, EVENTS, TimeUnit.MICROSECONDS.toNanos(packetWindowUs));
    }

    /** A handler sees a packet once, so every pass has a new one, which knows all instruments. */
    @Setup(Level.Iteration)
    public void open() {
        sink = new NullSink();
        decoding = RiskEngine.cme(market.bench().model(), sink, Counters.inMemory());
        market.opening().play(decoding);
        final BookStage book = new BookStage(market.bench().model(), Counters.inMemory());
        books = new StageSink(market.bench().model().tree().size(), book);
        building = RiskEngine.cme(market.bench().model(), books, Counters.inMemory());
        market.opening().play(building);
    }

    /** @return events so far */
    @Benchmark
    public long decode() {
        market.trading().play(decoding);
        return sink.events();
    }

    /** @return events so far */
    @Benchmark
    public long decodeAndBook() {
        market.trading().play(building);
        return books.events();
    }
}
