package io.loadline.core.input;

import org.agrona.MutableDirectBuffer;

/**
 * Where sources put events: the entrance to the log. A source claims, encodes one {@code risk-input} message (SBE header and
 * body) at offset 0 of the claimed buffer, and commits. One thread; no allocation.
 */
public interface InputSink {
    /** Longest message, in bytes, that fits a slot. */
    int MAX_LENGTH = 2048;

    /**
     * Claims the next slot. Claiming again without commit gives the same slot.
     *
     * @return buffer of {@link #MAX_LENGTH} bytes to encode into, from offset 0
     */
    MutableDirectBuffer claim();

    /**
     * Appends the claimed message to the log.
     *
     * @param length bytes of SBE header and body
     */
    void commit(int length);
}
