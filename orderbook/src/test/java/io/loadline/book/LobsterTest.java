package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The opening of Apple on Nasdaq, 21 June 2012, as LOBSTER gives it: messages, and the ten best levels a side after each. The recording begins
 * with a book that is not empty, and what happens below the tenth level is not told: such quantity is one anonymous order a price.
 */
class LobsterTest {
    private static final int LEVELS = 10;
    private static final long UNIT = Scale.PRICE / 10_000;

    private final OrderIdBook book = new OrderIdBook(5_000, Counters.inMemory().counter("growths"));
    private final Map<Long, Long> left = new HashMap<>();
    private int levelsComeIntoSight;

    /** One level of a side. */
    private record Level(long price, long quantity) {}

    private static List<long[]> rows(final String kind) throws IOException {
        final Path file = SharedCaptures.capture("lobster/AAPL_2012-06-21_34200000_57600000_" + kind + "_10.csv");
        return Files.readAllLines(file).stream()
                .map(line -> Stream.of(line.split(","))
                        .mapToLong(field -> (long) Double.parseDouble(field))
                        .toArray())
                .toList();
    }

    /** Levels of a side in a row: ask price, ask size, bid price, bid size, ten times. */
    private static List<Level> levels(final long[] row, final int side) {
        final List<Level> levels = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            final int at = 4 * i + (side == OrderBook.ASK ? 0 : 2);
            levels.add(new Level(row[at] * UNIT, row[at + 1] * Scale.QUANTITY));
        }
        return levels;
    }

    private List<Level> best(final int side) {
        final List<Level> levels = new ArrayList<>();
        book.walk(side, (level, price, quantity, orders) -> levels.add(new Level(price, quantity)) && level < LEVELS);
        return levels;
    }

    private static boolean isWorse(final int side, final long price, final long than) {
        return side == OrderBook.BID ? price < than : price > than;
    }

    private void put(final int side, final int action, final long price, final long id, final long quantity) {
        left.put(id, quantity);
        assertTrue(book.apply(side, quantity == 0 ? OrderBook.DELETE : action, price, quantity, id, 0, 0));
        left.remove(id, 0L);
    }

    /** Makes the levels worse than a price, down to the tenth, what the row says: they were out of sight. */
    private void takeIntoSight(final int side, final long[] row, final long lastSeen) {
        final Map<Long, Long> told = new HashMap<>();
        levels(row, side).forEach(level -> told.put(level.price, level.quantity));
        final long worst = levels(row, side).getLast().price;
        final Map<Long, List<BookPicture.Row>> known = BookPicture.rows(book, side).stream()
                .filter(order -> !isWorse(side, order.price(), worst))
                .collect(Collectors.groupingBy(BookPicture.Row::price));
        final Set<Long> prices = new TreeSet<>(told.keySet());
        prices.addAll(known.keySet());
        prices.removeIf(price -> !isWorse(side, price, lastSeen));
        for (final long price : prices) {
            final List<BookPicture.Row> orders = known.getOrDefault(price, List.of());
            final long quantity = told.getOrDefault(price, 0L);
            if (orders.stream().mapToLong(BookPicture.Row::quantity).sum() != quantity) {
                levelsComeIntoSight++;
                orders.forEach(order -> put(side, OrderBook.DELETE, price, order.id(), 0));
                if (quantity > 0) {
                    put(side, OrderBook.NEW, price, -price, quantity);
                }
            }
        }
    }

    private void take(final long[] message) {
        final int type = (int) message[1];
        final int side = message[5] == 1 ? OrderBook.BID : OrderBook.ASK;
        final long price = message[4] * UNIT;
        final long quantity = message[3] * Scale.QUANTITY;
        final long id = left.containsKey(message[2]) ? message[2] : -price;
        switch (type) {
            case 1 -> put(side, OrderBook.NEW, price, message[2], quantity);
            case 2, 3, 4 -> put(side, OrderBook.CHANGE, price, id, left.get(id) - quantity);
            default -> assertTrue(type == 5 || type == 7, "message type " + type);
        }
    }

    @Test
    void shouldHaveTheTenBestLevelsOfTheVenueAfterEveryMessage() throws IOException {
        final List<long[]> messages = rows("message");
        final List<long[]> books = rows("orderbook");
        assertEquals(999, messages.size());
        final long[] first = messages.getFirst();
        put(OrderBook.BID, OrderBook.NEW, first[4] * UNIT, first[2], first[3] * Scale.QUANTITY);
        for (int side = OrderBook.BID; side <= OrderBook.ASK; side++) {
            final boolean bid = side == OrderBook.BID;
            takeIntoSight(side, books.getFirst(), bid ? Long.MAX_VALUE : Long.MIN_VALUE);
        }
        levelsComeIntoSight = 0;
        for (int i = 1; i < messages.size(); i++) {
            take(messages.get(i));
            for (int side = OrderBook.BID; side <= OrderBook.ASK; side++) {
                takeIntoSight(side, books.get(i), levels(books.get(i - 1), side).getLast().price);
                assertEquals(levels(books.get(i), side), best(side), "message " + i);
            }
        }
        assertTrue(levelsComeIntoSight <= 20, levelsComeIntoSight + " levels came into sight");
    }
}
