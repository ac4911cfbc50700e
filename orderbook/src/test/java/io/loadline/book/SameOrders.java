package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.status.AtomicCounter;

/** The same orders told to three books, each in its own dialect; what they are told always fits. */
final class SameOrders {
    final OrderIdBook byId;
    final OrderListBook byPosition;
    final PriceBook byPrice;
    private final NaiveOrderIdBook orders = new NaiveOrderIdBook(1_000);
    private final Map<Long, Integer> sideOf = new HashMap<>();

    SameOrders(final AtomicCounter growths) {
        byId = new OrderIdBook(1_000, growths);
        byPosition = new OrderListBook(1_000, growths);
        byPrice = new PriceBook(growths);
    }

    /** Does to an order what makes sense: an unknown one is new, a known one is changed or deleted. */
    void step(final int side, final int choice, final long price, final long quantity, final long id) {
        final Integer owner = sideOf.get(id);
        if (owner == null) {
            sideOf.put(id, side);
            tell(side, OrderBook.NEW, price, quantity, id);
        } else if (choice == 0 || owner != side) {
            sideOf.remove(id);
            tell(owner, OrderBook.DELETE, price, quantity, id);
        } else {
            tell(side, OrderBook.CHANGE, price, quantity, id);
        }
    }

    private void tell(final int side, final int action, final long price, final long quantity, final long id) {
        final Row before = row(side, id);
        orders.apply(side, action, price, quantity, id, 0, false);
        assertTrue(byId.apply(side, action, price, quantity, id, 0, 0));
        final Row after = row(side, id);
        if (before != null && after != null && before.position == after.position) {
            assertTrue(byPosition.apply(side, OrderBook.CHANGE, price, quantity, id, after.position, 0));
        } else {
            assertTrue(before == null || byPosition.apply(side, OrderBook.DELETE, 0, 0, id, before.position, 0));
            assertTrue(after == null || byPosition.apply(side, OrderBook.NEW, price, quantity, id, after.position, 0));
        }
        if (before != null) {
            tellLevel(side, before.price);
        }
        if (after != null && (before == null || before.price != after.price)) {
            tellLevel(side, after.price);
        }
    }

    private record Row(int position, long price) {}

    private Row row(final int side, final long id) {
        final List<BookPicture.Order> all = orders.side(side);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id() == id) {
                return new Row(i + 1, all.get(i).price());
            }
        }
        return null;
    }

    private void tellLevel(final int side, final long price) {
        final List<BookPicture.Order> level = orders.side(side).stream()
                .filter(order -> order.price() == price)
                .toList();
        final long sum = level.stream().mapToLong(BookPicture.Order::quantity).sum();
        final boolean[] known = {false};
        byPrice.walk(side, (number, levelPrice, quantity, count) -> {
            known[0] |= levelPrice == price;
            return true;
        });
        final int action = level.isEmpty() ? OrderBook.DELETE : known[0] ? OrderBook.CHANGE : OrderBook.NEW;
        assertTrue(byPrice.apply(side, action, 0, price, sum, level.size()));
    }
}
