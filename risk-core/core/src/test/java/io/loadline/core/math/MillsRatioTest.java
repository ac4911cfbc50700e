package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MillsRatioTest {
    private static final int STEPS = 20_000;

    /** Laplace's continued fraction of the slope over the ratio: r[n] = n / (a + r[n+1]), every term positive. */
    private static double share(final double a) {
        double ratio = 0;
        for (int n = STEPS; n > 0; n--) {
            ratio = n / (a + ratio);
        }
        return ratio;
    }

    @Test
    void shouldHaveTheSlopeOfTheContinuedFraction() {
        final SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 400; i++) {
            final double a = StrictMath.exp(random.nextDouble(-0.6, 5));
            // The ratio is 1 / (a + r[1]), the slope 1 - a times that: r[1] / (a + r[1]).
            final double first = share(a);
            assertEquals(1, MillsRatio.slope(a) * (a + first) / first, 1.5e-15, "at " + a);
            assertEquals(1, MillsRatio.of(a) * (a + first), 1.5e-15, "at " + a);
        }
    }

    @Test
    void shouldHaveTheRatioOfTheErrorFunction() {
        for (double a = 0; a < 40; a += 0.0137) {
            assertEquals(1, MillsRatio.of(a) / Normal.mills(-a), 1.2e-15, "at " + a);
        }
    }

    @Test
    void shouldHaveTheSlopeNearZeroWhereNothingCancels() {
        for (double a = 0; a < 0.5; a += 0.01) {
            assertEquals(1 - a * Normal.mills(-a), MillsRatio.slope(a), 4e-16, "at " + a);
        }
    }

    @Test
    void shouldKeepItsLimits() {
        assertEquals(1, MillsRatio.slope(0), 2e-16);
        assertEquals(0, MillsRatio.of(Double.POSITIVE_INFINITY));
        assertEquals(1, 1e150 * MillsRatio.of(1e150), 4e-16);
        assertEquals(1, 1e16 * MillsRatio.slope(1e8), 4e-16);
    }
}
