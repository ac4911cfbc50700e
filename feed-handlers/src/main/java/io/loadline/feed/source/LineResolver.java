package io.loadline.feed.source;

/** Says which line of a feed a packet in a capture belongs to. */
@FunctionalInterface
public interface LineResolver {
    /** Not a packet of the feed: it is passed over. */
    int NO_LINE = -1;

    /** Every packet belongs to line 0. */
    LineResolver SINGLE = (address, port) -> 0;

    /**
     * @param destinationAddress IPv4 address, first octet in the highest byte
     * @param destinationPort UDP or TCP port
     * @return line of the feed, or {@link #NO_LINE}
     */
    int lineOf(int destinationAddress, int destinationPort);
}
