package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.PacketSequencer;
import io.loadline.feed.SbeWire;
import org.agrona.DirectBuffer;

/**
 * One channel of the feed: sequences its incremental packets, follows its loops, and tells them apart. The line says what a packet is. In a
 * recording that may have all of them on one line, its content does: books of a snapshot and definitions are unlike anything else, and what
 * both the stream and a loop can carry belongs where its number fits.
 */
final class B3Channel implements PacketSequencer.Listener {
    private static final int REORDER_WINDOW = 64;
    private static final long REORDER_TIMEOUT_NS = 5_000_000L;

    /** A packet behind its turn that was sent so much later than the newest one belongs to a new count, not to the past. */
    private static final long RESTART_AFTER_NS = 1_000_000_000L;

    /** Loose packets so far behind are another recording. */
    private static final int ANOTHER_RECORDING = -1024;

    /** Numbers within so many of the next one may be of the stream. */
    private static final int NEAR = 1024;

    private static final int HEARTBEAT_NEXT = 0;
    private static final int ONLY_RECOVERY = B3Layout.DEFINITIONS | B3Layout.SEQUENCE_RESET | B3Layout.HEARTBEAT;

    private final FeedStatistics statistics;
    private final boolean loose;
    private final PacketSequencer sequencer;
    private final B3Messages messages;
    private final B3Loop snapshots = new B3Loop();
    private final B3Loop definitions = new B3Loop();
    private int version;
    private boolean versionKnown;
    private long newestSendingTimeNs = Long.MIN_VALUE;
    private boolean announced;
    private int announcedNext;
    private long announcedAtNs;

    B3Channel(
            final InputSink sink,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean loose) {
        this.statistics = statistics;
        this.loose = loose;
        sequencer = new PacketSequencer(REORDER_WINDOW, REORDER_TIMEOUT_NS, this);
        messages = new B3Messages(sink, directory, statistics, loose);
    }

    /** A packet known to be whole. */
    void onPacket(
            final int line,
            final int content,
            final DirectBuffer buffer,
            final int packet,
            final int length,
            final long timeNs) {
        onTime(timeNs);
        final int sequence = buffer.getInt(packet + B3Wire.PACKET_SEQUENCE, LITTLE_ENDIAN);
        if (line == B3Line.DEFINITION) {
            onDefinitions(buffer, packet, length);
        } else if (line >= B3Line.SNAPSHOT_A || (content & B3Layout.SNAPSHOT) != 0) {
            onSnapshots(buffer, packet, length);
        } else if ((content & ~B3Layout.HEARTBEAT) == 0) {
            onHeartbeat(buffer, packet, length, timeNs);
        } else if ((content & ~B3Layout.SEQUENCE_RESET) == 0) {
            onSequenceReset(buffer, packet, length, timeNs);
        } else if (loose && (content & ~ONLY_RECOVERY) == 0 && !isOfStream(sequence, definitions)) {
            onDefinitions(buffer, packet, length);
        } else if (loose && content == B3Layout.ZEROED && !isOfStream(sequence, snapshots)) {
            onSnapshots(buffer, packet, length);
        } else {
            onIncremental(sequence, buffer, packet, length, timeNs);
        }
    }

    void onTime(final long timeNs) {
        sequencer.onTime(timeNs);
        if (announced && timeNs - announcedAtNs >= REORDER_TIMEOUT_NS) {
            announced = false;
            sequencer.onNextIs(announcedNext, timeNs);
        }
        messages.onTime(timeNs);
    }

    void onEnd() {
        sequencer.onEnd();
        messages.onEnd();
    }

    @Override
    public void onSequenced(
            final int sequence, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        messages.onIncremental(buffer, offset, offset + length, sequence, timeNs);
    }

    @Override
    public void onGap(final int first, final int next, final long timeNs) {
        statistics.gap((next - first) & 0xffff_ffffL);
        messages.onGap(next, timeNs);
    }

    @Override
    public void onNewSequence(final int sequence, final boolean restart, final long timeNs) {
        announced = false;
        if (restart) {
            messages.onRestart(sequence, sequence == 1, timeNs);
        } else {
            messages.onStart(sequence);
        }
    }

    private void onIncremental(
            final int sequence, final DirectBuffer buffer, final int packet, final int length, final long timeNs) {
        final int packetVersion = SbeWire.uint16(buffer, packet + B3Wire.PACKET_VERSION);
        final long sentNs = buffer.getLong(packet + B3Wire.PACKET_SENDING_TIME, LITTLE_ENDIAN);
        final boolean later = sentNs - newestSendingTimeNs > RESTART_AFTER_NS;
        final int ahead = sequence - sequencer.next();
        if (!versionKnown) {
            versionKnown = true;
            version = packetVersion;
        } else if (packetVersion != version) {
            if ((short) (packetVersion - version) < 0 && !later) {
                statistics.duplicate();
                return;
            }
            version = packetVersion;
            restart(sequence, sentNs, timeNs);
        } else if (sequencer.isStarted() && ahead < 0 && (later || (loose && ahead < ANOTHER_RECORDING))) {
            restart(sequence, sentNs, timeNs);
        }
        newestSendingTimeNs = Math.max(newestSendingTimeNs, sentNs);
        if (sequencer.onPacket(sequence, buffer, packet, length, timeNs) == PacketSequencer.Outcome.DUPLICATE) {
            statistics.duplicate();
        }
    }

    /** Packets of the old count that are still held come before the new count. */
    private void restart(final int sequence, final long sentNs, final long timeNs) {
        sequencer.onEnd();
        newestSendingTimeNs = sentNs;
        sequencer.restart(sequence, timeNs);
    }

    /** Stands outside the count. It says which number comes next, which the other line may still have to catch up with. */
    private void onHeartbeat(final DirectBuffer buffer, final int packet, final int length, final long timeNs) {
        messages.onCounted(buffer, packet, packet + length);
        final int next = buffer.getInt(B3Layout.block(packet + B3Wire.PACKET_HEADER) + HEARTBEAT_NEXT, LITTLE_ENDIAN);
        final boolean ofThisCount = SbeWire.uint16(buffer, packet + B3Wire.PACKET_VERSION) == version;
        if (!loose && ofThisCount && sequencer.isStarted() && next - sequencer.next() > 0 && !announced) {
            announced = true;
            announcedNext = next;
            announcedAtNs = timeNs;
        }
    }

    /** On the incremental line the stream begins again at 1. In a recording it may as well be a loop that does. */
    private void onSequenceReset(final DirectBuffer buffer, final int packet, final int length, final long timeNs) {
        messages.onCounted(buffer, packet, packet + length);
        final int packetVersion = SbeWire.uint16(buffer, packet + B3Wire.PACKET_VERSION);
        final long sentNs = buffer.getLong(packet + B3Wire.PACKET_SENDING_TIME, LITTLE_ENDIAN);
        final boolean newer = (short) (packetVersion - version) >= 0 && sentNs - newestSendingTimeNs > 0;
        if (!loose && sequencer.isStarted() && newer) {
            version = packetVersion;
            restart(1, sentNs, timeNs);
        }
    }

    private void onSnapshots(final DirectBuffer buffer, final int packet, final int length) {
        switch (snapshots.onPacket(buffer, packet)) {
            case NEXT -> onRecovery(buffer, packet, length);
            case BROKEN -> {
                messages.onSnapshotBroken();
                onRecovery(buffer, packet, length);
            }
            case DUPLICATE -> statistics.duplicate();
        }
    }

    private void onDefinitions(final DirectBuffer buffer, final int packet, final int length) {
        definitions.onPacket(buffer, packet);
        onRecovery(buffer, packet, length);
    }

    private void onRecovery(final DirectBuffer buffer, final int packet, final int length) {
        messages.onRecovery(buffer, packet, packet + length, sequencer.next(), sequencer.isStarted(), version);
    }

    private boolean isOfStream(final int sequence, final B3Loop loop) {
        final int ahead = sequence - sequencer.next();
        return sequencer.isStarted() && !loop.isNext(sequence) && ahead > -NEAR && ahead < NEAR;
    }
}
