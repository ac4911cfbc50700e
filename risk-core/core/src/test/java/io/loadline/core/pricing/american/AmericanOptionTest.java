package io.loadline.core.pricing.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.OracleCases;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmericanOptionTest {
    private static final AmericanOption ACCURATE = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
    private static final AmericanOption FAST = new AmericanOption(AmericanOption.Accuracy.FAST);
    private static final AmericanOption HIGH = new AmericanOption(AmericanOption.Accuracy.HIGH);
    private static final AmericanOption QUADRATIC = new AmericanOption(AmericanOption.Accuracy.QUADRATIC);

    private static double price(final AmericanOption pricer, final OracleCases.Case c) {
        return pricer.price(
                c.isCall(),
                c.input("spot"),
                c.input("strike"),
                c.input("rate"),
                c.input("dividendYield"),
                c.input("expiryYears"),
                c.input("vol"));
    }

    @Test
    void shouldEqualExactReferences() {
        for (final String family : new String[] {"barone_adesi_whaley", "ju_1999"}) {
            for (final OracleCases.Case c : OracleCases.read("options_american.json", family)) {
                assertEquals(c.expected("exact_american"), price(ACCURATE, c), c.tolerance("abs_exact"), c.id());
            }
        }
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "longstaff_schwartz")) {
            assertEquals(c.expected("continuous_american"), price(ACCURATE, c), c.tolerance("abs_continuous"), c.id());
        }
    }

    @Test
    void shouldEqualThePremiumsOfThePaper() {
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "andersen_lake_offengenden")) {
            final double european = BlackScholes.price(
                    c.isCall(),
                    c.input("spot"),
                    c.input("strike"),
                    c.input("rate"),
                    c.input("dividendYield"),
                    c.input("expiryYears"),
                    c.input("vol"));
            final double premium = price(ACCURATE, c) - european;
            assertEquals(c.expected("early_exercise_premium"), premium, c.tolerance("abs"), c.id());
        }
    }

    @Test
    void shouldEqualTheQuadraticApproximationAtItsEdges() {
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "qdplus_edge")) {
            final double tolerance = Math.max(c.tolerance("abs"), 0);
            assertEquals(c.expected("price"), price(QUADRATIC, c), tolerance, c.id());
        }
    }

    @Test
    void shouldReachThePublishedPremiumToTwelveDigits() {
        final double european = BlackScholes.price(false, 100, 100, 0.05, 0.05, 1, 0.25);
        assertEquals(0.106952702747, HIGH.price(false, 100, 100, 0.05, 0.05, 1, 0.25) - european, 1e-12);
    }

    @Test
    void shouldBeAsAccurateAsItSays() {
        final long seed = 9;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 60; i++) {
            final double spot = random.nextDouble(60, 140);
            final double rate = random.nextDouble(0.005, 0.105);
            final double yield = random.nextDouble(-0.02, 0.1);
            final double years = StrictMath.exp(random.nextDouble(-4, 1.5));
            final double volatility = random.nextDouble(0.05, 0.65);
            final double exact = HIGH.price(false, spot, 100, rate, yield, years, volatility);
            final String which = "seed " + seed + " case " + i;
            assertEquals(exact, ACCURATE.price(false, spot, 100, rate, yield, years, volatility), 1e-6, which);
            assertEquals(exact, FAST.price(false, spot, 100, rate, yield, years, volatility), 1e-4, which);
        }
    }

    @Test
    void shouldAgreeWithABinomialTree() {
        final double[][] options = {
            {100, 100, 0.05, 0, 1, 0.25},
            {90, 100, 0.02, 0.06, 0.5, 0.4},
            {100, 120, 0.1, 0.03, 10, 0.25},
            {110, 100, 0.06, 0.06, 2, 0.2}
        };
        for (final double[] o : options) {
            for (final boolean call : new boolean[] {true, false}) {
                final double tree = Trees.smoothed(call, o[0], o[1], o[2], o[3], o[4], o[5], 2_000);
                assertEquals(tree, ACCURATE.price(call, o[0], o[1], o[2], o[3], o[4], o[5]), 4e-3);
            }
        }
    }

    /** There the fixed point of smooth pasting goes to the strike, and the value is matched in its place. */
    @ParameterizedTest
    @CsvSource({"99, 0.1, 0, 1, 0.033", "98, 0.09, -0.02, 3, 0.06", "99.5, 0.1, 0, 1, 0.02", "95, 0.15, 0.05, 2, 0.08"})
    void shouldAgreeWithAGridWhereTheDriftIsFarAboveTheVolatility(
            final double spot, final double rate, final double yield, final double years, final double volatility) {
        final double grid = ImplicitGrid.put(spot, 100, rate, yield, years, volatility, 1_600, 1_600);
        final double exact = HIGH.price(false, spot, 100, rate, yield, years, volatility);
        assertEquals(grid, exact, 2e-4);
        assertEquals(exact, ACCURATE.price(false, spot, 100, rate, yield, years, volatility), 1e-6);
        assertEquals(exact, FAST.price(false, spot, 100, rate, yield, years, volatility), 1e-4);
    }

    @Test
    void shouldBeTheSameForACallAndItsMirroredPut() {
        assertEquals(
                ACCURATE.price(true, 90, 110, 0.02, 0.07, 1.5, 0.3),
                ACCURATE.price(false, 110, 90, 0.07, 0.02, 1.5, 0.3));
    }

    @Test
    void shouldBeEuropeanWhereExerciseNeverPays() {
        assertEquals(
                BlackScholes.price(true, 100, 90, 0.05, 0, 1, 0.3),
                ACCURATE.price(true, 100, 90, 0.05, 0, 1, 0.3),
                1e-13);
        assertEquals(
                BlackScholes.price(false, 100, 90, -0.02, 0.01, 1, 0.3),
                ACCURATE.price(false, 100, 90, -0.02, 0.01, 1, 0.3));
    }

    @Test
    void shouldNeverBeBelowIntrinsicNorFallWithTime() {
        double before = 0;
        for (double years = 0.05; years < 5; years += 0.05) {
            final double price = ACCURATE.price(false, 85, 100, 0.06, 0.02, years, 0.2);
            assertTrue(price >= 15 && price >= before - 1e-9, "after " + years);
            before = price;
        }
    }

    @Test
    void shouldRefuseBadInput() {
        assertTrue(Double.isNaN(ACCURATE.price(false, -1, 100, 0.05, 0, 1, 0.2)));
        assertTrue(Double.isNaN(ACCURATE.price(false, 100, 100, 0.05, 0, -1, 0.2)));
        assertTrue(Double.isNaN(ACCURATE.price(false, 100, 100, Double.NaN, 0, 1, 0.2)));
        assertTrue(Double.isNaN(ACCURATE.price(false, 100, Double.POSITIVE_INFINITY, 0.05, 0, 1, 0.2)));
    }
}
