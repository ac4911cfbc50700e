package io.loadline.feed.source;

import io.loadline.feed.PacketHandler;
import java.util.List;

/**
 * Several recordings as one, by the capture time of their packets: the lines of a venue that were recorded each into a file of its own. Packets
 * of the same time come in the order of the recordings; within a recording the order of the file stands, whatever the times.
 *
 * <p>A recording that is damaged throws {@link CaptureFileException} once, is closed, and the others go on.
 */
public final class MergedPackets implements RecordedPackets {
    private final RecordedPackets[] recordings;

    /**
     * @param recordings to be merged; closed with this
     */
    public MergedPackets(final List<? extends RecordedPackets> recordings) {
        this.recordings = recordings.toArray(RecordedPackets[]::new);
    }

    @Override
    public int poll(final PacketHandler handler, final int limit) {
        int count = 0;
        for (RecordedPackets next = next(); count < limit && next != null; next = next()) {
            next.poll(handler, 1);
            count++;
        }
        return count;
    }

    @Override
    public long nextPacketTimeNs() {
        final RecordedPackets next = next();
        return next == null ? NO_PACKET : next.nextPacketTimeNs();
    }

    @Override
    public boolean isExhausted() {
        return next() == null;
    }

    private RecordedPackets next() {
        RecordedPackets first = null;
        long firstNs = NO_PACKET;
        for (final RecordedPackets recording : recordings) {
            final long timeNs = timeOf(recording);
            if (timeNs < firstNs) {
                first = recording;
                firstNs = timeNs;
            }
        }
        return first;
    }

    private static long timeOf(final RecordedPackets recording) {
        try {
            return recording.nextPacketTimeNs();
        } catch (final CaptureFileException e) {
            recording.close();
            throw e;
        }
    }

    @Override
    public void close() {
        for (final RecordedPackets recording : recordings) {
            recording.close();
        }
    }
}
