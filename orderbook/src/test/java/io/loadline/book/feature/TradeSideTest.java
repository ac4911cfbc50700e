package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TradeSideTest {
    private final TradeSide side = new TradeSide(FeatureState.single());

    private int quoted(final long price) {
        return side.of(0, price, 100, 104, true);
    }

    private int unquoted(final long price) {
        return side.of(0, price, 0, 0, false);
    }

    @Test
    void shouldBelieveTheVenue() {
        assertEquals(TradeSide.SOLD, side.of(2, 104, 100, 104, true));
        assertEquals(TradeSide.BOUGHT, side.of(1, 100, 100, 104, true));
    }

    @Test
    void shouldCompareWithTheMid() {
        assertEquals(TradeSide.BOUGHT, quoted(103));
        assertEquals(TradeSide.SOLD, quoted(101));
    }

    @Test
    void shouldCompareWithTheLastDifferentPriceAtTheMid() {
        quoted(101);
        assertEquals(TradeSide.BOUGHT, quoted(102));
        assertEquals(TradeSide.BOUGHT, quoted(102));
        quoted(103);
        assertEquals(TradeSide.SOLD, quoted(102));
    }

    @Test
    void shouldUseTheTickTestWithoutAGoodBook() {
        assertEquals(TradeSide.UNKNOWN, unquoted(100));
        assertEquals(TradeSide.UNKNOWN, unquoted(100));
        assertEquals(TradeSide.BOUGHT, unquoted(101));
        assertEquals(TradeSide.BOUGHT, unquoted(101));
        assertEquals(TradeSide.SOLD, unquoted(99));
    }

    @Test
    void shouldForgetPricesOnReset() {
        unquoted(100);
        side.reset();
        assertEquals(TradeSide.UNKNOWN, unquoted(101));
    }
}
