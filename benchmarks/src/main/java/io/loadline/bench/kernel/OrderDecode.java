package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.book.BookStage;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
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

/** B3 and MEMX packets, made by {@link OrderPackets}, to events of the log, and on into the books: nanoseconds a venue message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
@OperationsPerInvocation(OrderDecode.MESSAGES)
public class OrderDecode {
    static final int MESSAGES = 200_000;

    private static final int VERSION_BY_POSITION = 9;
    private static final int VERSION_BY_ID = 16;
    private static final int MOST_INSTRUMENTS = 1 << 10;

    /** What is decoded. */
    @Param({"b3-by-position", "b3-by-id", "memx"})
    public String feed;

    private OrderPackets packets;
    private RiskModel model;
    private FeedHandler decoding;
    private FeedHandler building;
    private NullSink sink;
    private StageSink books;

    /**
     * Makes the packets.
     *
     * @throws IOException if the model cannot be made
     */
    @Setup(Level.Trial)
    public void make() throws IOException {
        packets = switch (feed) {
            case "b3-by-position" -> OrderPackets.b3(VERSION_BY_POSITION, MESSAGES);
            case "b3-by-id" -> OrderPackets.b3(VERSION_BY_ID, MESSAGES);
            default -> OrderPackets.memx(MESSAGES);
        };
        model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
        sink = new NullSink();
        final FeedHandler counting = handler(sink);
        packets.tape().play(counting);
        if (counting.report().errors()
                        + counting.report().staleInstruments()
                        + counting.report().gaps()
                > 0) {
            throw new IllegalStateException("made packets are not good: " + counting.report());
        }
    }

    /** A handler sees a packet once, so every pass has a new one, which knows all instruments. */
    @Setup(Level.Iteration)
    public void open() {
        sink = new NullSink();
        decoding = handler(sink);
        books = new StageSink(model.tree().size(), new BookStage(model, Counters.inMemory()));
        building = handler(books);
    }

    /** @return events so far */
    @Benchmark
    public long decode() {
        packets.tape().play(decoding);
        return sink.events();
    }

    /** @return events so far */
    @Benchmark
    public long decodeAndBook() {
        packets.tape().play(building);
        return books.events();
    }

    private FeedHandler handler(final InputSink to) {
        final VenueFeed venue =
                VenueFeeds.named(feed.substring(0, feed.contains("-") ? feed.indexOf('-') : feed.length()));
        final FeedHandler handler = venue.open(
                FeedSettings.of(venue, Transport.UDP, false, Map.of()),
                to,
                new InstrumentDirectory(model.instruments(), MOST_INSTRUMENTS),
                Counters.inMemory());
        packets.definitions().play(handler);
        return handler;
    }
}
