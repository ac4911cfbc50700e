package io.loadline.feed.b3;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** A venue that trades at random, in either dialect, and remembers what every book was at every time. */
final class B3Venue {
    static final long FIRST_SECURITY = 200_000_000_001L;
    private static final int MOST_ORDERS = 40;

    private final Random random;
    private final boolean byId;
    private final int version;
    private final List<List<Order>> sides = new ArrayList<>();
    private final long[] rptSeq;
    private final List<TreeMap<Long, String>> history = new ArrayList<>();
    private long nextId = 1;
    private long sequence;
    private long loopSequence;

    record Order(long id, long price, long size) {}

    B3Venue(final Random random, final int version, final int instruments) {
        this.random = random;
        this.version = version;
        byId = version >= 15;
        rptSeq = new long[instruments];
        for (int i = 0; i < instruments; i++) {
            sides.add(new ArrayList<>());
            sides.add(new ArrayList<>());
            history.add(new TreeMap<>());
            history.get(i).put(0L, "[][]");
        }
    }

    static long security(final int instrument) {
        return FIRST_SECURITY + instrument;
    }

    int instruments() {
        return rptSeq.length;
    }

    long sequence() {
        return sequence;
    }

    /** The book of an instrument as it was at a time. */
    String bookAt(final int instrument, final long timeNs) {
        return history.get(instrument).floorEntry(timeNs).getValue();
    }

    String book(final int instrument) {
        return history.get(instrument).lastEntry().getValue();
    }

    byte[] definitions() {
        final B3Bytes packet = new B3Bytes(1).version(version);
        for (int i = 0; i < instruments(); i++) {
            packet.definition(12, security(i), "SHARE" + i, 3, B3Bytes.NO_PRICE);
        }
        return packet.bytes();
    }

    /** The next packet: one event of a few changes. */
    byte[] packet() {
        sequence++;
        final long timeNs = sequence * 1000;
        final B3Bytes packet = new B3Bytes(sequence, timeNs).version(version);
        final int changes = 1 + random.nextInt(4);
        final List<Integer> touched = new ArrayList<>();
        for (int i = 1; i <= changes; i++) {
            final int instrument = random.nextInt(instruments());
            touched.add(instrument);
            change(packet, instrument, timeNs, i == changes ? B3Bytes.END : 0);
        }
        for (final int instrument : touched) {
            history.get(instrument).put(timeNs, "" + sides.get(2 * instrument) + sides.get(2 * instrument + 1));
        }
        return packet.bytes();
    }

    /** A snapshot in pieces of a few orders, as packets of the loop. */
    List<byte[]> snapshot(final int instrument) {
        final List<byte[]> packets = new ArrayList<>();
        final List<Order> bids = sides.get(2 * instrument);
        final List<Order> asks = sides.get(2 * instrument + 1);
        B3Bytes packet = loopPacket()
                .snapshotHeader(security(instrument), sequence, bids.size(), asks.size(), rptSeq[instrument]);
        packet.snapshotOrders(security(instrument));
        int count = 0;
        for (int side = 0; side < 2; side++) {
            final List<Order> orders = side == 0 ? bids : asks;
            for (int i = 0; i < orders.size(); i++) {
                if (count++ == 12) {
                    packets.add(packet.bytes());
                    packet = loopPacket().snapshotOrders(security(instrument));
                    count = 1;
                }
                final Order order = orders.get(i);
                packet.snapshotOrder((char) ('0' + side), byId ? 0 : i + 1L, order.id, order.price, order.size);
            }
        }
        packets.add(packet.bytes());
        return packets;
    }

    private B3Bytes loopPacket() {
        return new B3Bytes(++loopSequence, sequence * 1000 + 1).version(version);
    }

    private void change(final B3Bytes packet, final int instrument, final long timeNs, final int indicator) {
        final int side = random.nextInt(2);
        final char type = (char) ('0' + side);
        final long security = security(instrument);
        final long number = ++rptSeq[instrument];
        final List<Order> orders = sides.get(2 * instrument + side);
        final int kind = random.nextInt(20);
        if (kind == 0 && !orders.isEmpty()) {
            massDelete(packet, orders, type, security, number, timeNs, indicator);
        } else if (kind <= 2) {
            packet.message(24)
                    .i64(security)
                    .i8(indicator)
                    .i8(0)
                    .at(12)
                    .i64(5)
                    .i64(timeNs)
                    .i32((int) number)
                    .block(32);
        } else if (orders.isEmpty() || (kind < 11 && orders.size() < MOST_ORDERS)) {
            final Order order = new Order(nextId++, 100_000 + random.nextInt(10) * 100, 1 + random.nextInt(9));
            final int at = place(orders, order, side == 0);
            packet.order(
                    security,
                    number,
                    B3Bytes.NEW,
                    type,
                    byId ? 0 : at + 1,
                    order.id,
                    order.price,
                    order.size,
                    timeNs,
                    indicator);
        } else if (kind < 15) {
            final int at = random.nextInt(orders.size());
            final Order order = new Order(orders.get(at).id, orders.get(at).price, 1 + random.nextInt(9));
            orders.set(at, order);
            packet.order(
                    security,
                    number,
                    B3Bytes.CHANGE,
                    type,
                    byId ? 0 : at + 1,
                    order.id,
                    order.price,
                    order.size,
                    timeNs,
                    indicator);
        } else {
            final int at = random.nextInt(orders.size());
            final Order order = orders.remove(at);
            packet.delete(security, number, type, byId ? 0 : at + 1, order.id, order.price, timeNs, indicator);
        }
    }

    private void massDelete(
            final B3Bytes packet,
            final List<Order> orders,
            final char type,
            final long security,
            final long number,
            final long timeNs,
            final int indicator) {
        if (byId) {
            orders.clear();
            packet.massDelete(security, number, 3, type, 0, timeNs, indicator);
        } else {
            final int position = 1 + random.nextInt(orders.size());
            orders.subList(0, position).clear();
            packet.massDelete(security, number, 4, type, position, timeNs, indicator);
        }
    }

    private static int place(final List<Order> orders, final Order order, final boolean bid) {
        final Comparator<Order> better = Comparator.comparingLong(o -> bid ? -o.price : o.price);
        int at = 0;
        while (at < orders.size() && better.compare(orders.get(at), order) <= 0) {
            at++;
        }
        orders.add(at, order);
        return at;
    }
}
