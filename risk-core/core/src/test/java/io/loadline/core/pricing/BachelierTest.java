package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BachelierTest {
    @Test
    void shouldKeepPutCallParityForNegativeForwards() {
        for (double forward = -40; forward <= 40; forward += 5) {
            final double call = Bachelier.price(true, forward, -3, 0.5, 12, 0.98);
            final double put = Bachelier.price(false, forward, -3, 0.5, 12, 0.98);
            assertEquals(0.98 * (forward + 3), call - put, 1e-13);
        }
    }

    @Test
    void shouldGiveIntrinsicValueWithoutVolatility() {
        assertEquals(2.5, Bachelier.price(false, -10, -5, 1, 0, 0.5));
    }

    @Test
    void shouldRefuseANegativeVolatility() {
        assertTrue(Double.isNaN(Bachelier.price(true, 1, 1, 1, -0.1, 1)));
    }

    @Test
    void shouldEqualReferenceVolatilities() {
        for (final OracleCases.Case c : OracleCases.read("implied_vol.json", "bachelier")) {
            final double got = NormalImpliedVolatility.of(
                    c.isCall(),
                    c.input("forward"),
                    c.input("strike"),
                    c.input("expiryYears"),
                    c.input("undiscountedPrice"));
            assertEquals(c.expected("impliedNormalVol"), got, c.bound("impliedNormalVol"), c.id());
        }
    }

    @Test
    void shouldComeBackToTheVolatilityOfAPriceFromCentreToDeepWing() {
        final long seed = 23;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            final double volatility = StrictMath.exp(random.nextDouble(-6, 4));
            final double years = StrictMath.exp(random.nextDouble(-7, 3));
            final double deviations = StrictMath.exp(random.nextDouble(-20, 3.5));
            final double strike = deviations * volatility * Math.sqrt(years);
            final double price = Bachelier.price(true, 0, strike, years, volatility, 1);
            final double got = NormalImpliedVolatility.of(true, 0, strike, years, price);
            assertEquals(volatility, got, 4e-15 * volatility, "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldComeBackToThePriceOfAVolatility() {
        for (double strike = -5; strike <= 5; strike += 0.01) {
            final double price = Bachelier.price(strike > 0, 0, strike, 1, 1, 1);
            final double volatility = NormalImpliedVolatility.of(strike > 0, 0, strike, 1, price);
            assertEquals(price, Bachelier.price(strike > 0, 0, strike, 1, volatility, 1), 1e-14 * price);
        }
    }

    @Test
    void shouldGiveZeroAtTheIntrinsicValueAndNothingBelow() {
        assertEquals(0, NormalImpliedVolatility.of(true, 5, 2, 1, 3));
        assertTrue(Double.isNaN(NormalImpliedVolatility.of(true, 5, 2, 1, 2.999)));
        assertTrue(Double.isNaN(NormalImpliedVolatility.of(true, 5, 2, 0, 4)));
        assertTrue(Double.isNaN(NormalImpliedVolatility.of(true, 5, 2, 1, Double.NaN)));
        assertTrue(Double.isNaN(NormalImpliedVolatility.of(true, 5, 2, 1, Double.POSITIVE_INFINITY)));
    }
}
