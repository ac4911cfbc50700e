package io.loadline.feed;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts the packets of one channel in sequence, whatever line brings them: the first copy of a sequence number wins, later copies are
 * dropped; a packet ahead of its turn is held until the missing ones arrive, until the window is full, or until the time is up, and then
 * the missing ones are declared lost. Sequence numbers are unsigned 32-bit and may wrap.
 */
public final class PacketSequencer {
    /** Receives packets in sequence. */
    public interface Listener {
        /**
         * A packet whose turn it is.
         *
         * @param sequence its number
         * @param buffer holds the packet
         * @param offset of its first byte
         * @param length of the packet
         * @param timeNs when it was received
         */
        void onSequenced(int sequence, DirectBuffer buffer, int offset, int length, long timeNs);

        /**
         * Packets are lost: they come no more, or come too late.
         *
         * @param first sequence number lost
         * @param next sequence number that follows the lost ones
         * @param timeNs when this was decided
         */
        void onGap(int first, int next, long timeNs);

        /**
         * The channel counts from another number: the first packet ever, or a restart of the venue.
         *
         * @param sequence first number of the new count
         * @param restart false for the first packet ever
         * @param timeNs when it was received
         */
        void onNewSequence(int sequence, boolean restart, long timeNs);
    }

    /** What became of a packet. */
    public enum Outcome {
        /** Handed on, at once or with packets it released. */
        SEQUENCED,
        /** Held back until its turn. */
        HELD,
        /** Dropped: its number was seen. */
        DUPLICATE
    }

    /** So many packets in a row that are all behind: the venue counts anew. */
    static final int BEHIND_IN_A_ROW = 256;

    private static final int SLOT_BYTES = 2048;

    private final Listener listener;
    private final int window;
    private final long timeoutNs;
    private final UnsafeBuffer[] held;
    private final int[] heldLength;
    private final long[] heldTimeNs;
    private int heldCount;
    private long waitingSinceNs;
    private int next;
    private int nextAfterHeartbeats;
    private boolean started;
    private int behindInARow;

    /**
     * @param window most packets held back: a power of two
     * @param timeoutNs longest wait for a missing packet
     * @param listener receives the packets
     */
    public PacketSequencer(final int window, final long timeoutNs, final Listener listener) {
        if (Integer.bitCount(window) != 1) {
            throw new IllegalArgumentException("reorder window of " + window + " packets; expected a power of two");
        }
        this.listener = listener;
        this.window = window;
        this.timeoutNs = timeoutNs;
        held = new UnsafeBuffer[window];
        heldLength = new int[window];
        heldTimeNs = new long[window];
    }

    /** @return true once a packet was seen */
    public boolean isStarted() {
        return started;
    }

    /** @return the sequence number that comes next */
    public int next() {
        return next;
    }

    /**
     * Takes a packet, already known to be well formed.
     *
     * @param sequence its number
     * @param buffer holds the packet
     * @param offset of its first byte
     * @param length of the packet
     * @param timeNs when it was received
     * @return what became of it
     */
    public Outcome onPacket(
            final int sequence, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        if (!started) {
            begin(sequence, false, timeNs);
        }
        if (sequence - next < 0) {
            if (++behindInARow < BEHIND_IN_A_ROW) {
                return Outcome.DUPLICATE;
            }
            restart(sequence, timeNs);
        }
        behindInARow = 0;
        if (heldCount == 0 && sequence == nextAfterHeartbeats) {
            next = sequence;
        }
        while (sequence - next >= window) {
            if (heldCount > 0) {
                skipToHeld(timeNs);
                drain();
            } else {
                gap(sequence, timeNs);
            }
        }
        if (sequence != next) {
            return hold(sequence, buffer, offset, length, timeNs);
        }
        deliver(sequence, buffer, offset, length, timeNs);
        drain();
        return Outcome.SEQUENCED;
    }

    /**
     * Drops a packet whose number was seen, whatever is in it. One that may be the first of a new count is left to {@link #onPacket}.
     *
     * @param sequence its number
     * @return true if it is a copy and was dropped
     */
    public boolean dropSeen(final int sequence) {
        if (!started || sequence - next >= 0 || behindInARow + 1 >= BEHIND_IN_A_ROW) {
            return false;
        }
        behindInARow++;
        return true;
    }

    /**
     * Takes note of a heartbeat. Venues differ in whether a heartbeat uses up its number or names the next one: either is accepted for
     * the packet after it. A number beyond the next one says that packets were lost.
     *
     * @param sequence its number
     * @param timeNs when it was received
     */
    public void onHeartbeat(final int sequence, final long timeNs) {
        if (!started) {
            begin(sequence, false, timeNs);
        }
        if (heldCount == 0 && sequence - nextAfterHeartbeats > 0) {
            gap(sequence, timeNs);
        }
        if (sequence == nextAfterHeartbeats) {
            nextAfterHeartbeats = sequence + 1;
        }
    }

    /**
     * Takes the venue's word for the number that comes next: whatever is before it and did not come is lost.
     *
     * @param sequence its number
     * @param timeNs when this was decided
     */
    public void onNextIs(final int sequence, final long timeNs) {
        if (started && heldCount == 0 && sequence - next > 0) {
            gap(sequence, timeNs);
        }
    }

    /**
     * Ends a wait whose time is up.
     *
     * @param timeNs the time now, on the clock of the packets
     */
    public void onTime(final long timeNs) {
        if (heldCount > 0 && timeNs - waitingSinceNs >= timeoutNs) {
            skipToHeld(timeNs);
            drain();
        }
    }

    /** Ends every wait: no packet will come any more. */
    public void onEnd() {
        while (heldCount > 0) {
            skipToHeld(waitingSinceNs);
            drain();
        }
    }

    /**
     * Counts anew, as a venue does after a restart.
     *
     * @param sequence first number of the new count
     * @param timeNs when it was received
     */
    public void restart(final int sequence, final long timeNs) {
        for (int i = 0; i < window; i++) {
            heldLength[i] = 0;
        }
        heldCount = 0;
        begin(sequence, true, timeNs);
    }

    private void begin(final int sequence, final boolean restart, final long timeNs) {
        started = true;
        next = sequence;
        nextAfterHeartbeats = sequence;
        listener.onNewSequence(sequence, restart, timeNs);
    }

    private Outcome hold(
            final int sequence, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        final int slot = sequence & (window - 1);
        if (heldLength[slot] != 0) {
            return Outcome.DUPLICATE;
        }
        if (heldCount++ == 0) {
            waitingSinceNs = timeNs;
        }
        if (held[slot] == null || held[slot].capacity() < length) {
            held[slot] = new UnsafeBuffer(new byte[Math.max(length, SLOT_BYTES)]);
        }
        buffer.getBytes(offset, held[slot], 0, length);
        heldLength[slot] = length;
        heldTimeNs[slot] = timeNs;
        return Outcome.HELD;
    }

    private void deliver(
            final int sequence, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        next = sequence + 1;
        nextAfterHeartbeats = next;
        listener.onSequenced(sequence, buffer, offset, length, timeNs);
    }

    private void drain() {
        while (heldCount > 0) {
            final int slot = next & (window - 1);
            final int length = heldLength[slot];
            if (length == 0) {
                return;
            }
            heldLength[slot] = 0;
            heldCount--;
            // whatever is still held waits for another packet, and its wait starts here
            waitingSinceNs = heldTimeNs[slot];
            deliver(next, held[slot], 0, length, heldTimeNs[slot]);
        }
    }

    private void skipToHeld(final long timeNs) {
        int sequence = next;
        while (heldLength[sequence & (window - 1)] == 0) {
            sequence++;
        }
        gap(sequence, timeNs);
    }

    private void gap(final int sequence, final long timeNs) {
        final int first = next;
        next = sequence;
        nextAfterHeartbeats = sequence;
        listener.onGap(first, sequence, timeNs);
    }
}
