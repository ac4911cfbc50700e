package io.loadline.feed.b3;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedStatistics;
import org.agrona.DirectBuffer;

/**
 * Reads channels of B3 binary UMDF. Lines are those of {@link B3Line}; a packet says which channel it belongs to, so several may come on one
 * line. A packet is checked from end to end before its sequence number is accepted, so that a truncated copy on one line never shuts out
 * the good copy on the other.
 */
final class B3FeedHandler implements FeedHandler {
    static final int ANY_CHANNEL = -1;
    private static final int CHANNELS = 256;

    private final int channelNumber;
    private final boolean loose;
    private final InputSink sink;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final B3Channel[] channels = new B3Channel[CHANNELS];
    private final B3Channel[] active = new B3Channel[CHANNELS];
    private int activeCount;

    /**
     * @param channelNumber the venue's number of the channel to read, or {@link #ANY_CHANNEL}
     * @param loose true for loose packets of a recording: books start good from empty until a snapshot comes
     * @param sink entrance to the log
     * @param directory gives instruments their ids
     * @param counters where the counters live
     */
    B3FeedHandler(
            final int channelNumber,
            final boolean loose,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        this.channelNumber = channelNumber;
        this.loose = loose;
        this.sink = sink;
        this.directory = directory;
        statistics = new FeedStatistics(B3Feed.VENUE, counters, B3Template.wireNames());
    }

    @Override
    public Venue venue() {
        return B3Feed.VENUE;
    }

    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        statistics.packet();
        final int content = line < B3Line.INCREMENTAL_A || line >= B3Line.COUNT
                ? B3Layout.MALFORMED
                : B3Layout.inspect(buffer, offset, offset + length);
        if (content == B3Layout.MALFORMED) {
            statistics.error();
            onTime(timeNs);
            return;
        }
        final int number = buffer.getByte(offset) & 0xff;
        if (channelNumber == ANY_CHANNEL || channelNumber == number) {
            channel(number).onPacket(line, content, buffer, offset, length, timeNs);
        }
    }

    @Override
    public void onTime(final long timeNs) {
        for (int i = 0; i < activeCount; i++) {
            active[i].onTime(timeNs);
        }
    }

    @Override
    public void onEnd() {
        for (int i = 0; i < activeCount; i++) {
            active[i].onEnd();
        }
    }

    @Override
    public FeedReport report() {
        return statistics.report();
    }

    private B3Channel channel(final int number) {
        B3Channel channel = channels[number];
        if (channel == null) {
            channel = new B3Channel(sink, directory, statistics, loose);
            channels[number] = channel;
            active[activeCount++] = channel;
        }
        return channel;
    }
}
