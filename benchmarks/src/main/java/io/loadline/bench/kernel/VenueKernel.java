package io.loadline.bench.kernel;

import io.loadline.bench.PacketTape;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Packets of a venue to events of the log, and on to whoever takes them: nanoseconds a message of the venue. Where a venue tells orders by id,
 * public order books may take the same events ({@code -p taker=EXCHANGE_CORE,PARITY}).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
public abstract class VenueKernel {
    /** Who takes the events. */
    @Param({"NOBODY", "BOOKS", "BOOK_STAGE"})
    public Taker taker = Taker.NOBODY;

    private CountingSink sink;
    private FeedHandler handler;

    /**
     * Makes or reads the packets.
     *
     * @throws IOException if the model cannot be made, or the packets cannot be read
     */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        make();
    }

    /** A handler sees a packet once, so every pass has a new one. */
    @Setup(Level.Iteration)
    public void open() {
        begin();
    }

    /** @return events so far */
    @Benchmark
    public long message() {
        return pass();
    }

    /** Makes or reads the packets. */
    abstract void make() throws IOException;

    /** The model that the packets are for. */
    abstract RiskModel model();

    /** Messages of a pass. */
    abstract int messages();

    /** A new handler that knows what the venue tells before the packets of the pass. */
    abstract FeedHandler handler(CountingSink to);

    /** The packets of the pass. */
    abstract PacketTape packets();

    /** What takes the events of this pass. */
    final CountingSink sink() {
        return sink;
    }

    /** What takes the packets of this pass. */
    final FeedHandler handler() {
        return handler;
    }

    /** Makes ready for a pass. */
    void begin() {
        sink = taker.sink(model());
        handler = handler(sink);
    }

    /** Plays the packets; tells the events that its sink has taken. */
    long pass() {
        packets().play(handler);
        return sink.events();
    }
}
