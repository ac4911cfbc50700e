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
import io.loadline.feed.iex.IexFeed;
import io.loadline.feed.source.CaptureFileSource;
import io.loadline.feed.source.Transport;
import java.io.IOException;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Real IEX DEEP packets, the start of a day, to events of the log, and on into the books: nanoseconds a venue message. A pass over the capture
 * needs a new handler, which meets 13,016 stocks for the first time, so the score is an upper bound of what a long session costs.
 *
 * <p>Needs the capture: {@code -Dloadline.captures=FOLDER}, the folder above {@code iex}. Refuses to run without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@OperationsPerInvocation(IexDecode.MESSAGES)
public class IexDecode {
    static final int MESSAGES = 99_817;

    private static final String CAPTURE = "iex/deep_v1.0_first_50000.pcap.zst";
    private static final int ANY = 1 << 20;
    private static final int MOST_INSTRUMENTS = 1 << 14;

    private final PacketTape tape = new PacketTape();
    private final NullSink sink = new NullSink();
    private FeedHandler decoding;
    private FeedHandler building;
    private StageSink books;
    private RiskModel model;

    /**
     * Reads the capture.
     *
     * @throws IOException if the model cannot be made
     */
    @Setup(Level.Trial)
    public void read() throws IOException {
        final Path file = Captures.require(CAPTURE);
        try (CaptureFileSource source = new CaptureFileSource(file)) {
            source.poll(tape::send, ANY);
        }
        model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
        final FeedHandler counting = handler(sink);
        tape.play(counting);
        final long messages = counting.report().messages().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (messages != MESSAGES) {
            throw new IllegalStateException(file + " has " + messages + " messages; expected " + MESSAGES);
        }
    }

    /** A handler sees a packet once, so every pass has a new one. */
    @Setup(Level.Iteration)
    public void open() {
        decoding = handler(sink);
        books = new StageSink(model.tree().size(), new BookStage(model, Counters.inMemory()));
        building = handler(books);
    }

    private FeedHandler handler(final InputSink to) {
        final IexFeed feed = new IexFeed();
        return feed.open(
                FeedSettings.of(feed, Transport.UDP, false, Map.of()),
                to,
                new InstrumentDirectory(model.instruments(), MOST_INSTRUMENTS),
                Counters.inMemory());
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
}
