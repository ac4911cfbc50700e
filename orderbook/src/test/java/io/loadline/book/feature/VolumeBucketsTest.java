package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VolumeBucketsTest {
    private static VolumeBuckets begun(final long bucket) {
        final VolumeBuckets buckets = new VolumeBuckets(FeatureState.single());
        buckets.begin(bucket);
        return buckets;
    }

    @Test
    void shouldBeOneWhenAllIsBought() {
        final VolumeBuckets buckets = begun(10);
        buckets.onTrade(1, 10 * VolumeBuckets.LEAST);
        assertEquals(1, buckets.vpin());
    }

    @Test
    void shouldBeZeroWhenBothSidesTradeEqually() {
        final VolumeBuckets buckets = begun(10);
        for (int i = 0; i < 100; i++) {
            buckets.onTrade(1, 5);
            buckets.onTrade(-1, 5);
        }
        assertEquals(0, buckets.vpin());
    }

    @Test
    void shouldNotSpeakBeforeTenBuckets() {
        final VolumeBuckets buckets = begun(10);
        buckets.onTrade(1, 99);
        assertTrue(Double.isNaN(buckets.vpin()));
        buckets.onTrade(1, 1);
        assertEquals(1, buckets.vpin());
    }

    @Test
    void shouldMeanTheImbalanceOfItsBuckets() {
        final VolumeBuckets buckets = begun(10);
        for (int i = 0; i < VolumeBuckets.LEAST; i++) {
            buckets.onTrade(1, i);
            buckets.onTrade(-1, 10 - i);
        }
        // |2 i - 10| for i from 0 to 9, over ten buckets of ten.
        assertEquals((10 + 8 + 6 + 4 + 2 + 0 + 2 + 4 + 6 + 8) / 100.0, buckets.vpin());
    }

    @Test
    void shouldCountATradeOfUnknownSideHalfToEach() {
        final VolumeBuckets buckets = begun(10);
        buckets.onTrade(0, 100);
        assertEquals(0, buckets.vpin());
    }

    @Test
    void shouldLearnItsBucketFromTheFirstTrades() {
        final VolumeBuckets buckets = begun(0);
        for (int i = 0; i < VolumeBuckets.LEARNING_TRADES; i++) {
            buckets.onTrade(1, 2);
        }
        buckets.onTrade(-1, 2L * VolumeBuckets.LEARNING_TRADES * VolumeBuckets.LEAST - 1);
        assertTrue(Double.isNaN(buckets.vpin()));
        buckets.onTrade(-1, 1);
        assertEquals(1, buckets.vpin());
    }

    @Test
    void shouldEqualFillingUnitByUnit() {
        final SplittableRandom random = new SplittableRandom(5);
        final VolumeBuckets buckets = begun(17);
        final List<Integer> units = new ArrayList<>();
        for (int trade = 0; trade < 2_000; trade++) {
            final int sign = random.nextInt(3) - 1;
            final int quantity = random.nextInt(50) == 0 ? random.nextInt(3_000) + 1 : random.nextInt(30) + 1;
            for (int i = 0; i < quantity; i++) {
                units.add(sign);
            }
            buckets.onTrade(sign, quantity);
            final double expected = naive(units, 17);
            assertEquals(expected, buckets.vpin(), 1e-15, "trade " + trade);
        }
    }

    private static double naive(final List<Integer> units, final int bucket) {
        final int closed = units.size() / bucket;
        if (closed < VolumeBuckets.LEAST) {
            return Double.NaN;
        }
        final int first = Math.max(0, closed - VolumeBuckets.WINDOW);
        double sum = 0;
        for (int b = first; b < closed; b++) {
            int imbalance = 0;
            for (int i = 0; i < bucket; i++) {
                imbalance += units.get(b * bucket + i);
            }
            sum += Math.abs(imbalance) / (double) bucket;
        }
        return sum / (closed - first);
    }
}
