package io.loadline.gateway.aeron;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** One publication, with the question a caller has of it: may I forget this message? */
final class MessageSender implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final ExclusivePublication publication;
    private final AtomicCounter backPressure;

    MessageSender(final ExclusivePublication publication, final AtomicCounter backPressure) {
        this.publication = publication;
        this.backPressure = backPressure;
    }

    /** @return false where the message must be offered again later; true where it went out, or nobody listens */
    boolean send(final DirectBuffer buffer, final int offset, final int length) {
        long result = Publication.ADMIN_ACTION;
        for (int i = 0; i < ATTEMPTS && result == Publication.ADMIN_ACTION; i++) {
            result = publication.offer(buffer, offset, length);
        }
        if (result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION) {
            backPressure.increment();
            return false;
        }
        return true;
    }

    boolean isConnected() {
        return publication.isConnected();
    }

    @Override
    public void close() {
        publication.close();
    }
}
