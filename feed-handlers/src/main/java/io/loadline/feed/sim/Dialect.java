package io.loadline.feed.sim;

/**
 * How one venue says what happens on an exchange: what a packet looks like, which lines there are and what is repeated on them. What happens
 * and when is not decided here, so that the same day can be heard in every dialect. Calls come in the order of time; a packet that a call
 * completes leaves at that time. Nothing is allocated after construction. One thread.
 */
interface Dialect {
    /** The exchange's books have their opening state: called once, before anything is sent. */
    default void onOpenBooks() {
        // who tells levels asks the books when it needs them
    }

    /** @return packets of one round of definitions */
    int definitionPackets();

    /** @return packets of the first trading statuses */
    int statusPackets();

    /** @return packets of one round of full books */
    int bookPackets();

    /** @return true where rounds of definitions and books go on beside the market, false where they open the session only */
    boolean repeatsRounds();

    /** @return what collects and numbers the packets of lines A and B */
    IncrementalFeed incremental();

    /**
     * Sends a packet of definitions.
     *
     * @return messages this puts on lines A and B
     */
    int definitions(int packet, long timeNs, PacketOutput out);

    /**
     * Sends a packet of first trading statuses.
     *
     * @return messages this puts on lines A and B
     */
    int statuses(int packet, long timeNs, PacketOutput out);

    /**
     * Sends a packet of full books as they are now.
     *
     * @return messages this puts on lines A and B
     */
    int books(int packet, long timeNs, PacketOutput out);

    /**
     * Tells trades and level changes of one instrument, already done in the exchange's own books.
     *
     * @return messages this puts on lines A and B
     */
    int event(int instrument, BookEvent event, long timeNs, PacketOutput out);

    /**
     * Tells that an instrument is halted, gathers orders for an auction, or trades.
     *
     * @return messages this puts on lines A and B
     */
    int phase(int instrument, TradingPhase phase, long timeNs, PacketOutput out);

    /**
     * The channel fails and starts again: what listeners know is void, and they are told the books anew.
     *
     * @return messages this puts on lines A and B
     */
    int reset(long timeNs, PacketOutput out);

    /**
     * Says that the day is over, where the venue does.
     *
     * @return messages this puts on lines A and B
     */
    int endOfDay(long timeNs, PacketOutput out);
}
