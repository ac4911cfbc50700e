package io.loadline.gateway.pipeline;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.journal.Journal;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes every live event to the journal, whatever the other stages make of it. */
final class JournalStage implements Stage {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Journal journal;
    private final Faults faults;

    JournalStage(final Journal journal, final Faults faults) {
        this.journal = journal;
        this.faults = faults;
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        final UnsafeBuffer input = event.input;
        final int version = header.wrap(input, 0).version();
        try {
            if (!journal.append(
                    sequence, event.ingressTimeNs, event.epoch, event.templateId, version, input, 0, event.length)) {
                faults.journalRefused(sequence, journal.failure());
            }
        } catch (final Throwable e) {
            faults.journalRefused(sequence, e.toString());
        }
    }
}
