package io.loadline.feed.sim;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One line on its way out: delays packets by the line's skew, then injects its faults. A packet that is reordered waits for its
 * successor on the line. Every injected fault is counted.
 */
final class LineSender {
    private static final int MOST_DELAYED = 4096;

    private final int line;
    private final LineFaults faults;
    private final boolean faulty;
    private final long seed;
    private final long skewNs;
    private final UnsafeBuffer delayed;
    private final int[] delayedLength;
    private final long[] delayedDueNs;
    private int delayedHead;
    private int delayedCount;
    private final UnsafeBuffer held = new UnsafeBuffer(ByteBuffer.allocateDirect(PacketBuilder.MAX_LENGTH));
    private int heldLength;
    private long offered;
    private long sent;
    private long lost;
    private long duplicated;
    private long reordered;

    LineSender(final int line, final LineFaults faults, final long skewNs, final long seed) {
        this.line = line;
        this.faults = faults;
        this.skewNs = skewNs;
        this.seed = seed;
        faulty = faults.loss() > 0 || faults.duplication() > 0 || faults.reordering() > 0;
        final int slots = skewNs > 0 ? MOST_DELAYED : 0;
        delayed = new UnsafeBuffer(ByteBuffer.allocateDirect(slots * PacketBuilder.MAX_LENGTH));
        delayedLength = new int[slots];
        delayedDueNs = new long[slots];
    }

    /** Takes a packet at its time; where the delay line is full its oldest packet leaves early. */
    void offer(
            final DirectBuffer packet, final int offset, final int length, final long timeNs, final PacketOutput out) {
        if (skewNs == 0) {
            transmit(packet, offset, length, timeNs, out);
            return;
        }
        if (delayedCount == MOST_DELAYED) {
            releaseOldest(timeNs, out);
        }
        final int slot = (delayedHead + delayedCount) % MOST_DELAYED;
        packet.getBytes(offset, delayed, slot * PacketBuilder.MAX_LENGTH, length);
        delayedLength[slot] = length;
        delayedDueNs[slot] = timeNs + skewNs;
        delayedCount++;
    }

    /** @return when the oldest delayed packet is due, {@link Long#MAX_VALUE} where there is none */
    long nextDueNs() {
        return delayedCount == 0 ? Long.MAX_VALUE : delayedDueNs[delayedHead];
    }

    void releaseOldest(final long timeNs, final PacketOutput out) {
        final int slot = delayedHead;
        delayedHead = (delayedHead + 1) % MOST_DELAYED;
        delayedCount--;
        transmit(delayed, slot * PacketBuilder.MAX_LENGTH, delayedLength[slot], timeNs, out);
    }

    /** Sends what still waits for a successor. */
    void finish(final long timeNs, final PacketOutput out) {
        sendHeld(timeNs, out);
    }

    private void transmit(
            final DirectBuffer packet, final int offset, final int length, final long timeNs, final PacketOutput out) {
        final long number = offered++;
        if (!faulty) {
            sent++;
            out.send(line, packet, offset, length, timeNs);
            return;
        }
        final long stream = Streams.FAULTS + line;
        if (drawn(stream, 3 * number, faults.loss())) {
            lost++;
        } else if (heldLength == 0 && drawn(stream, 3 * number + 1, faults.reordering())) {
            reordered++;
            packet.getBytes(offset, held, 0, length);
            heldLength = length;
            return;
        } else {
            sent++;
            out.send(line, packet, offset, length, timeNs);
            if (drawn(stream, 3 * number + 2, faults.duplication())) {
                duplicated++;
                sent++;
                out.send(line, packet, offset, length, timeNs);
            }
        }
        sendHeld(timeNs, out);
    }

    private void sendHeld(final long timeNs, final PacketOutput out) {
        if (heldLength > 0) {
            sent++;
            out.send(line, held, 0, heldLength, timeNs);
            heldLength = 0;
        }
    }

    private boolean drawn(final long stream, final long number, final double probability) {
        return probability > 0 && SimulationRandom.uniformOf(SimulationRandom.at(seed, stream, number)) < probability;
    }

    /** @return packets sent, duplicates counted, lost ones not */
    long sent() {
        return sent;
    }

    long lost() {
        return lost;
    }

    long duplicated() {
        return duplicated;
    }

    long reordered() {
        return reordered;
    }
}
