package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.PacketTape;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.deribit.DeribitFeedHandler;
import io.loadline.feed.source.CaptureFileSource;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Real Deribit packets. The capture is short, so a pass takes it many times, each with a new handler, which meets every instrument and book for the first time, so the score is an upper bound of what a long session costs.
 *
 * <p>Needs the capture: {@code -Dloadline.captures=FOLDER}, the folder above {@code deribit}. Refuses to run without.
 */
@OperationsPerInvocation(DeribitDecode.PASSES * DeribitDecode.MESSAGES)
public class DeribitDecode extends VenueKernel {
    static final int PASSES = 50;
    static final int MESSAGES = 2_420;

    private static final String CAPTURE = "deribit/sample_first_2000.pcapng";
    private static final int ANY = 1 << 20;

    private final PacketTape tape = new PacketTape();
    private final FeedHandler[] handlers = new FeedHandler[PASSES];
    private final CountingSink[] sinks = new CountingSink[PASSES];
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
    void begin() {
        for (int i = 0; i < PASSES; i++) {
            sinks[i] = taker.sink(model);
            handlers[i] = handler(sinks[i]);
        }
    }

    @Override
    long pass() {
        for (final FeedHandler handler : handlers) {
            tape.play(handler);
        }
        return sinks[PASSES - 1].events();
    }

    @Override
    RiskModel model() {
        return model;
    }

    @Override
    int messages() {
        return PASSES * MESSAGES;
    }

    @Override
    FeedHandler handler(final CountingSink to) {
        return new DeribitFeedHandler(
                to,
                new InstrumentDirectory(model.instruments(), model.settings().maxInstruments()),
                Counters.inMemory());
    }

    @Override
    PacketTape packets() {
        return tape;
    }
}
