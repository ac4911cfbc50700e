package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.journal.DigestLog;

/** The output stage while the pipeline can be trusted, the fault output from the first fault on. */
final class OutputExit implements Stage {
    private final Stage output;
    private final FaultOutput faultOutput;
    private final DigestSource digestSource;
    private final Faults faults;
    private DigestLog digestLog = DigestLog.NONE;

    OutputExit(
            final Stage output, final FaultOutput faultOutput, final DigestSource digestSource, final Faults faults) {
        this.output = output;
        this.faultOutput = faultOutput;
        this.digestSource = digestSource;
        this.faults = faults;
    }

    /** Names where digests are noted; before the first live event. */
    void digestLog(final DigestLog log) {
        digestLog = log;
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        if (!faults.outputBlockedAt(sequence)) {
            try {
                output.onEvent(event, sequence);
                if (!event.replayed) {
                    digestLog.record(sequence, digestSource.digest());
                }
                return;
            } catch (final Throwable e) {
                faults.stageThrew("output", sequence, e);
            }
        }
        block(event, sequence);
    }

    private void block(final RiskEvent event, final long sequence) {
        try {
            faultOutput.onFault(event, faults.first());
        } catch (final Throwable e) {
            faults.stageThrew("fault output", sequence, e);
        }
    }
}
