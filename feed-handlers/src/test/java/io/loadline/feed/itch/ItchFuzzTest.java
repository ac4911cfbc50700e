package io.loadline.feed.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.LoggedBooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A market made at random, told to a naive book and to handlers whose lines lose, damage and repeat packets. More rounds with
 * {@code -Dloadline.fuzz.rounds=N}.
 */
class ItchFuzzTest {
    private static final int ROUNDS = Integer.getInteger("loadline.fuzz.rounds", 150);
    private static final String[] SYMBOLS = {"A", "BRK.B", "CCC=", "DDDD"};
    private static final long TIMEOUT_NS = 5_000_000L;

    /** A market that knows its own books. */
    private static final class Market {
        private final Random random;
        private final Map<String, LinkedHashMap<Long, LoggedBooks.Order>> books = new HashMap<>();
        private final Map<String, Long> traded = new HashMap<>();
        private long sequence = 1;
        private long nextOrder = 1;

        Market(final Random random) {
            this.random = random;
            for (final String symbol : SYMBOLS) {
                books.put(symbol, new LinkedHashMap<>());
                traded.put(symbol, 0L);
            }
        }

        ItchBytes packet() {
            final ItchBytes packet = new ItchBytes(sequence);
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                change(packet, 1 + random.nextInt(SYMBOLS.length));
            }
            sequence += packet.count();
            return packet;
        }

        private void change(final ItchBytes packet, final int locate) {
            final String symbol = SYMBOLS[locate - 1];
            final LinkedHashMap<Long, LoggedBooks.Order> book = books.get(symbol);
            if (book.size() < 3 || random.nextInt(3) == 0) {
                final int side = random.nextInt(2);
                final int shares = 1 + random.nextInt(500);
                final int price = 10_000 + random.nextInt(20);
                packet.add(locate, sequence, symbol, nextOrder, side == 0 ? 'B' : 'S', shares, price);
                book.put(nextOrder++, order(side, price, shares));
                return;
            }
            final long id = List.copyOf(book.keySet()).get(random.nextInt(book.size()));
            final LoggedBooks.Order order = book.get(id);
            final int left = (int) (order.quantity() / 100_000_000);
            final int price = (int) (order.price() / 100_000);
            final int taken = random.nextBoolean() ? left : 1 + random.nextInt(left);
            switch (random.nextInt(5)) {
                case 0 -> {
                    packet.delete(locate, sequence, id);
                    book.remove(id);
                }
                case 1 -> {
                    packet.replace(locate, sequence, id, nextOrder, taken, price + 1);
                    book.remove(id);
                    book.put(nextOrder++, order(order.side(), price + 1, taken));
                }
                case 2 -> {
                    packet.cancel(locate, sequence, id, taken);
                    reduce(book, id, order, price, left - taken);
                }
                case 3 -> {
                    packet.executed(locate, sequence, id, taken, sequence);
                    reduce(book, id, order, price, left - taken);
                    traded.merge(symbol, taken * 100_000_000L, Long::sum);
                }
                default -> {
                    packet.executedAt(locate, sequence, id, taken, sequence, 'N', price);
                    reduce(book, id, order, price, left - taken);
                }
            }
        }

        private static void reduce(
                final Map<Long, LoggedBooks.Order> book,
                final long id,
                final LoggedBooks.Order order,
                final int price,
                final int left) {
            if (left == 0) {
                book.remove(id);
            } else {
                book.put(id, order(order.side(), price, left));
            }
        }

        private static LoggedBooks.Order order(final int side, final int price, final int shares) {
            return new LoggedBooks.Order(side, price * 100_000L, shares * 100_000_000L);
        }

        void assertSame(final LoggedBooks told, final String symbol, final String seed) {
            assertEquals(
                    List.copyOf(books.get(symbol).entrySet()),
                    List.copyOf(told.orders(symbol).entrySet()),
                    seed + " " + symbol);
            assertEquals(traded.get(symbol), told.traded(symbol), seed + " " + symbol);
        }
    }

    private static byte[] damaged(final Random random, final byte[] whole) {
        final byte[] bytes = whole.clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            // the session and the number of a packet are behind the checksum of its datagram; the rest is read as it
            // comes
            bytes[18 + random.nextInt(bytes.length - 18)] = (byte) random.nextInt();
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Test
    void shouldHaveTheBooksOfTheMarketWhateverOneLineDoes() {
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = 1_000L + round;
            final Random random = new Random(seed);
            final Market market = new Market(random);
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = ItchHarness.handler(books, false);
            for (int i = 0; i < 80; i++) {
                final byte[] whole = market.packet().bytes();
                if (random.nextInt(3) > 0) {
                    ItchHarness.send(
                            handler,
                            0,
                            i,
                            random.nextBoolean() ? whole : Arrays.copyOf(whole, random.nextInt(whole.length)));
                }
                ItchHarness.send(handler, 1, i, whole);
                if (random.nextInt(10) == 0) {
                    ItchHarness.send(handler, 0, i, whole);
                }
            }
            for (final String symbol : SYMBOLS) {
                market.assertSame(books, symbol, "seed " + seed);
            }
            assertEquals(
                    0, handler.report().staleInstruments() + handler.report().gaps(), "seed " + seed);
            assertEquals(0, books.misfits(), "seed " + seed);
        }
    }

    @Test
    void shouldCallNoBookGoodThatIsNotAfterALossOnBothLines() {
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = 2_000L + round;
            final Random random = new Random(seed);
            final Market market = new Market(random);
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = ItchHarness.handler(books, false);
            for (int i = 0; i < 80; i++) {
                final byte[] whole = market.packet().bytes();
                if (random.nextInt(40) > 0) {
                    ItchHarness.send(handler, 0, i, whole);
                }
            }
            ItchHarness.send(handler, 0, 80 + TIMEOUT_NS, new ItchBytes(market.sequence));
            handler.onTime(80 + 2 * TIMEOUT_NS);
            for (final String symbol : SYMBOLS) {
                if (!books.isStale(symbol) && books.symbols().contains(symbol)) {
                    market.assertSame(books, symbol, "seed " + seed);
                }
            }
            assertEquals(0, books.misfits(), "seed " + seed);
        }
    }

    @Test
    void shouldSurviveDamagedPacketsAndTellTheLogNothingImpossible() {
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = 3_000L + round;
            final Random random = new Random(seed);
            final Market market = new Market(random);
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = ItchHarness.handler(books, random.nextBoolean());
            long sent = 0;
            final List<byte[]> earlier = new ArrayList<>();
            for (int i = 0; i < 80; i++, sent++) {
                final byte[] whole = market.packet().bytes();
                earlier.add(whole);
                final byte[] any = earlier.get(random.nextInt(earlier.size()));
                ItchHarness.send(handler, 0, i, random.nextInt(3) > 0 ? whole : damaged(random, any));
            }
            handler.onEnd();

            assertEquals(sent, handler.report().packets(), "seed " + seed);
            assertEquals(0, books.misfits(), "seed " + seed);
            assertTrue(handler.report().instruments() <= 20_000, "seed " + seed);
        }
    }

    @Test
    void shouldKeepTheBooksOfOtherStocksWhenAMessageIsDamagedButWellFramed() {
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = 4_000L + round;
            final Random random = new Random(seed);
            final Market market = new Market(random);
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = ItchHarness.handler(books, false);
            for (int i = 0; i < 60; i++) {
                ItchHarness.send(handler, 0, i, market.packet());
            }
            // a message about the first stock that names orders of any other
            final ItchBytes lies = new ItchBytes(market.sequence);
            for (int i = 0; i < 40; i++) {
                final long order = random.nextLong(market.nextOrder);
                if (market.books.get(SYMBOLS[0]).containsKey(order)) {
                    continue;
                }
                switch (random.nextInt(4)) {
                    case 0 -> lies.delete(1, 1, order);
                    case 1 -> lies.executed(1, 1, order, 1, 1);
                    case 2 -> lies.replace(1, 1, order, random.nextLong(), 1, 1);
                    default -> lies.cancel(1, 1, order, 1);
                }
            }
            ItchHarness.send(handler, 0, 61, lies);

            for (int i = 1; i < SYMBOLS.length; i++) {
                market.assertSame(books, SYMBOLS[i], "seed " + seed);
                assertTrue(!books.isStale(SYMBOLS[i]), "seed " + seed);
            }
            assertTrue(books.isStale(SYMBOLS[0]), "seed " + seed);
        }
    }
}
