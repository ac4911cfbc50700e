package io.loadline.limits;

import org.agrona.DirectBuffer;

/**
 * Hash chain over the bytes of every decision message, in order. Each link depends on all before it, so a message that is changed, dropped or
 * moved changes every later {@code KillState.chain}. It detects damage and divergence; it is no cryptographic signature.
 */
final class DecisionChain {
    private static final long MULTIPLIER = 0xC2A7_95F1_3D6B_84E9L;
    private static final int ROTATION = 27;
    private static final int FOLD = 31;

    private long value;

    /** @return the last link */
    long value() {
        return value;
    }

    /**
     * Adds a message.
     *
     * @param buffer holds it
     * @param offset of its first byte
     * @param length in bytes
     */
    void add(final DirectBuffer buffer, final int offset, final int length) {
        long hash = link(value, length);
        int index = 0;
        for (; index + Long.BYTES <= length; index += Long.BYTES) {
            hash = link(hash, buffer.getLong(offset + index));
        }
        long tail = 0;
        for (; index < length; index++) {
            tail = tail << Byte.SIZE | (buffer.getByte(offset + index) & 0xFF);
        }
        value = link(hash, tail);
    }

    private static long link(final long hash, final long word) {
        final long mixed = (Long.rotateLeft(hash, ROTATION) ^ word) * MULTIPLIER;
        return mixed ^ mixed >>> FOLD;
    }
}
