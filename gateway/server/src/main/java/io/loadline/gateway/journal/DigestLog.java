package io.loadline.gateway.journal;

/** Where the running server notes the digest of its output, for a replay to compare with. One thread. */
public interface DigestLog {
    /** Notes nothing. */
    DigestLog NONE = new DigestLog() {
        @Override
        public void record(final long sequence, final long digest) {}

        @Override
        public void markClean(final long sequence) {}
    };

    /**
     * Notes that the output up to and including an event has a digest. Does not allocate.
     *
     * @param sequence place of the event in the log
     * @param digest digest of all output so far
     */
    void record(long sequence, long digest);

    /**
     * Notes an orderly shutdown: the log ends here, and nothing behind it was processed.
     *
     * @param sequence last event
     */
    void markClean(long sequence);
}
