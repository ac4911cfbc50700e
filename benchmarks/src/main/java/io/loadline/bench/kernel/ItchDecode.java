package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.PacketTape;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.itch.NasdaqFeed;
import io.loadline.feed.source.Transport;
import java.io.IOException;
import java.util.Map;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** Generated ITCH 5.0 packets, with a handler that knows all stocks. */
@OperationsPerInvocation(ItchDecode.MESSAGES)
public class ItchDecode extends VenueKernel {
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
    private RiskModel model;

    @Override
    void make() throws IOException {
        ItchDay.write(stocks, restingOrders, MESSAGES, SEED, opening, tape);
        model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
    }

    @Override
    FeedHandler handler(final CountingSink to) {
        final NasdaqFeed feed = new NasdaqFeed();
        final FeedHandler handler = feed.open(
                FeedSettings.of(feed, Transport.UDP, false, Map.of("expectedOrders", "1048576")),
                to,
                new InstrumentDirectory(model.instruments(), MOST_INSTRUMENTS),
                Counters.inMemory());
        opening.play(handler);
        return handler;
    }

    @Override
    RiskModel model() {
        return model;
    }

    @Override
    int messages() {
        return MESSAGES;
    }

    @Override
    PacketTape packets() {
        return tape;
    }
}
