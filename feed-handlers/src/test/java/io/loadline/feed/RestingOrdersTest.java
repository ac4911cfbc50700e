package io.loadline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestingOrdersTest {
    private static final long[] STRIDES = {1, 0x1_0000_0001L, 1 << 16};

    private static final int[] ROWS = {8, 32, 64, 1};

    /** Room that is made when it is needed, comes into use when it is needed, or a little of both. */
    private static final int[] EXPECTED = {0, 1 << 16, 300};

    private record Order(int instrument, int side, long price, long quantity) {}

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void shouldKeepWhatAMapKeeps(final long seed) {
        final Random random = new Random(seed);
        final int expected = EXPECTED[(int) ((seed + seed / STRIDES.length) % EXPECTED.length)];
        final int row = ROWS[(int) (seed / STRIDES.length % ROWS.length)];
        final RestingOrders table = new RestingOrders(0, expected, 1 << 20, row);
        final Map<Long, Order> map = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            // few different numbers, so that they meet; far apart or dense, as venues number orders
            final long id = random.nextInt(5_000) * STRIDES[(int) (seed % STRIDES.length)] - 100;
            final int slot = table.find(id);
            assertEquals(map.containsKey(id), slot != RestingOrders.NONE, "seed " + seed);
            if (slot == RestingOrders.NONE) {
                final Order order =
                        new Order(random.nextInt(50), random.nextInt(2), random.nextLong(), random.nextLong());
                map.put(id, order);
                assertEquals(
                        order, at(table, table.add(id, order.instrument, order.side, order.price, order.quantity)));
            } else if (random.nextInt(3) == 0) {
                final long quantity = random.nextLong();
                final Order old = map.get(id);
                table.quantity(slot, quantity);
                table.price(slot, -quantity);
                map.put(id, new Order(old.instrument, old.side, -quantity, quantity));
            } else {
                table.remove(slot);
                map.remove(id);
            }
            if (i % 50_000 == 0) {
                table.removeAllOf(7);
                map.values().removeIf(order -> order.instrument == 7);
            }
        }

        assertEquals(map.size(), table.size(), "seed " + seed);
        for (final Map.Entry<Long, Order> entry : map.entrySet()) {
            assertEquals(entry.getValue(), at(table, table.find(entry.getKey())), "seed " + seed);
        }
    }

    @Test
    void shouldRefuseOrdersBeyondItsBound() {
        final RestingOrders table = new RestingOrders(0, 100);
        for (int i = 0; i < 100; i++) {
            table.add(i, 0, 0, 1, 1);
        }

        assertEquals(RestingOrders.NONE, table.add(100, 0, 0, 1, 1));
        table.remove(table.find(50));
        final int slot = table.add(100, 0, 0, 1, 1);
        assertEquals(slot, table.find(100));
        assertEquals(100, table.size());
    }

    @Test
    void shouldForgetEverything() {
        final RestingOrders table = new RestingOrders(10, 100);
        table.add(5, 0, 0, 1, 1);
        table.clear();

        assertEquals(0, table.size());
        assertEquals(RestingOrders.NONE, table.find(5));
    }

    @Test
    void shouldRefuseABoundItCannotKeep() {
        assertThrows(IllegalArgumentException.class, () -> new RestingOrders(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new RestingOrders(0, 0, 1, 24));
        assertThrows(IllegalArgumentException.class, () -> new RestingOrders(0, 0, 1, 128));
        assertThrows(IllegalArgumentException.class, () -> new RestingOrders(2, 1, 10, 8));
        assertThrows(IllegalArgumentException.class, () -> new RestingOrders(0, (1 << 24) + 1));
    }

    private static Order at(final RestingOrders table, final int slot) {
        return new Order(table.instrument(slot), table.side(slot), table.price(slot), table.quantity(slot));
    }
}
