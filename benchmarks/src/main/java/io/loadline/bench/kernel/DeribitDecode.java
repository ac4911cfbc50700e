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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Real Deribit packets to events of the log, and on into the books: microseconds a pass over the capture. How many messages a pass has is
 * printed at the start. Each pass has a new handler, which meets every instrument for the first time: its score is an upper bound.
 *
 * <p>Needs the capture: {@code -Dloadline.shared=FOLDER}, the folder above {@code captures/deribit}. Refuses to run without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xms3g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeribitDecode {
    private static final String CAPTURE = "captures/deribit/sample_first_2000.pcapng";
    private static final int ANY = 1 << 20;

    private final PacketTape tape = new PacketTape();
    private RiskModel model;
    private FeedHandler decoding;
    private FeedHandler building;
    private NullSink sink;
    private StageSink books;

    /**
     * Reads the capture.
     *
     * @throws IOException if the model cannot be made
     */
    @Setup(Level.Trial)
    public void read() throws IOException {
        final String shared = System.getProperty("loadline.shared", "");
        final Path file = Path.of(shared, CAPTURE);
        if (shared.isEmpty() || !Files.isReadable(file)) {
            throw new IllegalStateException("SKIPPED: the Deribit capture is absent: -Dloadline.shared is '" + shared
                    + "'; expected the folder above " + CAPTURE);
        }
        try (CaptureFileSource source = new CaptureFileSource(file)) {
            source.poll((line, buffer, offset, length, timeNs) -> tape.send(line, buffer, offset, length, timeNs), ANY);
        }
        model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
        open();
        tape.play(decoding);
        final long messages = decoding.report().messages().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        System.out.printf(
                "Deribit: %,d packets, %,d messages, %,d events of the log, %,d bytes of them%n",
                tape.size(), messages, sink.events(), sink.bytes());
    }

    /** A handler sees a packet once, so every pass has a new one. */
    @Setup(Level.Invocation)
    public void open() {
        sink = new NullSink();
        decoding = handler(sink);
        books = new StageSink(model.tree().size(), new BookStage(model, Counters.inMemory()));
        building = handler(books);
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
