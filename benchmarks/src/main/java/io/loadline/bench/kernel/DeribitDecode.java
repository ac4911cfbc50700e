package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.PacketTape;
import io.loadline.book.BookStage;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.deribit.DeribitFeedHandler;
import io.loadline.feed.source.CaptureFileSource;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Real Deribit packets to events of the log, and on into the books: nanoseconds a venue message. A pass over the capture needs a new handler,
 * which meets every instrument and book for the first time, so the score is an upper bound of what a long session costs.
 *
 * <p>Needs the capture: {@code -Dloadline.captures=FOLDER}, the folder above {@code deribit}. Refuses to run without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@OperationsPerInvocation(DeribitDecode.PASSES * DeribitDecode.MESSAGES)
public class DeribitDecode {
    static final int PASSES = 50;
    static final int MESSAGES = 2_420;

    private static final String CAPTURE = "deribit/sample_first_2000.pcapng";
    private static final int ANY = 1 << 20;

    private final PacketTape tape = new PacketTape();
    private final NullSink sink = new NullSink();
    private final FeedHandler[] decoding = new FeedHandler[PASSES];
    private final FeedHandler[] building = new FeedHandler[PASSES];
    private final StageSink[] books = new StageSink[PASSES];
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
        for (int i = 0; i < PASSES; i++) {
            decoding[i] = handler(sink);
            books[i] = new StageSink(model.tree().size(), new BookStage(model, Counters.inMemory()));
            building[i] = handler(books[i]);
        }
    }

    private FeedHandler handler(final InputSink to) {
        return new DeribitFeedHandler(
                to,
                new InstrumentDirectory(model.instruments(), model.settings().maxInstruments()),
                Counters.inMemory());
    }

    /** @return events so far */
    @Benchmark
    public long decode() {
        for (final FeedHandler handler : decoding) {
            tape.play(handler);
        }
        return sink.events();
    }

    /** @return events of the last pass */
    @Benchmark
    public long decodeAndBook() {
        for (final FeedHandler handler : building) {
            tape.play(handler);
        }
        return books[PASSES - 1].events();
    }
}
