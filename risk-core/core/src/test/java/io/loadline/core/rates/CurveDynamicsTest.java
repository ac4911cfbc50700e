package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveDynamicsTest {
    private static final double[] TIMES = {0.25, 0.5, 1, 2, 3, 5, 7, 10, 20, 30};

    @Test
    void shouldRecoverTheCurveOfExactRates() {
        final NelsonSiegelSvensson exact = new NelsonSiegelSvensson(0.045, -0.02, 0.015, -0.02, 1.4, 8);
        final NelsonSiegelSvensson fitted = NelsonSiegelSvensson.fit(TIMES, zeros(exact), true);
        for (final double t : new double[] {0.1, 0.75, 4, 15, 40}) {
            assertEquals(exact.zeroRate(t), fitted.zeroRate(t), 2e-6);
        }
    }

    @Test
    void shouldRecoverTheParametersWithoutTheSecondHump() {
        final NelsonSiegelSvensson exact = new NelsonSiegelSvensson(0.045, -0.02, 0.015, 0, 1.4, 1.4);
        final NelsonSiegelSvensson fitted = NelsonSiegelSvensson.fit(TIMES, zeros(exact), false);
        assertEquals(exact.level(), fitted.level(), 1e-9);
        assertEquals(exact.slope(), fitted.slope(), 1e-9);
        assertEquals(exact.curvature(), fitted.curvature(), 1e-8);
        assertEquals(exact.tau(), fitted.tau(), 1e-6);
    }

    @Test
    void shouldHaveTheSumOfLevelAndSlopeAtZero() {
        final NelsonSiegelSvensson curve = new NelsonSiegelSvensson(0.045, -0.02, 0.015, -0.02, 1.4, 8);
        assertEquals(0.025, curve.zeroRate(0), 1e-15);
        assertEquals(0.025, curve.instantaneousForward(0), 1e-15);
        assertEquals(1, curve.discount(0));
    }

    @Test
    void shouldIntegrateItsForwards() {
        final NelsonSiegelSvensson curve = new NelsonSiegelSvensson(0.045, -0.02, 0.015, -0.02, 1.4, 8);
        for (double t = 0.1; t < 30; t += 0.7) {
            final double slope = -Math.log(curve.discount(t + 1e-5) / curve.discount(t - 1e-5)) / 2e-5;
            assertEquals(slope, curve.instantaneousForward(t), 1e-9);
        }
    }

    @Test
    void shouldFindLevelSlopeAndCurvature() {
        final long seed = 5;
        final CurveComponents components = CurveComponents.of(changes(seed), 3);
        assertTrue(components.explained(0) > components.explained(1), "seed " + seed);
        assertTrue(components.explained(1) > components.explained(2));
        assertTrue(components.explained(0) + components.explained(1) + components.explained(2) > 0.999);
        for (int i = 0; i < TIMES.length; i++) {
            assertTrue(components.loading(0)[i] > 0, "the level moves all rates one way");
        }
        assertTrue(components.loading(1)[0] < 0 && components.loading(1)[TIMES.length - 1] > 0);
        assertTrue(components.loading(2)[TIMES.length / 2] > components.loading(2)[0]);
    }

    @Test
    void shouldRebuildChangesFromAllScores() {
        final double[][] changes = changes(6);
        final CurveComponents components = CurveComponents.of(changes, TIMES.length);
        assertArrayEquals(changes[17], components.changes(components.scores(changes[17])), 1e-15);
    }

    @Test
    void shouldMoveTheCurveByTheDeviationOfAComponent() {
        final CurveComponents components = CurveComponents.of(changes(7), 3);
        final YieldCurve curve = YieldCurve.ofZeros(TIMES, new double[TIMES.length], CurveInterpolation.LINEAR_ZERO);
        final YieldCurve moved = components.scenario(curve, new double[] {2, 0, 0}, 4);
        assertEquals(4 * Math.sqrt(components.variance(0)) * components.loading(0)[3], moved.zeros()[3], 1e-16);
    }

    @Test
    void shouldRefuseACurveThatDoesNotMove() {
        assertThrows(IllegalArgumentException.class, () -> CurveComponents.of(new double[50][4], 2));
    }

    @Test
    void shouldRecoverAnAutoregression() {
        final long seed = 8;
        final Random random = new Random(seed);
        final double[] values = new double[20_000];
        for (int i = 1; i < values.length; i++) {
            values[i] = 0.01 + 0.95 * values[i - 1] + 0.02 * random.nextGaussian();
        }
        final FactorAutoregression fitted = FactorAutoregression.fit(values);
        assertEquals(0.95, fitted.persistence(), 0.008, "seed " + seed);
        assertEquals(0.02, fitted.residualDeviation(), 3e-4);
        assertEquals(fitted.constant() / (1 - fitted.persistence()), fitted.forecast(3, 2_000), 1e-9);
    }

    @Test
    void shouldRefuseAConstantFactor() {
        assertThrows(IllegalArgumentException.class, () -> FactorAutoregression.fit(new double[] {1, 1, 1, 1, 1}));
    }

    /** Days of a curve driven by three independent factors with a little noise at each node. */
    private static double[][] changes(final long seed) {
        final Random random = new Random(seed);
        final double[][] changes = new double[800][TIMES.length];
        for (final double[] day : changes) {
            final double level = 8e-4 * random.nextGaussian();
            final double slope = 4e-4 * random.nextGaussian();
            final double bend = 2e-4 * random.nextGaussian();
            for (int i = 0; i < day.length; i++) {
                final double place = 2.0 * i / (day.length - 1) - 1;
                day[i] = level + slope * place + bend * (0.5 - place * place) + 5e-6 * random.nextGaussian();
            }
        }
        return changes;
    }

    private static double[] zeros(final DiscountCurve curve) {
        final double[] zeros = new double[TIMES.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = curve.zeroRate(TIMES[i]);
        }
        return zeros;
    }
}
