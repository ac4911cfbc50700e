package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Black76Test {
    private static final double RATE = 0.03;

    @Test
    void shouldEqualReferencePrices() {
        for (final OracleCases.Case c : OracleCases.read("options_european.json", "black76")) {
            final double got = Black76.price(
                    c.isCall(),
                    c.input("forward"),
                    c.input("strike"),
                    c.input("expiryYears"),
                    c.input("vol"),
                    c.input("discountFactor"));
            assertEquals(c.expected("price"), got, c.tolerance("rel") * c.expected("price"), c.id());
        }
    }

    @Test
    void shouldKeepPutCallParity() {
        final long seed = 7;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            final double forward = random.nextDouble(1, 200);
            final double strike = random.nextDouble(1, 200);
            final double years = random.nextDouble(0.001, 5);
            final double volatility = random.nextDouble(0.01, 2);
            final double call = Black76.price(true, forward, strike, years, volatility, 0.9);
            final double put = Black76.price(false, forward, strike, years, volatility, 0.9);
            assertEquals(
                    0.9 * (forward - strike), call - put, 1e-12 * (forward + strike), "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldHaveDeltaAndGammaOfItsOwnDifferences() {
        final double bump = 1e-3;
        for (double strike = 60; strike <= 160; strike += 10) {
            final double up = Black76.price(true, 100 + bump, strike, 0.7, 0.3, 0.95);
            final double at = Black76.price(true, 100, strike, 0.7, 0.3, 0.95);
            final double down = Black76.price(true, 100 - bump, strike, 0.7, 0.3, 0.95);
            assertEquals((up - down) / (2 * bump), Black76.delta(true, 100, strike, 0.7, 0.3, 0.95), 1e-8);
            assertEquals((up - 2 * at + down) / (bump * bump), Black76.gamma(100, strike, 0.7, 0.3, 0.95), 1e-6);
        }
    }

    @Test
    void shouldHaveVegaOfItsOwnDifferences() {
        final double bump = 1e-5;
        final double up = Black76.price(false, 100, 90, 0.7, 0.3 + bump, 0.95);
        final double down = Black76.price(false, 100, 90, 0.7, 0.3 - bump, 0.95);
        assertEquals((up - down) / (2 * bump), Black76.vega(100, 90, 0.7, 0.3, 0.95), 1e-7);
    }

    @Test
    void shouldHaveThetaOfItsOwnDifferences() {
        final double bump = 1e-5;
        final double later = Black76.price(true, 100, 90, 0.7 - bump, 0.3, StrictMath.exp(-RATE * (0.7 - bump)));
        final double earlier = Black76.price(true, 100, 90, 0.7 + bump, 0.3, StrictMath.exp(-RATE * (0.7 + bump)));
        assertEquals((later - earlier) / (2 * bump), Black76.theta(true, 100, 90, 0.7, 0.3, RATE), 1e-6);
    }

    @Test
    void shouldGiveDiscountedIntrinsicValueWithoutVolatility() {
        assertEquals(0.9 * 20, Black76.price(true, 100, 80, 1, 0, 0.9));
    }

    @Test
    void shouldGiveIntrinsicDeltaAtExpiry() {
        assertEquals(1, Black76.delta(true, 100, 80, 0, 0.2, 1));
    }

    @Test
    void shouldRefuseANegativeForward() {
        assertTrue(Double.isNaN(Black76.price(true, -1, 80, 1, 0.2, 1)));
    }
}
