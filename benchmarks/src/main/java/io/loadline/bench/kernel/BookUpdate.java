package io.loadline.bench.kernel;

import io.loadline.bench.RiskEngine;
import io.loadline.book.BookStage;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
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

/** The book stage alone, on decoded events: nanoseconds an event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@OperationsPerInvocation(BookUpdate.EVENTS)
public class BookUpdate {
    static final int EVENTS = 500_000;

    private static final int MOST_EVENTS = 700_000;
    private static final int MOST_BYTES = 400 << 20;

    /** Size of the universe: 100 stay in the cache of a core, 10,000 do not. */
    @Param({"100", "10000"})
    public int instruments;

    private Market market;
    private EventTape tape;
    private int firstTrading;
    private BookStage book;
    private RiskEvent event;

    /** Records and decodes the market. */
    @Setup(Level.Trial)
    public void makeMarket() {
        market = new Market(instruments, 50, EVENTS, 0);
        tape = new EventTape(MOST_EVENTS, MOST_BYTES);
        final FeedHandler handler = RiskEngine.cme(market.bench().model(), tape, Counters.inMemory());
        market.opening().play(handler);
        firstTrading = tape.size();
        market.trading().play(handler);
    }

    /** New books, with their snapshots. */
    @Setup(Level.Iteration)
    public void open() {
        book = new BookStage(market.bench().model(), Counters.inMemory());
        event = new RiskEvent(market.bench().model().tree().size());
        for (int i = 0; i < firstTrading; i++) {
            tape.show(i, event, book);
        }
    }

    /** @return the event, so that nothing of it can be left out */
    @Benchmark
    public RiskEvent event() {
        final int end = firstTrading + EVENTS;
        for (int i = firstTrading; i < end; i++) {
            tape.show(i, event, book);
        }
        return event;
    }
}
