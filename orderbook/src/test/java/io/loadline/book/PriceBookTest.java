package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private final AtomicCounter growths = Counters.inMemory().counter("growths");
    private final PriceBook book = new PriceBook(growths);

    private boolean ask(final int action, final long price, final long quantity) {
        return book.apply(OrderBook.ASK, action, 0, price, quantity, -1);
    }

    @Test
    void shouldShowTheLowestAskFirst() {
        ask(OrderBook.NEW, 30, 1);
        ask(OrderBook.NEW, 10, 2);
        ask(OrderBook.NEW, 20, 3);
        assertEquals(10, book.askPrice());
    }

    @Test
    void shouldReportADeleteOfAPriceThatIsNotThere() {
        assertFalse(ask(OrderBook.DELETE, 10, 0));
    }

    @Test
    void shouldReportANewPriceThatIsThereAndTakeItsQuantity() {
        ask(OrderBook.NEW, 10, 2);
        assertFalse(ask(OrderBook.NEW, 10, 5));
        assertEquals(5, book.askQuantity());
    }

    @Test
    void shouldReportAChangeOfAnUnknownPriceAndTakeIt() {
        assertFalse(ask(OrderBook.CHANGE, 10, 5));
        assertEquals(10, book.askPrice());
    }

    @Test
    void shouldRefuseAnActionByPosition() {
        assertFalse(ask(OrderBook.DELETE_FROM, 10, 5));
    }

    @Test
    void shouldCountItsGrowth() {
        for (int i = 1; i <= 100; i++) {
            assertTrue(ask(OrderBook.NEW, i, 1));
        }
        assertEquals(4, growths.get());
    }

    @Test
    void shouldDropTheWorstLevelWhenFull() {
        for (int i = 1; i <= PriceBook.MAX_LEVELS; i++) {
            ask(OrderBook.NEW, 10L * i, 1);
        }
        assertFalse(ask(OrderBook.NEW, 15, 1));
        final List<Long> prices = new ArrayList<>();
        book.walk(OrderBook.ASK, (level, price, quantity, orderCount) -> prices.add(price));
        assertEquals(PriceBook.MAX_LEVELS, prices.size());
        assertEquals(10L * (PriceBook.MAX_LEVELS - 1), prices.getLast());
    }

    @Test
    void shouldHaveTheHashOfABookByPositionWithTheSameLevels() {
        final PositionBook other = new PositionBook(10);
        for (int i = 1; i <= 5; i++) {
            book.apply(OrderBook.BID, OrderBook.NEW, 0, 100 - i, i, 1);
            other.apply(OrderBook.BID, OrderBook.NEW, i, 100 - i, i, 1);
        }
        assertEquals(other.stateHash(), book.stateHash());
    }

    @Test
    void shouldEqualItsNaiveTwinAfterAnyOperations() {
        final long seed = 20260102;
        final SplittableRandom random = new SplittableRandom(seed);
        final List<NavigableMap<Long, Long>> naive = List.of(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());
        for (int i = 0; i < 200_000; i++) {
            final int side = random.nextInt(2);
            final int action = random.nextInt(4);
            final long price = random.nextLong(-150, 150);
            final long quantity = random.nextLong(-1, 50);
            book.apply(side, action, 0, price, quantity, -1);
            final NavigableMap<Long, Long> levels = naive.get(side);
            if (action == OrderBook.DELETE) {
                levels.remove(price);
            } else if (action != OrderBook.DELETE_THRU && quantity > 0) {
                levels.put(price, quantity);
            }
            if (random.nextInt(5_000) == 0) {
                book.clear();
                naive.forEach(NavigableMap::clear);
            }
            assertTop(naive, "seed " + seed + " operation " + i);
            if (i % 100 == 0) {
                assertLevels(levels, side, "seed " + seed + " operation " + i);
            }
        }
    }

    private void assertTop(final List<NavigableMap<Long, Long>> naive, final String at) {
        final NavigableMap<Long, Long> bids = naive.get(0);
        final NavigableMap<Long, Long> asks = naive.get(1);
        assertEquals(bids.isEmpty() ? Scale.NULL_PRICE : bids.firstKey(), book.bidPrice(), at);
        assertEquals(asks.isEmpty() ? Scale.NULL_PRICE : asks.firstKey(), book.askPrice(), at);
        assertEquals(asks.isEmpty() ? 0 : asks.firstEntry().getValue(), book.askQuantity(), at);
    }

    private void assertLevels(final NavigableMap<Long, Long> levels, final int side, final String at) {
        final TreeMap<Long, Long> seen = new TreeMap<>(levels.comparator());
        book.walk(side, (level, price, quantity, orderCount) -> seen.put(price, quantity) == null);
        assertEquals(levels, seen, at);
        final long depth = levels.values().stream().mapToLong(Long::longValue).sum();
        assertEquals(depth, side == OrderBook.BID ? book.bidDepth() : book.askDepth(), at);
    }
}
