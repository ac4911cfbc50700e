package io.loadline.feed.sim;

import io.loadline.feed.cme.CmeLine;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * A slow, independent reader of the wire: rebuilds every book from the bytes of line A with lists, starting from the first snapshot of each
 * instrument, and notes whatever breaks a rule of the feed.
 */
final class NaiveListener implements PacketOutput {
    record Level(long price, int quantity, int orders) {}

    static final class Book {
        final List<Level> bids = new ArrayList<>();
        final List<Level> asks = new ArrayList<>();
        long rptSeq = -1;

        List<Level> side(final char type) {
            return type == '0' ? bids : asks;
        }
    }

    final Map<Integer, Book> books = new HashMap<>();
    final Map<Integer, String> symbols = new TreeMap<>();
    final Map<Integer, Integer> templates = new TreeMap<>();
    final List<String> violations = new ArrayList<>();
    final long[] packets = new long[CmeLine.COUNT];
    long entries;
    long trades;
    long lastTimeNs = Long.MIN_VALUE;
    int longest;
    int mostMessages;
    private long expectedSequence = 1;
    private final boolean complete;

    /** @param complete true where no loss, duplication or reordering was asked for */
    NaiveListener(final boolean complete) {
        this.complete = complete;
    }

    @Override
    public void send(final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        packets[line]++;
        longest = Math.max(longest, length);
        check(timeNs >= lastTimeNs, "time went back");
        lastTimeNs = timeNs;
        check(line != CmeLine.INCREMENTAL_A || int64(buffer, offset + 4) <= timeNs, "sent before its sending time");
        if (line == CmeLine.INCREMENTAL_B) {
            return;
        }
        final long sequence = buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFFFFFFL;
        if (line == CmeLine.INCREMENTAL_A && complete && sequence != 0) {
            check(sequence == expectedSequence, "sequence " + sequence + ", expected " + expectedSequence);
            expectedSequence = sequence + 1;
        }
        int at = offset + 12;
        int messages = 0;
        while (at < offset + length) {
            final int size = int16(buffer, at);
            check(size >= 10 && at + size <= offset + length, "message size " + size);
            message(buffer, at, size);
            at += size;
            messages++;
        }
        check(at == offset + length, "messages do not fill the packet");
        mostMessages = Math.max(mostMessages, messages);
    }

    private void message(final DirectBuffer buffer, final int at, final int size) {
        final int block = int16(buffer, at + 2);
        final int template = int16(buffer, at + 4);
        templates.merge(template, 1, Integer::sum);
        check(int16(buffer, at + 6) == 1, "schema id");
        final int body = at + 10;
        switch (template) {
            case 46 -> book(buffer, body, block, at + size);
            case 48 -> trades(buffer, body, block, at + size);
            case 52 -> snapshot(buffer, body, block, at + size);
            case 54, 55, 57, 63 -> symbols.put(int32(buffer, body + 55), text(buffer, body + 35, 20));
            default -> check(template == 12 || template == 30, "template " + template);
        }
    }

    private void book(final DirectBuffer buffer, final int body, final int block, final int end) {
        check((buffer.getByte(body + 8) & 0x80) != 0, "book event does not end");
        final int group = body + block;
        final int count = buffer.getByte(group + 2) & 0xFF;
        check(count > 0, "book event without entries");
        for (int i = 0; i < count; i++) {
            entry(buffer, group + 3 + i * int16(buffer, group));
        }
        check(group + 3 + count * 32 + 8 == end, "length of book message");
    }

    private void entry(final DirectBuffer buffer, final int at) {
        entries++;
        final Book book = books.get(int32(buffer, at + 12));
        check(book != null, "entry before snapshot");
        if (book == null) {
            return;
        }
        report(book, int32(buffer, at + 16));
        final List<Level> side = book.side((char) buffer.getByte(at + 26));
        final int level = buffer.getByte(at + 24) - 1;
        final Level given = new Level(int64(buffer, at), int32(buffer, at + 8), int32(buffer, at + 20));
        switch (buffer.getByte(at + 25)) {
            case 0 -> {
                side.add(level, given);
                if (side.size() > 10) {
                    side.remove(10);
                }
            }
            case 1 -> check(side.set(level, given).price() == given.price(), "change of price");
            case 2 -> check(side.remove(level).price() == given.price(), "delete of another price");
            default -> violations.add("action");
        }
        check(ordered(book), "book out of order or crossed after entry");
    }

    private static boolean ordered(final Book book) {
        for (int i = 1; i < book.bids.size(); i++) {
            if (book.bids.get(i).price() >= book.bids.get(i - 1).price()) {
                return false;
            }
        }
        for (int i = 1; i < book.asks.size(); i++) {
            if (book.asks.get(i).price() <= book.asks.get(i - 1).price()) {
                return false;
            }
        }
        return book.bids.isEmpty()
                || book.asks.isEmpty()
                || book.bids.getFirst().price() < book.asks.getFirst().price();
    }

    private void trades(final DirectBuffer buffer, final int body, final int block, final int end) {
        final int group = body + block;
        final int count = buffer.getByte(group + 2);
        for (int i = 0; i < count; i++) {
            final int at = group + 3 + i * 32;
            check(int32(buffer, at + 8) > 0, "trade quantity");
            final Book book = books.get(int32(buffer, at + 12));
            if (book != null) {
                report(book, int32(buffer, at + 16));
            }
            trades++;
        }
        check(group + 3 + count * 32 + 8 == end, "length of trade message");
    }

    private void report(final Book book, final int rptSeq) {
        if (complete) {
            check(rptSeq == book.rptSeq + 1, "RptSeq " + rptSeq + " after " + book.rptSeq);
        }
        book.rptSeq = rptSeq;
    }

    private void snapshot(final DirectBuffer buffer, final int body, final int block, final int end) {
        final Book read = new Book();
        read.rptSeq = int32(buffer, body + 12);
        final int group = body + block;
        final int count = buffer.getByte(group + 2);
        for (int i = 0; i < count; i++) {
            final int at = group + 3 + i * 22;
            final List<Level> side = read.side((char) buffer.getByte(at + 21));
            check(buffer.getByte(at + 16) == side.size() + 1, "snapshot level");
            side.add(new Level(int64(buffer, at), int32(buffer, at + 8), int32(buffer, at + 12)));
        }
        check(group + 3 + count * 22 == end, "length of snapshot message");
        final int securityId = int32(buffer, body + 8);
        final Book known = books.get(securityId);
        if (known == null) {
            books.put(securityId, read);
        } else if (complete) {
            check(int32(buffer, body) == expectedSequence - 1, "LastMsgSeqNumProcessed");
            check(
                    known.bids.equals(read.bids) && known.asks.equals(read.asks) && known.rptSeq == read.rptSeq,
                    "snapshot is not the book");
        }
    }

    private void check(final boolean holds, final String what) {
        if (!holds && violations.size() < 20) {
            violations.add(what);
        }
    }

    static int int16(final DirectBuffer buffer, final int at) {
        return buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    static int int32(final DirectBuffer buffer, final int at) {
        return buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
    }

    static long int64(final DirectBuffer buffer, final int at) {
        return buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
    }

    static String text(final DirectBuffer buffer, final int at, final int bytes) {
        return buffer.getStringWithoutLengthAscii(at, bytes).replace("\0", "");
    }
}
