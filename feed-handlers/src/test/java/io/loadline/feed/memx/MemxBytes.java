package io.loadline.feed.memx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds MEMOIR packets byte by byte, from the venue's published layout and nothing of the decoder. */
final class MemxBytes {
    static final long SESSION = 0x5553453164e486c8L;
    static final int EQUITIES = 2;
    static final int OPTIONS = 10;

    private final ByteBuffer out = ByteBuffer.allocate(60_000);
    private int count;
    private int message = -1;
    private int extraBlock;
    private final boolean hasMessages;

    MemxBytes(final long sequence) {
        this(2, SESSION, sequence);
    }

    MemxBytes(final int type, final long session, final long sequence) {
        out.put((byte) type).put((byte) 18).putLong(session).putLong(sequence);
        hasMessages = type == 2;
        if (hasMessages) {
            out.putShort((short) 0);
        }
    }

    MemxBytes withLongerBlocks(final int bytes) {
        extraBlock = bytes;
        return this;
    }

    MemxBytes message(final int schema, final int template, final int block, final long timeNs) {
        endMessage();
        count++;
        message = out.position();
        i16(0).i16(block + extraBlock).i8(template).i8(schema).i16(259);
        return i64(timeNs);
    }

    MemxBytes directory(final int security, final String symbol, final String suffix) {
        return message(EQUITIES, 1, 36, 1)
                .i16(security)
                .text(symbol, 6)
                .text(suffix, 6)
                .i32(100)
                .i8(0)
                .i8(0)
                .i64(10_000);
    }

    MemxBytes added(
            final int security,
            final long order,
            final char side,
            final int quantity,
            final long price,
            final long time) {
        return message(EQUITIES, 10, 31, time)
                .i16(security)
                .i64(order)
                .i8(side)
                .i32(quantity)
                .i64(price);
    }

    MemxBytes deleted(final int security, final long order, final long time) {
        return message(EQUITIES, 11, 18, time).i16(security).i64(order);
    }

    MemxBytes reduced(final int security, final long order, final int quantity, final long time) {
        return message(EQUITIES, 12, 22, time).i16(security).i64(order).i32(quantity);
    }

    MemxBytes executed(final int security, final long order, final int quantity, final long price, final long time) {
        return message(EQUITIES, 13, 38, time)
                .i16(security)
                .i64(order)
                .i64(9)
                .i32(quantity)
                .i64(price);
    }

    MemxBytes clear(final int security, final long time) {
        return message(EQUITIES, 18, 10, time).i16(security);
    }

    MemxBytes optionDirectory(final String symbol, final boolean call, final long strike) {
        return message(OPTIONS, 1, 56, 1)
                .text(symbol, 8)
                .i8(0)
                .text("AAPL", 6)
                .text("AAPL", 6)
                .text("20250117", 8)
                .i8(call ? 1 : 0)
                .i64(strike)
                .i8(0)
                .i64(0)
                .i8(0);
    }

    byte[] bytes() {
        endMessage();
        if (hasMessages) {
            out.putShort(18, (short) count);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    MemxBytes i8(final int value) {
        out.put((byte) value);
        return this;
    }

    MemxBytes i16(final int value) {
        out.putShort((short) value);
        return this;
    }

    MemxBytes i32(final int value) {
        out.putInt(value);
        return this;
    }

    MemxBytes i64(final long value) {
        out.putLong(value);
        return this;
    }

    MemxBytes text(final String text, final int length) {
        final byte[] padded = new byte[length];
        Arrays.fill(padded, (byte) ' ');
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, padded, 0, bytes.length);
        out.put(padded);
        return this;
    }

    private void endMessage() {
        if (message >= 0) {
            out.put(new byte[extraBlock]);
            out.putShort(message, (short) (out.position() - message - 2));
        }
    }
}
