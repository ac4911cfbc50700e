package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumsTest {
    @Test
    void shouldReturnToZeroWhenAllIsTakenAway() {
        final long seed = 2;
        final Random random = new Random(seed);
        final double[] values = new double[10_000];
        final ExactSums sums = new ExactSums(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() * StrictMath.pow(10, random.nextInt(12));
            sums.add(0, values[i]);
        }
        for (int i = 0; i < values.length; i++) {
            sums.add(0, -values[(i * 7_919) % values.length]);
        }
        assertEquals(0, sums.get(0), 1e-12, "seed " + seed);
    }
}
