package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongestDaysTest {
    @Test
    void shouldEqualTheMaximumAfterEveryChange() {
        final long seed = 8;
        final Random random = new Random(seed);
        for (final int instruments : new int[] {1, 64, 65, 500}) {
            final LongestDays longest = new LongestDays(2, instruments);
            final double[][] days = new double[2][instruments];
            for (int i = 0; i < 5_000; i++) {
                final int node = random.nextInt(2);
                final int id = random.nextInt(instruments);
                days[node][id] = random.nextBoolean() ? 0 : random.nextDouble();
                longest.set(node, id, days[node][id]);
                assertEquals(Arrays.stream(days[node]).max().orElse(0), longest.longest(node), "seed " + seed);
            }
        }
    }
}
