package io.loadline.feed.b3;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds binary UMDF packets byte by byte, from the venue's published layout and nothing of the decoder. */
final class B3Bytes {
    static final int END = 0x80;
    static final long NO_PRICE = Long.MIN_VALUE;
    static final int NEW = 0;
    static final int CHANGE = 1;

    private final ByteBuffer out = ByteBuffer.allocate(65_000).order(ByteOrder.LITTLE_ENDIAN);
    private int version = 9;
    private int message = -1;
    private int block = -1;
    private int group = -1;
    private int extraBlock;

    B3Bytes(final long sequence) {
        this(sequence, 1_000 + sequence);
    }

    B3Bytes(final long sequence, final long sendingTimeNs) {
        this(50, 7, sequence, sendingTimeNs);
    }

    B3Bytes(final int channel, final int sequenceVersion, final long sequence, final long sendingTimeNs) {
        i8(channel).i8(0).i16(sequenceVersion).i32((int) sequence).i64(sendingTimeNs);
    }

    /** Schema version of later messages. */
    B3Bytes version(final int schemaVersion) {
        version = schemaVersion;
        return this;
    }

    B3Bytes withLongerBlocks(final int bytes) {
        extraBlock = bytes;
        return this;
    }

    B3Bytes message(final int template) {
        endMessage();
        message = out.position();
        i16(0).i16(0xeb50).i16(0).i16(template).i16(2).i16(version);
        block = out.position();
        return this;
    }

    /** Ends the block, which gets so many bytes. */
    B3Bytes block(final int length) {
        pad(length + extraBlock - (out.position() - block));
        out.putShort(message + 4, (short) (out.position() - block));
        return this;
    }

    B3Bytes at(final int offset) {
        return pad(offset - (out.position() - block));
    }

    B3Bytes order(
            final long security,
            final long rptSeq,
            final int action,
            final char side,
            final long position,
            final long id,
            final long price,
            final long size,
            final long timeNs,
            final int indicator) {
        return message(50)
                .i64(security)
                .i8(indicator)
                .i8(action)
                .i8(side)
                .at(12)
                .i64(price)
                .i64(size)
                .i32((int) position)
                .i32(8)
                .i64(timeNs)
                .i64(id)
                .i32((int) rptSeq)
                .i64(timeNs)
                .block(version >= 16 ? 72 : 64);
    }

    B3Bytes delete(
            final long security,
            final long rptSeq,
            final char side,
            final long position,
            final long id,
            final long price,
            final long timeNs,
            final int indicator) {
        message(51)
                .i64(security)
                .i8(indicator)
                .at(10)
                .i8(side)
                .at(12)
                .i32((int) position)
                .i64(5)
                .i64(id)
                .i64(timeNs)
                .i32((int) rptSeq);
        return version >= 15 ? i64(price).block(52) : block(44);
    }

    B3Bytes massDelete(
            final long security,
            final long rptSeq,
            final int action,
            final char side,
            final long position,
            final long timeNs,
            final int indicator) {
        return message(52)
                .i64(security)
                .i8(indicator)
                .i8(action)
                .i8(side)
                .at(12)
                .i32((int) position)
                .i64(timeNs)
                .i32((int) rptSeq)
                .block(28);
    }

    B3Bytes trade(
            final int template,
            final long security,
            final long rptSeq,
            final long price,
            final long size,
            final long timeNs) {
        message(template)
                .i64(security)
                .i8(END)
                .i8(1)
                .at(12)
                .i64(price)
                .i64(size)
                .i32(9);
        return switch (template) {
            case 53 -> at(44).i64(timeNs).i32((int) rptSeq).block(56);
            case 54 -> at(42).i64(timeNs).i32((int) rptSeq).block(68);
            default -> at(36).i64(timeNs).i32((int) rptSeq).block(48);
        };
    }

    B3Bytes status(final long security, final long rptSeq, final int status, final int event, final long timeNs) {
        return message(3)
                .i64(security)
                .i8(END)
                .i8(1)
                .i8(status)
                .i8(event)
                .at(24)
                .i64(timeNs)
                .i32((int) rptSeq)
                .block(36);
    }

    B3Bytes groupPhase(final String group, final int phase, final long timeNs) {
        return message(10)
                .text(group, 3)
                .at(8)
                .i8(END)
                .i8(1)
                .i8(phase)
                .i8(255)
                .at(24)
                .i64(timeNs)
                .block(32);
    }

    B3Bytes emptyBook(final long security, final long timeNs) {
        return message(9).i64(security).i8(END).at(12).i64(timeNs).block(20);
    }

    B3Bytes channelReset(final long timeNs) {
        return message(11).i8(END).at(4).i64(timeNs).block(12);
    }

    B3Bytes heartbeat(final long next) {
        return message(2).i32((int) next).block(4);
    }

    B3Bytes sequenceReset() {
        return message(1).block(0);
    }

    B3Bytes snapshotHeader(
            final long security, final long lastPacket, final long bids, final long offers, final long lastRptSeq) {
        message(30)
                .i64(security)
                .i32((int) lastPacket)
                .i32(1)
                .i32((int) bids)
                .i32((int) offers)
                .i16(0)
                .at(28)
                .i32((int) lastRptSeq);
        return version >= 15 ? i16(7).block(34) : block(32);
    }

    B3Bytes snapshotOrders(final long security) {
        message(71).i64(security).block(8);
        group = out.position();
        return i16((version >= 10 ? 42 : 41) + extraBlock).i8(0);
    }

    B3Bytes snapshotOrder(final char side, final long position, final long id, final long price, final long size) {
        out.put(group + 2, (byte) (out.get(group + 2) + 1));
        i64(price).i64(size).i32((int) position).i32(8).i64(77).i64(id).i8(side);
        return (version >= 10 ? i8(0) : this).pad(extraBlock);
    }

    /** A leg of a strategy. */
    record Leg(long security, int side, long ratio, String symbol) {}

    B3Bytes definition(
            final int template, final long security, final String symbol, final int type, final long strike) {
        return strategy(template, security, symbol, type, strike);
    }

    B3Bytes strategy(
            final int template,
            final long security,
            final String symbol,
            final int type,
            final long strike,
            final Leg... legs) {
        message(template)
                .i64(security)
                .text("BVMF", 4)
                .i8('8')
                .text("GRP", 3)
                .text(symbol, 20)
                .i8('A')
                .i8(type)
                .i16(0)
                .i32(9)
                .i64(template == 12 ? 1_000_000 : 100)
                .i64(strike)
                .i64(100_000_000L)
                .i64(NO_PRICE)
                .at(140)
                .i32(strike == NO_PRICE ? 0 : 20_000)
                .at(176)
                .text("PETR", 6)
                .at(198)
                .text("BRL", 3)
                .at(213)
                .i8(strike == NO_PRICE ? 255 : 1)
                .i8(strike == NO_PRICE ? 255 : 1)
                .block(230);
        i16(template == 12 ? 28 : 44).i8(1).i64(77).pad(template == 12 ? 0 : 16).text("PETR4", 20);
        i16(38).i8(legs.length);
        for (final Leg leg : legs) {
            i64(leg.security).i64(leg.ratio).i8(8).i8(leg.side).text(leg.symbol, 20);
        }
        return i16(2).i8(0).i8(0);
    }

    byte[] bytes() {
        endMessage();
        return Arrays.copyOf(out.array(), out.position());
    }

    B3Bytes i8(final int value) {
        out.put((byte) value);
        return this;
    }

    B3Bytes i16(final int value) {
        out.putShort((short) value);
        return this;
    }

    B3Bytes i32(final int value) {
        out.putInt(value);
        return this;
    }

    B3Bytes i64(final long value) {
        out.putLong(value);
        return this;
    }

    B3Bytes pad(final int count) {
        out.put(new byte[count]);
        return this;
    }

    B3Bytes text(final String text, final int length) {
        out.put(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length));
        return this;
    }

    private void endMessage() {
        if (message >= 0) {
            out.putShort(message, (short) (out.position() - message));
        }
    }
}
