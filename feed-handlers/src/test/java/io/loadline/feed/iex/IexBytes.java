package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Builds IEX-TP segments byte by byte, from the venue's documents and not from the handler's layouts. */
final class IexBytes {
    static final int DEEP = 0x8004;
    static final int TOPS = 0x8003;
    static final int DEEP_PLUS = 0x8005;

    private final ByteBuffer bytes = ByteBuffer.allocate(65_000).order(LITTLE_ENDIAN);
    private int count;

    IexBytes(final int protocol, final long firstSequence) {
        this(protocol, 1, 77, firstSequence);
    }

    IexBytes(final int protocol, final int channel, final int session, final long firstSequence) {
        bytes.put((byte) 1)
                .put((byte) 0)
                .putShort((short) protocol)
                .putInt(channel)
                .putInt(session);
        bytes.putShort((short) 0)
                .putShort((short) 0)
                .putLong(0)
                .putLong(firstSequence)
                .putLong(0);
    }

    /** A message of type, second byte, time and symbol, and whatever follows. */
    IexBytes message(final char type, final int detail, final long timeNs, final String symbol, final byte... rest) {
        bytes.putShort((short) (18 + rest.length))
                .put((byte) type)
                .put((byte) detail)
                .putLong(timeNs);
        bytes.put(String.format("%-8s", symbol).getBytes(StandardCharsets.US_ASCII))
                .put(rest);
        count++;
        return this;
    }

    IexBytes raw(final byte... message) {
        bytes.putShort((short) message.length).put(message);
        count++;
        return this;
    }

    IexBytes event(final char event, final long timeNs) {
        bytes.putShort((short) 10).put((byte) 'S').put((byte) event).putLong(timeNs);
        count++;
        return this;
    }

    IexBytes level(
            final char side,
            final boolean complete,
            final long timeNs,
            final String symbol,
            final int size,
            final long price) {
        return message(
                side,
                complete ? 1 : 0,
                timeNs,
                symbol,
                rest(12).putInt(size).putLong(price).array());
    }

    IexBytes quote(
            final long timeNs,
            final String symbol,
            final int bidSize,
            final long bid,
            final long ask,
            final int askSize) {
        return message(
                'Q',
                0,
                timeNs,
                symbol,
                rest(24).putInt(bidSize)
                        .putLong(bid)
                        .putLong(ask)
                        .putInt(askSize)
                        .array());
    }

    IexBytes trade(final char type, final long timeNs, final String symbol, final int size, final long price) {
        return message(
                type,
                0,
                timeNs,
                symbol,
                rest(20).putInt(size).putLong(price).putLong(5).array());
    }

    /** An auction to come: paired shares, what is left over, and reference, indicative and book price and the collars. */
    IexBytes auction(
            final long timeNs,
            final String symbol,
            final int paired,
            final int left,
            final char side,
            final long... prices) {
        return message(
                'A',
                'C',
                timeNs,
                symbol,
                rest(62).putInt(paired)
                        .putLong(prices[0])
                        .putLong(prices[1])
                        .putInt(left)
                        .put((byte) side)
                        .put((byte) 0)
                        .putInt(1_600_000_000)
                        .putLong(prices[2])
                        .putLong(prices[0])
                        .putLong(prices[3])
                        .putLong(prices[4])
                        .array());
    }

    IexBytes official(final char kind, final long timeNs, final String symbol, final long price) {
        return message('X', kind, timeNs, symbol, rest(8).putLong(price).array());
    }

    IexBytes status(final char status, final long timeNs, final String symbol) {
        return message('H', status, timeNs, symbol, rest(4).array());
    }

    IexBytes halt(final char status, final long timeNs, final String symbol) {
        return message('O', status, timeNs, symbol);
    }

    IexBytes add(
            final char side, final long timeNs, final String symbol, final long id, final int size, final long price) {
        return message(
                'a',
                side,
                timeNs,
                symbol,
                rest(20).putLong(id).putInt(size).putLong(price).array());
    }

    IexBytes modify(
            final boolean keeps,
            final long timeNs,
            final String symbol,
            final long id,
            final int size,
            final long price) {
        return message(
                'M',
                keeps ? 1 : 0,
                timeNs,
                symbol,
                rest(20).putLong(id).putInt(size).putLong(price).array());
    }

    IexBytes delete(final long timeNs, final String symbol, final long id) {
        return message('R', 0, timeNs, symbol, rest(8).putLong(id).array());
    }

    IexBytes execute(final long timeNs, final String symbol, final long id, final int size, final long price) {
        return message(
                'L',
                0,
                timeNs,
                symbol,
                rest(28).putLong(id).putInt(size).putLong(price).putLong(9).array());
    }

    static ByteBuffer rest(final int length) {
        return ByteBuffer.allocate(length).order(LITTLE_ENDIAN);
    }

    byte[] bytes() {
        bytes.putShort(12, (short) (bytes.position() - 40)).putShort(14, (short) count);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    UnsafeBuffer buffer() {
        return new UnsafeBuffer(bytes());
    }
}
