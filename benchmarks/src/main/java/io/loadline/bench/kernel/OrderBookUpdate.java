package io.loadline.bench.kernel;

import io.loadline.book.OrderIdBook;
import io.loadline.core.counter.Counters;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * A by-order book alone, and public books on the same changes: nanoseconds a new order, partial execution or delete, a third each. Run with
 * {@code -prof gc} for bytes a change. What the peers do beside: exchange-core looks for a match at each new order; Parity keeps no queues.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@OperationsPerInvocation(OrderBookUpdate.CHANGES)
public class OrderBookUpdate {
    static final int CHANGES = 1_000_000;

    /** Orders in the book: 1,000 stay in the cache of a core, 100,000 do not. */
    @Param({"1000", "100000"})
    public int orders;

    private final OrderIdBook book =
            new OrderIdBook(1 << 20, Counters.inMemory().counter("growths"));
    private final PeerBook direct = ExchangeCoreBook.direct();
    private final PeerBook naive = ExchangeCoreBook.naive();
    private final PeerBook parity = new ParityBook();
    private OrderTape tape;

    /** Makes the changes, and checks that half-way all books have the same top. */
    @Setup
    public void record() {
        tape = new OrderTape(orders, CHANGES);
        tape.play(book, 0, CHANGES / 2);
        for (final PeerBook peer : new PeerBook[] {direct, naive, parity}) {
            peer.play(tape, 0, CHANGES / 2);
            final boolean same = peer.bidPrice() == book.bidPrice()
                    && peer.bidQuantity() == book.bidQuantity()
                    && peer.askPrice() == book.askPrice()
                    && peer.askQuantity() == book.askQuantity();
            if (!same) {
                throw new IllegalStateException(peer + " has another top after the same changes");
            }
            peer.play(tape, CHANGES / 2, CHANGES);
        }
        tape.play(book, CHANGES / 2, CHANGES);
    }

    /** @return the book, so that nothing of it can be left out */
    @Benchmark
    public OrderIdBook loadline() {
        tape.play(book, 0, CHANGES);
        return book;
    }

    /** @return the book */
    @Benchmark
    public PeerBook exchangeCoreDirect() {
        return play(direct);
    }

    /** @return the book */
    @Benchmark
    public PeerBook exchangeCoreNaive() {
        return play(naive);
    }

    /** @return the book */
    @Benchmark
    public PeerBook parity() {
        return play(parity);
    }

    private PeerBook play(final PeerBook peer) {
        peer.play(tape, 0, CHANGES);
        return peer;
    }
}
