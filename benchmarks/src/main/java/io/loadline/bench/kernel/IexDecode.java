package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.PacketTape;
import io.loadline.core.counter.Counters;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Real IEX DEEP packets, the start of a day. A pass over the capture needs a new handler, which meets 13,016 stocks for the first time, so the score is an upper bound of what a long session costs.
 *
 * <p>Needs the capture: {@code -Dloadline.captures=FOLDER}, the folder above {@code iex}. Refuses to run without.
 */
@OperationsPerInvocation(IexDecode.MESSAGES)
public class IexDecode extends VenueKernel {
    static final int MESSAGES = 99_817;

    private static final String CAPTURE = "iex/deep_v1.0_first_50000.pcap.zst";
    private static final int ANY = 1 << 20;
    private static final int MOST_INSTRUMENTS = 1 << 14;

    private final PacketTape tape = new PacketTape();
    private RiskModel model;

    @Override
    void make() throws IOException {
        final Path file = Captures.require(CAPTURE);
        try (CaptureFileSource source = new CaptureFileSource(file)) {
            source.poll(tape::send, ANY);
        }
        model = BenchModel.of(10, 50, BenchModel.FIXED_DAY_NS).model();
        final FeedHandler counting = handler(Taker.NOBODY.sink(model));
        tape.play(counting);
        final long messages = counting.report().messages().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (messages != MESSAGES) {
            throw new IllegalStateException(file + " has " + messages + " messages; expected " + MESSAGES);
        }
    }

    @Override
    FeedHandler handler(final CountingSink to) {
        final IexFeed feed = new IexFeed();
        return feed.open(
                FeedSettings.of(feed, Transport.UDP, false, Map.of()),
                to,
                new InstrumentDirectory(model.instruments(), MOST_INSTRUMENTS),
                Counters.inMemory());
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
