package io.loadline.feed.deribit;

import io.loadline.feed.FeedStatistics;
import io.loadline.feed.PacketSequencer;
import org.agrona.DirectBuffer;

/** One channel of the feed: its sequence, and how far the snapshot is that it may be sending. */
final class DeribitChannel implements PacketSequencer.Listener {
    /** Between two books: the next snapshot message is the first of its book. */
    static final long BETWEEN_BOOKS = -1;

    /** After a gap or at the start: whether a snapshot message is the first of its book cannot be known. */
    static final long UNKNOWN = -2;

    final int id;
    final PacketSequencer sequencer;
    boolean carriesSnapshots;
    /** Instrument whose snapshot is being sent, or {@link #BETWEEN_BOOKS}, or {@link #UNKNOWN}. */
    long snapshotOf = UNKNOWN;

    long snapshotChange;
    boolean snapshotApplied;

    private final DeribitMessages messages;
    private final FeedStatistics statistics;

    DeribitChannel(
            final int id,
            final DeribitMessages messages,
            final FeedStatistics statistics,
            final int reorderWindow,
            final long reorderTimeoutNs) {
        this.id = id;
        this.messages = messages;
        this.statistics = statistics;
        sequencer = new PacketSequencer(reorderWindow, reorderTimeoutNs, this);
    }

    @Override
    public void onSequenced(
            final int sequence, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        messages.onFrame(this, buffer, offset + DeribitLayout.FRAME_HEADER, offset + length);
    }

    @Override
    public void onGap(final int first, final int next, final long timeNs) {
        statistics.gap((next - first) & 0xffff_ffffL);
        snapshotOf = UNKNOWN;
        messages.onGap(this, false, timeNs);
    }

    @Override
    public void onNewSequence(final int sequence, final boolean restart, final long timeNs) {
        if (restart) {
            statistics.gap(0);
            snapshotOf = UNKNOWN;
            messages.onGap(this, true, timeNs);
        }
    }
}
