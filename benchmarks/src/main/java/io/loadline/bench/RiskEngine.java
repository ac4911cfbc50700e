package io.loadline.bench;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.cme.CmeChannel;
import io.loadline.feed.cme.CmeFeedHandler;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.journal.DigestLog;
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
import io.loadline.gateway.pipeline.ThreadingMode;
import io.loadline.gateway.server.RiskStages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.CloseHelper;

/**
 * The whole server but its sockets, on the caller's thread: feed handler, journal, every stage, output with its digest. What is measured here
 * is what {@code loadline serve} runs in mode INVOKER.
 */
public final class RiskEngine implements AutoCloseable {
    private static final String BUILD = "benchmark";

    private final RiskStages stages;
    private final Pipeline pipeline;
    private final FeedHandler feed;
    private final JournalDirectory directory;
    private final LiveDigest digests;
    private final Path folder;
    private final Journal journal;
    private final AtomicReference<Throwable> error = new AtomicReference<>();
    private final AtomicLong errors = new AtomicLong();

    /**
     * Builds the engine and logs its {@code EpochStart}.
     *
     * @param bench universe and model
     * @param clock the clock of the log
     * @param journalParent an existing folder below which a new journal is made, and removed at the end; null to keep none
     * @param port where output goes
     * @param tap probes
     * @throws IOException if the journal cannot be made
     */
    public RiskEngine(
            final BenchModel bench,
            final IngressClock clock,
            final Path journalParent,
            final OutputPort port,
            final EngineTap tap)
            throws IOException {
        final RiskModel model = bench.model();
        final Counters counters = Counters.inMemory();
        stages = RiskStages.of(model, port, counters);
        final PipelineBuilder builder = stages.addTo(
                        new PipelineBuilder(model.tree().size(), counters))
                .clock(clock)
                .threading(ThreadingMode.INVOKER)
                .errorHandler(this::onError);
        tap.wire(builder, stages);
        pipeline = builder.build();
        if (journalParent == null) {
            folder = null;
            directory = null;
            digests = null;
            journal = tap.journal(new NullJournal());
        } else {
            folder = Files.createTempDirectory(journalParent, "loadline-bench-journal");
            directory = JournalDirectory.forWriting(folder);
            journal = tap.journal(directory.journal(JournalSettings.defaults(), counters));
            digests = directory.liveDigest(0);
        }
        pipeline.start(
                journal, digests == null ? DigestLog.NONE : digests, LogEnd.EMPTY, new Epoch(bench.digest(), BUILD));
        new IngressTimer(clock, pipeline.sink(), IngressTimer.PERIOD_NS, counters);
        feed = cme(model, pipeline.sink(), counters);
    }

    /**
     * @param model risk universe
     * @param sink takes the events
     * @param counters where to count
     * @return a new handler of the simulated exchange's packets, that has seen none
     */
    public static FeedHandler cme(final RiskModel model, final InputSink sink, final Counters counters) {
        final InstrumentDirectory instruments =
                new InstrumentDirectory(model.instruments(), model.settings().maxInstruments());
        return new CmeFeedHandler(CmeChannel.multicast(CmeChannel.ANY_CHANNEL), sink, instruments, counters);
    }

    /**
     * Takes note of an error; the result is then refused.
     *
     * @param thrown what was thrown
     */
    public void onError(final Throwable thrown) {
        error.compareAndSet(null, thrown);
        errors.incrementAndGet();
    }

    /** @return takes packets of the simulated exchange */
    public FeedHandler feed() {
        return feed;
    }

    /** @return the stages */
    public RiskStages stages() {
        return stages;
    }

    /** @return the entrance to the log, for events that are no packets */
    public InputSink sink() {
        return pipeline.sink();
    }

    /** @return events in the log so far */
    public long events() {
        return pipeline.lastSequence();
    }

    /**
     * Refuses a result of an engine that failed on the way.
     *
     * @throws IllegalStateException if a stage threw, the journal refused, or the feed lost a packet
     */
    public void requireSound() {
        if (pipeline.fault() != null || errors.get() > 0) {
            throw new IllegalStateException("the engine failed: " + pipeline.fault(), error.get());
        }
        final var report = feed.report();
        if (report.lostPackets() > 0 || report.errors() > 0) {
            throw new IllegalStateException("the feed lost packets or met bad ones: " + report);
        }
    }

    @Override
    public void close() throws IOException {
        CloseHelper.closeAll(pipeline, digests, journal, directory);
        if (folder != null) {
            BenchModel.delete(folder);
        }
    }
}
