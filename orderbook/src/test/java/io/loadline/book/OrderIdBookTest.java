package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

class OrderIdBookTest {
    private final AtomicCounter growths = Counters.inMemory().counter("growths");
    private final OrderIdBook book = new OrderIdBook(1_000, growths);

    private boolean add(final long id, final long price, final long quantity) {
        return book.apply(OrderBook.BID, OrderBook.NEW, price, quantity, id, 0, 0);
    }

    private boolean change(final long id, final long price, final long quantity) {
        return book.apply(OrderBook.BID, OrderBook.CHANGE, price, quantity, id, 0, 0);
    }

    private boolean delete(final long id) {
        return book.apply(OrderBook.BID, OrderBook.DELETE, 0, 0, id, 0, 0);
    }

    private List<Long> queue() {
        return BookPicture.rows(book, OrderBook.BID).stream()
                .map(BookPicture.Row::id)
                .toList();
    }

    private void fill() {
        add(1, 100, 10);
        add(2, 100, 20);
        add(3, 101, 5);
        add(4, 100, 30);
    }

    @Test
    void shouldSumTheOrdersOfAPriceToALevel() {
        fill();
        assertEquals(101, book.bidPrice());
        assertEquals(5, book.bidQuantity());
        assertEquals(65, book.bidDepth());
        assertEquals(
                List.of(new BookPicture.Level(1, 101, 5, 1), new BookPicture.Level(2, 100, 60, 3)),
                BookPicture.of(book).sides().getFirst().levels());
    }

    @Test
    void shouldQueueByArrivalWithoutPriorities() {
        fill();
        assertEquals(List.of(3L, 1L, 2L, 4L), queue());
    }

    @Test
    void shouldQueueByPriority() {
        for (final int priority : new int[] {30, 10, 20, 40, 20}) {
            book.apply(OrderBook.BID, OrderBook.NEW, 100, 1, book.orderCount() + 1, priority, 0);
        }
        assertEquals(List.of(2L, 3L, 5L, 1L, 4L), queue());
    }

    @Test
    void shouldTakePrioritiesAsUnsigned() {
        book.apply(OrderBook.BID, OrderBook.NEW, 100, 1, 1, -1, 0);
        book.apply(OrderBook.BID, OrderBook.NEW, 100, 1, 2, Long.MAX_VALUE, 0);
        assertEquals(List.of(2L, 1L), queue());
    }

    @Test
    void shouldKeepThePlaceWhenTheQuantityFalls() {
        fill();
        assertTrue(change(1, 100, 4));
        assertEquals(List.of(3L, 1L, 2L, 4L), queue());
        assertEquals(59, book.bidDepth());
    }

    @Test
    void shouldLoseThePlaceWhenTheQuantityGrows() {
        fill();
        assertTrue(change(1, 100, 11));
        assertEquals(List.of(3L, 2L, 4L, 1L), queue());
    }

    @Test
    void shouldKeepThePlaceWhenTheVenueSaysSo() {
        fill();
        assertTrue(book.apply(OrderBook.BID, OrderBook.CHANGE, 100, 99, 1, 0, ByOrderBook.KEEPS_PLACE));
        assertEquals(List.of(3L, 1L, 2L, 4L), queue());
    }

    @Test
    void shouldMoveToThePlaceOfItsNewPriority() {
        for (int id = 1; id <= 3; id++) {
            book.apply(OrderBook.BID, OrderBook.NEW, 100, 1, id, 10L * id, 0);
        }
        assertTrue(book.apply(OrderBook.BID, OrderBook.CHANGE, 100, 1, 1, 25, 0));
        assertEquals(List.of(2L, 1L, 3L), queue());
    }

    @Test
    void shouldKeepThePlaceOfAnUnchangedPriorityThoughTheQuantityGrows() {
        for (int id = 1; id <= 3; id++) {
            book.apply(OrderBook.BID, OrderBook.NEW, 100, 1, id, 10L * id, 0);
        }
        assertTrue(book.apply(OrderBook.BID, OrderBook.CHANGE, 100, 7, 1, 10, 0));
        assertEquals(List.of(1L, 2L, 3L), queue());
    }

    @Test
    void shouldMoveToTheQueueOfItsNewPrice() {
        fill();
        assertTrue(change(1, 101, 10));
        assertEquals(List.of(3L, 1L, 2L, 4L), queue());
        assertEquals(15, book.bidQuantity());
    }

    @Test
    void shouldDropALevelWithItsLastOrder() {
        fill();
        assertTrue(delete(3));
        assertEquals(100, book.bidPrice());
    }

    @Test
    void shouldReportADeleteOfAnUnknownOrder() {
        fill();
        assertFalse(delete(9));
        assertEquals(4, book.orderCount());
    }

    @Test
    void shouldReportAChangeOfAnUnknownOrderAndTakeIt() {
        assertFalse(change(9, 100, 1));
        assertEquals(List.of(9L), queue());
    }

    @Test
    void shouldReportADuplicateOrderAndReplaceIt() {
        fill();
        assertFalse(add(1, 99, 7));
        assertEquals(List.of(3L, 2L, 4L, 1L), queue());
    }

    @Test
    void shouldReportAChangeOnTheOtherSideAndMoveTheOrder() {
        fill();
        assertFalse(book.apply(OrderBook.ASK, OrderBook.CHANGE, 105, 10, 1, 0, 0));
        assertEquals(105, book.askPrice());
        assertEquals(55, book.bidDepth());
    }

    @Test
    void shouldReportADeleteOnTheOtherSideAndDeleteTheOrder() {
        fill();
        assertFalse(book.apply(OrderBook.ASK, OrderBook.DELETE, 0, 0, 1, 0, 0));
        assertEquals(3, book.orderCount());
    }

    @Test
    void shouldRefuseAQuantityThatIsNotPositive() {
        assertFalse(add(1, 100, 0));
        assertEquals(0, book.orderCount());
    }

    @Test
    void shouldRefuseAnImpliedSide() {
        assertFalse(book.apply(OrderBook.IMPLIED_BID, OrderBook.NEW, 100, 1, 1, 0, 0));
    }

    @Test
    void shouldRefuseAnOverlay() {
        assertFalse(book.apply(OrderBook.BID, OrderBook.OVERLAY, 100, 1, 1, 1, 0));
    }

    @Test
    void shouldDeleteFromTheTopToAPosition() {
        fill();
        assertTrue(book.apply(OrderBook.BID, OrderBook.DELETE_THRU, 0, 0, 0, 2, 0));
        assertEquals(List.of(2L, 4L), queue());
    }

    @Test
    void shouldDeleteAWholeSideFromItsFirstPosition() {
        fill();
        book.apply(OrderBook.ASK, OrderBook.NEW, 105, 1, 9, 0, 0);
        assertTrue(book.apply(OrderBook.BID, OrderBook.DELETE_FROM, 0, 0, 0, 1, 0));
        assertEquals(1, book.orderCount());
        assertEquals(0, book.bidDepth());
    }

    @Test
    void shouldKeepAnOrderAtMarketAheadOfAllPricesAndOutOfTheLevels() {
        fill();
        assertTrue(add(5, Scale.NULL_PRICE, 50));
        assertEquals(new BookPicture.Row(0, 1, Scale.NULL_PRICE, 50, 5), rowOf(5));
        assertEquals(101, book.bidPrice());
        assertEquals(65, book.bidDepth());
        assertTrue(delete(5));
    }

    private BookPicture.Row rowOf(final long id) {
        return BookPicture.rows(book, OrderBook.BID).stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldNotTakeAnOrderBeyondItsMaximum() {
        for (int id = 1; id <= 1_000; id++) {
            assertTrue(add(id, id, 1));
        }
        assertFalse(add(1_001, 2_000, 1));
        assertEquals(1_000, book.bidPrice());
        assertTrue(delete(7));
        assertTrue(add(1_001, 2_000, 1));
    }

    @Test
    void shouldCountItsGrowth() {
        for (int id = 1; id <= 15; id++) {
            add(id, id % 8, 1);
        }
        assertEquals(0, growths.get());
        final long before = book.memoryBytes();
        for (int id = 1_000; id < 1_100; id++) {
            add(id, 1, 1);
        }
        assertEquals(3, growths.get());
        assertTrue(book.memoryBytes() > before);
    }

    @Test
    void shouldRefuseAMaximumOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new OrderIdBook(0, growths));
    }

    @Test
    void shouldHaveAnotherOrderHashWhenTheQueueDiffers() {
        fill();
        final long levels = book.stateHash();
        final long orders = book.orderHash();
        book.apply(OrderBook.BID, OrderBook.CHANGE, 100, 10, 1, 9, 0);
        assertEquals(levels, book.stateHash());
        assertNotEquals(orders, book.orderHash());
    }
}
