package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The by-order books against their naive twins, and against each other. */
class OrderBookPropertyTest {
    private static final int SIDES = 2;
    private final AtomicCounter growths = Counters.inMemory().counter("growths");

    private static long price(final SplittableRandom random, final int side) {
        if (random.nextInt(30) == 0) {
            return Scale.NULL_PRICE;
        }
        return side == OrderBook.BID ? random.nextLong(-40, 5) : random.nextLong(0, 45);
    }

    private static int action(final SplittableRandom random) {
        final int choice = random.nextInt(200);
        if (choice < 85) {
            return OrderBook.NEW;
        }
        if (choice < 130) {
            return OrderBook.CHANGE;
        }
        return choice < 196 ? OrderBook.DELETE : random.nextInt(-1, 7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheNaiveBookByOrderIdAfterEveryOperation(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final int most = 150;
        final OrderIdBook book = new OrderIdBook(most, growths);
        final NaiveOrderIdBook naive = new NaiveOrderIdBook(most);
        for (int i = 0; i < 30_000; i++) {
            final int side = random.nextInt(100) == 0 ? random.nextInt(-1, 5) : random.nextInt(SIDES);
            final int action = action(random);
            final boolean byPosition = action == OrderBook.DELETE_THRU || action == OrderBook.DELETE_FROM;
            final long price = price(random, side);
            final long quantity = random.nextLong(-1, 40);
            final long id = random.nextLong(220) * 0x1_0000_0001L;
            final long priority = byPosition || random.nextBoolean() ? random.nextLong(80) : 0;
            final int flags = random.nextInt(2);
            final String at = "seed " + seed + " operation " + i + " action " + action;
            assertEquals(
                    naive.apply(side, action, price, quantity, id, priority, flags == 1),
                    book.apply(side, action, price, quantity, id, priority, flags),
                    at);
            if (random.nextInt(3_000) == 0) {
                book.clear();
                naive.clear();
            }
            assertEquals(naive.picture(), BookPicture.of(book), at);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldEqualTheNaiveBookByPositionAfterEveryOperation(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final int most = 400;
        final OrderListBook book = new OrderListBook(most, growths);
        final NaiveOrderListBook naive = new NaiveOrderListBook(most);
        for (int i = 0; i < 30_000; i++) {
            final int side = random.nextInt(100) == 0 ? random.nextInt(-1, 5) : random.nextInt(SIDES);
            final List<BookPicture.Order> orders = naive.side(side & 1);
            final int action = action(random);
            final int position = random.nextInt(orders.size() + 3);
            final long quantity = random.nextLong(-1, 60);
            final boolean known = position >= 1 && position <= orders.size() && random.nextInt(50) > 0;
            final long id =
                    known && action != OrderBook.NEW ? orders.get(position - 1).id() : random.nextLong(3) * i;
            final long price = price(random, side);
            final String at = "seed " + seed + " operation " + i + " action " + action;
            assertEquals(
                    naive.apply(side, action, price, quantity, id, position),
                    book.apply(side, action, price, quantity, id, position, 0),
                    at);
            if (random.nextInt(3_000) == 0) {
                book.clear();
                naive.clear();
            }
            assertEquals(naive.picture(), BookPicture.of(book), at);
        }
    }

    @Test
    void shouldEqualTheNaiveBookByPositionWhenThousandsOfOrdersDeep() {
        final long seed = 7;
        final SplittableRandom random = new SplittableRandom(seed);
        final OrderListBook book = new OrderListBook(20_000, growths);
        final NaiveOrderListBook naive = new NaiveOrderListBook(20_000);
        for (int i = 0; i < 60_000; i++) {
            final int size = naive.side(OrderBook.BID).size();
            final boolean growing = (i / 12_000) % 2 == 0;
            final int action = random.nextInt(10) < (growing ? 8 : 2) ? OrderBook.NEW : OrderBook.DELETE;
            final int near = 1 + (int) (size * Math.pow(random.nextDouble(), 3));
            final int wholesale = i % 5_000 == 4_999 ? 3 + random.nextInt(2) : action;
            naive.apply(OrderBook.BID, wholesale, 1, i + 1, wholesale == OrderBook.DELETE ? 0 : i, near);
            book.apply(OrderBook.BID, wholesale, 1, i + 1, wholesale == OrderBook.DELETE ? 0 : i, near, 0);
            if (i % 200 == 0) {
                assertEquals(naive.picture(), BookPicture.of(book), "seed " + seed + " operation " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void shouldHaveOneHashWhateverTheBookIsMadeOf(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final SameOrders books = new SameOrders(growths);
        for (int i = 0; i < 20_000; i++) {
            final int side = random.nextInt(SIDES);
            final long price = side == OrderBook.BID ? random.nextLong(-20, 0) : random.nextLong(0, 20);
            books.step(side, random.nextInt(3), price, random.nextLong(1, 9), random.nextLong(90));
            final String at = "seed " + seed + " operation " + i;
            assertEquals(books.byId.stateHash(), books.byPrice.stateHash(), at);
            assertEquals(books.byId.stateHash(), books.byPosition.stateHash(), at);
            assertEquals(books.byId.orderHash(), books.byPosition.orderHash(), at);
        }
    }
}
