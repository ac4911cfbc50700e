package io.loadline.feed.itch;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.MessageSequencer;
import io.loadline.feed.RetransmissionPolicy;
import io.loadline.feed.RetransmissionRequest;
import org.agrona.DirectBuffer;

/**
 * Reads ITCH 5.0 in MoldUDP64 packets; copies of a message on several lines count once. A packet is checked from end to end before its
 * sequence number is accepted.
 */
final class NasdaqFeedHandler implements FeedHandler, MessageSequencer.Listener {
    /** Packets that line B may be behind line A when A has lost one. */
    private static final int REORDER_WINDOW = 1024;

    private static final long REORDER_TIMEOUT_NS = 5_000_000L;
    private static final long FIRST_OF_SESSION = 1;
    /** Recorded packets may have lost their numbers: the venue counts from 1. */
    private static final long NO_SEQUENCE = 0;

    private final FeedStatistics statistics;
    private final ItchMessages messages;
    private final TradingDay day = new TradingDay();
    private final MoldSessions sessions = new MoldSessions();
    private final MessageSequencer sequencer;
    private final boolean loosePackets;
    /** Read by nobody: keeps the compiler from leaving out what was read only to be in the cache. */
    @SuppressWarnings("unused")
    private long touched;

    /**
     * @param loosePackets true for packets of a recording that start good and stay so
     * @param request asks the venue for what is missing, or null where nobody does
     * @param policy how it is asked; null where it is not
     * @param expectedOrders orders for which there is room from the start
     * @param mostOrders orders for which room is ever made
     * @param sink entrance to the log
     * @param directory gives instruments their ids
     * @param counters where the counters live
     */
    NasdaqFeedHandler(
            final boolean loosePackets,
            final RetransmissionRequest request,
            final RetransmissionPolicy policy,
            final int expectedOrders,
            final int mostOrders,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        this.loosePackets = loosePackets;
        sequencer = request == null
                ? new MessageSequencer(REORDER_WINDOW, REORDER_TIMEOUT_NS, this)
                : new MessageSequencer(REORDER_TIMEOUT_NS, this, request, policy);
        statistics = new FeedStatistics(NasdaqFeed.VENUE, counters, ItchMessageType.names());
        final EventWriter writer = new EventWriter(sink, NasdaqFeed.VENUE);
        final ItchStocks stocks = new ItchStocks(writer, directory, statistics, loosePackets);
        messages = new ItchMessages(writer, statistics, stocks, expectedOrders, mostOrders);
    }

    @Override
    public Venue venue() {
        return NasdaqFeed.VENUE;
    }

    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        statistics.packet();
        if (length < MoldUdp.HEADER) {
            statistics.error();
            return;
        }
        final long session = sessions.numberOf(buffer, offset);
        final long first = MoldUdp.sequence(buffer, offset);
        final int count = MoldUdp.count(buffer, offset);
        if (isCopy(line, session, first, count)) {
            statistics.duplicate();
            return;
        }
        if (count != MoldUdp.END_OF_SESSION && !isWhole(count, buffer, offset, length)) {
            statistics.error();
            return;
        }
        if (line == NasdaqFeed.ANSWERS) {
            onAnswer(session, first, count, buffer, offset, length, timeNs);
        } else if (count == MoldUdp.END_OF_SESSION) {
            sequencer.onEndOfSession(session, first, timeNs);
        } else if (count == 0) {
            sequencer.onHeartbeat(session, first, timeNs);
        } else if (first == NO_SEQUENCE) {
            onUnsequenced(count, buffer, offset, timeNs);
        } else if (sequencer.onPacket(session, first, count, buffer, offset, length, timeNs)
                == MessageSequencer.Outcome.DUPLICATE) {
            statistics.duplicate();
        }
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

    @Override
    public void onMessages(
            final long first,
            final int seen,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        final long midnightNs = day.midnightNs(timeNs);
        final boolean lengthsMissing = ItchFileSource.isWithoutLengths(buffer, offset);
        int prefix = offset + MoldUdp.HEADER;
        for (int i = 0; i < count; i++) {
            if (i >= seen) {
                if (lengthsMissing) {
                    statistics.message(ItchMessageType.LENGTH_FROM_TYPE);
                }
                messages.onMessage(buffer, prefix + MoldUdp.LENGTH_PREFIX, midnightNs);
            }
            prefix += MoldUdp.LENGTH_PREFIX + MoldUdp.uint16(buffer, prefix);
        }
    }

    @Override
    public void onGap(final long first, final long next, final long timeNs) {
        statistics.gap(next - first);
        messages.onGap(timeNs);
    }

    @Override
    public void onNewSession(final long session, final long first, final boolean restart, final long timeNs) {
        messages.onNewSession(session, first == FIRST_OF_SESSION, restart, timeNs);
    }

    /**
     * True if every message is whole and the packet ends with the last. Orders lie anywhere in a table larger than the caches: reading the places
     * of a whole packet at once, on the way, hides most of the wait.
     */
    private boolean isWhole(final int count, final DirectBuffer buffer, final int packet, final int length) {
        final int end = packet + length;
        long sum = 0;
        int message = packet + MoldUdp.HEADER;
        for (int i = 0; i < count; i++) {
            final int next = MoldUdp.endOfMessage(buffer, message, end);
            if (next < 0) {
                return false;
            }
            sum += count > 1 ? messages.touch(buffer, message + MoldUdp.LENGTH_PREFIX) : 0;
            message = next;
        }
        touched = sum;
        return message == end;
    }

    /** Half of all packets: told by their headers, the rest is not read. */
    private boolean isCopy(final int line, final long session, final long first, final int count) {
        return line != NasdaqFeed.ANSWERS
                && count > 0
                && count != MoldUdp.END_OF_SESSION
                && first != NO_SEQUENCE
                && sequencer.dropSeen(session, first, count);
    }

    /** Only messages are wanted of the request server, not its word on where the stream is. */
    private void onAnswer(
            final long session,
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        final boolean useful = count > 0
                && count < MoldUdp.END_OF_SESSION
                && sequencer
                        .onAnswer(session, first, count, buffer, offset, length, timeNs)
                        .isProgress();
        statistics.answer(useful);
    }

    /** Such packets can be looked at, but nothing says which are copies or what is missing between them. */
    private void onUnsequenced(final int count, final DirectBuffer buffer, final int offset, final long timeNs) {
        if (!loosePackets) {
            statistics.error();
            return;
        }
        statistics.message(ItchMessageType.UNSEQUENCED);
        onMessages(NO_SEQUENCE, 0, count, buffer, offset, 0, timeNs);
    }
}
