package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoScaleVolatilityTest {
    private static final long STEP_NS = 100_000_000L;
    private static final double STEP_DEVIATION = 0.01;
    private static final double NOISE = 0.02;
    private static final int STEPS = 200_000;

    private final TwoScaleVolatility volatility =
            new TwoScaleVolatility(new Decay(3_600_000_000_000L), FeatureState.single());

    private double simulate(final double noise) {
        final Random random = new Random(11);
        double price = 100;
        double before = price;
        double squares = 0;
        for (int i = 1; i <= STEPS; i++) {
            price += STEP_DEVIATION * random.nextGaussian();
            final double seen = price + noise * random.nextGaussian();
            squares += (seen - before) * (seen - before);
            before = seen;
            volatility.onMid(i * STEP_NS, seen);
        }
        return squares / (STEPS * 0.1);
    }

    @Test
    void shouldFindTheVarianceOfAPriceWithoutNoise() {
        simulate(0);
        final double expected = STEP_DEVIATION * STEP_DEVIATION / 0.1;
        assertEquals(expected, volatility.varianceRate(STEPS * STEP_NS), 0.05 * expected);
    }

    @Test
    void shouldRemoveTheNoiseThatThePlainSumOfSquaresTakesForVariance() {
        final double plain = simulate(NOISE);
        final double expected = STEP_DEVIATION * STEP_DEVIATION / 0.1;
        assertTrue(plain > 8 * expected, "plain " + plain);
        assertEquals(expected, volatility.varianceRate(STEPS * STEP_NS), 0.1 * expected);
        assertEquals(NOISE, volatility.noiseDeviation(), 0.02 * NOISE);
    }

    @Test
    void shouldCallPureNoiseNoVariance() {
        for (int i = 0; i < 1_000; i++) {
            volatility.onMid(i * STEP_NS, i % 2 == 0 ? 100 : 101);
        }
        assertEquals(0, volatility.varianceRate(1_000 * STEP_NS));
        // Alternating between two values: var(e) of steps of one is 1/2.
        assertEquals(Math.sqrt(0.5), volatility.noiseDeviation(), 1e-12);
    }

    @Test
    void shouldHaveNothingToSayBeforeEnoughTerms() {
        for (int i = 0; i < TwoScaleVolatility.LAG + TwoScaleVolatility.LEAST - 1; i++) {
            volatility.onMid(i * STEP_NS, 100 + i);
        }
        assertTrue(Double.isNaN(volatility.varianceRate(0)));
        volatility.onMid(100 * STEP_NS, 300);
        assertTrue(volatility.varianceRate(100 * STEP_NS) > 0);
    }

    @Test
    void shouldFallWhileNothingMoves() {
        simulate(0);
        final double now = volatility.varianceRate(STEPS * STEP_NS);
        assertTrue(volatility.varianceRate(STEPS * STEP_NS + 3_600_000_000_000L) < 0.51 * now);
    }

    @Test
    void shouldNotTakeAJumpOverABreakForVariance() {
        simulate(0);
        final double before = volatility.varianceRate(STEPS * STEP_NS);
        volatility.interrupt();
        assertTrue(Double.isNaN(volatility.varianceRate(STEPS * STEP_NS)));
        final Random random = new Random(12);
        double price = 500;
        final long later = 2L * STEPS * STEP_NS;
        for (int i = 0; i < 100; i++) {
            price += STEP_DEVIATION * random.nextGaussian();
            volatility.onMid(later + i * STEP_NS, price);
        }
        assertEquals(before, volatility.varianceRate(later + 100 * STEP_NS), 0.05 * before);
    }
}
