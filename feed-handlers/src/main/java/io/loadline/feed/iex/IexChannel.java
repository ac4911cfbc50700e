package io.loadline.feed.iex;

import io.loadline.feed.FeedStatistics;
import io.loadline.feed.MessageSequencer;
import org.agrona.DirectBuffer;

/** One channel of a feed: its sequence, and whether the session was heard from its start. */
final class IexChannel implements MessageSequencer.Listener {
    /** Packets that line B may be behind line A when A has lost one. */
    private static final int REORDER_WINDOW = 256;

    private static final long REORDER_TIMEOUT_NS = 5_000_000L;
    private static final long FIRST_OF_SESSION = 1;

    final int id;
    final IexProtocol protocol;
    final MessageSequencer sequencer = new MessageSequencer(REORDER_WINDOW, REORDER_TIMEOUT_NS, this);

    /** Every message that could have changed a book was heard. */
    boolean whole;

    /** The venue takes no orders any more today. */
    boolean closed;

    /** Stocks were defined, or the day opened or closed, since what people may do with each was last told. */
    boolean statusesDue;

    private final IexMessages messages;
    private final FeedStatistics statistics;

    IexChannel(final int id, final IexProtocol protocol, final IexMessages messages, final FeedStatistics statistics) {
        this.id = id;
        this.protocol = protocol;
        this.messages = messages;
        this.statistics = statistics;
    }

    @Override
    public void onMessages(
            final long first,
            final int seen,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        messages.onSegment(this, seen, count, buffer, offset + IexLayout.SEGMENT_HEADER);
    }

    @Override
    public void onGap(final long first, final long next, final long timeNs) {
        statistics.gap(next - first);
        whole = false;
        messages.onGap(this, timeNs);
    }

    @Override
    public void onNewSession(final long session, final long first, final boolean restart, final long timeNs) {
        whole = first <= FIRST_OF_SESSION;
        closed = false;
        statusesDue = true;
        if (restart) {
            messages.onNewSession(this, timeNs);
        }
    }
}
