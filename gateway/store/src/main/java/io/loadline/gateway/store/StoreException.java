package io.loadline.gateway.store;

/** The store cannot do what was asked; the message says why and what to do. */
final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(final String message) {
        super(message);
    }

    StoreException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
