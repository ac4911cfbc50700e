package io.loadline.gateway.refit;

import java.io.Serial;

/** Says in the error log which series has no new fit, and why. It has no stack: nothing went wrong in the program. */
final class NotFittedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    NotFittedException(final String message) {
        super(message, null, false, false);
    }
}
