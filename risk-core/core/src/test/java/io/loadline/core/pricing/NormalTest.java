package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NormalTest {
    @Test
    void shouldEqualReferenceProbabilitiesInTheirRelativeTolerance() {
        for (final OracleCases.Case c : OracleCases.read("numerics.json", "normal_cdf")) {
            final double got = Normal.cdf(c.input("x"));
            final double expected = c.expected("cdf");
            final double tolerance = Math.max(c.tolerance("rel"), c.input("x") < -8 ? c.tolerance("rel_tail") : 0);
            assertEquals(expected, got, tolerance * expected, c.id());
        }
    }

    @Test
    void shouldGiveHalfAtZero() {
        assertEquals(0.5, Normal.cdf(0.0));
    }

    @Test
    void shouldGiveTheKnownErrorFunctionOfOne() {
        assertEquals(0.8427007929497149, Normal.erf(1.0), 2e-16);
    }

    @Test
    void shouldJoinThePiecesOfTheScaledErrorFunctionWithoutAStep() {
        for (final double edge : new double[] {0.46875, 4.0, -0.46875, -4.0}) {
            final double below = Normal.erfcx(Math.nextDown(edge));
            final double above = Normal.erfcx(Math.nextUp(edge));
            assertEquals(1, below / above, 2e-14, "at " + edge);
        }
    }

    @Test
    void shouldAddUpToOne() {
        for (double z = -8; z <= 8; z += 0.01) {
            assertEquals(1, Normal.cdf(z) + Normal.cdf(-z), 3e-16, "at " + z);
        }
    }

    @Test
    void shouldKeepNaN() {
        assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
    }
}
