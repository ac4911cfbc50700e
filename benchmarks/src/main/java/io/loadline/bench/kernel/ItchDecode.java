package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.PacketTape;
import io.loadline.book.BookStage;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.itch.NasdaqFeed;
import io.loadline.feed.source.Transport;
import java.io.IOException;
import java.util.Map;
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

/**
 * Generated ITCH 5.0 packets to events of the log, and on into the books: nanoseconds a venue message. Public order books take the same events
 * from the same handler; they keep no quality, no features and no committed top, which the book stage does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@OperationsPerInvocation(ItchDecode.MESSAGES)
public class ItchDecode {
    static final int MESSAGES = 2_000_000;

    private static final long SEED = 20_190_130;
    private static final int MOST_INSTRUMENTS = 1 << 14;

    /** Stocks listed: 100 stay in the cache of a core, 8,000 do not. */
    @Param({"100", "8000"})
    public int stocks;

    /** Orders that rest at once. */
    @Param({"10000", "1000000"})
    public int restingOrders;

    private final PacketTape opening = new PacketTape();
    private final PacketTape tape = new PacketTape();
    private final NullSink sink = new NullSink();
    private FeedHandler decoding;
    private FeedHandler building;
    private StageSink books;
    private PeerSink alone;
    private FeedHandler buildingAlone;
    private PeerSink exchangeCore;
    private FeedHandler buildingExchangeCore;
    private PeerSink parity;
    private FeedHandler buildingParity;
    private RiskModel model;

    /**
     * Makes the day.
     *
     * @throws IOException if the model cannot be made
     */
    @Setup(Level.Trial)
    public void makeDay() throws IOException {
        ItchDay.write(stocks, restingOrders, MESSAGES, SEED, opening, tape);
        model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
    }

    /** A handler sees a packet once, so every pass has a new one, which knows all stocks. */
    @Setup(Level.Iteration)
    public void open() {
        decoding = handler(sink);
        books = new StageSink(model.tree().size(), new BookStage(model, Counters.inMemory()));
        building = handler(books);
        alone = new PeerSink(PeerBooks.loadline(MOST_INSTRUMENTS));
        buildingAlone = handler(alone);
        exchangeCore = new PeerSink(PeerBooks.exchangeCore(MOST_INSTRUMENTS));
        buildingExchangeCore = handler(exchangeCore);
        parity = new PeerSink(PeerBooks.parity(MOST_INSTRUMENTS));
        buildingParity = handler(parity);
    }

    private FeedHandler handler(final InputSink to) {
        final NasdaqFeed feed = new NasdaqFeed();
        final FeedHandler handler = feed.open(
                FeedSettings.of(feed, Transport.UDP, false, Map.of("expectedOrders", "1048576")),
                to,
                new InstrumentDirectory(model.instruments(), MOST_INSTRUMENTS),
                Counters.inMemory());
        opening.play(handler);
        return handler;
    }

    /** @return events so far */
    @Benchmark
    public long decode() {
        tape.play(decoding);
        return sink.events();
    }

    /** @return events so far */
    @Benchmark
    public long decodeAndBook() {
        tape.play(building);
        return books.events();
    }

    /** @return events so far */
    @Benchmark
    public long decodeAndBookAlone() {
        tape.play(buildingAlone);
        return alone.events();
    }

    /** @return events so far */
    @Benchmark
    public long decodeAndExchangeCore() {
        tape.play(buildingExchangeCore);
        return exchangeCore.events();
    }

    /** @return events so far */
    @Benchmark
    public long decodeAndParity() {
        tape.play(buildingParity);
        return parity.events();
    }
}
