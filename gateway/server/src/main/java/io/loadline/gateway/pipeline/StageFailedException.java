package io.loadline.gateway.pipeline;

/** A stage threw, which a stage must never do; handed to the error handler with the stage's name and the event's sequence. */
public final class StageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFailedException(final PipelineFault fault, final Throwable cause) {
        super(fault.toString(), cause);
    }
}
