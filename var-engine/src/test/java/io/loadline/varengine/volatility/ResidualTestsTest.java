package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidualTestsTest {
    private static final long SEED = 12;

    @Test
    void shouldSeeClusteringInReturnsAndNoneInErrors() {
        final double[] returns = SimulatedReturns.gjr(SEED, 3_000, 0, 0.05, 0.12, 0, 0.85);
        assertTrue(ResidualTests.clustering(returns, 5).probability() < 1e-6, "seed " + SEED);
        final ResidualTests left = VolatilityModel.garch().fit(returns).tests(10);
        assertTrue(left.archEffect().probability() > 0.01);
        assertTrue(left.clustering().probability() > 0.01);
        assertTrue(left.autocorrelation().probability() > 0.01);
    }

    @Test
    void shouldSeeTheSignBiasThatASymmetricModelLeaves() {
        final double[] returns = SimulatedReturns.gjr(SEED, 8_000, 0, 0.05, 0.0, 0.25, 0.8);
        final ResidualTests symmetric = VolatilityModel.garch().fit(returns).tests(5);
        final ResidualTests threshold = VolatilityModel.gjr().fit(returns).tests(5);
        assertTrue(symmetric.signBias().probability() < 1e-3, "seed " + SEED);
        assertTrue(threshold.signBias().probability() > 0.01);
    }

    @Test
    void shouldRejectAsOftenAsItsLevel() {
        final Random random = new Random(SEED);
        int rejected = 0;
        final int trials = 1_000;
        for (int trial = 0; trial < trials; trial++) {
            final double[] noise = random.doubles(400).map(u -> u - 0.5).toArray();
            rejected += ResidualTests.ljungBox(noise, 10).probability() < 0.05 ? 1 : 0;
        }
        assertEquals(0.05, rejected / (double) trials, 0.025, "seed " + SEED);
    }

    @Test
    void shouldGiveTheStatisticByHand() {
        final double[] values = new double[30];
        for (int t = 0; t < values.length; t++) {
            values[t] = t % 2 == 0 ? 1 : -1;
        }
        // The first autocorrelation of an alternating series of n is -(n - 1) / n.
        final double correlation = 29.0 / 30;
        assertEquals(
                30 * 32 * correlation * correlation / 29,
                ResidualTests.ljungBox(values, 1).statistic(),
                1e-11);
    }

    @Test
    void shouldRefuseAConstantSeries() {
        assertThrows(IllegalArgumentException.class, () -> ResidualTests.ljungBox(new double[100], 5));
    }

    @Test
    void shouldRefuseMoreLagsThanTheSeriesHolds() {
        assertThrows(IllegalArgumentException.class, () -> ResidualTests.ljungBox(new double[100], 50));
    }
}
