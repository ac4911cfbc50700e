package io.loadline.book;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the order records of a Databento file (DBN version 1, zstd): {@code "DBN"}, version, u32 length of the metadata, metadata, records.
 * A record: u8 length in words of four bytes, u8 type, u16 publisher, u32 instrument, u64 event time; an order record (type 0xA0) goes on with
 * u64 order id, i64 price of 1e-9, u32 size, u8 flags, u8 channel, char action, char side.
 */
final class DbnOrders {
    /** What happened to one order. */
    record Change(char action, char side, long orderId, long price, long size, boolean snapshot) {
        int bookSide() {
            return side == 'B' ? OrderBook.BID : OrderBook.ASK;
        }
    }

    private static final byte[] MAGIC = "DBN\1".getBytes(StandardCharsets.US_ASCII);
    private static final int ORDER_RECORD = 0xA0;
    private static final int SNAPSHOT_FLAG = 0x20;

    private DbnOrders() {}

    static List<Change> read(final Path file) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(unpack(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (final byte expected : MAGIC) {
            if (bytes.get() != expected) {
                throw new IOException(file + " does not begin with " + new String(MAGIC, StandardCharsets.US_ASCII));
            }
        }
        bytes.position(bytes.getInt() + bytes.position());
        final List<Change> changes = new ArrayList<>();
        while (bytes.hasRemaining()) {
            final int at = bytes.position();
            if ((bytes.get(at + 1) & 0xFF) == ORDER_RECORD) {
                changes.add(change(bytes, at));
            }
            bytes.position(at + (bytes.get(at) & 0xFF) * Integer.BYTES);
        }
        return changes;
    }

    private static Change change(final ByteBuffer bytes, final int at) {
        return new Change(
                (char) bytes.get(at + 38),
                (char) bytes.get(at + 39),
                bytes.getLong(at + 16),
                bytes.getLong(at + 24),
                bytes.getInt(at + 32) & 0xFFFF_FFFFL,
                (bytes.get(at + 36) & SNAPSHOT_FLAG) != 0);
    }

    private static byte[] unpack(final Path file) throws IOException {
        try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
