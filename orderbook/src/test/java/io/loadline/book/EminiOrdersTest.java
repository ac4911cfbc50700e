package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two recordings of the E-mini S&P 500 future, order by order, against a book of maps. */
class EminiOrdersTest {
    private static final String SNAPSHOT = "es-mbo/esh4-glbx-mdp3-20231224.mbo.dbn.zst";
    private static final String SESSION = "es-mbo/orderbooks_mbo_2024-05-08T00-00-00_2024-05-08T00-00-02.dbn.zst";

    private final OrderIdBook book = new OrderIdBook(20_000, Counters.inMemory().counter("growths"));
    private final NaiveQueues naive = new NaiveQueues();
    private int changesOfTheBook;

    private void take(final DbnOrders.Change change) {
        switch (change.action()) {
            case 'R' -> {
                book.clear();
                naive.clear();
            }
            case 'A' -> {
                assertTrue(apply(change, OrderBook.NEW, change.size()));
                naive.put(change.bookSide(), change.price(), change.orderId(), change.size());
            }
            case 'M' -> modify(change);
            case 'C' -> cancel(change);
            case 'F' -> {
                assertTrue(naive.isKnown(change.orderId()), change.toString());
                assertEquals(naive.price(change.orderId()), change.price(), change.toString());
            }
            default -> assertEquals('T', change.action());
        }
    }

    private boolean apply(final DbnOrders.Change change, final int action, final long size) {
        changesOfTheBook++;
        return book.apply(change.bookSide(), action, change.price(), size * Scale.QUANTITY, change.orderId(), 0, 0);
    }

    /** A changed order goes to the end of the queue if its price changes or its size grows. */
    private void modify(final DbnOrders.Change change) {
        final long id = change.orderId();
        if (naive.price(id) == change.price() && change.size() <= naive.quantity(id)) {
            naive.setQuantity(id, change.size());
        } else {
            naive.put(change.bookSide(), change.price(), id, change.size());
        }
        assertTrue(apply(change, OrderBook.CHANGE, change.size()));
    }

    /** Tells what is cancelled, not what is left. */
    private void cancel(final DbnOrders.Change change) {
        final long left = naive.quantity(change.orderId()) - change.size();
        assertTrue(left >= 0, change.toString());
        if (left == 0) {
            naive.remove(change.orderId());
            assertTrue(apply(change, OrderBook.DELETE, 0));
        } else {
            naive.setQuantity(change.orderId(), left);
            assertTrue(apply(change, OrderBook.CHANGE, left));
        }
    }

    private void assertSameOrders(final String at) {
        for (int side = OrderBook.BID; side <= OrderBook.ASK; side++) {
            final List<BookPicture.Row> expected = naive.rows(side).stream()
                    .map(row -> new BookPicture.Row(
                            row.level(), row.position(), row.price(), row.quantity() * Scale.QUANTITY, row.id()))
                    .toList();
            assertEquals(expected, BookPicture.rows(book, side), at);
        }
        assertEquals(naive.orderCount(), book.orderCount(), at);
    }

    @Test
    void shouldKeepEveryOrderOfASnapshot() throws IOException {
        final List<DbnOrders.Change> changes = DbnOrders.read(SharedCaptures.capture(SNAPSHOT));
        changes.forEach(this::take);
        assertEquals(8_725, book.orderCount());
        assertTrue(book.bidPrice() < book.askPrice());
        assertSameOrders("end");
    }

    @Test
    void shouldEqualTheBookOfMapsAfterEveryChangeOfASession() throws IOException {
        final List<DbnOrders.Change> changes = DbnOrders.read(SharedCaptures.capture(SESSION));
        assertEquals(13_796, changes.size());
        for (int i = 0; i < changes.size(); i++) {
            take(changes.get(i));
            if (i % 1_000 == 0 || !changes.get(i).snapshot()) {
                assertSameOrders("record " + i);
            }
        }
        assertSameOrders("end");
        assertEquals(naive.bestPrice(OrderBook.BID), book.bidPrice());
        assertEquals(naive.bestPrice(OrderBook.ASK), book.askPrice());
        assertTrue(book.bidPrice() < book.askPrice());
    }

    @Test
    void shouldNotBeTouchedByFillsAndTrades() throws IOException {
        final List<DbnOrders.Change> changes = DbnOrders.read(SharedCaptures.capture(SESSION));
        changes.forEach(this::take);
        final long others = changes.stream()
                .filter(change -> "FTR".indexOf(change.action()) >= 0)
                .count();
        assertEquals(11, others);
        assertEquals(changes.size() - others, changesOfTheBook);
    }
}
