package io.loadline.book;

import io.loadline.book.BookPicture.Order;
import java.util.ArrayList;
import java.util.List;

/** A book by position of order the plain way: a list a side. */
final class NaiveOrderListBook {
    private final int maxOrders;
    private final List<List<Order>> sides = List.of(new ArrayList<>(), new ArrayList<>());

    NaiveOrderListBook(final int maxOrders) {
        this.maxOrders = maxOrders;
    }

    boolean apply(
            final int side,
            final int action,
            final long price,
            final long quantity,
            final long id,
            final long position) {
        final boolean puts = action == OrderBook.NEW || action == OrderBook.CHANGE;
        if (side < 0 || side > 1 || position < 1 || (puts && quantity <= 0)) {
            return false;
        }
        final List<Order> orders = sides.get(side);
        final boolean inside = position <= orders.size();
        final int index = (int) Math.min(position, orders.size() + 2L) - 1;
        return switch (action) {
            case OrderBook.NEW -> {
                final boolean fits = index <= orders.size()
                        && sides.get(0).size() + sides.get(1).size() < maxOrders;
                if (fits) {
                    orders.add(index, new Order(id, price, quantity, 0));
                }
                yield fits;
            }
            case OrderBook.CHANGE -> {
                final long known = inside ? orders.get(index).id() : -1;
                if (inside) {
                    orders.set(index, new Order(id == 0 ? known : id, price, quantity, 0));
                }
                yield inside && (id == 0 || id == known);
            }
            case OrderBook.DELETE -> {
                final long known = inside ? orders.remove(index).id() : -1;
                yield inside && (id == 0 || id == known);
            }
            case OrderBook.DELETE_THRU -> {
                orders.subList(0, Math.min(index + 1, orders.size())).clear();
                yield inside;
            }
            case OrderBook.DELETE_FROM -> {
                orders.subList(Math.min(index, orders.size()), orders.size()).clear();
                yield inside;
            }
            default -> false;
        };
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
