package io.loadline.feed.memx;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.MessageSequencer;
import io.loadline.feed.RetransmissionRequest;
import org.agrona.DirectBuffer;

/**
 * Reads one MEMOIR Depth channel, equities or options. A packet is checked from end to end before its numbers are accepted, so that a
 * truncated copy on one line never shuts out the good copy on the other.
 */
final class MemxFeedHandler implements FeedHandler {
    private static final int REORDER_WINDOW = 64;
    private static final long REORDER_TIMEOUT_NS = 5_000_000L;
    private static final int ATTEMPTS = 3;

    private final int lines;
    private final FeedStatistics statistics;
    private final MessageSequencer sequencer;

    /**
     * @param lines lines a packet may come on
     * @param loose true for loose packets of a recording: books start good from empty, and gaps are counted only
     * @param request asks the venue for what is missing, or null where nobody does
     * @param sink entrance to the log
     * @param directory gives instruments their ids
     * @param counters where the counters live
     */
    MemxFeedHandler(
            final int lines,
            final boolean loose,
            final RetransmissionRequest request,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        this.lines = lines;
        statistics = new FeedStatistics(MemxFeed.VENUE, counters, MemxTemplate.wireNames());
        final MemxMessages messages = new MemxMessages(sink, directory, statistics, loose);
        sequencer = new MessageSequencer(REORDER_WINDOW, REORDER_TIMEOUT_NS, messages, request, ATTEMPTS);
    }

    @Override
    public Venue venue() {
        return MemxFeed.VENUE;
    }

    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        statistics.packet();
        if (isCopy(line, buffer, offset, offset + length)) {
            statistics.duplicate();
            return;
        }
        if (line < 0 || line >= lines || !MemxLayout.isWhole(buffer, offset, offset + length)) {
            statistics.error();
            sequencer.onTime(timeNs);
            return;
        }
        final long session = MemxLayout.session(buffer, offset);
        final long sequence = MemxLayout.sequence(buffer, offset);
        switch (MemxLayout.type(buffer, offset)) {
            case MemxLayout.HEARTBEAT -> sequencer.onHeartbeat(session, sequence, timeNs);
            case MemxLayout.END_OF_SESSION -> sequencer.onEndOfSession(session, sequence, timeNs);
            default -> {
                final int count = MemxLayout.count(buffer, offset);
                if (sequencer.onPacket(session, sequence, count, buffer, offset, length, timeNs)
                        == MessageSequencer.Outcome.DUPLICATE) {
                    statistics.duplicate();
                }
            }
        }
    }

    /** Half of all packets: told by their headers, the rest is not read. */
    private boolean isCopy(final int line, final DirectBuffer buffer, final int packet, final int end) {
        return line >= 0
                && line < lines
                && MemxLayout.hasMessages(buffer, packet, end)
                && MemxLayout.count(buffer, packet) > 0
                && sequencer.dropSeen(
                        MemxLayout.session(buffer, packet),
                        MemxLayout.sequence(buffer, packet),
                        MemxLayout.count(buffer, packet));
    }

    @Override
    public void onTime(final long timeNs) {
        sequencer.onTime(timeNs);
    }

    @Override
    public void onEnd() {
        sequencer.onEnd();
    }

    @Override
    public FeedReport report() {
        return statistics.report();
    }
}
