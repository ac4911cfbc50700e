package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TradeCostsTest {
    private static final long FOREVER_NS = Long.MAX_VALUE;
    private static final long DELAY_NS = 5;

    private final TradeCosts costs = begun();

    private static TradeCosts begun() {
        final TradeCosts begun = new TradeCosts(new Decay(FOREVER_NS), DELAY_NS, FeatureState.single());
        begun.begin();
        return begun;
    }

    @Test
    void shouldTakeTwiceTheSignedDistanceFromTheMid() {
        assertEquals(1, costs.onTrade(0, 1, 100.5, 3, 100));
        assertEquals(1, costs.onTrade(0, -1, 99.5, 3, 100));
        assertEquals(-1, costs.onTrade(0, -1, 100.5, 3, 100));
    }

    @Test
    void shouldWeighByQuantity() {
        costs.onTrade(0, 1, 100.5, 1, 100);
        costs.onTrade(0, 1, 101, 3, 100);
        assertEquals((1 + 3 * 2) / 4.0, costs.meanEffective());
    }

    @Test
    void shouldTakeTheLaterMidForTheRealisedSpread() {
        costs.onTrade(0, 1, 100.5, 1, 100);
        costs.settle(DELAY_NS - 1, 99);
        assertTrue(Double.isNaN(costs.meanRealised()));
        costs.settle(DELAY_NS, 100.25);
        assertEquals(0.5, costs.meanRealised());
    }

    @Test
    void shouldSplitTheEffectiveSpreadIntoRealisedAndImpact() {
        final double effective = costs.onTrade(0, -1, 99.5, 2, 100);
        costs.settle(DELAY_NS, 99.75);
        assertEquals(effective, costs.meanRealised() + 2 * (100 - 99.75));
    }

    @Test
    void shouldDropWaitingTradesWhenTheMidIsLost() {
        costs.onTrade(0, 1, 100.5, 1, 100);
        costs.interrupt();
        costs.settle(DELAY_NS, 100);
        assertTrue(Double.isNaN(costs.meanRealised()));
    }

    @Test
    void shouldKeepTradesOfOneOrderInOnePlace() {
        for (int i = 0; i < 100; i++) {
            costs.onTrade(0, 1, 100.5, 1, 100);
        }
        costs.onTrade(1, 1, 101, 100, 100);
        costs.settle(2 * DELAY_NS, 100);
        assertEquals(1.5, costs.meanRealised());
    }

    @Test
    void shouldLeaveOutWhatItHasNoPlaceFor() {
        for (int i = 0; i < 17; i++) {
            costs.onTrade(0, 1, 101 + i, 1, 100);
        }
        costs.settle(DELAY_NS, 100);
        double sum = 0;
        for (int i = 0; i < 16; i++) {
            sum += 2 * (1 + i);
        }
        assertEquals(sum / 16, costs.meanRealised());
    }
}
