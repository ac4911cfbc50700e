package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.OracleCases;
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
    void shouldEqualReferenceLogarithmsAndDensities() {
        for (final OracleCases.Case c : OracleCases.read("numerics.json", "normal_cdf")) {
            final double x = c.input("x");
            final double tolerance = c.tolerance("rel");
            assertEquals(1, Normal.logCdf(x) / c.expected("logCdf"), tolerance, c.id());
            assertEquals(1, Normal.density(x) / c.expected("pdf"), tolerance, c.id());
        }
    }

    @Test
    void shouldEqualReferenceQuantiles() {
        for (final OracleCases.Case c : OracleCases.read("numerics.json", "normal_quantile")) {
            assertEquals(1, Normal.quantile(c.input("p")) / c.expected("x"), c.tolerance("rel"), c.id());
        }
    }

    @Test
    void shouldInvertTheDistributionByTheQuantile() {
        for (double z = -37; z <= 5; z += 0.01) {
            final double tolerance = 2e-15 * Math.max(1, 1 / Normal.density(z)) + 1e-15 * Math.abs(z);
            assertEquals(z, Normal.quantile(Normal.cdf(z)), z < 0 ? 1e-14 * -z : tolerance, "at " + z);
        }
    }

    @Test
    void shouldGiveInfiniteQuantilesAtTheEnds() {
        assertEquals(Double.NEGATIVE_INFINITY, Normal.quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, Normal.quantile(1));
        assertTrue(Double.isNaN(Normal.quantile(-0.1)));
        assertTrue(Double.isNaN(Normal.quantile(1.1)));
    }

    @Test
    void shouldComplementTheErrorFunction() {
        for (double x = -5; x <= 5; x += 0.01) {
            assertEquals(1, Normal.erf(x) + Normal.erfc(x), 4e-16, "at " + x);
        }
        assertEquals(1, Normal.erfc(10) / 2.088487583762545e-45, 1e-15);
    }

    @Test
    void shouldKeepNaN() {
        assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
        assertTrue(Double.isNaN(Normal.logCdf(Double.NaN)));
        assertTrue(Double.isNaN(Normal.erfc(Double.NaN)));
        assertTrue(Double.isNaN(Normal.quantile(Double.NaN)));
    }
}
