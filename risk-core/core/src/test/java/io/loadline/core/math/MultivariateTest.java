package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.OracleCases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reference values by an independent 40-digit computation. */
final class MultivariateTest {
    private static final double[][] NORMAL = {
        {-1.0, -1.5, 0.7, 0.04527587376745607},
        {2.0, -1.0, -0.9, 0.13615368101504624},
        {-3.0, -3.0, 0.99, 0.0011015199986206224},
        {1.0, 1.0, -0.999, 0.6826894921370859},
        {0.3, 0.31, 0.9999, 0.6171511558535735},
        {-6.0, -5.0, 0.95, 9.813552265285096e-10},
        {1.5, -2.5, -0.93, 2.2363518965907865e-5},
        {0.0, 0.0, 0.92, 0.4359057831510251},
        {0.5, 1.0, 0.0, 0.5817583088965143},
        {-2.0, 3.0, -0.3, 0.022555092330169106},
        {4.0, 4.0, -0.98, 0.9999366575163338},
        {-1.0, -1.0001, 0.999999, 0.15850630432951432}
    };
    private static final double[][] STUDENT = {
        {0.5, 1.0, 0.6, 4.0, 0.6202759003734876},
        {-2.0, -1.5, -0.4, 3.0, 0.005931160886980659},
        {1.0, -1.0, 0.95, 2.5, 0.2015989652916976},
        {-3.0, -3.0, 0.2, 10.0, 0.0004682670520214155},
        {0.0, 0.1, -0.99, 1.5, 0.04461837089009219}
    };

    @Test
    void shouldEqualReferenceProbabilities() {
        for (final OracleCases.Case c : OracleCases.read("numerics.json", "bivariate_normal")) {
            final double got = BivariateNormal.cdf(c.input("h"), c.input("k"), c.input("rho"));
            assertEquals(c.expected("p"), got, c.tolerance("abs"), c.id());
        }
    }

    @Test
    void shouldGiveBivariateNormalProbabilities() {
        for (final double[] row : NORMAL) {
            assertEquals(row[3], BivariateNormal.cdf(row[0], row[1], row[2]), 5e-15, () -> Arrays.toString(row));
        }
    }

    @Test
    void shouldGiveTheOrthantOfTwoNormals() {
        for (double rho = -1; rho <= 1; rho += 0.015625) {
            final double expected = 0.25 + StrictMath.asin(rho) / (2 * Math.PI);
            assertEquals(expected, BivariateNormal.cdf(0, 0, rho), 2e-15, "rho " + rho);
        }
    }

    @Test
    void shouldJoinTheTwoMethodsWithoutAStep() {
        for (double h = -4; h <= 4; h += 0.37) {
            for (double k = -4; k <= 4; k += 0.41) {
                for (final double edge : new double[] {0.925, -0.925}) {
                    final double below = BivariateNormal.cdf(h, k, edge - 1e-14);
                    final double above = BivariateNormal.cdf(h, k, edge + 1e-14);
                    assertEquals(below, above, 2e-14, h + ", " + k + ", " + edge);
                }
            }
        }
    }

    @Test
    void shouldGiveTheMarginAtInfinity() {
        final double infinity = Double.POSITIVE_INFINITY;
        assertEquals(Normal.cdf(0.3), BivariateNormal.cdf(infinity, 0.3, 0.5));
        assertEquals(Normal.cdf(0.3), BivariateNormal.cdf(0.3, infinity, -0.5));
        assertEquals(1, BivariateNormal.cdf(infinity, infinity, 0.5));
        assertEquals(0, BivariateNormal.cdf(-infinity, infinity, 0.5));
        assertEquals(new StudentT(3).cdf(0.3), BivariateT.cdf(infinity, 0.3, 0.5, 3));
    }

    @Test
    void shouldGiveBivariateStudentProbabilities() {
        for (final double[] row : STUDENT) {
            final double got = BivariateT.cdf(row[0], row[1], row[2], row[3]);
            assertEquals(row[4], got, 1e-12, () -> Arrays.toString(row));
        }
    }

    @Test
    void shouldApproachTheNormalForManyDegreesOfFreedom() {
        assertEquals(BivariateNormal.cdf(0.5, -1, 0.4), BivariateT.cdf(0.5, -1, 0.4, 1e9), 1e-9);
    }

    @Test
    void shouldGiveTheOrthantOfThreeNormals() {
        for (final double[] r :
                new double[][] {{0.3, 0.5, -0.2}, {0.9, 0.9, 0.9}, {-0.4, -0.4, -0.1}, {0.99, 0.1, 0.1}}) {
            final double angles = StrictMath.asin(r[0]) + StrictMath.asin(r[1]) + StrictMath.asin(r[2]);
            final double expected = 0.125 + angles / (4 * Math.PI);
            assertEquals(expected, TrivariateNormal.cdf(0, 0, 0, r[0], r[1], r[2]), 1e-12, () -> Arrays.toString(r));
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfThreeNormals() {
        final double expected = TrivariateNormal.cdf(0.5, -0.2, 1, 0.3, 0.5, -0.2);
        assertEquals(0.288105307272904, expected, 1e-12);
        assertEquals(expected, TrivariateNormal.cdf(1, 0.5, -0.2, 0.5, -0.2, 0.3), 1e-12);
        assertEquals(expected, TrivariateNormal.cdf(-0.2, 1, 0.5, -0.2, 0.3, 0.5), 1e-12);
    }

    @Test
    void shouldTakeTwoOfThreeNormalsAsOneWherePerfectlyCorrelated() {
        assertEquals(BivariateNormal.cdf(0.2, 0.7, 0.4), TrivariateNormal.cdf(0.2, 0.5, 0.7, 1, 0.4, 0.4), 1e-12);
        final double strip = BivariateNormal.cdf(0.2, 0.7, 0.4) - BivariateNormal.cdf(-0.5, 0.7, 0.4);
        assertEquals(strip, TrivariateNormal.cdf(0.2, 0.5, 0.7, -1, 0.4, -0.4), 1e-12);
    }

    @Test
    void shouldRefuseWhatIsNoCorrelation() {
        assertTrue(Double.isNaN(BivariateNormal.cdf(0, 0, 1.5)));
        assertTrue(Double.isNaN(BivariateNormal.cdf(Double.NaN, 0, 0.5)));
        assertTrue(Double.isNaN(BivariateT.cdf(0, 0, -1.5, 3)));
        assertThrows(IllegalArgumentException.class, () -> BivariateT.cdf(0, 0, 0.5, 0));
        final String message = assertThrows(
                        IllegalArgumentException.class, () -> TrivariateNormal.cdf(0, 0, 0, 0.9, 0.9, -0.9))
                .getMessage();
        assertTrue(message.contains("0.9, 0.9, -0.9 given"), message);
    }
}
