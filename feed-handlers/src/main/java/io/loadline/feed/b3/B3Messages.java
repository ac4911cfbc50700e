package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.LegsWriter;
import io.loadline.feed.StateReason;
import io.loadline.feed.recovery.InstrumentRecovery;
import io.loadline.feed.recovery.SnapshotRecovery;
import org.agrona.DirectBuffer;

/** Takes whole packets in sequence, hands each message to the part that knows it, and ends exchange events. */
final class B3Messages {
    private static final int MOST_KEPT_BYTES = 1 << 26;
    /** An event whose end mark does not come ends after so long. */
    private static final long LONGEST_EVENT_NS = 10_000_000L;

    private static final int PHASE = B3Wire.GROUP_PHASE;

    private final FeedStatistics statistics;
    private final B3Instruments instruments;
    private final SnapshotRecovery recovery;
    private final B3Definitions definitions;
    private final B3Changes changes;
    private final B3Snapshots snapshots;
    private final B3Event event;
    private boolean marksEnds;
    private boolean open;
    private long openSinceNs;

    B3Messages(
            final InputSink sink,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean loose) {
        this.statistics = statistics;
        final EventWriter writer = new EventWriter(sink, B3Feed.VENUE);
        instruments = new B3Instruments(writer, directory, statistics, MOST_KEPT_BYTES);
        recovery = instruments.recovery();
        definitions = new B3Definitions(writer, new LegsWriter(sink, B3Feed.VENUE, directory), instruments, loose);
        event = new B3Event(writer, recovery);
        changes = new B3Changes(writer, instruments, definitions, event, statistics, loose);
        snapshots = new B3Snapshots(instruments, definitions, changes, event, loose);
    }

    /** A packet of the incremental feed. */
    void onIncremental(
            final DirectBuffer buffer, final int packet, final int end, final int sequence, final long receivedNs) {
        final long sentNs = buffer.getLong(packet + B3Wire.PACKET_SENDING_TIME, LITTLE_ENDIAN);
        int message = packet + B3Wire.PACKET_HEADER;
        while (message < end) {
            final B3Template template = count(buffer, message);
            if (template != null) {
                onIncrementalMessage(template, buffer, message, sequence, sentNs, receivedNs);
            }
            message += B3Layout.messageSize(buffer, message);
        }
        if (!marksEnds) {
            endEvent();
        }
    }

    /** A packet that says nothing of the market. */
    void onCounted(final DirectBuffer buffer, final int packet, final int end) {
        int message = packet + B3Wire.PACKET_HEADER;
        while (message < end) {
            count(buffer, message);
            message += B3Layout.messageSize(buffer, message);
        }
    }

    /** A packet of the snapshot or definition feed. */
    void onRecovery(
            final DirectBuffer buffer,
            final int packet,
            final int end,
            final int nextPacket,
            final boolean started,
            final int version) {
        final long sentNs = buffer.getLong(packet + B3Wire.PACKET_SENDING_TIME, LITTLE_ENDIAN);
        int message = packet + B3Wire.PACKET_HEADER;
        while (message < end) {
            final B3Template template = count(buffer, message);
            if (template != null) {
                switch (template.kind) {
                    case SNAPSHOT_HEADER -> snapshots.onHeader(buffer, message, nextPacket, started, version, sentNs);
                    case SNAPSHOT_ORDERS -> snapshots.onOrders(buffer, message, started, sentNs);
                    case CHANGE ->
                        changes.onSnapshotStatistic(
                                template, buffer, message, timeOf(template, buffer, message, sentNs));
                    case DEFINITION -> onDefinition(template, buffer, message, nextPacket);
                    default -> {
                        // nothing of a loop but its books and definitions matters
                    }
                }
            }
            message += B3Layout.messageSize(buffer, message);
        }
        if (!open) {
            event.commit();
        }
    }

    /** Packets of the snapshot feed are lost, or its loop begins again. */
    void onSnapshotBroken() {
        snapshots.abandon();
    }

    /** Packets are lost: the event they belonged to ends here, and no book can be trusted until its own numbers say so. */
    void onGap(final int nextPacket, final long timeNs) {
        endEvent();
        recovery.onGap(nextPacket, timeNs);
    }

    /** The channel counts anew. */
    void onRestart(final int nextPacket, final boolean whole, final long timeNs) {
        endEvent();
        snapshots.abandon();
        recovery.onRestart(nextPacket, whole, timeNs);
    }

    /** The first packet: what was before it is not known. */
    void onStart(final int firstPacket) {
        recovery.onStart(firstPacket);
    }

    /** Ends an event that has been open for too long. */
    void onTime(final long timeNs) {
        if (open && timeNs - openSinceNs >= LONGEST_EVENT_NS) {
            endEvent();
        }
    }

    /** No packet will come any more: the event being read ends here. */
    void onEnd() {
        endEvent();
    }

    private B3Template count(final DirectBuffer buffer, final int message) {
        final B3Template template = B3Layout.templateOf(buffer, message);
        if (template == null) {
            statistics.unknownTemplate();
        } else {
            statistics.message(template.index());
        }
        return template;
    }

    private void onIncrementalMessage(
            final B3Template template,
            final DirectBuffer buffer,
            final int message,
            final int sequence,
            final long sentNs,
            final long receivedNs) {
        final int block = B3Layout.block(message);
        final long timeNs = timeOf(template, buffer, message, sentNs);
        switch (template.kind) {
            case CHANGE -> changes.onMessage(template, buffer, message, sequence, timeNs);
            case GROUP_PHASE ->
                instruments.onGroupPhase(
                        B3Definitions.group(buffer, block), buffer.getByte(block + PHASE) & 0xff, timeNs);
            case DEFINITION -> onDefinition(template, buffer, message, sequence + 1);
            case EMPTY_BOOK -> onEmptyBook(buffer, block, sequence, timeNs);
            case CHANNEL_RESET -> onChannelReset(sequence, timeNs);
            case COUNTED, HEARTBEAT, SEQUENCE_RESET, SNAPSHOT_HEADER, SNAPSHOT_ORDERS -> {
                // news, and what belongs to other lines
            }
        }
        if (template.indicator >= 0 && (buffer.getByte(block + template.indicator) & B3Wire.END_OF_EVENT) != 0) {
            marksEnds |= template.kind == B3Template.Kind.CHANGE;
            endEvent();
        } else if (!open && event.isOpen()) {
            open = true;
            openSinceNs = receivedNs;
        }
    }

    private void onDefinition(
            final B3Template template, final DirectBuffer buffer, final int message, final int nextPacket) {
        final B3Instrument defined = definitions.onDefinition(template, buffer, message, nextPacket);
        if (defined != null && recovery.resume(defined.recovery, changes)) {
            event.touch(defined, defined.eventTimeNs);
            if (!open) {
                event.commit();
            }
        }
    }

    private void onEmptyBook(final DirectBuffer buffer, final int block, final int sequence, final long timeNs) {
        final B3Instrument instrument = instruments.get(buffer.getLong(block, LITTLE_ENDIAN));
        if (instrument != null) {
            recovery.onEmptied(instrument.recovery, sequence);
            if (instrument.isDefined()) {
                event.clear(instrument, timeNs, false);
            }
        }
    }

    /** Every book and statistic of the channel is empty; the numbers of its instruments start again or go on. */
    private void onChannelReset(final int sequence, final long timeNs) {
        endEvent();
        snapshots.abandon();
        for (int i = 0; i < instruments.all().size(); i++) {
            final B3Instrument instrument = instruments.all().get(i);
            recovery.onEmptied(instrument.recovery, sequence);
            instrument.limits.clear();
            if (instrument.isDefined()) {
                instruments.bookReset(instrument, StateReason.CHANNEL_RESET, timeNs);
                if (instrument.recovery.state() == InstrumentRecovery.State.RECOVERING) {
                    event.clear(instrument, timeNs, false);
                }
            }
        }
    }

    private void endEvent() {
        event.commit();
        open = false;
    }

    /** A message without a time of its own has that of its packet. */
    private static long timeOf(
            final B3Template template, final DirectBuffer buffer, final int message, final long sentNs) {
        if (template.time < 0) {
            return sentNs;
        }
        final long timeNs = buffer.getLong(B3Layout.block(message) + template.time, LITTLE_ENDIAN);
        return timeNs == 0 ? sentNs : timeNs;
    }
}
