package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.model.PortfolioTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenOrdersTest {
    /** An order as a plain object. */
    private static final class Plain {
        private final long id;
        private final int account;
        private final int instrument;
        private final boolean buy;
        private long remaining;
        private Plain replaces;
        private Plain replacedBy;

        private Plain(final long id, final int account, final int instrument, final boolean buy, final long remaining) {
            this.id = id;
            this.account = account;
            this.instrument = instrument;
            this.buy = buy;
            this.remaining = remaining;
        }

        private long counted() {
            return replaces == null ? remaining : Math.max(0, remaining - replaces.remaining);
        }
    }

    private final PortfolioTree tree = Models.standard().tree();
    private final OpenOrders orders = new OpenOrders(tree, 3, 64);
    private final Map<Long, Plain> plain = new HashMap<>();

    private void end(final Plain order) {
        plain.remove(order.id);
        if (order.replaces != null) {
            order.replaces.replacedBy = null;
        }
        if (order.replacedBy != null) {
            order.replacedBy.replaces = null;
        }
    }

    private void add(final Random random, final long id) {
        final Plain original = plain.isEmpty() ? null : any(random);
        final boolean replace =
                original != null && random.nextInt(3) == 0 && original.replaces == null && original.replacedBy == null;
        final Plain order = replace
                ? new Plain(id, original.account, original.instrument, original.buy, 1 + random.nextInt(100))
                : new Plain(
                        id, 7 + random.nextInt(2), random.nextInt(3), random.nextBoolean(), 1 + random.nextInt(100));
        if (replace) {
            order.replaces = original;
            original.replacedBy = order;
        }
        orders.add(
                id,
                order.account,
                order.instrument,
                1,
                order.buy,
                order.remaining,
                replace ? orders.find(original.id) : OpenOrders.NONE);
        plain.put(id, order);
    }

    private Plain any(final Random random) {
        final List<Plain> all = new ArrayList<>(plain.values());
        return all.get(random.nextInt(all.size()));
    }

    private void fill(final Plain order, final long quantity) {
        if (order.replaces != null) {
            end(order.replaces);
        }
        orders.filled(orders.find(order.id), quantity, false);
        order.remaining = Math.max(0, order.remaining - quantity);
        if (order.remaining == 0) {
            end(order);
        }
    }

    private void check(final String message) {
        for (int node = 0; node < tree.size(); node++) {
            final int scope = node;
            final List<Plain> open = plain.values().stream()
                    .filter(order -> Arrays.stream(tree.path(order.account)).anyMatch(above -> above == scope))
                    .toList();
            assertEquals(open.size(), orders.openOf(node), message);
            for (int instrument = 0; instrument < 3; instrument++) {
                final int id = instrument;
                final long buys = open.stream()
                        .filter(order -> order.buy && order.instrument == id)
                        .mapToLong(Plain::counted)
                        .sum();
                final long sells = open.stream()
                        .filter(order -> !order.buy && order.instrument == id)
                        .mapToLong(Plain::counted)
                        .sum();
                assertEquals(buys, orders.quantities().buys(node, instrument), message);
                assertEquals(sells, orders.quantities().sells(node, instrument), message);
            }
        }
    }

    @Test
    void shouldEqualAPlainBookOfOrders() {
        final long seed = 11;
        final Random random = new Random(seed);
        for (int i = 1; i < 20_000; i++) {
            final int dice = random.nextInt(10);
            if (plain.isEmpty() || (dice < 5 && !orders.full())) {
                add(random, i);
            } else if (dice < 8) {
                fill(any(random), 1 + random.nextInt(60));
            } else {
                final Plain order = any(random);
                if (dice == 8 && order.replaces != null) {
                    orders.accepted(orders.find(order.id));
                    end(order.replaces);
                } else {
                    orders.remove(orders.find(order.id));
                    end(order);
                }
            }
            check("seed " + seed + ", step " + i);
        }
    }

    @Test
    void shouldEqualAHashMap() {
        final long seed = 13;
        final Random random = new Random(seed);
        final LongToInt map = new LongToInt(500);
        final Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            final long key = random.nextInt(900) * 0x1_0000_0001L;
            if (random.nextBoolean() && expected.size() < 500) {
                map.put(key, i);
                expected.put(key, i);
            } else {
                map.remove(key);
                expected.remove(key);
            }
            final long probe = random.nextInt(900) * 0x1_0000_0001L;
            assertEquals(
                    expected.getOrDefault(probe, LongToInt.MISSING), map.get(probe), "seed " + seed + ", step " + i);
        }
    }
}
