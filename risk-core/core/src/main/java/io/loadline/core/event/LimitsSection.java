package io.loadline.core.event;

import org.agrona.ExpandableArrayBuffer;

/**
 * What the limits stage decided on this event, as ready {@code risk-output} messages. Each is preceded by its length (a 4-byte little-endian
 * int) and begins with its SBE header. Written by the limits stage, and reset by it on every event.
 */
public final class LimitsSection {
    private static final int INITIAL_CAPACITY = 4096;
    /** Bytes before each message: its length. */
    public static final int LENGTH_PREFIX = Integer.BYTES;

    /** Length-prefixed messages, first {@link #length} bytes valid. */
    public final ExpandableArrayBuffer messages = new ExpandableArrayBuffer(INITIAL_CAPACITY);

    /** Bytes used of {@link #messages}. */
    public int length;

    /** True if a message here must go out before the event is journaled: a block or a mass cancel of a kill. */
    public boolean urgent;

    /** Limits crossed into a killing severity by this event. */
    public int trips;

    /** Makes the section say nothing. */
    public void reset() {
        length = 0;
        urgent = false;
        trips = 0;
    }
}
