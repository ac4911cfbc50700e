package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorstSelectionTest {
    @Test
    void shouldSelectWhatASortPutsFirst() {
        final long seed = 5;
        final Random random = new Random(seed);
        final WorstSelection selection = new WorstSelection(80);
        for (int trial = 0; trial < 2_000; trial++) {
            final int length = 1 + random.nextInt(200);
            final int k = 1 + random.nextInt(Math.min(80, length));
            final int levels = 1 + random.nextInt(50);
            final double[] vector = new double[length];
            Arrays.setAll(vector, _ -> random.nextInt(levels));
            final double[] sorted = vector.clone();
            Arrays.sort(sorted);
            selection.select(vector, length, k);
            for (int i = 0; i < k; i++) {
                assertEquals(sorted[i], selection.values()[i], "seed " + seed);
                assertEquals(sorted[i], vector[selection.indices()[i]], "seed " + seed);
            }
            assertEquals(k, Arrays.stream(selection.indices(), 0, k).distinct().count(), "seed " + seed);
        }
    }
}
