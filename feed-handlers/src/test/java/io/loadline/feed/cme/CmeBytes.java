package io.loadline.feed.cme;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds MDP 3.0 packets byte by byte, from the venue's published layout and nothing of the decoder. */
final class CmeBytes {
    static final int END = 0x80;
    static final int NONE = Integer.MAX_VALUE;
    static final long NO_PRICE = Long.MAX_VALUE;

    private final ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    private int message = -1;
    private int group = -1;
    private int extraBlock;
    private int schema = 1;

    CmeBytes(final long sequence) {
        this(sequence, 1_000);
    }

    CmeBytes(final long sequence, final long sendingTimeNs) {
        out.putInt((int) sequence).putLong(sendingTimeNs);
    }

    /** Makes the blocks of later messages longer than any schema's. */
    CmeBytes withLongerBlocks(final int bytes) {
        extraBlock = bytes;
        return this;
    }

    /** Schema id of later messages. */
    CmeBytes ofSchema(final int id) {
        schema = id;
        return this;
    }

    CmeBytes message(final int template, final int version, final int block) {
        endMessage();
        message = out.position();
        out.putShort((short) 0).putShort((short) (block + extraBlock));
        out.putShort((short) template).putShort((short) schema).putShort((short) version);
        return this;
    }

    CmeBytes book(final int template, final long timeNs, final int indicator) {
        return message(template, 9, 11).i64(timeNs).i8(indicator).pad(2 + extraBlock);
    }

    CmeBytes group(final int entryLength) {
        group = out.position();
        return i16(entryLength + extraBlock).i8(0);
    }

    CmeBytes entry() {
        out.put(group + 2, (byte) (out.get(group + 2) + 1));
        return this;
    }

    /** One event of one message: starts the group of entries. */
    CmeBytes bookEvent(final long timeNs, final int indicator) {
        return book(46, timeNs, indicator).group(32);
    }

    CmeBytes level(
            final int security,
            final long rptSeq,
            final char type,
            final int action,
            final int level,
            final long price,
            final int size,
            final int orders) {
        return entry().i64(price)
                .i32(size)
                .i32(security)
                .i32((int) rptSeq)
                .i32(orders)
                .i8(level)
                .i8(action)
                .i8(type)
                .pad(5 + extraBlock);
    }

    /** Starts the group of orders behind the levels of the message. */
    CmeBytes ordersOfLevels() {
        group = out.position() + 5;
        return i16(24 + extraBlock).pad(5).i8(0);
    }

    CmeBytes orderOfLevel(
            final long order, final long priority, final int quantity, final int reference, final int action) {
        return entry().i64(order)
                .i64(priority)
                .i32(quantity)
                .i8(reference)
                .i8(action)
                .pad(2 + extraBlock);
    }

    /** Starts a message of orders. */
    CmeBytes orderEvent(final long timeNs, final int indicator) {
        return book(47, timeNs, indicator).group(40);
    }

    CmeBytes order(
            final int security,
            final char type,
            final int action,
            final long order,
            final long priority,
            final long price,
            final int quantity) {
        return entry().i64(order)
                .i64(priority)
                .i64(price)
                .i32(quantity)
                .i32(security)
                .i8(action)
                .i8(type)
                .pad(6 + extraBlock);
    }

    /** Starts one chunk of a snapshot of orders. */
    CmeBytes orderSnapshot(
            final int security, final int lastPacket, final int chunk, final int chunks, final long timeNs) {
        return message(53, 9, 28)
                .i32(lastPacket)
                .i32(1)
                .i32(security)
                .i32(chunks)
                .i32(chunk)
                .i64(timeNs)
                .pad(extraBlock)
                .group(29);
    }

    CmeBytes snapshotOrder(
            final char type, final long order, final long priority, final long price, final int quantity) {
        return entry().i64(order)
                .i64(priority)
                .i64(price)
                .i32(quantity)
                .i8(type)
                .pad(extraBlock);
    }

    CmeBytes trade(final int security, final long rptSeq, final long price, final int size, final int aggressor) {
        return entry().i64(price)
                .i32(size)
                .i32(security)
                .i32((int) rptSeq)
                .i32(2)
                .i8(aggressor)
                .i8(0)
                .pad(6 + extraBlock);
    }

    CmeBytes snapshot(
            final int security,
            final int lastPacket,
            final int reports,
            final long rptSeq,
            final long timeNs,
            final int status) {
        return message(52, 9, 59)
                .i32(lastPacket)
                .i32(reports)
                .i32(security)
                .i32((int) rptSeq)
                .i64(timeNs)
                .i64(timeNs)
                .i16(0)
                .i8(status)
                .i64(NO_PRICE)
                .i64(NO_PRICE)
                .i64(NO_PRICE)
                .pad(extraBlock)
                .group(22);
    }

    CmeBytes snapshotLevel(final char type, final int level, final long price, final int size, final int orders) {
        return entry().i64(price)
                .i32(size)
                .i32(orders)
                .i8(level)
                .i16(0xffff)
                .i8(255)
                .i8(0)
                .i8(type)
                .pad(extraBlock);
    }

    CmeBytes future(final int security, final String symbol, final long tick, final long displayFactor) {
        return message(54, 9, 216)
                .definitionHead(security, symbol, "FUT")
                .pad(5)
                .text("USD", 3)
                .text("USD", 3)
                .i8('F')
                .i32(1)
                .i32(1000)
                .i64(tick)
                .i64(displayFactor)
                .pad(3)
                .text("IPNT", 30)
                .i64(50_000_000_000L)
                .pad(216 - 148 + extraBlock)
                .definitionGroups(10);
    }

    CmeBytes option(final int security, final String symbol, final long strike, final boolean call) {
        return option(security, symbol, strike, call, "FFIXSX");
    }

    CmeBytes option(
            final int security, final String symbol, final long strike, final boolean call, final String cfiCode) {
        return message(55, 9, 213)
                .definitionHead(security, symbol, "OOF", cfiCode)
                .i8(call ? 1 : 0)
                .pad(5)
                .text("USD", 3)
                .i64(strike)
                .pad(111 - 88)
                .i64(5_000_000_000L)
                .i64(0)
                .i64(10_000_000L)
                .pad(169 - 135)
                .i64(50_000_000_000L)
                .pad(213 - 177 + extraBlock)
                .definitionGroups(3)
                .group(24)
                .entry()
                .i32(1)
                .text("ESZ5", 20)
                .pad(extraBlock)
                .group(24);
    }

    /** A spread without legs: {@link #leg} adds them. */
    CmeBytes spread(final int template, final int security, final String symbol, final long displayFactor) {
        final int block = template == 56 ? 195 : 193;
        return message(template, template == 56 ? 9 : 8, block)
                .definitionHead(security, symbol, "FUT")
                .pad(5)
                .text("USD", 3)
                .text("RV", 5)
                .i8('Y')
                .i8('F')
                .i32(1)
                .i32(1000)
                .i64(template == 56 ? 50_000_000L : 500_000L)
                .i64(displayFactor)
                .pad(block - 110 + extraBlock)
                .definitionGroups(10)
                .group(18);
    }

    CmeBytes leg(final int security, final int side, final int ratio, final long price, final int delta) {
        return entry().i32(security).i8(side).i8(ratio).i64(price).i32(delta).pad(extraBlock);
    }

    CmeBytes definitionHead(final int security, final String symbol, final String type) {
        return definitionHead(security, symbol, type, "FFIXSX");
    }

    private CmeBytes definitionHead(final int security, final String symbol, final String type, final String cfiCode) {
        return i8(END).i32(1)
                .i8('A')
                .i64(7)
                .i8(17)
                .i16(310)
                .i8(1)
                .i8(1)
                .text("XCME", 4)
                .text("ES", 6)
                .text("ES", 6)
                .text(symbol, 20)
                .i32(security)
                .text(type, 6)
                .text(cfiCode, 6);
    }

    CmeBytes definitionGroups(final int depth) {
        return group(9).entry()
                .i8(5)
                .i64(111)
                .pad(extraBlock)
                .entry()
                .i8(7)
                .i64(222)
                .pad(extraBlock)
                .group(4)
                .entry()
                .text("GBX", 3)
                .i8(depth)
                .pad(extraBlock)
                .entry()
                .text("GBI", 3)
                .i8(2)
                .pad(extraBlock)
                .group(4)
                .group(5);
    }

    /** A request for quotes of no instrument: {@link #asks} adds them. */
    CmeBytes quoteRequest(final long timeNs, final String name) {
        return message(39, 9, 35)
                .i64(timeNs)
                .text(name, 23)
                .i8(END)
                .pad(3 + extraBlock)
                .group(32);
    }

    CmeBytes asks(final int security, final int quantity, final int type, final int side) {
        return entry().text("?", 20)
                .i32(security)
                .i32(quantity)
                .i8(type)
                .i8(side)
                .pad(2 + extraBlock);
    }

    CmeBytes status(final int security, final String group, final String asset, final int status) {
        return message(30, 9, 30)
                .i64(5)
                .text(group, 6)
                .text(asset, 6)
                .i32(security)
                .i16(0)
                .i8(END)
                .i8(status)
                .i8(0)
                .i8(0)
                .pad(extraBlock);
    }

    /** Starts a message of US Treasuries. */
    CmeBytes treasuries(final long timeNs) {
        return ofSchema(10)
                .message(405, 0, 10)
                .i16(20_000)
                .i64(timeNs)
                .pad(extraBlock)
                .group(62);
    }

    /** An element of a Treasury; level 255 is no level, price type 9 a yield. */
    CmeBytes treasury(
            final String symbol,
            final char type,
            final int action,
            final int level,
            final long mantissa,
            final int exponent,
            final int size,
            final char condition,
            final int priceType) {
        return entry().i8(action)
                .i8(type)
                .i64(mantissa)
                .i8(exponent)
                .i32(size)
                .i8(level)
                .i32(type == '2' ? 1_234 : -1)
                .text(symbol, 20)
                .i16(21_000)
                .text("91282CJZ5", 12)
                .i8('1')
                .i32(4_000)
                .i8(-3)
                .i8(condition)
                .i8(priceType)
                .pad(extraBlock);
    }

    /** Starts a message of changes of the EBS spot market. */
    CmeBytes ticker(final long timeNs) {
        return ofSchema(12)
                .message(304, 0, 9)
                .i64(timeNs)
                .i8(END)
                .pad(extraBlock)
                .group(95);
    }

    CmeBytes element(
            final int security,
            final String symbol,
            final char type,
            final long price,
            final long size,
            final int day,
            final int region,
            final int aggressor) {
        return entry().i8(type)
                .i32(security)
                .text(symbol, 20)
                .i64(99)
                .text(symbol + " spot", 35)
                .i64(price)
                .i64(size)
                .i64(5)
                .i8(day)
                .i8(region)
                .i8(aggressor)
                .pad(extraBlock);
    }

    /** Starts a snapshot of one instrument of the EBS spot market. */
    CmeBytes tickerSnapshot(final int security, final String symbol, final long timeNs) {
        return ofSchema(12)
                .message(306, 0, 76)
                .i64(timeNs)
                .i8(END)
                .text(symbol + " spot", 35)
                .text(symbol, 20)
                .i64(99)
                .i32(security)
                .pad(extraBlock)
                .group(28);
    }

    CmeBytes snapshotElement(final char type, final long price, final long size) {
        return entry().i8(type)
                .i64(price)
                .i64(size)
                .i64(5)
                .i8(0)
                .i8(255)
                .i8(255)
                .pad(extraBlock);
    }

    CmeBytes channelReset(final int channel, final long timeNs) {
        return book(4, timeNs, END).trimmed(2).group(2).entry().i16(channel).pad(extraBlock);
    }

    CmeBytes heartbeat() {
        return message(12, 9, 0).pad(extraBlock);
    }

    byte[] bytes() {
        endMessage();
        return Arrays.copyOf(out.array(), out.position());
    }

    CmeBytes i8(final int value) {
        out.put((byte) value);
        return this;
    }

    CmeBytes i16(final int value) {
        out.putShort((short) value);
        return this;
    }

    CmeBytes i32(final int value) {
        out.putInt(value);
        return this;
    }

    CmeBytes i64(final long value) {
        out.putLong(value);
        return this;
    }

    CmeBytes pad(final int count) {
        out.put(new byte[count]);
        return this;
    }

    CmeBytes text(final String text, final int length) {
        out.put(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length));
        return this;
    }

    private CmeBytes trimmed(final int count) {
        out.position(out.position() - count);
        final int block = message + 2;
        out.putShort(block, (short) (out.getShort(block) - count));
        return this;
    }

    private void endMessage() {
        if (message >= 0) {
            out.putShort(message, (short) (out.position() - message));
        }
    }
}
