package io.loadline.feed.deribit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds Deribit multicast frames byte by byte, from the wire facts and nothing of the decoder. */
final class DeribitBytes {
    private final ByteBuffer out = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    private int group;
    private int extraBlock;

    DeribitBytes(final int channel, final int sequence) {
        out.putShort((short) 0).putShort((short) channel).putInt(sequence);
    }

    DeribitBytes withLongerBlocks(final int bytes) {
        extraBlock = bytes;
        return this;
    }

    DeribitBytes message(final int template, final int version, final int block, final int groups, final int fields) {
        return i16(block + extraBlock)
                .i16(template)
                .i16(1)
                .i16(version)
                .i16(groups)
                .i16(fields);
    }

    DeribitBytes group(final int entryLength) {
        pad(extraBlock);
        group = out.position();
        return i16(entryLength + extraBlock).i16(0).i16(0).i16(0);
    }

    DeribitBytes entry() {
        out.putShort(group + 2, (short) (out.getShort(group + 2) + 1));
        return this;
    }

    DeribitBytes instrument(
            final int id,
            final String name,
            final int kind,
            final double strike,
            final double tick,
            final boolean old) {
        message(old ? 1000 : 1010, old ? 2 : 3, old ? 140 : 139, old ? 0 : 1, 1);
        i32(id).i8(1)
                .i8(kind)
                .i8(2)
                .i8(kind == 1 ? 1 : 0)
                .pad(old ? 1 : 0)
                .i8(4)
                .i16(1);
        text("BTC", 8).text("USDC", 8).text("USDC", 8).text("USDC", 8).text("BTC", 8);
        i64(1).i64(1_700_000_000_000L).f64(strike).f64(10).f64(0.1).f64(tick).pad(40);
        if (old) {
            pad(extraBlock);
        } else {
            group(16).entry().f64(0.005).f64(0.0005).pad(extraBlock);
        }
        return i8(name.length()).text(name, name.length());
    }

    DeribitBytes book(final int id, final long previous, final long change, final boolean last) {
        return message(1001, 2, 29, 1, 0)
                .i32(id)
                .i64(1_700_000_000_000L + change)
                .i64(previous)
                .i64(change)
                .i8(last ? 1 : 0)
                .group(18);
    }

    DeribitBytes change(final int side, final int action, final double price, final double amount) {
        return entry().i8(side).i8(action).f64(price).f64(amount).pad(extraBlock);
    }

    DeribitBytes snapshot(final int id, final long change, final boolean last) {
        return message(1004, 2, 22, 1, 0)
                .i32(id)
                .i64(1_700_000_000_000L + change)
                .i64(change)
                .i8(last ? 1 : 0)
                .i8(last ? 1 : 0)
                .group(17);
    }

    DeribitBytes level(final int side, final double price, final double amount) {
        return entry().i8(side).f64(price).f64(amount).pad(extraBlock);
    }

    DeribitBytes snapshotStart() {
        return message(1005, 2, 4, 0, 0).i32(200).pad(extraBlock);
    }

    DeribitBytes trade(final int id, final int direction, final double price, final double amount) {
        return message(1002, 2, 4, 1, 0)
                .i32(id)
                .group(83)
                .entry()
                .i8(direction)
                .f64(price)
                .f64(amount)
                .i64(1_700_000_000_000L)
                .pad(83 - 25 + extraBlock);
    }

    DeribitBytes ticker(
            final int id, final int state, final double interest, final double mark, final double settlement) {
        return message(1003, 2, 133, 0, 0)
                .i32(id)
                .i8(state)
                .i64(1_700_000_000_000L)
                .f64(interest)
                .pad(32)
                .f64(mark)
                .pad(64)
                .f64(settlement)
                .pad(extraBlock);
    }

    DeribitBytes request(final int id, final boolean open, final int side, final double amount) {
        return message(1009, 2, 22, 0, 0)
                .i32(id)
                .i8(open ? 1 : 0)
                .i8(side)
                .f64(amount)
                .i64(1_700_000_000_000L)
                .pad(extraBlock);
    }

    /** A combo without legs: {@link #leg} adds them. */
    DeribitBytes combo(final int id) {
        return message(1007, 2, 4, 1, 0).i32(id).group(8);
    }

    DeribitBytes leg(final int id, final int ratio) {
        return entry().i32(id).i32(ratio).pad(extraBlock);
    }

    DeribitBytes priceIndex(final String name, final double price) {
        return message(1008, 2, 32, 0, 0)
                .text(name, 16)
                .f64(price)
                .i64(1_700_000_000_000L)
                .pad(extraBlock);
    }

    byte[] bytes() {
        out.putShort(0, (short) (out.position() - 8));
        return Arrays.copyOf(out.array(), out.position());
    }

    DeribitBytes i8(final int value) {
        out.put((byte) value);
        return this;
    }

    DeribitBytes i16(final int value) {
        out.putShort((short) value);
        return this;
    }

    DeribitBytes i32(final int value) {
        out.putInt(value);
        return this;
    }

    DeribitBytes i64(final long value) {
        out.putLong(value);
        return this;
    }

    DeribitBytes f64(final double value) {
        out.putDouble(value);
        return this;
    }

    DeribitBytes pad(final int count) {
        out.put(new byte[count]);
        return this;
    }

    DeribitBytes text(final String text, final int length) {
        out.put(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length));
        return this;
    }
}
