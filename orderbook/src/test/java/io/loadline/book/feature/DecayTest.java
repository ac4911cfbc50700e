package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecayTest {
    private static final long HALF_LIFE_NS = 10_000_000_000L;

    private final Decay decay = new Decay(HALF_LIFE_NS);

    @Test
    void shouldKeepAllAtOnceAndHalfAfterAHalfLife() {
        assertEquals(1, decay.retained(0));
        assertEquals(0.5, decay.retained(HALF_LIFE_NS));
        assertEquals(0.25, decay.retained(2 * HALF_LIFE_NS));
    }

    @Test
    void shouldEqualThePowerOfTwo() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            final long elapsed = random.nextLong(50 * HALF_LIFE_NS);
            final double expected = StrictMath.pow(2, -elapsed / (double) HALF_LIFE_NS);
            assertEquals(expected, decay.retained(elapsed), 1e-14 * expected, () -> elapsed + " ns");
        }
    }

    @Test
    void shouldForgetInTheEnd() {
        assertEquals(0, decay.retained(2_000 * HALF_LIFE_NS));
        assertEquals(0, decay.retained(Long.MAX_VALUE));
    }

    @Test
    void shouldCoverTheAreaOfItsKernel() {
        double area = 0;
        final int steps = 100_000;
        for (int i = 0; i < steps; i++) {
            area += 5.0 / steps * StrictMath.pow(2, -(i + 0.5) * 5 / steps / 10);
        }
        assertEquals(area, decay.seconds(decay.retained(5_000_000_000L)), 1e-9);
    }
}
