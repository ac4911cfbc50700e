package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdScanTest {
    @Test
    void shouldListTheElementsBelowTheThresholdInOrder() {
        final long seed = 3;
        final Random random = new Random(seed);
        for (int trial = 0; trial < 1_000; trial++) {
            final double[] vector =
                    random.doubles(8L * (1 + random.nextInt(20)), -1, 1).toArray();
            final double threshold = random.nextDouble(-1, 1);
            final int[] expected = IntStream.range(0, vector.length)
                    .filter(i -> vector[i] < threshold)
                    .toArray();
            final int[] found = new int[vector.length];
            final int count = ThresholdScan.below(vector, threshold, found);
            assertArrayEquals(expected, Arrays.copyOf(found, count), "seed " + seed);
        }
    }

    @Test
    void shouldCountWhatDoesNotFit() {
        final int[] found = new int[3];
        assertEquals(16, ThresholdScan.below(new double[16], 1, found));
        assertArrayEquals(new int[] {0, 1, 2}, found);
    }

    @Test
    void shouldNeverFindPadding() {
        final double[] vector = new double[8];
        Arrays.fill(vector, Double.POSITIVE_INFINITY);
        assertEquals(0, ThresholdScan.below(vector, Double.POSITIVE_INFINITY, new int[8]));
    }
}
