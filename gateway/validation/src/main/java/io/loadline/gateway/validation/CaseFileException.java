package io.loadline.gateway.validation;

/** A file of reference cases cannot be understood. The message names the file, the place and what was expected. */
public final class CaseFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one with its message. */
    public CaseFileException(final String message) {
        super(message);
    }
}
