package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.MessageSequencer;
import org.agrona.DirectBuffer;

/**
 * Reads one of the venue's feeds, all channels on any line; copies of a segment count once. A segment is checked from end to end before its
 * sequence number is accepted. Of several feeds on the same line only one is read: they tell the same trades, and their books differ.
 */
final class IexFeedHandler implements FeedHandler {
    private static final int MOST_CHANNELS = 16;

    private final FeedStatistics statistics;
    private final IexMessages messages;
    private final IexChannel[] channels = new IexChannel[MOST_CHANNELS];
    private int channelCount;
    /** The feed that is read; null until the first segment decides it. */
    private IexProtocol protocol;

    IexFeedHandler(
            final IexProtocol protocol,
            final boolean goodFromEmpty,
            final int expectedOrders,
            final int mostOrders,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        this.protocol = protocol;
        statistics = new FeedStatistics(IexFeed.VENUE, counters, IexMessageType.names());
        final EventWriter writer = new EventWriter(sink, IexFeed.VENUE);
        final IexInstruments instruments = new IexInstruments(writer, directory, statistics, goodFromEmpty);
        messages = new IexMessages(writer, statistics, instruments, expectedOrders, mostOrders);
    }

    @Override
    public Venue venue() {
        return IexFeed.VENUE;
    }

    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        statistics.packet();
        if (!IexLayout.hasHeader(buffer, offset, length)) {
            statistics.error();
            return;
        }
        final int protocolId = IexLayout.uint16(buffer, offset + IexLayout.PROTOCOL);
        final int channelId = buffer.getInt(offset + IexLayout.CHANNEL, LITTLE_ENDIAN);
        final long session = buffer.getInt(offset + IexLayout.SESSION, LITTLE_ENDIAN) & 0xffff_ffffL;
        final long first = buffer.getLong(offset + IexLayout.FIRST_SEQUENCE, LITTLE_ENDIAN);
        final int count = IexLayout.uint16(buffer, offset + IexLayout.MESSAGE_COUNT);
        final IexChannel known = protocol != null && protocol.is(protocolId) ? knownChannel(channelId) : null;
        if (known != null && count > 0 && known.sequencer.dropSeen(session, first, count)) {
            statistics.duplicate();
            return;
        }
        final int end = IexLayout.endOfSegment(buffer, offset, length);
        if (end < 0) {
            statistics.error();
            return;
        }
        final IexChannel channel = known != null ? known : channelOf(channelId, protocolId);
        if (channel == null) {
            return;
        }
        if (count == 0) {
            channel.sequencer.onHeartbeat(session, first, timeNs);
        } else if (channel.sequencer.onPacket(session, first, count, buffer, offset, end - offset, timeNs)
                == MessageSequencer.Outcome.DUPLICATE) {
            statistics.duplicate();
        }
    }

    @Override
    public void onTime(final long timeNs) {
        for (int i = 0; i < channelCount; i++) {
            channels[i].sequencer.onTime(timeNs);
        }
    }

    @Override
    public void onEnd() {
        for (int i = 0; i < channelCount; i++) {
            channels[i].sequencer.onEnd();
        }
    }

    @Override
    public FeedReport report() {
        return statistics.report();
    }

    private IexChannel knownChannel(final int id) {
        for (int i = 0; i < channelCount; i++) {
            if (channels[i].id == id) {
                return channels[i];
            }
        }
        return null;
    }

    /** The channel of a whole segment that is the first of its channel or of another feed; null where it is not read, which is counted. */
    private IexChannel channelOf(final int id, final int protocolId) {
        final IexProtocol sent = IexProtocol.of(protocolId);
        if (protocol == null) {
            protocol = sent;
        }
        if (sent == null || (sent == protocol && channelCount == MOST_CHANNELS)) {
            statistics.error();
            return null;
        }
        if (sent != protocol) {
            statistics.message(IexMessageType.OTHER_PROTOCOL);
            return null;
        }
        final IexChannel channel = new IexChannel(id, protocol, messages, statistics);
        channels[channelCount++] = channel;
        return channel;
    }
}
