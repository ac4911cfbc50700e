package io.loadline.feed.deribit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.PacketSequencer;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Reads the Deribit multicast feed. All channels may come on any line; copies of a frame on several lines count once. A frame is checked
 * from end to end before its sequence number is accepted.
 */
public final class DeribitFeedHandler implements FeedHandler {
    private static final int REORDER_WINDOW = 16;
    private static final long REORDER_TIMEOUT_NS = 5_000_000L;

    private final FeedStatistics statistics;
    private final DeribitMessages messages;
    private final Int2ObjectHashMap<DeribitChannel> channels = new Int2ObjectHashMap<>();

    /**
     * @param sink entrance to the log
     * @param directory gives instruments their ids
     * @param counters where the counters live
     */
    public DeribitFeedHandler(final InputSink sink, final InstrumentDirectory directory, final Counters counters) {
        statistics = new FeedStatistics(DeribitFeed.VENUE, counters, DeribitTemplate.wireNames());
        messages = new DeribitMessages(sink, directory, statistics);
    }

    @Override
    public Venue venue() {
        return DeribitFeed.VENUE;
    }

    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        statistics.packet();
        if (!isWhole(buffer, offset, length)) {
            statistics.error();
            return;
        }
        final DeribitChannel channel = channelOf(DeribitLayout.uint16(buffer, offset + DeribitLayout.FRAME_CHANNEL));
        channel.sequencer.onTime(timeNs);
        final int sequence = buffer.getInt(offset + DeribitLayout.FRAME_SEQUENCE, LITTLE_ENDIAN);
        if (channel.sequencer.onPacket(sequence, buffer, offset, length, timeNs) == PacketSequencer.Outcome.DUPLICATE) {
            statistics.duplicate();
        }
    }

    @Override
    public void onTime(final long timeNs) {
        for (final DeribitChannel channel : channels.values()) {
            channel.sequencer.onTime(timeNs);
        }
    }

    @Override
    public void onEnd() {
        for (final DeribitChannel channel : channels.values()) {
            channel.sequencer.onEnd();
        }
    }

    @Override
    public FeedReport report() {
        return statistics.report();
    }

    private DeribitChannel channelOf(final int id) {
        DeribitChannel channel = channels.get(id);
        if (channel == null) {
            channel = new DeribitChannel(id, messages, statistics, REORDER_WINDOW, REORDER_TIMEOUT_NS);
            channels.put(id, channel);
        }
        return channel;
    }

    private static boolean isWhole(final DirectBuffer buffer, final int offset, final int length) {
        if (length < DeribitLayout.FRAME_HEADER
                || DeribitLayout.uint16(buffer, offset + DeribitLayout.FRAME_LENGTH)
                        != length - DeribitLayout.FRAME_HEADER) {
            return false;
        }
        final int end = offset + length;
        int message = offset + DeribitLayout.FRAME_HEADER;
        while (message < end) {
            message = DeribitLayout.endOfMessage(buffer, message, end);
            if (message < 0) {
                return false;
            }
        }
        return true;
    }
}
