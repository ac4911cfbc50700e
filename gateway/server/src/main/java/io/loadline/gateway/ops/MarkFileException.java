package io.loadline.gateway.ops;

/** A mark file that cannot be read: cut off, damaged, of another program or of another version. The message says which, and what to do. */
public final class MarkFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MarkFileException(final String message) {
        super(message);
    }
}
