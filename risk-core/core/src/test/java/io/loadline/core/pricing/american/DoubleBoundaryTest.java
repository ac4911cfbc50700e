package io.loadline.core.pricing.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.BlackScholes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Puts with a negative rate above a more negative yield, and calls the other way round. */
class DoubleBoundaryTest {
    private final AmericanOption pricer = new AmericanOption(AmericanOption.Accuracy.ACCURATE);

    private double put(
            final double spot, final double rate, final double yield, final double years, final double volatility) {
        return pricer.price(false, spot, 100, rate, yield, years, volatility);
    }

    /** Boundaries that stay apart, boundaries that meet before expiry, and spots on both sides of the region. */
    @ParameterizedTest
    @CsvSource({
        "100, -0.005, -0.01, 1, 0.08",
        "85, -0.02, -0.05, 2, 0.15",
        "95, -0.03, -0.12, 3, 0.1",
        "60, -0.01, -0.02, 1, 0.3",
        "100, -0.01, -0.02, 1, 0.3",
        "45, -0.01, -0.02, 0.4, 0.3",
        "110, -0.001, -0.05, 3, 0.2"
    })
    void shouldAgreeWithAGridThatKnowsNoBoundary(
            final double spot, final double rate, final double yield, final double years, final double volatility) {
        final double grid = ImplicitGrid.put(spot, 100, rate, yield, years, volatility, 800, 800);
        assertEquals(grid, put(spot, rate, yield, years, volatility), 5e-5);
    }

    @Test
    void shouldAgreeWithARoughGridAnywhere() {
        final long seed = 7;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            final double rate = -random.nextDouble(0.001, 0.05);
            final double yield = rate - random.nextDouble(0.001, 0.08);
            final double volatility = random.nextDouble(0.05, 0.5);
            final double years = random.nextDouble(0.1, 5);
            final double spot = random.nextDouble(50, 120);
            final double grid = ImplicitGrid.put(spot, 100, rate, yield, years, volatility, 250, 150);
            assertEquals(grid, put(spot, rate, yield, years, volatility), 2e-3, "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldExerciseBetweenTheBoundariesOnly() {
        // They start from 20 and 100 and stay apart: volatility is below sqrt(0.1) - sqrt(0.02).
        assertEquals(50, put(50, -0.01, -0.05, 5, 0.05));
        assertTrue(put(15, -0.01, -0.05, 5, 0.05) > 85);
        assertTrue(put(99.5, -0.01, -0.05, 5, 0.05) > 0.5);
    }

    @Test
    void shouldMirrorACall() {
        assertEquals(put(92, -0.02, -0.05, 2, 0.15), pricer.price(true, 100, 92, -0.05, -0.02, 2, 0.15), 1e-12);
    }

    @Test
    void shouldRiseWithTimeAndBeWorthMoreThanTheEuropean() {
        double before = 0;
        for (double years = 0.1; years < 8; years += 0.6) {
            final double value = put(90, -0.02, -0.05, years, 0.25);
            assertTrue(value >= before, "at " + years);
            assertTrue(value >= BlackScholes.price(false, 90, 100, -0.02, -0.05, years, 0.25), "at " + years);
            before = value;
        }
    }
}
