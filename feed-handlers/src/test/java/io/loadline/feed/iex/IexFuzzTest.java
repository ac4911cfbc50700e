package io.loadline.feed.iex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A market by order (DEEP+) made at random, told to a naive book and to handlers whose lines lose, damage and repeat segments; and bytes of every
 * protocol that no venue should send. More rounds with {@code -Dloadline.fuzz.rounds=N}.
 */
class IexFuzzTest {
    private static final int ROUNDS = Integer.getInteger("loadline.fuzz.rounds", 120);
    private static final String[] SYMBOLS = {"A", "BRK.B", "CCC", "DDDD"};
    private static final long TIMEOUT_NS = 5_000_000L;
    private static final int PACKETS = 80;

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

        byte[] segment() {
            final IexBytes segment = new IexBytes(IexBytes.DEEP_PLUS, sequence);
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                change(segment, SYMBOLS[random.nextInt(SYMBOLS.length)]);
                sequence++;
            }
            return segment.bytes();
        }

        private void change(final IexBytes segment, final String symbol) {
            final LinkedHashMap<Long, LoggedBooks.Order> book = books.get(symbol);
            if (book.size() < 3 || random.nextInt(3) == 0) {
                final int side = random.nextInt(2);
                final int size = 1 + random.nextInt(500);
                final long price = 10_000L + random.nextInt(20);
                segment.add(side == 0 ? '8' : '5', sequence, symbol, nextOrder, size, price);
                book.put(nextOrder++, order(side, price, size));
                return;
            }
            final long id = List.copyOf(book.keySet()).get(random.nextInt(book.size()));
            final LoggedBooks.Order order = book.get(id);
            final int left = (int) (order.quantity() / 100_000_000);
            final long price = order.price() / 100_000;
            switch (random.nextInt(5)) {
                case 0 -> {
                    segment.delete(sequence, symbol, id);
                    book.remove(id);
                }
                case 1 -> {
                    final int size = 1 + random.nextInt(left);
                    segment.modify(true, sequence, symbol, id, size, price);
                    book.put(id, order(order.side(), price, size));
                }
                case 2 -> {
                    segment.modify(false, sequence, symbol, id, left + 5, price + 1);
                    book.remove(id);
                    book.put(id, order(order.side(), price + 1, left + 5));
                }
                case 3 -> {
                    final int size = random.nextBoolean() ? left : 1 + random.nextInt(left);
                    segment.execute(sequence, symbol, id, size, price);
                    traded.merge(symbol, size * 100_000_000L, Long::sum);
                    if (size == left) {
                        book.remove(id);
                    } else {
                        book.put(id, order(order.side(), price, left - size));
                    }
                }
                default -> {
                    if (random.nextInt(10) == 0) {
                        segment.message('C', 0, sequence, symbol);
                        book.clear();
                    } else {
                        segment.trade('T', sequence, symbol, 7, price);
                        traded.merge(symbol, 700_000_000L, Long::sum);
                    }
                }
            }
        }

        private static LoggedBooks.Order order(final int side, final long price, final int size) {
            return new LoggedBooks.Order(side, price * 100_000L, size * 100_000_000L);
        }

        void assertSame(final LoggedBooks told, final String symbol, final long seed) {
            assertEquals(
                    List.copyOf(books.get(symbol).entrySet()),
                    List.copyOf(told.orders(symbol).entrySet()),
                    "seed " + seed + " " + symbol);
        }
    }

    @Test
    void shouldHaveTheBooksOfTheMarketWhateverOneLineDoes() {
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = 1_000L + round;
            final Random random = new Random(seed);
            final Market market = new Market(random);
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = IexHarness.handler(books, false, "deepplus");
            for (int i = 0; i < PACKETS; i++) {
                final byte[] whole = market.segment();
                for (int copies = random.nextInt(3); copies > 0; copies--) {
                    IexHarness.send(handler, 0, i, random.nextBoolean() ? whole : cut(random, whole));
                }
                IexHarness.send(handler, 1, i, whole);
            }
            handler.onEnd();

            assertEquals(0, handler.report().gaps(), "seed " + seed);
            assertEquals(0, books.misfits(), "seed " + seed);
            for (final String symbol : SYMBOLS) {
                assertFalse(books.isStale(symbol), "seed " + seed + " " + symbol);
                market.assertSame(books, symbol, seed);
                assertEquals(market.traded.get(symbol), books.traded(symbol), "seed " + seed + " " + symbol);
            }
        }
    }

    @Test
    void shouldNeverCallABookGoodThatIsNot() {
        int stale = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = 5_000L + round;
            final Random random = new Random(seed);
            final Market market = new Market(random);
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = IexHarness.handler(books, false, "deepplus");
            final List<byte[]> late = new ArrayList<>();
            for (int i = 0; i < PACKETS; i++) {
                final byte[] whole = market.segment();
                switch (random.nextInt(40)) {
                    case 0 -> {
                        // lost on both lines
                    }
                    case 1 -> late.add(whole);
                    default -> IexHarness.send(handler, random.nextInt(2), i * TIMEOUT_NS / 4, whole);
                }
                if (!late.isEmpty() && random.nextInt(3) == 0) {
                    IexHarness.send(handler, 1, i * TIMEOUT_NS / 4, late.removeFirst());
                }
                handler.onTime(i * TIMEOUT_NS / 4);
            }
            final long next = market.sequence;
            IexHarness.send(handler, 0, PACKETS * TIMEOUT_NS, new IexBytes(IexBytes.DEEP_PLUS, next));
            handler.onTime((PACKETS + 2) * TIMEOUT_NS);
            handler.onEnd();

            for (final String symbol : books.symbols()) {
                if (books.isStale(symbol)) {
                    stale++;
                } else {
                    market.assertSame(books, symbol, seed);
                }
            }
        }
        assertTrue(stale > ROUNDS / 10, "only " + stale + " stale books: the test loses too little");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "deepplus", "tops", "first"})
    void shouldSurviveAnyBytes(final String protocol) {
        for (int round = 0; round < ROUNDS; round++) {
            final Random random = new Random(9_000L + round);
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = IexHarness.handler(books, random.nextBoolean(), protocol);
            for (int i = 1; i <= PACKETS; i++) {
                final byte[] bytes = nonsense(random, i);
                IexHarness.send(
                        handler, random.nextInt(4) - 1, i, random.nextInt(3) == 0 ? bytes : spoiled(random, bytes));
            }
            handler.onTime(Long.MAX_VALUE / 2);
            handler.onEnd();

            assertEquals(PACKETS, handler.report().packets());
        }
    }

    /** A well formed segment whose fields may mean nothing. */
    private static byte[] nonsense(final Random random, final int sequence) {
        final int protocol =
                List.of(IexBytes.DEEP, IexBytes.DEEP_PLUS, IexBytes.TOPS).get(random.nextInt(3));
        final IexBytes segment = new IexBytes(protocol, random.nextInt(3), 77 + random.nextInt(10) / 9, sequence);
        final String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
        for (int i = random.nextInt(4); i > 0; i--) {
            final int size = random.nextInt(20) - 2;
            final long price = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(30) - 2;
            final long order = random.nextInt(12);
            switch (random.nextInt(9)) {
                case 0 -> segment.level("85".charAt(random.nextInt(2)), random.nextBoolean(), i, symbol, size, price);
                case 1 -> segment.quote(i, symbol, size, price, price + random.nextInt(3) - 1, size);
                case 2 -> segment.add("85?".charAt(random.nextInt(3)), i, symbol, order, size, price);
                case 3 -> segment.modify(random.nextBoolean(), i, symbol, order, size, price);
                case 4 -> segment.delete(i, symbol, order);
                case 5 -> segment.execute(i, symbol, order, size, price);
                case 6 -> segment.message('C', 0, i, symbol);
                case 7 -> segment.event("OSRMEC".charAt(random.nextInt(6)), i);
                default -> segment.trade("TB".charAt(random.nextInt(2)), i, symbol, size, price);
            }
        }
        return segment.bytes();
    }

    private static byte[] spoiled(final Random random, final byte[] whole) {
        final byte[] bytes = whole.clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 9)) : bytes;
    }

    private static byte[] cut(final Random random, final byte[] whole) {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
}
