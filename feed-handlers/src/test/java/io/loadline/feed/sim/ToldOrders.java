package io.loadline.feed.sim;

import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.feed.BookAction;
import io.loadline.feed.EventWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a handler told the log of single orders, kept in the simplest way, by position or by id. A change that does not fit is an error. */
final class ToldOrders {
    static final int BY_POSITION = 3;

    record Order(long id, long price, long quantity) {}

    /** An order and what it queues by. */
    private record Row(Order order, long place) {}

    private final Map<Integer, List<List<Row>>> books = new HashMap<>();
    private final Map<Integer, Integer> kinds = new HashMap<>();
    private final Set<Integer> whole = new TreeSet<>();
    private long arrivals;

    void define(final int instrument, final int bookKind) {
        if (!Integer.valueOf(bookKind).equals(kinds.put(instrument, bookKind))) {
            clear(instrument);
        }
    }

    /** @return orders of a side, first in the queue of the best price first */
    List<Order> side(final int instrument, final int side) {
        return rows(instrument, side).stream().map(Row::order).toList();
    }

    /** @return true if the orders are not being rebuilt */
    boolean isWhole(final int instrument) {
        return whole.contains(instrument);
    }

    void clear(final int instrument) {
        rows(instrument, 0).clear();
        rows(instrument, 1).clear();
    }

    /** The venue says that the book is empty. */
    void reset(final int instrument) {
        clear(instrument);
        whole.add(instrument);
    }

    void onUpdate(final OrderUpdateDecoder update) {
        final int instrument = update.instrumentId();
        if ((update.flags() & EventWriter.CLEAR) != 0) {
            clear(instrument);
            whole.remove(instrument);
        }
        for (final OrderUpdateDecoder.EntriesDecoder entry : update.entries()) {
            final List<Row> rows = rows(instrument, entry.side());
            final Order order = new Order(entry.orderId(), entry.price(), entry.quantity());
            if (kinds.get(instrument) == BY_POSITION) {
                byPosition(rows, (int) entry.priority() - 1, entry.action(), order);
            } else {
                byId(rows, entry, order);
            }
        }
        if ((update.flags() & EventWriter.COMMIT) != 0) {
            whole.add(instrument);
        }
    }

    private static void byPosition(final List<Row> rows, final int at, final int action, final Order order) {
        switch (action) {
            case BookAction.NEW -> rows.add(at, new Row(order, 0));
            case BookAction.CHANGE -> {
                checkId(rows.get(at), order);
                rows.set(at, new Row(order, 0));
            }
            case BookAction.DELETE -> {
                checkId(rows.get(at), order);
                rows.remove(at);
            }
            case BookAction.DELETE_THRU -> rows.subList(0, at + 1).clear();
            default -> throw new AssertionError("action " + action);
        }
    }

    private static void checkId(final Row row, final Order order) {
        if (row.order.id() != order.id()) {
            throw new AssertionError("order " + row.order + " stands where " + order + " is meant");
        }
    }

    private void byId(final List<Row> rows, final OrderUpdateDecoder.EntriesDecoder entry, final Order order) {
        final int at = rows.stream().map(row -> row.order.id()).toList().indexOf(order.id());
        if ((at < 0) != (entry.action() == BookAction.NEW)) {
            throw new AssertionError("action " + entry.action() + " of order " + order + ", place " + at);
        }
        final long place = entry.priority() != 0 ? entry.priority() : arrivals++;
        switch (entry.action()) {
            case BookAction.NEW -> rows.add(new Row(order, place));
            case BookAction.CHANGE -> {
                final boolean keeps = (entry.entryFlags() & EventWriter.KEEPS_PLACE) != 0;
                rows.set(at, new Row(order, keeps ? rows.get(at).place : place));
            }
            case BookAction.DELETE -> rows.remove(at);
            default -> throw new AssertionError("action " + entry.action());
        }
        final int sign = entry.side() == 0 ? -1 : 1;
        rows.sort(Comparator.<Row>comparingLong(row -> sign * row.order.price()).thenComparingLong(Row::place));
    }

    private List<Row> rows(final int instrument, final int side) {
        return books.computeIfAbsent(instrument, key -> List.of(new ArrayList<>(), new ArrayList<>()))
                .get(side);
    }
}
