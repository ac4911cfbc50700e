package io.loadline.varengine.dependence;

/** An iteration did not settle. The message says what was iterated, how often, and how far it still was. */
public final class NoConvergenceException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Makes one with its message. */
    public NoConvergenceException(final String message) {
        super(message);
    }

    /** Makes one with its message and what a solver said. */
    public NoConvergenceException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
