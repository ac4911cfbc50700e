package io.loadline.gateway.journal;

import org.agrona.DirectBuffer;

/**
 * Where the log is written. One thread appends; a record counts as journaled when {@link #append} returns true: it then survives the death
 * of the process, and the death of the machine from the next {@link #flush} on.
 */
public interface Journal extends AutoCloseable {
    /**
     * Appends one record. Neither allocates nor throws once warm. After the first refusal every further append is refused too, because a
     * log with a hole proves nothing.
     *
     * @param sequence place in the log; one more than that of the last record
     * @param ingressTimeNs UTC nanoseconds; not before that of the last record
     * @param epoch restarts of the log so far, from 1
     * @param templateId SBE template of the message
     * @param version SBE schema version of the message
     * @param buffer holds the message
     * @param offset first byte of the message, its SBE header
     * @param length bytes of header and body
     * @return true if appended; false if refused, with the reason in {@link #failure()}
     */
    boolean append(
            long sequence,
            long ingressTimeNs,
            int epoch,
            int templateId,
            int version,
            DirectBuffer buffer,
            int offset,
            int length);

    /**
     * May be asked from any thread.
     *
     * @return false if the disk runs low, or an append was refused
     */
    boolean healthy();

    /** @return why appends are refused; empty while they are not */
    String failure();

    /** Forces what was appended to the disk. Returns when it is there. */
    void flush();

    /** Flushes and closes. */
    @Override
    void close();
}
