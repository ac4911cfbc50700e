package io.loadline.gateway.journal;

/** A journal directory cannot be used as asked. The message says what was found, what was expected and what to do. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was found, what was expected, what to do
     */
    public JournalException(final String message) {
        super(message);
    }

    /**
     * @param message what was found, what was expected, what to do
     * @param cause error below
     */
    public JournalException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
