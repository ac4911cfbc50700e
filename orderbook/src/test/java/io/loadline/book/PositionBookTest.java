package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionBookTest {
    private final PositionBook book = new PositionBook(3);

    private boolean bid(final int action, final int level, final long price, final long quantity) {
        return book.apply(OrderBook.BID, action, level, price, quantity, 1);
    }

    private static List<Long> prices(final OrderBook book, final int side) {
        final List<Long> prices = new ArrayList<>();
        book.walk(side, (level, price, quantity, orderCount) -> prices.add(price));
        return prices;
    }

    private void fill() {
        bid(OrderBook.NEW, 1, 30, 1);
        bid(OrderBook.NEW, 2, 20, 2);
        bid(OrderBook.NEW, 3, 10, 3);
    }

    @Test
    void shouldShiftLevelsDownOnNew() {
        fill();
        assertTrue(bid(OrderBook.NEW, 2, 25, 9));
        assertEquals(List.of(30L, 25L, 20L), prices(book, OrderBook.BID));
    }

    @Test
    void shouldShiftLevelsUpOnDelete() {
        fill();
        assertTrue(bid(OrderBook.DELETE, 1, 0, 0));
        assertEquals(List.of(20L, 10L), prices(book, OrderBook.BID));
    }

    @Test
    void shouldDeleteFromTheTopToALevel() {
        fill();
        assertTrue(bid(OrderBook.DELETE_THRU, 2, 0, 0));
        assertEquals(List.of(10L), prices(book, OrderBook.BID));
    }

    @Test
    void shouldDeleteFromALevelDown() {
        fill();
        assertTrue(bid(OrderBook.DELETE_FROM, 2, 0, 0));
        assertEquals(List.of(30L), prices(book, OrderBook.BID));
    }

    @Test
    void shouldOverlayAPosition() {
        fill();
        assertTrue(bid(OrderBook.OVERLAY, 1, 31, 7));
        assertEquals(31, book.bidPrice());
    }

    @Test
    void shouldKeepImpliedLevelsApart() {
        fill();
        assertNull(book.implied());
        assertTrue(book.apply(OrderBook.IMPLIED_BID, OrderBook.NEW, 1, 99, 1, -1));
        assertEquals(30, book.bidPrice());
        assertEquals(List.of(99L), prices(book, OrderBook.IMPLIED_BID));
    }

    @Test
    void shouldDropAnImpliedLevelThatIsPushedBelowTheSecond() {
        for (final long price : new long[] {97, 98, 99}) {
            assertTrue(book.apply(OrderBook.IMPLIED_BID, OrderBook.NEW, 1, price, 1, -1));
        }
        assertEquals(List.of(99L, 98L), prices(book, OrderBook.IMPLIED_BID));
        assertTrue(book.apply(OrderBook.IMPLIED_BID, OrderBook.DELETE, 1, 99, 1, -1));
        assertEquals(List.of(98L), prices(book, OrderBook.IMPLIED_BID));
    }

    @Test
    void shouldReportALevelBeyondTheDepth() {
        assertFalse(bid(OrderBook.NEW, 4, 5, 1));
    }

    @Test
    void shouldReportAChangeOfALevelThatIsNotThere() {
        assertFalse(bid(OrderBook.CHANGE, 1, 5, 1));
    }

    @Test
    void shouldReportADeleteOfALevelThatIsNotThere() {
        fill();
        bid(OrderBook.DELETE, 3, 0, 0);
        assertFalse(bid(OrderBook.DELETE, 3, 0, 0));
    }

    @Test
    void shouldRefuseANegativeQuantity() {
        assertFalse(bid(OrderBook.NEW, 1, 5, -1));
        assertEquals(Scale.NULL_PRICE, book.bidPrice());
    }

    @Test
    void shouldRefuseADepthOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new PositionBook(0));
    }

    @Test
    void shouldEqualItsNaiveTwinAfterAnyOperations() {
        final long seed = 20260101;
        final SplittableRandom random = new SplittableRandom(seed);
        final int depth = 10;
        final PositionBook fast = new PositionBook(depth);
        final NaivePositionSide[] naive = {
            new NaivePositionSide(depth),
            new NaivePositionSide(depth),
            new NaivePositionSide(PositionBook.IMPLIED_DEPTH),
            new NaivePositionSide(PositionBook.IMPLIED_DEPTH)
        };
        for (int i = 0; i < 300_000; i++) {
            final int side = random.nextInt(4);
            final int action = random.nextInt(8) < 3 ? OrderBook.NEW : random.nextInt(7);
            final int level = random.nextInt(-1, depth + 3);
            final long price = random.nextInt(100) == 0 ? Scale.NULL_PRICE : random.nextLong(-1000, 1000);
            final long quantity = random.nextLong(-1, 50);
            fast.apply(side, action, level, price, quantity, i);
            naive[side].apply(action, level, new NaivePositionSide.Level(price, quantity, i));
            if (random.nextInt(500) == 0) {
                fast.clear();
                for (final NaivePositionSide one : naive) {
                    one.clear();
                }
            }
            assertSame(naive[side], fast, side, "seed " + seed + " operation " + i);
        }
    }

    private static void assertSame(
            final NaivePositionSide naive, final PositionBook book, final int side, final String at) {
        final List<NaivePositionSide.Level> seen = new ArrayList<>();
        book.walk(side, (level, price, quantity, orderCount) -> {
            while (seen.size() < level - 1) {
                seen.add(null);
            }
            return seen.add(new NaivePositionSide.Level(price, quantity, orderCount));
        });
        final List<NaivePositionSide.Level> expected = new ArrayList<>(naive.levels());
        while (!expected.isEmpty() && expected.getLast() == null) {
            expected.removeLast();
        }
        assertEquals(expected, seen, at);
        if (side == OrderBook.BID) {
            final List<NaivePositionSide.Level> known =
                    expected.stream().filter(Objects::nonNull).toList();
            final long depth =
                    known.stream().mapToLong(NaivePositionSide.Level::quantity).sum();
            assertEquals(depth, book.bidDepth(), at);
            assertEquals(known.isEmpty() ? Scale.NULL_PRICE : known.getFirst().price(), book.bidPrice(), at);
        }
    }
}
