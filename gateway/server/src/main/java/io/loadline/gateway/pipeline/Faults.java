package io.loadline.gateway.pipeline;

import io.loadline.core.counter.Counters;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Remembers the first event that a stage failed on, and the first that the journal refused. The ring orders threads: when the output stage
 * comes to an event, every stage and the journal have reported on it, so what the output sees does not depend on timing.
 */
final class Faults {
    private static final long NEVER = Long.MAX_VALUE;

    private final ErrorHandler errorHandler;
    private final AtomicCounter stageFaults;
    private final AtomicCounter journalFaults;

    private volatile long stageSequence = NEVER;
    private volatile long journalSequence = NEVER;
    private volatile PipelineFault first;

    Faults(final ErrorHandler errorHandler, final Counters counters) {
        this.errorHandler = errorHandler;
        stageFaults = counters.counter("pipeline: stage faults");
        journalFaults = counters.counter("pipeline: journal faults");
    }

    /** True if stages may no longer handle the event: one of them failed on it or before it. */
    boolean stagesStoppedAt(final long sequence) {
        return sequence >= stageSequence;
    }

    /** True if nothing may be published of the event. */
    boolean outputBlockedAt(final long sequence) {
        return sequence >= stageSequence || sequence >= journalSequence;
    }

    /** Returns the fault with the lowest sequence, or null. */
    PipelineFault first() {
        return first;
    }

    synchronized void stageThrew(final String stage, final long sequence, final Throwable cause) {
        stageFaults.increment();
        stageSequence = Math.min(stageSequence, sequence);
        final PipelineFault fault = new PipelineFault(stage, sequence, cause.toString());
        note(fault);
        report(new StageFailedException(fault, cause));
    }

    synchronized void journalRefused(final long sequence, final String reason) {
        if (journalSequence == NEVER) {
            journalFaults.increment();
            journalSequence = sequence;
            final PipelineFault fault = new PipelineFault("journal", sequence, reason);
            note(fault);
            report(new StageFailedException(fault, null));
        }
    }

    private void note(final PipelineFault fault) {
        if (first == null || fault.sequence() < first.sequence()) {
            first = fault;
        }
    }

    private void report(final StageFailedException failure) {
        try {
            errorHandler.onError(failure);
        } catch (final RuntimeException e) {
            // The fault is counted and blocks already; a broken error log must not undo that.
            stageFaults.increment();
        }
    }
}
