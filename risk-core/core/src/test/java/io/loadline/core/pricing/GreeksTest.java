package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class GreeksTest {
    private final Greeks greeks = new Greeks();

    private double field(final String name, final double spot) {
        return switch (name) {
            case "price" -> greeks.price;
            case "delta" -> greeks.delta;
            case "gamma" -> greeks.gamma;
            case "vega" -> greeks.vega;
            case "theta" -> greeks.theta;
            case "theta_per_day" -> greeks.theta / 365;
            case "rho" -> greeks.rho;
            case "dividend_rho" -> greeks.dividendRho;
            case "vanna" -> greeks.vanna;
            case "volga" -> greeks.volga;
            case "charm" -> greeks.charm;
            case "speed" -> greeks.speed;
            case "zomma" -> greeks.zomma;
            case "color" -> greeks.color;
            case "ultima" -> greeks.ultima;
            case "strike_delta" -> greeks.strikeDelta;
            case "strike_gamma" -> greeks.strikeGamma;
            case "elasticity" -> greeks.elasticity(spot);
            default -> throw new AssertionError("no such derivative: " + name);
        };
    }

    private void shouldEqualCasesOf(final String family) {
        for (final OracleCases.Case c : OracleCases.read("options_european.json", family)) {
            assertTrue(BlackScholes.greeks(
                    c.isCall(),
                    c.input("spot"),
                    c.input("strike"),
                    c.input("rate"),
                    c.input("dividendYield"),
                    c.input("expiryYears"),
                    c.input("vol"),
                    greeks));
            for (final String name : c.expected().keySet()) {
                assertEquals(c.expected(name), field(name, c.input("spot")), c.bound(name), c.id() + ' ' + name);
            }
        }
    }

    @Test
    void shouldEqualDerivativesOfFiftyDigits() {
        shouldEqualCasesOf("bsm_all_greeks_50digit");
    }

    @Test
    void shouldEqualThePublishedDerivatives() {
        shouldEqualCasesOf("haug_greeks");
    }

    @Test
    void shouldEqualBachelierReferences() {
        for (final OracleCases.Case c : OracleCases.read("options_european.json", "bachelier")) {
            final double years = c.input("expiryYears");
            final double rate = -StrictMath.log(c.input("discountFactor")) / years;
            Bachelier.greeks(
                    c.isCall(), c.input("forward"), c.input("strike"), rate, years, c.input("normalVol"), greeks);
            for (final String name : c.expected().keySet()) {
                assertEquals(c.expected(name), field(name, c.input("forward")), c.bound(name), c.id() + ' ' + name);
            }
        }
    }

    private interface Model {
        boolean write(boolean call, double spot, double rate, double yield, double years, double volatility, Greeks to);
    }

    private static double difference(
            final Model model,
            final boolean call,
            final double[] at,
            final int input,
            final double step,
            final ToDoubleFunction<Greeks> field) {
        final Greeks bumped = new Greeks();
        double sum = 0;
        // A five-point difference: its error falls with the fourth power of the step.
        final int[] points = {-2, -1, 1, 2};
        final double[] weights = {1.0 / 12, -8.0 / 12, 8.0 / 12, -1.0 / 12};
        for (int i = 0; i < points.length; i++) {
            final double[] moved = at.clone();
            moved[input] += points[i] * step;
            model.write(call, moved[0], moved[1], moved[2], moved[3], moved[4], bumped);
            sum += weights[i] * field.applyAsDouble(bumped);
        }
        return sum / step;
    }

    private void shouldEqualDifferences(final Model model, final double volatilityUnit) {
        final long seed = 5;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            final boolean call = random.nextBoolean();
            final double[] at = {
                random.nextDouble(80, 120),
                random.nextDouble(-0.05, 0.1),
                random.nextDouble(-0.05, 0.1),
                random.nextDouble(0.2, 3),
                volatilityUnit * random.nextDouble(0.1, 0.6)
            };
            assertTrue(model.write(call, at[0], at[1], at[2], at[3], at[4], greeks));
            final String where = "seed " + seed + " case " + i;
            final double v = volatilityUnit * 1e-3;
            final double unit = 1 / volatilityUnit;
            assertEquals(difference(model, call, at, 0, 0.05, g -> g.price), greeks.delta, 1e-7, where);
            assertEquals(difference(model, call, at, 0, 0.05, g -> g.delta), greeks.gamma, 1e-7, where);
            assertEquals(difference(model, call, at, 4, v, g -> g.price), greeks.vega, 2e-5 * unit, where);
            assertEquals(-difference(model, call, at, 3, 1e-3, g -> g.price), greeks.theta, 1e-5, where);
            assertEquals(difference(model, call, at, 1, 1e-3, g -> g.price), greeks.rho, 1e-5, where);
            assertEquals(difference(model, call, at, 2, 1e-3, g -> g.price), greeks.dividendRho, 1e-5, where);
            assertEquals(difference(model, call, at, 0, 0.05, g -> g.vega), greeks.vanna, 1e-6, where);
            assertEquals(difference(model, call, at, 4, v, g -> g.vega), greeks.volga, 2e-4 * unit * unit, where);
            assertEquals(-difference(model, call, at, 3, 1e-3, g -> g.delta), greeks.charm, 1e-6, where);
            assertEquals(difference(model, call, at, 0, 0.05, g -> g.gamma), greeks.speed, 1e-7, where);
            assertEquals(difference(model, call, at, 4, v, g -> g.gamma), greeks.zomma, 1e-5 * unit, where);
            assertEquals(-difference(model, call, at, 3, 1e-3, g -> g.gamma), greeks.color, 1e-6, where);
            assertEquals(
                    difference(model, call, at, 4, v, g -> g.volga), greeks.ultima, 1e-2 * unit * unit * unit, where);
        }
    }

    @Test
    void shouldEqualDifferencesOfBlackScholes() {
        shouldEqualDifferences((call, s, r, q, t, v, to) -> BlackScholes.greeks(call, s, 100, r, q, t, v, to), 1);
    }

    @Test
    void shouldEqualDifferencesOfBlack76() {
        shouldEqualDifferences((call, f, r, q, t, v, to) -> Black76.greeks(call, f, 100, r, t, v, to), 1);
    }

    @Test
    void shouldEqualDifferencesOfBachelier() {
        shouldEqualDifferences((call, f, r, q, t, v, to) -> Bachelier.greeks(call, f, 100, r, t, v, to), 100);
    }

    @Test
    void shouldKeepParityOfEveryDerivative() {
        final Greeks put = new Greeks();
        final double discount = StrictMath.exp(-0.03 * 0.7);
        final double yieldDiscount = StrictMath.exp(-0.01 * 0.7);
        for (double strike = 50; strike <= 200; strike += 10) {
            GarmanKohlhagen.greeks(true, 100, strike, 0.03, 0.01, 0.7, 0.25, greeks);
            GarmanKohlhagen.greeks(false, 100, strike, 0.03, 0.01, 0.7, 0.25, put);
            assertEquals(100 * yieldDiscount - strike * discount, greeks.price - put.price, 2e-13 * strike);
            assertEquals(yieldDiscount, greeks.delta - put.delta, 1e-15);
            assertEquals(greeks.gamma, put.gamma);
            assertEquals(greeks.vanna, put.vanna);
            assertEquals(0.01 * yieldDiscount, greeks.charm - put.charm, 1e-15);
            assertEquals(0.7 * strike * discount, greeks.rho - put.rho, 1e-12 * strike);
        }
    }

    @Test
    void shouldGiveIntrinsicDerivativesAtExpiry() {
        assertTrue(BlackScholes.greeks(true, 100, 80, 0.05, 0.01, 0, 0.3, greeks));
        assertEquals(20, greeks.price);
        assertEquals(1, greeks.delta);
        assertEquals(0, greeks.gamma);
        assertEquals(0, greeks.vega);
        assertEquals(0.01 * 100 - 0.05 * 80, greeks.theta, 1e-15);
    }

    @Test
    void shouldHaveNoCurvatureAtTheKinkOfExpiry() {
        assertTrue(BlackScholes.greeks(true, 80, 80, 0.05, 0.01, 0, 0.3, greeks));
        assertEquals(0.5, greeks.delta);
        assertTrue(Double.isNaN(greeks.gamma));
    }

    @Test
    void shouldRefuseBadInputAndLeaveNoOldNumber() {
        final double[][] bad = {
            {Double.NaN, 100, 1, 0.2},
            {-1, 100, 1, 0.2},
            {100, -1, 1, 0.2},
            {100, 100, -0.1, 0.2},
            {100, 100, 1, -0.2},
            {100, 100, 1, Double.NaN},
            {Double.POSITIVE_INFINITY, 100, 1, 0.2},
            {100, 100, 1, Double.POSITIVE_INFINITY}
        };
        for (final double[] b : bad) {
            BlackScholes.greeks(true, 100, 100, 0.01, 0, 1, 0.2, greeks);
            assertFalse(BlackScholes.greeks(true, b[0], b[1], 0.01, 0, b[2], b[3], greeks));
            assertTrue(Double.isNaN(greeks.price) && Double.isNaN(greeks.ultima) && Double.isNaN(greeks.rho));
        }
    }
}
