package io.loadline.gateway.journal;

import org.agrona.DirectBuffer;

/**
 * Walks the records of a journal from the first. Stops for good at the end or at the first record that fails a check; nothing is skipped.
 * One thread.
 */
public interface JournalReader extends AutoCloseable {
    /**
     * Moves to the next record.
     *
     * @return true if there is one and it is sound; false at the end or at a bad record, which {@link #bad()} tells apart
     */
    boolean next();

    /** @return what stopped the reader; null if the journal is sound so far */
    BadRecord bad();

    /** @return sound records passed, including this one */
    long records();

    /** @return place of the record in the log, from 1 */
    long sequence();

    /** @return UTC nanoseconds at ingress */
    long ingressTimeNs();

    /** @return epoch that the record was written in, from 1 */
    int epoch();

    /** @return SBE template of the message */
    int templateId();

    /** @return SBE schema version of the message */
    int schemaVersion();

    /** @return buffer that holds the message, valid until the next call of {@link #next()} */
    DirectBuffer buffer();

    /** @return first byte of the message, its SBE header */
    int offset();

    /** @return bytes of SBE header and body */
    int length();

    @Override
    void close();
}
