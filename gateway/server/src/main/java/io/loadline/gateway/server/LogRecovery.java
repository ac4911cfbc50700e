package io.loadline.gateway.server;

import io.loadline.core.input.InstrumentDirectory;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalException;
import io.loadline.gateway.journal.LogEnd;
import io.loadline.gateway.pipeline.LogReplay;
import io.loadline.gateway.pipeline.Pipeline;
import io.loadline.gateway.pipeline.ReplayResult;
import io.loadline.gateway.pipeline.SourceSequences;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Brings a new pipeline to where the log ended. */
final class LogRecovery {
    private LogRecovery() {}

    /**
     * Runs the log through the pipeline.
     *
     * @throws JournalException if a record is damaged, a stage throws on one, or the output is not what the live server published
     */
    static LogEnd run(
            final JournalDirectory directory,
            final Pipeline pipeline,
            final InstrumentDirectory instruments,
            final SourceSequences sequences,
            final LongConsumer progress)
            throws IOException {
        final ReplayResult result = new LogReplay(directory, pipeline)
                .instruments(instruments)
                .sources(sequences)
                .progress(progress)
                .run();
        final String journal = "journal " + directory.path();
        if (result.bad() != null) {
            throw new JournalException(
                    journal + " is damaged at " + result.bad().describe()
                            + "; run 'loadline journal verify', and restore it from a copy or begin a new one");
        }
        if (result.lostSequence() != 0) {
            throw new JournalException(
                    journal + " ends at event " + result.end().sequence()
                            + ", but the server had processed events up to " + result.lostSequence()
                            + "; the disk lost records, as a power failure does. Begin a new journal from reconciled"
                            + " positions");
        }
        if (result.fault() != null) {
            throw new JournalException(journal + ": stage " + result.fault().stage() + " failed on event "
                    + result.fault().sequence() + ": " + result.fault().reason());
        }
        if (result.firstDifferent() != 0) {
            throw new JournalException(journal + ": recovery differs from what was published at or before event "
                    + result.firstDifferent() + "; was the program changed? Replay it with the build that wrote it");
        }
        return result.end();
    }
}
