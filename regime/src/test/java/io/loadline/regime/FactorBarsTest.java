package io.loadline.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.event.BookSection;
import org.junit.jupiter.api.Test;

class FactorBarsTest {
    private static final long BAR_NS = 1_000;
    private static final long MAX_AGE_NS = 10_000;

    private final MarketFactor factor = new MarketFactor(new int[] {0, 1}, 2, MAX_AGE_NS);
    private final FactorBars bars = new FactorBars(factor, BAR_NS, 4, MAX_AGE_NS);
    private final BookSection book = new BookSection();

    private void quote(final int instrument, final long price, final long timeNs) {
        book.reset();
        book.instrument = instrument;
        book.quality = 0;
        book.bidPrice = price;
        book.askPrice = price;
        factor.onBook(book, timeNs);
    }

    private void begin(final long timeNs) {
        bars.advanceTo(timeNs);
        quote(0, 100, timeNs);
        quote(1, 100, timeNs);
    }

    @Test
    void shouldCloseWithTheFirstEventAtItsEnd() {
        begin(0);
        assertFalse(bars.advanceTo(999));
        assertTrue(bars.advanceTo(1_000));
        assertFalse(bars.advanceTo(1_001));
    }

    @Test
    void shouldGiveTheEquallyWeightedLogReturn() {
        begin(0);
        quote(0, 110, 100);
        assertTrue(bars.advanceTo(1_000));
        assertEquals(StrictMath.log(1.1) / 2, bars.closedReturn(), 1e-15);
    }

    @Test
    void shouldSumTheSquaresOfItsSamples() {
        begin(0);
        quote(0, 110, 100);
        bars.advanceTo(300);
        quote(0, 100, 310);
        bars.advanceTo(1_000);
        final double move = StrictMath.log(1.1) / 2;
        assertEquals(0, bars.closedReturn(), 1e-15);
        assertEquals(2 * move * move, bars.closedRealisedVariance(), 1e-15);
    }

    @Test
    void shouldLeaveAPriceOfTheNextBarToTheNextBar() {
        begin(0);
        bars.advanceTo(1_000);
        quote(0, 110, 1_000);
        assertEquals(0, bars.closedReturn());
        bars.advanceTo(2_000);
        assertEquals(StrictMath.log(1.1) / 2, bars.closedReturn(), 1e-15);
    }

    @Test
    void shouldStretchTheBarThatEndsASilence() {
        begin(0);
        assertTrue(bars.advanceTo(5_500));
        assertEquals(1_000, bars.closedLengthNs());
        quote(0, 110, 5_500);
        assertTrue(bars.advanceTo(6_000));
        assertEquals(5_000, bars.closedLengthNs());
        assertTrue(bars.closedObserved());
    }

    @Test
    void shouldDropTimeBeyondTheQuoteAge() {
        begin(0);
        assertTrue(bars.advanceTo(1_000_000_500));
        quote(0, 110, 1_000_000_500);
        quote(1, 110, 1_000_000_500);
        assertTrue(bars.advanceTo(1_000_001_000));
        assertEquals(1_000, bars.closedLengthNs());
        assertEquals(0, bars.closedReturn());
    }

    @Test
    void shouldNotBeObservedWhenMoreThanHalfOfTheQuotesAreBad() {
        begin(0);
        book.reset();
        for (int instrument = 0; instrument < 2; instrument++) {
            book.instrument = instrument;
            factor.onBook(book, 100);
        }
        bars.advanceTo(1_000);
        assertFalse(bars.closedObserved());
    }

    @Test
    void shouldGoOnWithHalfOfTheQuotes() {
        begin(0);
        book.reset();
        book.instrument = 1;
        factor.onBook(book, 100);
        quote(0, 110, 200);
        bars.advanceTo(1_000);
        assertTrue(bars.closedObserved());
        assertEquals(StrictMath.log(1.1), bars.closedReturn(), 1e-15);
    }

    @Test
    void shouldTakeEveryBarOfARandomWalkOnce() {
        bars.advanceTo(0);
        long time = 0;
        long price = 1_000_000;
        double sum = 0;
        double squares = 0;
        quote(0, price, 0);
        quote(1, price, 0);
        for (int bar = 1; bar <= 500; bar++) {
            final long next = price + (bar * 7_919L % 101) - 50;
            quote(0, next, time + 10);
            quote(1, next, time + 20);
            time += BAR_NS;
            assertTrue(bars.advanceTo(time));
            sum += bars.closedReturn();
            squares += bars.closedRealisedVariance();
            price = next;
        }
        assertEquals(StrictMath.log(price / 1e6), sum, 1e-12);
        assertTrue(squares > 0);
    }
}
