package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

class OrderListBookTest {
    private final AtomicCounter growths = Counters.inMemory().counter("growths");
    private final OrderListBook book = new OrderListBook(1_000, growths);

    private boolean ask(final int action, final long position, final long id, final long price, final long quantity) {
        return book.apply(OrderBook.ASK, action, price, quantity, id, position, 0);
    }

    private List<Long> queue() {
        return BookPicture.rows(book, OrderBook.ASK).stream()
                .map(BookPicture.Row::id)
                .toList();
    }

    private void fill() {
        ask(OrderBook.NEW, 1, 11, 100, 1);
        ask(OrderBook.NEW, 2, 12, 100, 2);
        ask(OrderBook.NEW, 3, 13, 101, 3);
        ask(OrderBook.NEW, 4, 14, 102, 4);
    }

    @Test
    void shouldSumNeighboursOfOnePriceToALevel() {
        fill();
        assertEquals(100, book.askPrice());
        assertEquals(3, book.askQuantity());
        assertEquals(10, book.askDepth());
        assertEquals(
                new BookPicture.Level(1, 100, 3, 2),
                BookPicture.of(book).sides().getLast().levels().getFirst());
    }

    @Test
    void shouldShiftOrdersDownOnNew() {
        fill();
        assertTrue(ask(OrderBook.NEW, 2, 15, 100, 1));
        assertEquals(List.of(11L, 15L, 12L, 13L, 14L), queue());
    }

    @Test
    void shouldShiftOrdersUpOnDelete() {
        fill();
        assertTrue(ask(OrderBook.DELETE, 1, 11, 0, 0));
        assertEquals(List.of(12L, 13L, 14L), queue());
        assertEquals(2, book.askQuantity());
    }

    @Test
    void shouldChangeTheOrderAtAPosition() {
        fill();
        assertTrue(ask(OrderBook.CHANGE, 3, 13, 101, 1));
        assertEquals(8, book.askDepth());
    }

    @Test
    void shouldDeleteFromTheFirstToAPosition() {
        fill();
        assertTrue(ask(OrderBook.DELETE_THRU, 3, 0, 0, 0));
        assertEquals(List.of(14L), queue());
        assertEquals(102, book.askPrice());
    }

    @Test
    void shouldDeleteFromAPositionToTheLast() {
        fill();
        assertTrue(ask(OrderBook.DELETE_FROM, 2, 0, 0, 0));
        assertEquals(List.of(11L), queue());
        assertEquals(1, book.askDepth());
    }

    @Test
    void shouldReportADeleteToBeyondTheLastAndEmptyTheSide() {
        fill();
        assertFalse(ask(OrderBook.DELETE_THRU, 5, 0, 0, 0));
        assertEquals(0, book.orderCount());
    }

    @Test
    void shouldReportAPositionBehindTheList() {
        fill();
        assertFalse(ask(OrderBook.NEW, 6, 15, 103, 1));
        assertFalse(ask(OrderBook.CHANGE, 5, 15, 103, 1));
        assertFalse(ask(OrderBook.DELETE, 5, 15, 0, 0));
        assertFalse(ask(OrderBook.DELETE_FROM, 5, 0, 0, 0));
        assertEquals(4, book.orderCount());
    }

    @Test
    void shouldReportAPositionOfNothing() {
        fill();
        assertFalse(ask(OrderBook.DELETE_THRU, 0, 0, 0, 0));
        assertFalse(ask(OrderBook.NEW, Long.MIN_VALUE, 15, 100, 1));
        assertEquals(4, book.orderCount());
    }

    @Test
    void shouldReportAnotherOrderAtThePositionAndBelieveThePosition() {
        fill();
        assertFalse(ask(OrderBook.DELETE, 2, 14, 0, 0));
        assertEquals(List.of(11L, 13L, 14L), queue());
    }

    @Test
    void shouldTakeNoIdAsAnyId() {
        fill();
        assertTrue(ask(OrderBook.CHANGE, 2, 0, 100, 9));
        assertTrue(ask(OrderBook.DELETE, 1, 0, 0, 0));
        assertEquals(List.of(12L, 13L, 14L), queue());
    }

    @Test
    void shouldKeepAnOrderAtMarketOutOfTheLevels() {
        fill();
        assertTrue(ask(OrderBook.NEW, 1, 9, Scale.NULL_PRICE, 50));
        assertEquals(100, book.askPrice());
        assertEquals(10, book.askDepth());
        assertTrue(ask(OrderBook.DELETE_THRU, 2, 0, 0, 0));
        assertEquals(List.of(12L, 13L, 14L), queue());
    }

    @Test
    void shouldNotTakeAnOrderBeyondItsMaximum() {
        for (int i = 1; i <= 1_000; i++) {
            assertTrue(ask(OrderBook.NEW, i, i, 100, 1));
        }
        assertFalse(ask(OrderBook.NEW, 1, 1_001, 100, 1));
        assertEquals(1_000, book.orderCount());
    }

    @Test
    void shouldCountItsGrowth() {
        for (int i = 1; i <= OrderList.BLOCK; i++) {
            ask(OrderBook.NEW, i, i, 100, 1);
        }
        assertEquals(0, growths.get());
        final long before = book.memoryBytes();
        ask(OrderBook.NEW, 1, 1_000, 100, 1);
        assertEquals(1, growths.get());
        assertTrue(book.memoryBytes() > before);
    }

    @Test
    void shouldRefuseAMaximumBeyondAllBooks() {
        assertThrows(IllegalArgumentException.class, () -> new OrderListBook(1 << 25, growths));
    }
}
