package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reference values by an independent 40-digit computation. */
final class BetaFunctionTest {
    private static final double[][] BOTH_TAILS = {
        {2.0, 3.0, 0.4, 0.5248, 0.47519999999999996},
        {0.01, 5.0, 0.5, 0.9998897842885542, 0.00011021571144581062},
        {0.01, 0.02, 0.3, 0.6611784272511073, 0.3388215727488927},
        {100.0, 200.0, 0.3, 0.10884306564490975, 0.8911569343550902},
        {0.5, 0.5, 0.999, 0.9798649583666225, 0.0201350416333775},
        {0.001, 1000.0, 0.0001, 0.99817760363657, 0.001822396363429905},
        {50.0, 0.5, 0.9, 0.001204149832559813, 0.9987958501674402},
        {2000.0, 3000.0, 0.41, 0.9252621262083042, 0.07473787379169583},
        {1.0, 1.0, 0.3, 0.3, 0.7},
        {5.0, 10000.0, 0.001, 0.9708795273171296, 0.02912047268287045}
    };

    @Test
    void shouldGiveBothTailsToFullRelativePrecision() {
        for (final double[] row : BOTH_TAILS) {
            final double tolerance = row[0] > 1000 || row[0] < 0.005 ? 5e-13 : 2e-14;
            assertClose(row[3], BetaFunction.regularised(row[0], row[1], row[2]), tolerance, row);
            assertClose(row[4], BetaFunction.regularised(row[1], row[0], 1 - row[2], row[2]), tolerance, row);
        }
    }

    @Test
    void shouldGiveTheLogarithmOfBeta() {
        assertEquals(StrictMath.log(1.0 / 12), BetaFunction.logBeta(2, 3), 1e-15);
        assertEquals(StrictMath.log(Math.PI), BetaFunction.logBeta(0.5, 0.5), 1e-15);
    }

    @Test
    void shouldGiveTheEnds() {
        assertEquals(0, BetaFunction.regularised(2, 3, 0));
        assertEquals(1, BetaFunction.regularised(2, 3, 1));
    }

    @Test
    void shouldBeNaNOutsideTheDomain() {
        assertTrue(Double.isNaN(BetaFunction.regularised(0, 1, 0.5)));
        assertTrue(Double.isNaN(BetaFunction.regularised(1, 1, 1.5)));
        assertTrue(Double.isNaN(BetaFunction.regularised(1, 1, Double.NaN)));
        assertTrue(Double.isNaN(BetaFunction.logBeta(-1, 1)));
    }

    private static void assertClose(
            final double expected, final double got, final double relative, final double[] row) {
        assertEquals(expected, got, relative * Math.abs(expected), () -> Arrays.toString(row));
    }
}
