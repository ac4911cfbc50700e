package io.loadline.gateway.server;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalException;
import io.loadline.gateway.pipeline.IngressClock;
import io.loadline.gateway.pipeline.LogHead;
import io.loadline.gateway.pipeline.LogReplay;
import io.loadline.gateway.pipeline.Pipeline;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.gateway.pipeline.ReplayResult;
import io.loadline.gateway.pipeline.ThreadingMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Runs a journal again, from nothing but its directory. */
public final class JournalReplay {
    /**
     * What came of it.
     *
     * @param result events, time, digests
     * @param digest digest of all output, hex
     * @param trips scopes killed
     * @param nodes last risk of every node
     * @param volatilities last conditional volatility of every instrument
     */
    public record Outcome(
            ReplayResult result,
            String digest,
            List<Trip> trips,
            List<NodeMeasures> nodes,
            List<InstrumentVolatility> volatilities) {}

    private JournalReplay() {}

    /**
     * @param journal journal directory
     * @param port takes the output again, through {@link OutputPort#onReplayed}
     * @param progress told the sequence now and then
     * @return what came of it
     * @throws IOException if the journal cannot be read
     * @throws JournalException if there is no journal, it is empty, or its model is missing or damaged
     */
    public static Outcome run(final Path journal, final OutputPort port, final LongConsumer progress)
            throws IOException {
        try (JournalDirectory directory = JournalDirectory.forReading(journal)) {
            final LogHead head = LogHead.read(directory)
                    .orElseThrow(
                            () -> new JournalException("journal " + journal + " is empty; there is nothing to replay"));
            final RiskModel model = JournalModel.of(directory, head);
            final RunObserver observer = new RunObserver(model);
            final Counters counters = Counters.inMemory();
            final RiskStages stages = RiskStages.of(model, new OutputTee(port, observer), counters);
            try (Pipeline pipeline = stages.addTo(
                            new PipelineBuilder(model.tree().size(), counters))
                    .clock(IngressClock.capture(0))
                    .threading(ThreadingMode.INVOKER)
                    .build()) {
                final ReplayResult result =
                        new LogReplay(directory, pipeline).progress(progress).run();
                return new Outcome(
                        result, stages.digest().lowHex(), observer.trips(), observer.nodes(), observer.volatilities());
            }
        }
    }
}
