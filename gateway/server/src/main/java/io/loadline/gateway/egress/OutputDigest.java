package io.loadline.gateway.egress;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * Rolling digest over output messages: the proof that two runs of a log gave the same bytes in the same order. Not a cryptographic one.
 *
 * <p>Four 64-bit lanes take the 8-byte words of a message in turn. Each step (rotate, exclusive-or, multiply by an odd constant, fold) is a
 * bijection of its lane, so a difference in any one word can never be lost again; words of different lanes meet only when the digest is read.
 * The last words of a message are padded with zeros, and each message begins with a word of its stream and length.
 */
public final class OutputDigest {
    private static final long K0 = 0x9E3779B97F4A7C15L;
    private static final long K1 = 0xD1B54A32D192ED03L;
    private static final long K2 = 0xAEF17502108EF2D9L;
    private static final long K3 = 0x8CB92BA72F3D8DD7L;
    private static final int ROTATION = 29;
    private static final int BLOCK = 4 * Long.BYTES;
    private static final int HALF = 32;

    private long lane0 = K3;
    private long lane1 = K0;
    private long lane2 = K1;
    private long lane3 = K2;
    private long messages;
    private long bytes;

    /**
     * Adds a message.
     *
     * @param streamId stream of the message
     * @param buffer holds the message
     * @param offset where it begins
     * @param length its bytes
     */
    public void update(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        long a = step(lane0, ((long) streamId << HALF) | length, K0);
        long b = lane1;
        long c = lane2;
        long d = lane3;
        final int end = offset + length;
        int at = offset;
        for (final int lastBlock = end - BLOCK; at <= lastBlock; at += BLOCK) {
            a = step(a, buffer.getLong(at, LITTLE_ENDIAN), K0);
            b = step(b, buffer.getLong(at + Long.BYTES, LITTLE_ENDIAN), K1);
            c = step(c, buffer.getLong(at + 2 * Long.BYTES, LITTLE_ENDIAN), K2);
            d = step(d, buffer.getLong(at + 3 * Long.BYTES, LITTLE_ENDIAN), K3);
        }
        if (at < end) {
            a = step(a, word(buffer, at, end), K0);
            b = step(b, word(buffer, at + Long.BYTES, end), K1);
            c = step(c, word(buffer, at + 2 * Long.BYTES, end), K2);
            d = step(d, word(buffer, at + 3 * Long.BYTES, end), K3);
        }
        lane0 = a;
        lane1 = b;
        lane2 = c;
        lane3 = d;
        messages++;
        bytes += length;
    }

    private static long step(final long lane, final long word, final long multiplier) {
        final long x = (Long.rotateLeft(lane, ROTATION) ^ word) * multiplier;
        return x ^ (x >>> HALF);
    }

    private static long word(final DirectBuffer buffer, final int at, final int end) {
        if (at + Long.BYTES <= end) {
            return buffer.getLong(at, LITTLE_ENDIAN);
        }
        long word = 0;
        for (int i = end - 1; i >= at; i--) {
            word = (word << Byte.SIZE) | (buffer.getByte(i) & 0xFF);
        }
        return word;
    }

    /** @return messages digested */
    public long messages() {
        return messages;
    }

    /** @return bytes digested */
    public long bytes() {
        return bytes;
    }

    /** @return upper half of the digest of everything so far */
    public long high() {
        return Long.rotateLeft(left(), HALF) ^ Math.unsignedMultiplyHigh(low() | 1, K1);
    }

    /** @return lower half of the digest of everything so far */
    public long low() {
        return right() + Math.unsignedMultiplyHigh(left() | 1, K0);
    }

    private long left() {
        return avalanche(lane0) ^ Long.rotateLeft(avalanche(lane2 + K0), ROTATION);
    }

    private long right() {
        return avalanche(lane1 + messages) ^ Long.rotateLeft(avalanche(lane3 + K2), ROTATION);
    }

    private static long avalanche(final long lane) {
        long x = lane;
        x = (x ^ (x >>> HALF)) * K1;
        x = (x ^ (x >>> ROTATION)) * K3;
        return x ^ (x >>> HALF);
    }

    /** @return 32 hexadecimal digits */
    public String hex() {
        final HexFormat format = HexFormat.of();
        return format.toHexDigits(high()) + format.toHexDigits(low());
    }

    /** @return {@link #low()} as 16 hexadecimal digits: the form that people and scripts compare, as the journal notes no more */
    public String lowHex() {
        return HexFormat.of().toHexDigits(low());
    }

    /** @return {@link #hex()} */
    @Override
    public String toString() {
        return hex();
    }
}
