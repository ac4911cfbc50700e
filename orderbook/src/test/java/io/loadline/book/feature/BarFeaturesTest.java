package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BarFeaturesTest {
    private static final long BAR_NS = 10;

    private final BarFeatures bars = begun(1_000_000_000_000L);

    /** One bar: trades in it, then the mid at its end. */
    private void bar(final int index, final double midBefore, final int sign, final double quantity) {
        bars.advance(index * BAR_NS, midBefore);
        if (quantity > 0) {
            bars.onTrade(sign, quantity, quantity * midBefore);
        }
    }

    private static BarFeatures begun(final long halfLife) {
        final BarFeatures begun = new BarFeatures(new Decay(halfLife), BAR_NS, FeatureState.single());
        begun.begin();
        return begun;
    }

    @Test
    void shouldFindAPlantedImpact() {
        final SplittableRandom random = new SplittableRandom(3);
        double mid = 100;
        for (int i = 0; i < 50; i++) {
            final int sign = random.nextInt(2) * 2 - 1;
            final double quantity = random.nextInt(1, 10);
            bar(i, mid, sign, quantity);
            mid += 0.25 * sign * quantity;
        }
        bars.advance(50 * BAR_NS, mid);
        assertEquals(0.25, bars.kyleLambda(), 1e-9);
    }

    @Test
    void shouldMeanReturnsOverTurnover() {
        for (int i = 0; i < 8; i++) {
            bar(i, i % 2 == 0 ? 100 : 101, 1, i % 2 == 0 ? 2 : 4);
        }
        bars.advance(8 * BAR_NS, 100);
        // The first bar was not seen from its beginning: four bars up from 100 less the first, four down from 101.
        final double up = 1.0 / 100 / 200;
        final double down = 1.0 / 101 / 404;
        assertEquals((4 * up + 4 * down - up) / 7, bars.amihud(), 1e-12 * up);
    }

    @Test
    void shouldNotCountTheBarItBeganIn() {
        for (int i = 0; i < BarFeatures.LEAST_TRADED; i++) {
            bar(i, 100 + i, 1, 1);
        }
        bars.advance(BarFeatures.LEAST_TRADED * BAR_NS, 100 + BarFeatures.LEAST_TRADED);
        assertTrue(Double.isNaN(bars.kyleLambda()));
        bars.onTrade(1, 1, 100);
        bars.advance((BarFeatures.LEAST_TRADED + 1) * BAR_NS, 101 + BarFeatures.LEAST_TRADED);
        assertEquals(1, bars.kyleLambda(), 1e-9);
    }

    @Test
    void shouldMeasureABurstInDeviations() {
        for (int i = 0; i < 102; i++) {
            bar(i, 100, 1, i % 2 == 0 ? 4 : 6);
        }
        bars.onTrade(1, 3, 300);
        bars.advance(102 * BAR_NS, 100);
        // Mean 5 and deviation 1 over a hundred bars; the last had 6 + 3.
        assertEquals(4, bars.anomaly(), 1e-6);
    }

    @Test
    void shouldCloseEmptyBarsAsIfEachHadBeenSeen() {
        final BarFeatures each = begun(7);
        final BarFeatures once = begun(7);
        for (int i = 0; i < 30; i++) {
            for (final BarFeatures one : new BarFeatures[] {each, once}) {
                one.advance(i * BAR_NS, 100 + i % 3);
                one.onTrade(i % 2 * 2 - 1, i + 1, 100 * i + 100);
            }
        }
        for (int i = 30; i <= 47; i++) {
            each.advance(i * BAR_NS, 104);
        }
        once.advance(47 * BAR_NS, 104);
        assertEquals(each.kyleLambda(), once.kyleLambda(), 1e-12);
        assertEquals(each.amihud(), once.amihud(), 1e-12);
        assertEquals(each.anomaly(), once.anomaly(), 1e-9);
    }

    @Test
    void shouldNotCountABarWithABreak() {
        for (int i = 0; i < 20; i++) {
            bar(i, 100 + i, 1, 1);
        }
        final double before = bars.kyleLambda();
        bars.interrupt();
        bars.advance(20 * BAR_NS, 500);
        bars.onTrade(-1, 1, 500);
        bars.advance(21 * BAR_NS, 900);
        assertEquals(before, bars.kyleLambda());
    }
}
