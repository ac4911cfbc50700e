package io.loadline.feed.cme;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads recorded orders: Databento DBN, version 1, records of market by order. */
final class DbnOrders {
    static final int LAST = 128;
    static final int SNAPSHOT = 32;
    private static final int ORDER_RECORD = 160;
    private static final int HEADER = 8;

    record Order(long timeNs, long orderId, long price, int size, int flags, char action, char side) {}

    private DbnOrders() {}

    static List<Order> read(final Path file) throws IOException {
        final byte[] bytes;
        try (ZstdInputStream in = new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            bytes = in.readAllBytes();
        }
        final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final List<Order> orders = new ArrayList<>();
        int at = HEADER + in.getInt(4);
        while (at < bytes.length) {
            if ((in.get(at + 1) & 0xff) == ORDER_RECORD) {
                orders.add(new Order(
                        in.getLong(at + 8),
                        in.getLong(at + 16),
                        in.getLong(at + 24),
                        in.getInt(at + 32),
                        in.get(at + 36) & 0xff,
                        (char) in.get(at + 38),
                        (char) in.get(at + 39)));
            }
            at += 4 * (in.get(at) & 0xff);
        }
        return orders;
    }
}
