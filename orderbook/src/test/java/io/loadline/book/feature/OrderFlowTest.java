package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import org.junit.jupiter.api.Test;

/** The cases of Cont, Kukanov and Stoikov (2014), section 2.2, one by one. */
class OrderFlowTest {
    private static final long UNIT = Scale.QUANTITY;
    private static final long HALF_LIFE_NS = 1_000_000_000L;

    private final OrderFlow flow = new OrderFlow(new Decay(HALF_LIFE_NS), FeatureState.single());

    private double after(final long bid, final long bidUnits, final long ask, final long askUnits) {
        flow.onTop(0, 100, 7 * UNIT, 101, 4 * UNIT);
        return flow.onTop(0, bid, bidUnits * UNIT, ask, askUnits * UNIT);
    }

    @Test
    void shouldSayNothingOfTheFirstTop() {
        assertEquals(0, flow.onTop(0, 100, 7 * UNIT, 101, 4 * UNIT));
    }

    @Test
    void shouldAddWhatIsAddedAtTheBid() {
        assertEquals(3, after(100, 10, 101, 4));
    }

    @Test
    void shouldTakeAwayWhatLeavesTheBid() {
        assertEquals(-5, after(100, 2, 101, 4));
    }

    @Test
    void shouldAddAWholeNewBestBid() {
        assertEquals(2, after(101, 2, 102, 6) - 4);
    }

    @Test
    void shouldTakeAwayAWholeLostBestBid() {
        assertEquals(-7, after(99, 30, 101, 4));
    }

    @Test
    void shouldTakeAwayWhatIsAddedAtTheAsk() {
        assertEquals(-6, after(100, 7, 101, 10));
    }

    @Test
    void shouldAddAWholeLostBestAsk() {
        assertEquals(4, after(100, 7, 102, 50));
    }

    @Test
    void shouldForgetHalfInAHalfLife() {
        after(100, 10, 101, 4);
        assertEquals(1.5, flow.sum(HALF_LIFE_NS));
    }

    @Test
    void shouldNotSpanABreak() {
        after(100, 10, 101, 4);
        flow.interrupt();
        assertEquals(0, flow.onTop(0, 200, UNIT, 201, UNIT));
        assertEquals(0, flow.sum(0));
    }
}
