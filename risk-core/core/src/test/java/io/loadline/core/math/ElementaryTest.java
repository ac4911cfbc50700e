package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    private static final long SEED = 3;

    @Test
    void shouldHaveTheExponentialOfTheLibrary() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            final double x = i % 2 == 0 ? random.nextDouble(-708, 709) : random.nextDouble(-1, 1);
            assertEquals(1, Elementary.exp(x) / StrictMath.exp(x), 5e-16, "at " + x);
        }
        assertEquals(1, Elementary.exp(0));
    }

    @Test
    void shouldKeepTheExponentialInItsRange() {
        assertEquals(Elementary.exp(-708), Elementary.exp(-1e9));
        assertEquals(Elementary.exp(709), Elementary.exp(1e9));
    }

    @Test
    void shouldHaveTheLogarithmOfTheLibrary() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            final double x = StrictMath.exp(i % 2 == 0 ? random.nextDouble(-700, 700) : random.nextDouble(-0.5, 0.5));
            final double expected = StrictMath.log(x);
            assertEquals(expected, Elementary.log(x), 1.5 * Math.ulp(expected), "at " + x);
        }
        assertEquals(0, Elementary.log(1));
    }

    @Test
    void shouldHaveTheMillsRatioOfTheErrorFunction() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            final double a = i % 2 == 0 ? random.nextDouble(0, 40) : random.nextDouble(0, 2);
            assertEquals(1, Elementary.mills(a) / Normal.mills(-a), 1.5e-15, "at " + a);
        }
        assertEquals(1, 1e12 * Elementary.mills(1e12), 1e-15);
    }
}
