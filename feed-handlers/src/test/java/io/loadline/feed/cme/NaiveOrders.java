package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The orders of one instrument, kept as simply as can be, with a checksum that does not depend on how they came about. */
final class NaiveOrders {
    record Order(long id, int side, long price, long quantity, long priority) {
        long checksum() {
            long sum = id * 0x9e3779b97f4a7c15L;
            sum = (sum ^ price) * 0xbf58476d1ce4e5b9L;
            sum = (sum ^ (sum >>> 31) ^ quantity) * 0x94d049bb133111ebL;
            sum = (sum ^ (sum >>> 29) ^ ((priority << 1) | side)) * 0x9e3779b97f4a7c15L;
            return sum ^ (sum >>> 32);
        }
    }

    private final Map<Long, Order> byId = new HashMap<>();
    private long checksum;

    void clear() {
        byId.clear();
        checksum = 0;
    }

    void put(final Order order) {
        final Order before = byId.put(order.id(), order);
        assertNull(before, () -> "new order is known: " + before);
        checksum += order.checksum();
    }

    void change(final Order order) {
        final Order before = byId.put(order.id(), order);
        assertNotNull(before, () -> "changed order is not known: " + order);
        assertEquals(before.side(), order.side());
        checksum += order.checksum() - before.checksum();
    }

    void delete(final long id) {
        final Order before = byId.remove(id);
        assertNotNull(before, () -> "deleted order is not known: " + id);
        checksum -= before.checksum();
    }

    Order get(final long id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    long checksum() {
        return checksum;
    }

    /** Every order, bids before asks, best price first, and within a price by priority. */
    List<Order> inOrder() {
        final List<Order> orders = new ArrayList<>(byId.values());
        orders.sort(Comparator.comparingInt(Order::side)
                .thenComparingLong(order -> order.side() == 0 ? -order.price() : order.price())
                .thenComparing(Order::priority, Long::compareUnsigned));
        return orders;
    }
}
