package io.loadline.book;

import io.loadline.core.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Everything a by-order book shows, for comparison: taken from a book by its walks, or made from plain lists of orders. */
record BookPicture(List<Side> sides) {
    /** One order. */
    record Order(long id, long price, long quantity, long priority) {}

    /** One level as shown. */
    record Level(int level, long price, long quantity, int orders) {}

    /** One order as shown. */
    record Row(int level, int position, long price, long quantity, long id) {}

    /** One side as shown. */
    record Side(long bestPrice, long bestQuantity, long depth, List<Level> levels, List<Row> rows) {}

    static BookPicture of(final ByOrderBook book) {
        return new BookPicture(List.of(
                new Side(book.bidPrice(), book.bidQuantity(), book.bidDepth(), levels(book, 0), rows(book, 0)),
                new Side(book.askPrice(), book.askQuantity(), book.askDepth(), levels(book, 1), rows(book, 1))));
    }

    private static List<Level> levels(final OrderBook book, final int side) {
        final List<Level> levels = new ArrayList<>();
        book.walk(side, (level, price, quantity, orders) -> levels.add(new Level(level, price, quantity, orders)));
        return levels;
    }

    static List<Row> rows(final ByOrderBook book, final int side) {
        final List<Row> rows = new ArrayList<>();
        book.walkOrders(
                side,
                (level, position, price, quantity, id) -> rows.add(new Row(level, position, price, quantity, id)));
        return rows;
    }

    /** Of the orders of both sides, as they lie: levels by price, rows numbered by changes of price. */
    static BookPicture of(final List<List<Order>> sides) {
        return new BookPicture(
                List.of(side(sides.get(0), Comparator.reverseOrder()), side(sides.get(1), Comparator.naturalOrder())));
    }

    private static Side side(final List<Order> orders, final Comparator<Long> bestFirst) {
        final TreeMap<Long, List<Order>> byPrice = new TreeMap<>(bestFirst);
        final List<Row> rows = new ArrayList<>();
        int level = 0;
        Long last = null;
        for (final Order order : orders) {
            final boolean priced = order.price != Scale.NULL_PRICE;
            if (priced) {
                byPrice.computeIfAbsent(order.price, _ -> new ArrayList<>()).add(order);
                level += Objects.equals(last, order.price) ? 0 : 1;
                last = order.price;
            }
            rows.add(new Row(priced ? level : 0, rows.size() + 1, order.price, order.quantity, order.id));
        }
        final List<Level> levels = new ArrayList<>();
        byPrice.forEach((price, all) -> levels.add(new Level(levels.size() + 1, price, sum(all), all.size())));
        final Level best = levels.isEmpty() ? new Level(1, Scale.NULL_PRICE, 0, 0) : levels.getFirst();
        final long depth = levels.stream().mapToLong(Level::quantity).sum();
        return new Side(best.price, best.quantity, depth, levels, rows);
    }

    private static long sum(final List<Order> orders) {
        return orders.stream().mapToLong(Order::quantity).sum();
    }
}
