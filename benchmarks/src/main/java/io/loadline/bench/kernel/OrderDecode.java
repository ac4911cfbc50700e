package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.PacketTape;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
import io.loadline.feed.source.Transport;
import java.io.IOException;
import java.util.Map;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** B3 and MEMX packets, made by {@link OrderPackets}, with a handler that knows all instruments. */
@OperationsPerInvocation(OrderDecode.MESSAGES)
public class OrderDecode extends VenueKernel {
    static final int MESSAGES = 200_000;

    private static final int VERSION_BY_POSITION = 9;
    private static final int VERSION_BY_ID = 16;
    private static final int MOST_INSTRUMENTS = 1 << 10;

    /** What is decoded. */
    @Param({"b3-by-position", "b3-by-id", "memx"})
    public String feed;

    private OrderPackets packets;
    private RiskModel model;

    @Override
    void make() throws IOException {
        packets = switch (feed) {
            case "b3-by-position" -> OrderPackets.b3(VERSION_BY_POSITION, MESSAGES);
            case "b3-by-id" -> OrderPackets.b3(VERSION_BY_ID, MESSAGES);
            default -> OrderPackets.memx(MESSAGES);
        };
        model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
        final FeedHandler counting = handler(Taker.NOBODY.sink(model));
        packets.tape().play(counting);
        if (counting.report().errors()
                        + counting.report().staleInstruments()
                        + counting.report().gaps()
                > 0) {
            throw new IllegalStateException("made packets are not good: " + counting.report());
        }
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
        return packets.tape();
    }

    @Override
    FeedHandler handler(final CountingSink to) {
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
