package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;
import io.loadline.core.input.InputSink;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.journal.DigestLog;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.journal.LogEnd;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;

/**
 * Ingress, journal and stages, joined. Life: built, then a log is run through it ({@link LogReplay}) or not, then started once behind the
 * end of that log, then closed. Started, replayed and closed by one thread; fed by the ingress thread.
 */
public final class Pipeline implements AutoCloseable {
    private static final long DRAIN_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private final PipelineBuilder settings;
    private final Faults faults;
    private final RingInputSink sink;
    private final RiskEvent inlineEvent;
    private final Stages stages;
    private final Stage replayed;

    private StageThreads threads;
    private Journal journal;
    private DigestLog digestLog;
    private boolean closed;

    Pipeline(final PipelineBuilder builder) {
        settings = builder;
        faults = new Faults(builder.errorHandler, builder.counters);
        sink = new RingInputSink(builder.clock, builder.counters);
        inlineEvent = new RiskEvent(builder.nodeCount);
        stages = Stages.of(builder, faults);
        replayed = Wiring.invoker(stages);
    }

    /**
     * Begins an epoch: starts the threads and logs the {@code EpochStart}.
     *
     * @param toJournal journal, open behind the end of the log
     * @param toDigestLog where to note the digest of the output
     * @param end where the log ends that the stages have seen
     * @param epoch what the epoch's first event says
     */
    public void start(final Journal toJournal, final DigestLog toDigestLog, final LogEnd end, final Epoch epoch) {
        if (journal != null) {
            throw new IllegalStateException("a pipeline starts once");
        }
        journal = toJournal;
        digestLog = toDigestLog;
        stages.output().digestLog(toDigestLog);
        settings.clock.notBefore(end.ingressTimeNs());
        sink.open(slots(stages.journaled(toJournal, faults)), end.sequence(), end.epoch() + 1);
        settings.clock.update();
        epoch.writeTo(sink, end.epoch() + 1);
    }

    /** @return the entrance to the log, for sources; open between start and close */
    public InputSink sink() {
        return sink;
    }

    /** @return which threads run the stages */
    public ThreadingMode threading() {
        return settings.threading;
    }

    /** @return time from ingress to limits */
    public LatencyRecorder latency() {
        return settings.latency;
    }

    /** @return the first fault, or null while the pipeline can be trusted. From any thread */
    public PipelineFault fault() {
        return faults.first();
    }

    /** @return sequence of the last event committed; exact on the ingress thread only */
    public long lastSequence() {
        return sink.lastSequence();
    }

    /**
     * Takes no further events, waits for the stages to finish those taken, forces the journal to disk and notes the final digest. Call when
     * ingress has stopped. The journal is left open.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        sink.shut();
        final boolean drained = drain();
        if (journal != null) {
            journal.flush();
            if (drained && faults.first() == null) {
                digestLog.markClean(sink.lastSequence());
            }
        }
    }

    /** The slot that a replay fills. */
    RiskEvent replayEvent() {
        return inlineEvent;
    }

    /** Runs the slot through all stages but the journal, on the caller's thread. */
    void replay() {
        replayed.onEvent(inlineEvent, inlineEvent.sequence);
    }

    long digest() {
        return settings.digestSource.digest();
    }

    private EventSlots slots(final Stages journaled) {
        if (settings.threading == ThreadingMode.INVOKER) {
            return new InlineSlots(inlineEvent, Wiring.invoker(journaled));
        }
        threads = settings.threading == ThreadingMode.SHARED
                ? Wiring.shared(journaled, settings.nodeCount, settings.ringSize, settings.cores)
                : Wiring.dedicated(journaled, settings.nodeCount, settings.ringSize, settings.cores);
        return new DisruptorSlots(threads.start(), new BackoffIdleStrategy(), settings.counters);
    }

    private boolean drain() {
        final boolean drained = threads == null || threads.drain(DRAIN_TIMEOUT_NS);
        if (!drained) {
            settings.errorHandler.onError(
                    new IllegalStateException("stages did not finish within 30 s of shutdown; the end is not clean"));
        }
        return drained;
    }
}
