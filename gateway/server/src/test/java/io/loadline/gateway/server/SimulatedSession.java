package io.loadline.gateway.server;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.cme.CmeChannel;
import io.loadline.feed.cme.CmeFeedHandler;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalSettings;
import io.loadline.gateway.journal.LiveDigest;
import io.loadline.gateway.journal.LogEnd;
import io.loadline.gateway.pipeline.Epoch;
import io.loadline.gateway.pipeline.IngressClock;
import io.loadline.gateway.pipeline.IngressTimer;
import io.loadline.gateway.pipeline.Pipeline;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.gateway.pipeline.PipelineFault;
import io.loadline.gateway.pipeline.ThreadingMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * One session of the simulated exchange through the whole way of a tick: its packets, the feed handler, every stage and the journal, with
 * what a desk and an operator send at fixed places between them. Time is that of the packets, so every run logs the same events.
 */
final class SimulatedSession {
    private static final int PACKETS_BETWEEN_ACTIONS = 50;

    private final TestUniverse universe;
    private final SimulationSettings settings;
    private ThreadingMode threading = ThreadingMode.INVOKER;
    private int ringSize = 1024;
    private Consumer<InputSink> beside = sink -> {};

    /**
     * What a run came to.
     *
     * @param stages its stages, as the last event left them
     * @param events events logged
     * @param fault the first fault, or null
     */
    record Result(RiskStages stages, long events, PipelineFault fault) {}

    SimulatedSession(final TestUniverse universe, final SimulationSettings settings) {
        this.universe = universe;
        this.settings = settings;
    }

    SimulatedSession threading(final ThreadingMode mode) {
        threading = mode;
        return this;
    }

    SimulatedSession ringSize(final int slots) {
        ringSize = slots;
        return this;
    }

    /** Puts more into the log wherever the desk acts. */
    SimulatedSession beside(final Consumer<InputSink> script) {
        beside = script;
        return this;
    }

    /** Runs it into a new journal. */
    Result run(final Path journalPath, final OutputPort port) throws IOException {
        final RiskStages stages = RiskStages.of(universe.model(), port, Counters.inMemory());
        return run(journalPath, stages, stages.addTo(builder()));
    }

    PipelineBuilder builder() {
        return new PipelineBuilder(universe.model().tree().size(), Counters.inMemory());
    }

    Result run(final Path journalPath, final RiskStages stages, final PipelineBuilder builder) throws IOException {
        final IngressClock clock = IngressClock.capture(TestUniverse.START_NS);
        final Pipeline pipeline =
                builder.clock(clock).threading(threading).ringSize(ringSize).build();
        try (JournalDirectory directory = JournalDirectory.forWriting(journalPath)) {
            final byte[] model = new ModelVault(directory.blobs()).store(universe.files());
            try (Journal journal = directory.journal(JournalSettings.defaults(), Counters.inMemory());
                    LiveDigest digests = directory.liveDigest(0);
                    pipeline) {
                pipeline.start(journal, digests, LogEnd.EMPTY, new Epoch(model, "test"));
                play(pipeline.sink(), clock);
            }
        }
        return new Result(stages, pipeline.lastSequence(), pipeline.fault());
    }

    private void play(final InputSink sink, final IngressClock clock) {
        new IngressTimer(clock, sink, IngressTimer.PERIOD_NS, Counters.inMemory());
        final FeedHandler handler = new CmeFeedHandler(
                CmeChannel.multicast(CmeChannel.ANY_CHANNEL),
                sink,
                new InstrumentDirectory(
                        universe.model().instruments(),
                        universe.model().settings().maxInstruments()),
                Counters.inMemory());
        final SimulatedExchange exchange = new SimulatedExchange(settings, universe.universe(), TestUniverse.START_NS);
        final DeskScript desk = new DeskScript(universe.model(), exchange, sink, settings.seed());
        final long[] packets = {0};
        exchange.advanceTo(Long.MAX_VALUE, (line, buffer, offset, length, timeNs) -> {
            clock.advanceTo(timeNs);
            handler.onPacket(line, buffer, offset, length, timeNs);
            if (timeNs >= exchange.openTimeNs() && ++packets[0] % PACKETS_BETWEEN_ACTIONS == 0) {
                desk.act();
                beside.accept(sink);
            }
        });
        handler.onEnd();
    }
}
