package io.loadline.core.pricing.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.GarmanKohlhagen;
import io.loadline.core.pricing.OracleCases;
import io.loadline.core.pricing.OracleCases.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmileFormulasTest {
    private static final String FILE = "vol_smile.json";

    private static Svi svi(final Case c) {
        return new Svi(c.input("a"), c.input("b"), c.input("rho"), c.input("m"), c.input("sigma"));
    }

    @Test
    void shouldEqualSabrReferences() {
        for (final Case c : OracleCases.read(FILE, "sabr_hagan")) {
            final Sabr sabr = new Sabr(c.input("alpha"), c.input("beta"), c.input("rho"), c.input("nu"));
            final double got = sabr.blackVolatility(c.input("forward"), c.input("strike"), c.input("expiryYears"));
            assertEquals(c.expected("blackVol"), got, c.bound("blackVol"), c.id());
        }
    }

    @Test
    void shouldEqualTheSmileOfVogt() {
        for (final Case c : OracleCases.read(FILE, "svi_vogt")) {
            final Svi svi = svi(c);
            final double k = c.input("k");
            assertEquals(c.expected("totalVariance"), svi.totalVariance(k), c.bound("totalVariance"), c.id());
            assertEquals(c.expected("g"), svi.density(k), c.bound("g"), c.id());
            assertEquals(c.expected().get("butterflyFree"), svi.density(k) >= 0, c.id());
            assertFalse(svi.isButterflyFree());
        }
    }

    @Test
    void shouldEqualJumpWings() {
        for (final Case c : OracleCases.read(FILE, "svi_jw")) {
            final Svi.JumpWings got = svi(c).jumpWings(c.input("expiryYears"));
            final Map<String, Object> expected = OracleCases.object(c.expected().get("computed"));
            final double tolerance = c.tolerance("abs_computed");
            assertEquals((Double) expected.get("v"), got.v(), tolerance);
            assertEquals((Double) expected.get("psi"), got.psi(), tolerance);
            assertEquals((Double) expected.get("p"), got.p(), tolerance);
            assertEquals((Double) expected.get("c"), got.c(), tolerance);
            assertEquals((Double) expected.get("vtilde"), got.vtilde(), tolerance);
        }
    }

    @Test
    void shouldEqualTheSurfaceOfPowerLaw() {
        for (final Case c : OracleCases.read(FILE, "ssvi_powerlaw")) {
            final Ssvi ssvi = new Ssvi(c.input("rho"), c.input("eta"), c.input("gamma"));
            final double theta = c.input("theta");
            final double w = ssvi.totalVariance(theta, c.input("k"));
            assertEquals(c.expected("totalVariance"), w, c.bound("totalVariance"), c.id());
            assertEquals(c.expected("phi"), ssvi.phi(theta), c.bound("phi"), c.id());
            assertEquals(c.expected().get("noButterfly_sufficient"), ssvi.isButterflyFree(theta), c.id());
            assertEquals(w, ssvi.smile(theta).totalVariance(c.input("k")), 1e-15);
        }
    }

    @Test
    void shouldEqualTheStrikeWithoutDelta() {
        for (final Case c : OracleCases.read(FILE, "fx_atm_strike")) {
            final double got =
                    GarmanKohlhagen.deltaNeutralStrike(c.input("forward"), c.input("expiryYears"), c.input("vol"));
            assertEquals(c.expected("strike"), got, c.bound("strike"), c.id());
        }
    }

    @Test
    void shouldSeeArbitrageBetweenExpiries() {
        for (final Case c : OracleCases.read(FILE, "calendar_arbitrage")) {
            final boolean got = VolatilitySurface.fallsWithTime(numbers(c, "expiries"), numbers(c, "atmVols"));
            assertEquals(c.expected().get("arbitrage"), got, c.id());
        }
    }

    private static double[] numbers(final Case c, final String name) {
        return ((List<?>) c.inputs().get(name))
                .stream().mapToDouble(v -> (Double) v).toArray();
    }

    @Test
    void shouldJoinSabrAtTheMoney() {
        final Sabr sabr = new Sabr(0.3, 0.6, -0.4, 0.9);
        final double at = sabr.blackVolatility(100, 100, 1);
        double before = sabr.blackVolatility(100, 100 - 1e-3, 1);
        for (double strike = 100 - 9e-4; strike < 100.001; strike += 1e-4) {
            final double volatility = sabr.blackVolatility(100, strike, 1);
            assertEquals(before, volatility, 1e-5 * at);
            before = volatility;
        }
        assertEquals(at, sabr.blackVolatility(100, 100 * (1 + 1e-12), 1), 1e-12);
    }

    @Test
    void shouldGiveTheNormalVolatilityOfSabr() {
        // QuantLib 1.29, sabrVolatility with VolatilityType Normal.
        final Sabr sabr = new Sabr(0.02, 0.5, -0.2, 0.4);
        assertEquals(0.004071925675596668, sabr.normalVolatility(0.03, 0.04, 2), 1e-15);
        // At the money and for a short time, Bachelier's deviation is Black's by the forward.
        assertEquals(sabr.blackVolatility(0.03, 0.03, 1e-9) * 0.03, sabr.normalVolatility(0.03, 0.03, 1e-9), 1e-12);
    }

    @Test
    void shouldTakeNegativeForwardsInTheNormalSabrModel() {
        final Sabr sabr = new Sabr(0.008, 0, 0.3, 0.5);
        assertEquals(sabr.normalVolatility(0.02, 0.01, 1), sabr.normalVolatility(-0.005, -0.015, 1), 1e-15);
        assertEquals(0.008 * (1 + (2 - 3 * 0.09) / 24 * 0.25), sabr.normalVolatility(-0.01, -0.01, 1), 1e-15);
        assertTrue(Double.isNaN(new Sabr(0.02, 0.5, 0.3, 0.5).normalVolatility(-0.01, 0.02, 1)));
    }

    @Test
    void shouldNotTakeRoundingForCalendarArbitrage() {
        final double half = 0.2 / Math.sqrt(2);
        assertFalse(VolatilitySurface.fallsWithTime(new double[] {1, 2}, new double[] {0.2, half}));
        assertTrue(VolatilitySurface.fallsWithTime(new double[] {1, 2}, new double[] {0.2, half * (1 - 1e-9)}));
    }

    @Test
    void shouldHaveDerivativesOfItsDifferences() {
        final Svi svi = new Svi(0.01, 0.2, -0.4, 0.05, 0.1);
        final double h = 1e-5;
        for (double k = -1; k <= 1; k += 0.1) {
            assertEquals((svi.totalVariance(k + h) - svi.totalVariance(k - h)) / (2 * h), svi.slope(k), 1e-9);
            assertEquals((svi.slope(k + h) - svi.slope(k - h)) / (2 * h), svi.curvature(k), 1e-7);
        }
    }

    @Test
    void shouldFindAFlatSmileFreeOfArbitrage() {
        assertTrue(new Svi(0.04, 0, 0, 0, 0.1).isButterflyFree());
        assertFalse(new Svi(0.04, 3, 0, 0, 0.1).isButterflyFree());
        assertFalse(new Svi(-0.1, 0.1, 0, 0, 0.1).isValid());
    }

    @Test
    void shouldRefuseBadSabr() {
        assertTrue(Double.isNaN(new Sabr(0.2, 0.5, 0, 0.4).blackVolatility(-1, 100, 1)));
        assertTrue(Double.isNaN(new Sabr(0.2, 1.5, 0, 0.4).blackVolatility(100, 100, 1)));
    }
}
