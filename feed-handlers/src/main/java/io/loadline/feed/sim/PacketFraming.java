package io.loadline.feed.sim;

/** The header of a venue's packets, and how they are numbered. */
interface PacketFraming {
    /** @return bytes before the first message */
    int headerLength();

    /** Heads a packet with messages, under the next number. */
    void head(PacketBuilder packet, long timeNs);

    /** Makes an empty packet the one that is sent where nothing happens. */
    void heartbeat(PacketBuilder packet, long timeNs);

    /** @return the last number given, 0 before the first */
    long lastNumber();
}
