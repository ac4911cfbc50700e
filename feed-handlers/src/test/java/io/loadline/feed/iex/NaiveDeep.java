package io.loadline.feed.iex;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads DEEP segments in the plainest way; shares nothing with the handler. */
final class NaiveDeep {
    /** Sizes by price, best first, as on the wire. */
    record Book(TreeMap<Long, Integer> bids, TreeMap<Long, Integer> asks) {
        Book() {
            this(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());
        }
    }

    final Map<String, Book> books = new HashMap<>();
    final Map<Character, Integer> messages = new HashMap<>();

    /** Calls back with symbol and time whenever an event of a book is complete. */
    void read(final byte[] segment, final BiConsumer<String, Long> onComplete) {
        final ByteBuffer in = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
        final int count = in.getShort(14) & 0xffff;
        in.position(40);
        for (int i = 0; i < count; i++) {
            final byte[] message = new byte[in.getShort() & 0xffff];
            in.get(message);
            readMessage(message, onComplete);
        }
    }

    private void readMessage(final byte[] bytes, final BiConsumer<String, Long> onComplete) {
        final ByteBuffer message = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final char type = (char) message.get(0);
        messages.merge(type, 1, Integer::sum);
        if (type != '8' && type != '5') {
            return;
        }
        final String symbol = new String(bytes, 10, 8, StandardCharsets.US_ASCII).trim();
        final Book book = books.computeIfAbsent(symbol, key -> new Book());
        final TreeMap<Long, Integer> side = type == '8' ? book.bids : book.asks;
        final int size = message.getInt(18);
        if (size == 0) {
            side.remove(message.getLong(22));
        } else {
            side.put(message.getLong(22), size);
        }
        if (message.get(1) == 1) {
            onComplete.accept(symbol, message.getLong(2));
        }
    }
}
