package io.loadline.feed.cme;

/**
 * Settings of one channel.
 *
 * @param channelId the venue's number, which channel resets name; {@link #ANY_CHANNEL} takes every reset as meant
 * @param transport how packets travel
 * @param fragments true for loose packets without snapshots, to look at a capture and never to trade on: books start good from empty, an
 *     instrument without definition is named by its number, gaps are counted but make nothing stale, and lines are told apart by content
 * @param orders what is done with orders told one by one
 * @param reorderWindow most packets held back for a missing one: a power of two
 * @param reorderTimeoutNs longest wait for a missing packet
 */
public record CmeChannel(
        int channelId,
        CmeTransport transport,
        boolean fragments,
        CmeOrderUse orders,
        int reorderWindow,
        long reorderTimeoutNs) {
    /** Stands for every channel. */
    public static final int ANY_CHANNEL = -1;

    private static final int DEFAULT_REORDER_WINDOW = 16;
    private static final long DEFAULT_REORDER_TIMEOUT_NS = 5_000_000L;

    /**
     * @param channelId the venue's number
     * @return a live multicast channel: books are stale until their snapshot
     */
    public static CmeChannel multicast(final int channelId) {
        return new CmeChannel(
                channelId,
                CmeTransport.UDP,
                false,
                CmeOrderUse.AUTO,
                DEFAULT_REORDER_WINDOW,
                DEFAULT_REORDER_TIMEOUT_NS);
    }

    /**
     * @param transport how the packets travelled
     * @return loose packets of a capture
     */
    public static CmeChannel fragments(final CmeTransport transport) {
        return new CmeChannel(
                ANY_CHANNEL, transport, true, CmeOrderUse.AUTO, DEFAULT_REORDER_WINDOW, DEFAULT_REORDER_TIMEOUT_NS);
    }

    /**
     * @param use what is done with orders told one by one
     * @return this channel with another use of them
     */
    public CmeChannel withOrders(final CmeOrderUse use) {
        return new CmeChannel(channelId, transport, fragments, use, reorderWindow, reorderTimeoutNs);
    }
}
