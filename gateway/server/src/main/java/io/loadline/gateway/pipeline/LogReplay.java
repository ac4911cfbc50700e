package io.loadline.gateway.pipeline;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalReader;
import io.loadline.gateway.journal.LiveCheckpoints;
import io.loadline.gateway.journal.LogEnd;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * Runs a journal through a freshly built pipeline on the caller's thread: on restart, before the pipeline is started, and to prove that a
 * log gives the same output again. Nothing but the journal directory is read.
 */
public final class LogReplay {
    private static final long PROGRESS_MASK = (1 << 16) - 1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final JournalDirectory directory;
    private final Pipeline pipeline;
    private InstrumentDirectory instruments;
    private SourceSequences sources;
    private LongConsumer progress = sequence -> {};

    /**
     * @param directory the journal
     * @param pipeline built from the model that the journal names, and not started
     */
    public LogReplay(final JournalDirectory directory, final Pipeline pipeline) {
        this.directory = directory;
        this.pipeline = pipeline;
    }

    /**
     * @param restored gets back every binding of the log
     * @return this
     */
    public LogReplay instruments(final InstrumentDirectory restored) {
        instruments = restored;
        return this;
    }

    /**
     * @param restored gets back the last number of every control source
     * @return this
     */
    public LogReplay sources(final SourceSequences restored) {
        sources = restored;
        return this;
    }

    /**
     * @param consumer told the sequence now and then
     * @return this
     */
    public LogReplay progress(final LongConsumer consumer) {
        progress = consumer;
        return this;
    }

    /**
     * Runs the log to its end or to its first bad record.
     *
     * @return what was found
     * @throws IOException if the journal cannot be read
     */
    public ReplayResult run() throws IOException {
        final LiveCheckpoints live = directory.liveCheckpoints();
        final DigestComparison comparison = new DigestComparison(live);
        final long startedNs = System.nanoTime();
        try (JournalReader reader = directory.reader()) {
            while (reader.next()) {
                run(reader);
                if (comparison.due(reader.sequence())) {
                    comparison.compare(pipeline.digest());
                }
                if ((reader.sequence() & PROGRESS_MASK) == 0) {
                    progress.accept(reader.sequence());
                }
            }
            final LogEnd end = new LogEnd(reader.sequence(), reader.ingressTimeNs(), reader.epoch());
            return new ReplayResult(
                    reader.records(),
                    System.nanoTime() - startedNs,
                    end,
                    pipeline.digest(),
                    comparison.liveSequence(),
                    comparison.liveDigest(),
                    comparison.digestThere(),
                    comparison.compared(),
                    comparison.lastEqual(),
                    comparison.firstDifferent(),
                    live.cleanSequence(),
                    live.lastSequence() > end.sequence() ? live.lastSequence() : 0,
                    reader.bad(),
                    pipeline.fault());
        }
    }

    private void run(final JournalReader reader) {
        final RiskEvent event = pipeline.replayEvent();
        event.input.putBytes(0, reader.buffer(), reader.offset(), reader.length());
        event.sequence = reader.sequence();
        event.ingressTimeNs = reader.ingressTimeNs();
        event.epoch = reader.epoch();
        event.templateId = reader.templateId();
        event.length = reader.length();
        event.ingressNanoTime = 0;
        event.replayed = true;
        pipeline.replay();
        if (sources != null) {
            sources.restore(event.templateId, event.input, 0);
        }
        if (instruments != null && event.templateId == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            definition.wrapAndApplyHeader(event.input, 0, header);
            instruments.restore(
                    definition.instrumentId(), definition.venue(), definition.securityId(), definition.symbol());
        }
    }
}
