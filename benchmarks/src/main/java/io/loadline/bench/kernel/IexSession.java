package io.loadline.bench.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

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
import org.agrona.MutableDirectBuffer;
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
 * Real IEX DEEP packets in a long session: one handler and one set of books take the capture again and again, its segments numbered on from
 * the pass before, so that every stock is known. Nanoseconds a venue message.
 *
 * <p>Needs the capture: {@code -Dloadline.captures=FOLDER}, the folder above {@code iex}. Refuses to run without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@OperationsPerInvocation(IexDecode.MESSAGES)
public class IexSession {
    private static final String CAPTURE = "iex/deep_v1.0_first_50000.pcap.zst";
    private static final int ANY = 1 << 20;
    private static final int MOST_INSTRUMENTS = 1 << 14;
    private static final int FIRST_SEQUENCE = 24;
    private static final int MESSAGE_COUNT = 14;
    private static final long BETWEEN_PASSES_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final PacketTape tape = new PacketTape();
    private final NullSink sink = new NullSink();
    private FeedHandler decoding;
    private FeedHandler building;
    private StageSink books;
    private long firstNumber = Long.MAX_VALUE;
    private long lastNumber = Long.MIN_VALUE;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private long shiftNs;

    /**
     * Reads the capture and plays it once.
     *
     * @throws IOException if the model cannot be made
     */
    @Setup(Level.Trial)
    public void read() throws IOException {
        final Path file = Captures.require(CAPTURE);
        try (CaptureFileSource source = new CaptureFileSource(file)) {
            source.poll(tape::send, ANY);
        }
        tape.play((line, buffer, offset, length, timeNs) -> {
            final long first = buffer.getLong(offset + FIRST_SEQUENCE, LITTLE_ENDIAN);
            firstNumber = Math.min(firstNumber, first);
            lastNumber = Math.max(lastNumber, first + buffer.getShort(offset + MESSAGE_COUNT, LITTLE_ENDIAN));
            firstNs = Math.min(firstNs, timeNs);
            lastNs = Math.max(lastNs, timeNs);
        });
        final RiskModel model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
        decoding = handler(sink, model);
        books = new StageSink(model.tree().size(), new BookStage(model, Counters.inMemory()));
        building = handler(books, model);
        decode();
        decodeAndBook();
    }

    private static FeedHandler handler(final InputSink to, final RiskModel model) {
        final IexFeed feed = new IexFeed();
        return feed.open(
                FeedSettings.of(feed, Transport.UDP, false, Map.of()),
                to,
                new InstrumentDirectory(model.instruments(), MOST_INSTRUMENTS),
                Counters.inMemory());
    }

    /** Numbers the segments on from the pass before. */
    @Setup(Level.Iteration)
    public void next() {
        shiftNs += lastNs - firstNs + BETWEEN_PASSES_NS;
        tape.play((line, buffer, offset, length, timeNs) -> {
            final long first = buffer.getLong(offset + FIRST_SEQUENCE, LITTLE_ENDIAN);
            ((MutableDirectBuffer) buffer)
                    .putLong(offset + FIRST_SEQUENCE, first + lastNumber - firstNumber, LITTLE_ENDIAN);
        });
    }

    /** @return events so far */
    @Benchmark
    public long decode() {
        tape.play((line, buffer, offset, length, timeNs) ->
                decoding.onPacket(line, buffer, offset, length, timeNs + shiftNs));
        return sink.events();
    }

    /** @return events so far */
    @Benchmark
    public long decodeAndBook() {
        tape.play((line, buffer, offset, length, timeNs) -> {
            books.time(timeNs + shiftNs);
            building.onPacket(line, buffer, offset, length, timeNs + shiftNs);
        });
        return books.events();
    }
}
