package io.loadline.feed;

/** Where packets come from: a socket or a capture file. One thread. */
public interface PacketSource extends AutoCloseable {
    /**
     * Hands over packets that are there now, without waiting.
     *
     * @param handler receives each packet
     * @param limit most packets to hand over in this call
     * @return packets handed over
     */
    int poll(PacketHandler handler, int limit);

    /** @return true if no packet will ever come again; a socket is never exhausted */
    boolean isExhausted();

    /** Releases the socket or file; safe to call again. */
    @Override
    void close();
}
