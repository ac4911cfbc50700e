package io.loadline.feed.itch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Builds MoldUDP64 packets of ITCH 5.0 messages byte by byte, from the venue's documents and not from the handler's layouts. */
final class ItchBytes {
    private final List<byte[]> messages = new ArrayList<>();
    private final String session;
    private final long sequence;

    ItchBytes(final long sequence) {
        this("0000010590", sequence);
    }

    ItchBytes(final String session, final long sequence) {
        this.session = session;
        this.sequence = sequence;
    }

    private static ByteBuffer start(final int length, final char type, final int locate, final long timeNs) {
        return ByteBuffer.allocate(length)
                .put((byte) type)
                .putShort((short) locate)
                .putShort((short) 0)
                .putShort((short) (timeNs >>> 32))
                .putInt((int) timeNs);
    }

    private static byte[] symbol(final String symbol) {
        return String.format("%-8s", symbol).getBytes(StandardCharsets.US_ASCII);
    }

    ItchBytes raw(final byte... message) {
        messages.add(message);
        return this;
    }

    /** A message of any type: after the header comes what is given, and zeros up to the length. */
    ItchBytes any(final int length, final char type, final int locate, final long timeNs, final byte... rest) {
        return raw(start(length, type, locate, timeNs).put(rest).array());
    }

    ItchBytes event(final char code, final long timeNs) {
        return any(12, 'S', 0, timeNs, (byte) code);
    }

    ItchBytes directory(final int locate, final long timeNs, final String symbol) {
        return any(39, 'R', locate, timeNs, symbol(symbol));
    }

    ItchBytes trading(final int locate, final long timeNs, final String symbol, final char state) {
        return raw(start(25, 'H', locate, timeNs)
                .put(symbol(symbol))
                .put((byte) state)
                .array());
    }

    ItchBytes halt(final int locate, final long timeNs, final String symbol, final char market, final char action) {
        return raw(start(21, 'h', locate, timeNs)
                .put(symbol(symbol))
                .put((byte) market)
                .put((byte) action)
                .array());
    }

    ItchBytes add(
            final int locate,
            final long timeNs,
            final String symbol,
            final long order,
            final char side,
            final int shares,
            final int price) {
        return raw(start(36, 'A', locate, timeNs)
                .putLong(order)
                .put((byte) side)
                .putInt(shares)
                .put(symbol(symbol))
                .putInt(price)
                .array());
    }

    ItchBytes addAttributed(
            final int locate,
            final long timeNs,
            final String symbol,
            final long order,
            final char side,
            final int shares,
            final int price) {
        return raw(start(40, 'F', locate, timeNs)
                .putLong(order)
                .put((byte) side)
                .putInt(shares)
                .put(symbol(symbol))
                .putInt(price)
                .put("VIRT".getBytes(StandardCharsets.US_ASCII))
                .array());
    }

    ItchBytes executed(final int locate, final long timeNs, final long order, final int shares, final long match) {
        return raw(start(31, 'E', locate, timeNs)
                .putLong(order)
                .putInt(shares)
                .putLong(match)
                .array());
    }

    ItchBytes executedAt(
            final int locate,
            final long timeNs,
            final long order,
            final int shares,
            final long match,
            final char printable,
            final int price) {
        return raw(start(36, 'C', locate, timeNs)
                .putLong(order)
                .putInt(shares)
                .putLong(match)
                .put((byte) printable)
                .putInt(price)
                .array());
    }

    ItchBytes cancel(final int locate, final long timeNs, final long order, final int shares) {
        return raw(start(23, 'X', locate, timeNs).putLong(order).putInt(shares).array());
    }

    ItchBytes delete(final int locate, final long timeNs, final long order) {
        return raw(start(19, 'D', locate, timeNs).putLong(order).array());
    }

    ItchBytes replace(
            final int locate,
            final long timeNs,
            final long order,
            final long newOrder,
            final int shares,
            final int price) {
        return raw(start(35, 'U', locate, timeNs)
                .putLong(order)
                .putLong(newOrder)
                .putInt(shares)
                .putInt(price)
                .array());
    }

    ItchBytes trade(
            final int locate,
            final long timeNs,
            final String symbol,
            final int shares,
            final int price,
            final long match) {
        return raw(start(44, 'P', locate, timeNs)
                .putLong(0)
                .put((byte) 'B')
                .putInt(shares)
                .put(symbol(symbol))
                .putInt(price)
                .putLong(match)
                .array());
    }

    ItchBytes cross(
            final int locate,
            final long timeNs,
            final String symbol,
            final long shares,
            final int price,
            final long match,
            final char type) {
        return raw(start(40, 'Q', locate, timeNs)
                .putLong(shares)
                .put(symbol(symbol))
                .putInt(price)
                .putLong(match)
                .put((byte) type)
                .array());
    }

    /** A cross to come: far, near and reference price. */
    ItchBytes imbalance(
            final int locate,
            final long timeNs,
            final String symbol,
            final long paired,
            final long left,
            final char side,
            final int... prices) {
        return raw(start(50, 'I', locate, timeNs)
                .putLong(paired)
                .putLong(left)
                .put((byte) side)
                .put(symbol(symbol))
                .putInt(prices[0])
                .putInt(prices[1])
                .putInt(prices[2])
                .put((byte) 'C')
                .put((byte) 'L')
                .array());
    }

    ItchBytes collar(
            final int locate,
            final long timeNs,
            final String symbol,
            final int reference,
            final int high,
            final int low) {
        return raw(start(35, 'J', locate, timeNs)
                .put(symbol(symbol))
                .putInt(reference)
                .putInt(high)
                .putInt(low)
                .putInt(1)
                .array());
    }

    ItchBytes broken(final int locate, final long timeNs, final long match) {
        return raw(start(19, 'B', locate, timeNs).putLong(match).array());
    }

    int count() {
        return messages.size();
    }

    byte[] bytes() {
        return bytes(messages.size());
    }

    byte[] bytes(final int count) {
        final ByteBuffer packet = ByteBuffer.allocate(65_000);
        packet.put(session.getBytes(StandardCharsets.US_ASCII))
                .putLong(sequence)
                .putShort((short) count);
        for (final byte[] message : messages) {
            packet.putShort((short) message.length).put(message);
        }
        return Arrays.copyOf(packet.array(), packet.position());
    }

    UnsafeBuffer buffer() {
        return new UnsafeBuffer(bytes());
    }

    /** The messages as a day file holds them. */
    byte[] file(final boolean withLengths) {
        final ByteBuffer file = ByteBuffer.allocate(65_000);
        for (final byte[] message : messages) {
            file.putShort((short) (withLengths ? message.length : 0)).put(message);
        }
        return Arrays.copyOf(file.array(), file.position());
    }
}
