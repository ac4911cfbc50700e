package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoricalVarTest {
    private static final double[] SAMPLE = {-3.1, -2.2, -1.9, -1.2, -0.8, -0.5, -0.1, 0.0, 0.3, 0.7, 0.9, 1.4, 2.0};

    @Test
    void shouldTakeTheTenthWorstOfAThousandAt99Percent() {
        final double[] pnl = new double[1_000];
        for (int s = 0; s < pnl.length; s++) {
            pnl[s] = -s;
        }
        assertEquals(990, HistoricalVar.valueAtRisk(pnl, 0.99));
    }

    @Test
    void shouldReportALossAsPositiveAndAGainAsNegative() {
        assertEquals(3.1, HistoricalVar.valueAtRisk(SAMPLE, 0.99));
        assertEquals(-1, HistoricalVar.valueAtRisk(new double[] {1, 2, 3}, 0.95));
    }

    @Test
    void shouldWeighTheNextLossByTheFractionOfTheTail() {
        // m = 1.3: (3.1 + 0.3 x 2.2) / 1.3.
        assertEquals((3.1 + 0.3 * 2.2) / 1.3, HistoricalVar.expectedShortfall(SAMPLE, 0.9), 1e-14);
    }

    @Test
    void shouldMinimiseRockafellarAndUryasevsFunction() {
        final long seed = 11;
        final Random random = new Random(seed);
        for (int trial = 0; trial < 200; trial++) {
            final double[] pnl = random.doubles(20 + random.nextInt(80), -1, 1).toArray();
            final double confidence = 0.8 + 0.19 * random.nextDouble();
            double least = Double.POSITIVE_INFINITY;
            for (final double candidate : pnl) {
                double excess = 0;
                for (final double value : pnl) {
                    excess += Math.max(0, candidate - value);
                }
                least = Math.min(least, -candidate + excess / pnl.length / (1 - confidence));
            }
            assertEquals(least, HistoricalVar.expectedShortfall(pnl, confidence), 1e-12, "seed " + seed);
        }
    }

    @Test
    void shouldNeverPutExpectedShortfallBelowValueAtRisk() {
        for (int scenarios = 1; scenarios < 300; scenarios++) {
            final double[] pnl = new Random(scenarios).doubles(scenarios, -1, 1).toArray();
            for (final double confidence : new double[] {0.5, 0.95, 0.975, 0.99, 0.999}) {
                assertTrue(HistoricalVar.expectedShortfall(pnl, confidence)
                        >= HistoricalVar.valueAtRisk(pnl, confidence) - 1e-15);
            }
        }
    }

    @Test
    void shouldNotChangeItsInput() {
        final double[] pnl = {3, 1, 2};
        HistoricalVar.valueAtRisk(pnl, 0.95);
        assertEquals(3, pnl[0]);
    }

    @Test
    void shouldRefuseAConfidenceOutsideZeroToOne() {
        for (final double confidence : new double[] {0, 1, -0.1, 99, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> HistoricalVar.valueAtRisk(SAMPLE, confidence));
        }
    }

    @Test
    void shouldRefuseAnEmptySampleAndNaN() {
        assertThrows(IllegalArgumentException.class, () -> HistoricalVar.valueAtRisk(new double[0], 0.99));
        assertThrows(
                IllegalArgumentException.class,
                () -> HistoricalVar.expectedShortfall(new double[] {1, Double.NaN}, 0.99));
    }
}
