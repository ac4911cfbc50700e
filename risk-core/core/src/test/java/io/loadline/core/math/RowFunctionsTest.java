package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowFunctionsTest {
    private static final long SEED = 31;
    private static final int LONGEST = 300;

    private final RowFunctions rows = new RowFunctions(LONGEST);

    private static double[] draw(final int count, final double reach) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextDouble(-reach, reach);
        }
        return values;
    }

    @Test
    void shouldHaveTheBitsOfTheScalarExponentialAtAnyLength() {
        for (int count = 1; count <= LONGEST; count++) {
            final double[] values = draw(count, 750);
            final double[] exponentials = values.clone();
            rows.exp(exponentials, count);
            for (int i = 0; i < count; i++) {
                assertEquals(Elementary.exp(values[i]), exponentials[i], 0, "length " + count + " at " + values[i]);
            }
        }
    }

    @Test
    void shouldAgreeWithTheNormalDistribution() {
        final double[] d = draw(LONGEST, 9);
        d[0] = 0;
        d[1] = -0.0;
        d[2] = 1e-300;
        final double[] densities = new double[LONGEST];
        final double[] probabilities = new double[LONGEST];
        rows.densities(d, LONGEST, densities);
        rows.probabilities(d, densities, LONGEST, probabilities);
        for (int i = 0; i < LONGEST; i++) {
            assertEquals(Normal.density(d[i]), densities[i], 4e-16 * densities[i] * (1 + d[i] * d[i]), "d " + d[i]);
            assertEquals(Normal.cdf(d[i]), probabilities[i], 2.3e-16, "d " + d[i]);
        }
    }

    @Test
    void shouldReachBothEndsFarOut() {
        final double[] d = {-1e9, -40, 40, 1e9};
        final double[] densities = new double[4];
        final double[] probabilities = new double[4];
        rows.densities(d, 4, densities);
        rows.probabilities(d, densities, 4, probabilities);
        assertTrue(probabilities[0] >= 0 && probabilities[1] < 1e-200);
        assertEquals(1, probabilities[2]);
        assertEquals(1, probabilities[3]);
    }

    @Test
    void shouldKeepWhatIsNotANumber() {
        final double[] d = {Double.NaN, 1};
        final double[] densities = new double[2];
        final double[] probabilities = new double[2];
        rows.densities(d, 2, densities);
        rows.probabilities(d, densities, 2, probabilities);
        assertTrue(Double.isNaN(densities[0]) && Double.isNaN(probabilities[0]));
    }
}
