package io.loadline.book;

import io.loadline.book.BookPicture.Order;
import io.loadline.core.Scale;
import java.util.ArrayList;
import java.util.List;

/** A book by order id the plain way: a list of orders a side, kept in order by looking at every one. */
final class NaiveOrderIdBook {
    private final int maxOrders;
    private final List<List<Order>> sides = List.of(new ArrayList<>(), new ArrayList<>());

    NaiveOrderIdBook(final int maxOrders) {
        this.maxOrders = maxOrders;
    }

    boolean apply(
            final int side,
            final int action,
            final long price,
            final long quantity,
            final long id,
            final long priority,
            final boolean keepsPlace) {
        final int owner = owner(id);
        final boolean puts = action == OrderBook.NEW || action == OrderBook.CHANGE;
        if (side < 0 || side > 1 || (puts && quantity <= 0)) {
            return false;
        }
        final List<Order> orders = sides.get(side);
        return switch (action) {
            case OrderBook.NEW -> {
                removeIfKnown(id);
                yield insert(side, new Order(id, price, quantity, priority)) && owner < 0;
            }
            case OrderBook.CHANGE -> change(side, new Order(id, price, quantity, priority), keepsPlace);
            case OrderBook.DELETE -> {
                removeIfKnown(id);
                yield owner == side;
            }
            case OrderBook.DELETE_THRU -> {
                final boolean fits = priority >= 1 && priority <= orders.size();
                orders.subList(0, Math.clamp(priority, 0, orders.size())).clear();
                yield fits;
            }
            case OrderBook.DELETE_FROM -> {
                final boolean fits = priority >= 1 && priority <= orders.size();
                orders.subList(fits ? (int) priority - 1 : orders.size(), orders.size())
                        .clear();
                yield fits;
            }
            default -> false;
        };
    }

    private boolean change(final int side, final Order given, final boolean keepsPlace) {
        final int owner = owner(given.id());
        if (owner == side && stays(sides.get(side).get(indexOf(side, given.id())), given, keepsPlace)) {
            final int index = indexOf(side, given.id());
            final long priority = sides.get(side).get(index).priority();
            sides.get(side).set(index, new Order(given.id(), given.price(), given.quantity(), priority));
            return true;
        }
        removeIfKnown(given.id());
        return insert(side, given) && owner == side;
    }

    private static boolean stays(final Order order, final Order given, final boolean keepsPlace) {
        if (order.price() != given.price() || keepsPlace) {
            return order.price() == given.price();
        }
        return given.priority() == 0 ? given.quantity() <= order.quantity() : given.priority() == order.priority();
    }

    private boolean insert(final int side, final Order given) {
        if (sides.get(0).size() + sides.get(1).size() >= maxOrders) {
            return false;
        }
        final List<Order> orders = sides.get(side);
        long priority = given.priority();
        int place = 0;
        for (int i = 0; i < orders.size(); i++) {
            final Order other = orders.get(i);
            final boolean samePrice = other.price() == given.price();
            if (samePrice && given.priority() == 0) {
                priority = other.priority();
            }
            final boolean samePriceAhead = samePrice && (given.priority() == 0 || other.priority() <= given.priority());
            if (samePriceAhead || rank(side, other) < rank(side, given)) {
                place = i + 1;
            }
        }
        orders.add(place, new Order(given.id(), given.price(), given.quantity(), priority));
        return true;
    }

    private static long rank(final int side, final Order order) {
        if (order.price() == Scale.NULL_PRICE) {
            return Long.MIN_VALUE;
        }
        return side == OrderBook.BID ? -order.price() : order.price();
    }

    private int owner(final long id) {
        return indexOf(0, id) >= 0 ? 0 : indexOf(1, id) >= 0 ? 1 : -1;
    }

    private int indexOf(final int side, final long id) {
        return sides.get(side).stream().map(Order::id).toList().indexOf(id);
    }

    private void removeIfKnown(final long id) {
        sides.forEach(orders -> orders.removeIf(order -> order.id() == id));
    }

    void clear() {
        sides.forEach(List::clear);
    }

    List<Order> side(final int side) {
        return sides.get(side);
    }

    BookPicture picture() {
        return BookPicture.of(sides);
    }
}
