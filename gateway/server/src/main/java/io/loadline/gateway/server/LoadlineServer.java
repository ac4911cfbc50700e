package io.loadline.gateway.server;

import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedReport;
import io.loadline.gateway.aeron.ControlAdapter;
import io.loadline.gateway.config.ServerConfig;
import io.loadline.gateway.config.Threading;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalSettings;
import io.loadline.gateway.journal.LiveDigest;
import io.loadline.gateway.journal.LogEnd;
import io.loadline.gateway.ops.ServerMarkFile;
import io.loadline.gateway.pipeline.Epoch;
import io.loadline.gateway.pipeline.HealthReporter;
import io.loadline.gateway.pipeline.IngressAgent;
import io.loadline.gateway.pipeline.IngressClock;
import io.loadline.gateway.pipeline.IngressSource;
import io.loadline.gateway.pipeline.IngressTimer;
import io.loadline.gateway.pipeline.Latency;
import io.loadline.gateway.pipeline.MachineHealth;
import io.loadline.gateway.pipeline.Pipeline;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.gateway.pipeline.PipelineFault;
import io.loadline.gateway.pipeline.SourceSequences;
import io.loadline.gateway.pipeline.ThreadingMode;
import io.loadline.gateway.refit.VolatilityRefits;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;

/**
 * A running server: feeds and desks at one end, the journal and desks at the other, the stages between. Opened and closed by one thread.
 *
 * <p>Where the journal holds a log already, it is run through the stages first, so that positions, latches and baselines are those of the
 * moment it ended; a new epoch then begins behind it.
 */
public final class LoadlineServer implements AutoCloseable {
    private static final int CONTROL_MESSAGES_A_POLL = 16;
    private static final long HEALTH_PERIOD_NS = 1_000_000_000L;

    private final ServerConfig config;
    /** What to close, the last opened first. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final List<IngressSource> sources = new ArrayList<>();
    private ServerMarkFile marks;
    private RiskModel model;
    private RunObserver observer;
    private RiskStages stages;
    private Pipeline pipeline;
    private IngressClock clock;
    private Feeds feeds;
    /** Null where no volatilities are kept. */
    private VolatilityRefits refits;

    private DeskLink desks;
    private Journal journal;
    private LogEnd recovered;
    private long startedNanoTime;
    private long stoppedNanoTime;

    private LoadlineServer(final ServerConfig config) {
        this.config = config;
    }

    /**
     * Opens everything, runs the log that is there, and starts.
     *
     * @param config effective configuration
     * @param build version of the program
     * @param progress told the sequence now and then while a log is run
     * @return a running server
     * @throws IOException if a file cannot be opened
     */
    public static LoadlineServer start(final ServerConfig config, final String build, final LongConsumer progress)
            throws IOException {
        final LoadlineServer server = new LoadlineServer(config);
        try {
            server.open(build, progress);
            return server;
        } catch (final IOException | RuntimeException e) {
            server.closeOpened();
            throw e;
        }
    }

    private void open(final String build, final LongConsumer progress) throws IOException {
        marks = opened(ServerMarkFile.create(config.runDirectory(), build, "recovering", System::currentTimeMillis));
        final JournalDirectory directory = opened(JournalDirectory.forWriting(config.journalDirectory()));
        final ModelOrigin origin = ModelOrigin.of(config, directory);
        model = origin.model();
        desks = opened(new DeskLink(config, model, marks, marks));
        buildPipeline();
        final InputSink sink = pipeline.sink();
        final InstrumentDirectory instruments =
                new InstrumentDirectory(model.instruments(), model.settings().maxInstruments());
        final SourceSequences sequences = new SourceSequences(sink, marks);
        recovered = LogRecovery.run(directory, pipeline, instruments, sequences, progress);
        // what may refuse the start comes before the first record of a new epoch
        feeds = opened(Feeds.open(config.feeds(), sink, instruments, clock, marks, marks));
        journal = opened(directory.journal(JournalSettings.defaults(), marks));
        final LiveDigest digests = opened(directory.liveDigest(recovered.sequence()));
        opened.push(pipeline);
        pipeline.start(journal, digests, recovered, new Epoch(origin.digest(), build));
        openSources(sink, sequences);
        startThreads();
    }

    private void buildPipeline() {
        observer = new RunObserver(model);
        stages = RiskStages.of(model, outputs(), marks);
        clock = Feeds.clock(config.feeds());
        final PipelineBuilder builder = stages.addTo(
                        new PipelineBuilder(model.tree().size(), marks))
                .clock(clock)
                .ringSize(config.ringSize())
                .urgentOutput(desks.urgent())
                .faultOutput(new FaultDecisions(desks.output()))
                .errorHandler(marks);
        if (config.threading() != Threading.AUTO) {
            builder.threading(ThreadingMode.valueOf(config.threading().name()));
        }
        pipeline = builder.build();
    }

    private OutputPort outputs() {
        final OutputPort desksAndSummary = new OutputTee(desks.output(), observer);
        if (!model.settings().volatility().isOn()) {
            return desksAndSummary;
        }
        refits = opened(new VolatilityRefits(model, config.refit(), marks, marks));
        return new OutputTee(desksAndSummary, refits.output());
    }

    private void openSources(final InputSink sink, final SourceSequences sequences) {
        new IngressTimer(clock, sink, config.timerIntervalNs(), marks);
        final ControlAdapter control = opened(desks.control(sink, sequences));
        control.expectConnected(clock.nanoTime());
        sources.add(nowNs -> control.poll(clock.nanoTime(), CONTROL_MESSAGES_A_POLL));
        sources.addAll(feeds.sources());
        if (refits != null) {
            refits.sink(sink);
            sources.add(refits);
        }
        sources.add(new HealthReporter(sink, new MachineHealth(config.journalDirectory(), journal), HEALTH_PERIOD_NS));
        sources.add(nowNs -> {
            marks.heartbeat(System.currentTimeMillis());
            return 0;
        });
    }

    private void startThreads() {
        final AgentRunner ingress =
                opened(new AgentRunner(Idle.backoff(), marks, null, new IngressAgent(clock, sources, marks, marks)));
        startedNanoTime = System.nanoTime();
        marks.mode(pipeline.threading().name());
        desks.start();
        AgentRunner.startOnThread(ingress);
        marks.ready(true);
    }

    private <T extends AutoCloseable> T opened(final T part) {
        opened.push(part);
        return part;
    }

    /** @return what is at risk */
    public RiskModel model() {
        return model;
    }

    /** @return which threads run the stages */
    public ThreadingMode threading() {
        return pipeline.threading();
    }

    /** @return where the log ended that was there before; sequence 0 for a new log */
    public LogEnd recovered() {
        return recovered;
    }

    /** @return true when recorded packets are the only feed and have been played to their end */
    public boolean capturesEnded() {
        return feeds.capturesEnded();
    }

    /** @return rounds of volatility fits that have ended and are in the log; from any thread */
    public long roundsOfFits() {
        return refits == null ? 0 : refits.rounds();
    }

    /** @return sequence of the last event in the log; from any thread, and exact once closed */
    public long lastSequence() {
        return pipeline.lastSequence();
    }

    /** @return the first fault, or null while the server can be trusted */
    public PipelineFault fault() {
        return pipeline.fault();
    }

    /** @return latency percentiles so far, from ingress to limits */
    public Latency latency() {
        return Latency.of(pipeline.latency());
    }

    /** @return what the feeds have seen; exact once closed */
    public List<FeedReport> feedReports() {
        return feeds.handlers().stream().map(handler -> handler.report()).toList();
    }

    /**
     * @return what the run came to; call it once closed
     */
    public RunSummary summary() {
        final long events = lastSequence() - recovered.sequence();
        return new RunSummary(
                events,
                (stoppedNanoTime - startedNanoTime) / 1e9,
                stages.digest().lowHex(),
                config.journalDirectory().toString(),
                pipeline.threading().name(),
                latency(),
                observer.trips(),
                observer.nodes(),
                observer.volatilities(),
                feedReports());
    }

    /** Takes no further input, finishes what was taken, forces the journal to disk, and lets go of everything. */
    @Override
    public void close() {
        if (marks != null && stoppedNanoTime == 0) {
            marks.ready(false);
            stoppedNanoTime = System.nanoTime();
        }
        closeOpened();
    }

    private void closeOpened() {
        while (!opened.isEmpty()) {
            final AutoCloseable part = opened.pop();
            CloseHelper.close(error -> reportClosing(part, error), part);
        }
    }

    private void reportClosing(final AutoCloseable part, final Throwable error) {
        if (part != marks) {
            marks.onError(new IllegalStateException("closing " + part.getClass().getSimpleName() + " failed", error));
        }
    }
}
