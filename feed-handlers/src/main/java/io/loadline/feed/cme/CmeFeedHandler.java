package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.PacketSequencer;
import io.loadline.feed.SbeWire;
import org.agrona.DirectBuffer;

/**
 * Reads one channel of CME MDP 3.0. Lines are those of {@link CmeLine}. A packet is checked from end to end before its sequence number is
 * accepted, so that a truncated copy on one line never shuts out the good copy on the other. One whose number was accepted before is dropped
 * by its header; of the rest only the sizes of its messages are read, so that the report tells a truncated copy.
 */
public final class CmeFeedHandler implements FeedHandler, PacketSequencer.Listener {
    /** A packet behind its turn that was sent so much later than the newest one belongs to a new count, not to the past. */
    private static final long RESTART_AFTER_NS = 1_000_000_000L;

    /** Loose packets so far behind are another recording. */
    private static final int ANOTHER_RECORDING = -1024;

    private final boolean tcp;
    private final boolean fragments;
    private final FeedStatistics statistics;
    private final PacketSequencer sequencer;
    private final CmeMessages messages;
    private long newestSendingTimeNs = Long.MIN_VALUE;
    private long restartedAtNs = Long.MIN_VALUE;

    /**
     * @param channel settings of the channel
     * @param sink entrance to the log
     * @param directory gives instruments their ids
     * @param counters where the counters live
     */
    public CmeFeedHandler(
            final CmeChannel channel,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        tcp = channel.transport() == CmeTransport.TCP;
        fragments = channel.fragments();
        statistics = new FeedStatistics(CmeFeed.VENUE, counters, CmeTemplate.wireNames());
        sequencer = new PacketSequencer(channel.reorderWindow(), channel.reorderTimeoutNs(), this);
        messages = new CmeMessages(channel, sink, directory, statistics);
    }

    @Override
    public Venue venue() {
        return CmeFeed.VENUE;
    }

    @Override
    public void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        statistics.packet();
        sequencer.onTime(timeNs);
        final int end = offset + length;
        if (line <= CmeLine.INCREMENTAL_B && !tcp && !fragments && isCopy(buffer, offset, length)) {
            onCopy(buffer, offset, end);
            return;
        }
        final int packet = tcp ? offset + CmeLayout.TCP_MARK_LENGTH : offset;
        final boolean marked = !tcp || (length >= 2 && SbeWire.uint16(buffer, offset) == CmeLayout.TCP_MARK);
        if (!marked
                || line < CmeLine.INCREMENTAL_A
                || line > CmeLine.DEFINITION
                || !CmeLayout.isWhole(buffer, packet, end)) {
            statistics.error();
            return;
        }
        onWhole(line, buffer, packet, end, timeNs);
    }

    @Override
    public void onTime(final long timeNs) {
        sequencer.onTime(timeNs);
    }

    @Override
    public void onEnd() {
        sequencer.onEnd();
        messages.onEnd();
    }

    @Override
    public FeedReport report() {
        return statistics.report();
    }

    @Override
    public void onSequenced(
            final int sequence, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        messages.onIncremental(buffer, offset, offset + length, sequence);
    }

    @Override
    public void onGap(final int first, final int next, final long timeNs) {
        statistics.gap((next - first) & 0xffff_ffffL);
        messages.onGap(next, timeNs);
    }

    @Override
    public void onNewSequence(final int sequence, final boolean restart, final long timeNs) {
        if (restart) {
            restartedAtNs = fragments ? Long.MIN_VALUE : newestSendingTimeNs;
            messages.onRestart(sequence, timeNs);
        } else {
            messages.onStart(sequence);
        }
    }

    /** A packet known to be whole. */
    private void onWhole(
            final int line, final DirectBuffer buffer, final int packet, final int end, final long timeNs) {
        final int sequence = buffer.getInt(packet + CmeLayout.PACKET_SEQUENCE, LITTLE_ENDIAN);
        if (tcp) {
            messages.onIncremental(buffer, packet, end, sequence);
        } else if (line >= CmeLine.SNAPSHOT || (fragments && isRecovery(buffer, packet, end))) {
            // a snapshot of the count before this one names packets of another time
            if (buffer.getLong(packet + CmeLayout.PACKET_SENDING_TIME, LITTLE_ENDIAN) >= restartedAtNs) {
                messages.onRecovery(buffer, packet, end, sequencer.next(), sequencer.isStarted());
            }
        } else if (isHeartbeat(buffer, packet, end)) {
            messages.onHeartbeat(buffer, packet + CmeLayout.PACKET_HEADER);
            // number 0 stands outside the count altogether
            if (sequence != 0) {
                sequencer.onHeartbeat(sequence, timeNs);
            }
        } else {
            onIncremental(sequence, buffer, packet, end - packet, timeNs);
        }
    }

    /** The second copy of a packet, of which only the sizes of its messages are looked at. */
    private void onCopy(final DirectBuffer buffer, final int packet, final int end) {
        if (CmeLayout.isFramed(buffer, packet, end)) {
            statistics.duplicate();
        } else {
            statistics.error();
        }
    }

    /** Half of all packets: told by their first bytes, of which the number rules out the other half. */
    private boolean isCopy(final DirectBuffer buffer, final int packet, final int length) {
        if (length < CmeLayout.PACKET_HEADER + CmeLayout.MESSAGE_HEADER) {
            return false;
        }
        final int sequence = buffer.getInt(packet + CmeLayout.PACKET_SEQUENCE, LITTLE_ENDIAN);
        return sequence - sequencer.next() < 0
                && !CmeLayout.isHeartbeat(buffer, packet + CmeLayout.PACKET_HEADER)
                && buffer.getLong(packet + CmeLayout.PACKET_SENDING_TIME, LITTLE_ENDIAN) - newestSendingTimeNs
                        <= RESTART_AFTER_NS
                && sequencer.dropSeen(sequence);
    }

    private void onIncremental(
            final int sequence, final DirectBuffer buffer, final int packet, final int length, final long timeNs) {
        final long sendingTimeNs = buffer.getLong(packet + CmeLayout.PACKET_SENDING_TIME, LITTLE_ENDIAN);
        final int ahead = sequence - sequencer.next();
        if (sequencer.isStarted() && ahead < 0) {
            final boolean later = sendingTimeNs - newestSendingTimeNs > RESTART_AFTER_NS;
            if (later || (fragments && ahead < ANOTHER_RECORDING)) {
                newestSendingTimeNs = sendingTimeNs;
                sequencer.restart(sequence, timeNs);
            }
        }
        newestSendingTimeNs = Math.max(newestSendingTimeNs, sendingTimeNs);
        if (sequencer.onPacket(sequence, buffer, packet, length, timeNs) == PacketSequencer.Outcome.DUPLICATE) {
            statistics.duplicate();
        }
    }

    private static boolean isHeartbeat(final DirectBuffer buffer, final int packet, final int end) {
        final int message = packet + CmeLayout.PACKET_HEADER;
        return message < end
                && message + CmeLayout.messageSize(buffer, message) == end
                && CmeLayout.isHeartbeat(buffer, message);
    }

    /** Loose packets: a feed of snapshots or definitions carries nothing else. */
    private static boolean isRecovery(final DirectBuffer buffer, final int packet, final int end) {
        final int message = packet + CmeLayout.PACKET_HEADER;
        if (message >= end) {
            return false;
        }
        final CmeTemplate template = CmeLayout.templateOf(buffer, message);
        return template != null
                && (template.kind == CmeTemplate.Kind.SNAPSHOT
                        || template.kind == CmeTemplate.Kind.ORDER_SNAPSHOT
                        || template.kind == CmeTemplate.Kind.DEFINITION);
    }
}
