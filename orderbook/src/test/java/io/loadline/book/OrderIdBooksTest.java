package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books by order id that share their memory. */
class OrderIdBooksTest {
    private static final int BOOKS = 12;
    private static final int MOST_ORDERS = 60;

    private final AtomicCounter growths = Counters.inMemory().counter("growths");
    private final OrderIdBooks books = new OrderIdBooks(BOOKS, 1_000, 200, growths);

    private static boolean add(final OrderIdBook book, final long id, final long price) {
        return book.apply(OrderBook.BID, OrderBook.NEW, price, 5, id, 0, 0);
    }

    private static boolean delete(final OrderIdBook book, final long id) {
        return book.apply(OrderBook.BID, OrderBook.DELETE, 0, 0, id, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldEqualTheirNaiveTwinsThoughTheyShareOrderIds(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final OrderIdBooks small = new OrderIdBooks(1, 1, MOST_ORDERS, growths);
        final OrderIdBook[] shared = new OrderIdBook[BOOKS];
        final NaiveOrderIdBook[] naive = new NaiveOrderIdBook[BOOKS];
        for (int i = 0; i < BOOKS; i++) {
            shared[i] = small.newBook();
            naive[i] = new NaiveOrderIdBook(MOST_ORDERS);
        }
        for (int i = 0; i < 40_000; i++) {
            final int number = random.nextInt(BOOKS);
            final OrderIdBook book = shared[number];
            if (random.nextInt(2_000) == 0) {
                small.release(book);
                shared[number] = small.newBook();
                naive[number].clear();
            }
            final int side = random.nextInt(2);
            final int action = random.nextInt(random.nextInt(40) == 0 ? 5 : 3);
            final long price = random.nextInt(30) == 0 ? Scale.NULL_PRICE : random.nextLong(25);
            final long quantity = random.nextLong(40);
            final long id = random.nextLong(90);
            final long priority = action > OrderBook.DELETE ? random.nextLong(30) : 0;
            final String at = "seed " + seed + " operation " + i;
            assertEquals(
                    naive[number].apply(side, action, price, quantity, id, priority, false),
                    shared[number].apply(side, action, price, quantity, id, priority, 0),
                    at);
            assertEquals(naive[number].picture(), BookPicture.of(shared[number]), at);
        }
        for (int i = 0; i < BOOKS; i++) {
            assertEquals(naive[i].picture(), BookPicture.of(shared[i]), "seed " + seed + " book " + i);
        }
    }

    @Test
    void shouldHaveTheHashesOfABookWithMemoryOfItsOwn() {
        final OrderIdBook alone = new OrderIdBook(200, growths);
        final OrderIdBook first = books.newBook();
        final OrderIdBook second = books.newBook();
        for (int id = 0; id < 100; id++) {
            add(first, id, 1_000 - id);
            add(second, id, id / 7);
            add(alone, id, id / 7);
        }
        assertEquals(alone.stateHash(), second.stateHash());
        assertEquals(alone.orderHash(), second.orderHash());
    }

    @Test
    void shouldKeepTheOrdersOfOtherBooksWhenOneIsCleared() {
        final OrderIdBook first = books.newBook();
        final OrderIdBook second = books.newBook();
        for (int id = 0; id < 50; id++) {
            add(first, id, id);
            add(second, id, id);
        }
        first.clear();
        assertEquals(0, first.orderCount());
        assertEquals(50, second.orderCount());
        assertFalse(delete(first, 7));
        assertTrue(delete(second, 7));
    }

    @Test
    void shouldTellApartTheOrdersOfHundredsOfBooksWithTheSameIds() {
        final OrderIdBook[] all = new OrderIdBook[400];
        Arrays.setAll(all, _ -> books.newBook());
        for (int i = 0; i < all.length; i++) {
            for (int id = 0; id < 20; id++) {
                assertTrue(add(all[i], id, 1_000 * i + id));
            }
        }
        for (int i = 0; i < all.length; i++) {
            assertTrue(delete(all[i], 19));
            assertFalse(delete(all[i], 19));
            assertEquals(1_000 * i + 18, all[i].bidPrice());
            assertEquals(19, all[i].orderCount());
        }
    }

    @Test
    void shouldHoldTheMostOrdersInEachBook() {
        final OrderIdBook first = books.newBook();
        final OrderIdBook second = books.newBook();
        for (int id = 0; id < 200; id++) {
            assertTrue(add(first, id, id));
            assertTrue(add(second, id, id));
        }
        assertFalse(add(first, 200, 1));
        assertFalse(add(second, 200, 1));
    }

    @Test
    void shouldFindRoomForABookThatGrowsWithoutAllocating() {
        final OrderIdBook[] all = new OrderIdBook[BOOKS];
        Arrays.setAll(all, _ -> books.newBook());
        final long before = books.memoryBytes();
        for (final OrderIdBook book : all) {
            for (int id = 0; id < 60; id++) {
                add(book, id, id % 8);
            }
        }
        assertEquals(0, growths.get());
        assertEquals(before, books.memoryBytes());
    }

    @Test
    void shouldUseTheRoomOfReleasedBooksAgain() {
        long afterFirst = 0;
        for (int i = 0; i < 1_000; i++) {
            final OrderIdBook book = books.newBook();
            for (int id = 0; id < 100; id++) {
                add(book, id, id);
            }
            books.release(book);
            afterFirst = i == 0 ? books.memoryBytes() : afterFirst;
        }
        assertEquals(afterFirst, books.memoryBytes());
    }

    @Test
    void shouldTellTheMemoryOfABookByWhatItHolds() {
        final OrderIdBook book = books.newBook();
        final long empty = book.memoryBytes();
        add(book, 1, 10);
        final long one = book.memoryBytes();
        add(book, 2, 10);
        assertTrue(empty < one);
        assertEquals(56, book.memoryBytes() - one);
    }

    @Test
    void shouldRefuseRoomForNothing() {
        assertThrows(IllegalArgumentException.class, () -> new OrderIdBooks(0, 1, 1, growths));
        assertThrows(IllegalArgumentException.class, () -> new OrderIdBooks(1, 0, 1, growths));
    }
}
