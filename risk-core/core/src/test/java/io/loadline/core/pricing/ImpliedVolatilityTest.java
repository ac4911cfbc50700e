package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImpliedVolatilityTest {
    @Test
    void shouldEqualReferenceVolatilitiesInTheAttainableAccuracy() {
        for (final OracleCases.Case c : OracleCases.read("implied_vol.json", "black")) {
            final double got = ImpliedVolatility.of(
                    c.isCall(),
                    c.input("forward"),
                    c.input("strike"),
                    c.input("expiryYears"),
                    c.input("undiscountedPrice"));
            final double expected = c.expected("impliedVol");
            assertEquals(expected, got, c.tolerance("rel") * expected, c.id());
        }
    }

    @Test
    void shouldRefusePricesWithoutAVolatility() {
        for (final OracleCases.Case c : OracleCases.read("implied_vol.json", "error_cases")) {
            final double got = ImpliedVolatility.of(
                    c.isCall(),
                    c.input("forward"),
                    c.input("strike"),
                    c.input("expiryYears"),
                    c.input("undiscountedPrice"));
            assertTrue(Double.isNaN(got), c.id());
        }
    }

    @Test
    void shouldComeBackToTheVolatilityOfAPrice() {
        final long seed = 11;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            final double years = StrictMath.exp(random.nextDouble(-7, 2));
            final double volatility = StrictMath.exp(random.nextDouble(-4, 1));
            final double total = volatility * Math.sqrt(years);
            final double strike = 100 * StrictMath.exp(random.nextDouble(-6, 6) * Math.min(total, 1));
            final boolean call = strike >= 100;
            final double price = Black76.price(call, 100, strike, years, volatility, 1);
            final double got = ImpliedVolatility.of(call, 100, strike, years, price);
            final double priceUlp = Math.ulp(price) / Black76.vega(100, strike, years, volatility, 1);
            assertEquals(volatility, got, 1e-13 * volatility + 4 * priceUlp, "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldGiveZeroAtTheIntrinsicValue() {
        assertEquals(0, ImpliedVolatility.of(true, 100, 90, 1, 10));
    }

    @Test
    void shouldRefuseAPriceBelowTheIntrinsicValue() {
        assertTrue(Double.isNaN(ImpliedVolatility.of(true, 100, 90, 1, 9.99)));
    }

    @Test
    void shouldRefuseAPriceAtTheUpperBound() {
        assertTrue(Double.isNaN(ImpliedVolatility.of(false, 100, 90, 1, 90)));
    }

    /**
     * Price to volatility to price within 1e-14. One unit in the last place of the total volatility moves a price by the square of its distance in
     * deviations, which no method can avoid: from three deviations on the bound is 1.2e-15 of that square.
     */
    private static void shouldComeBackToThePrice(
            final double years, final double volatility, final double deviations, final String at) {
        final double total = volatility * Math.sqrt(years);
        final double strike = 100 * StrictMath.exp(deviations * total);
        final boolean call = strike >= 100;
        final double price = Black76.price(call, 100, strike, years, volatility, 1);
        if (price < 1e-300 || price >= (call ? 100 : strike)) {
            return;
        }
        final double implied = ImpliedVolatility.of(call, 100, strike, years, price);
        final double again = Black76.price(call, 100, strike, years, implied, 1);
        assertEquals(price, again, Math.max(1e-14, 1.2e-15 * deviations * deviations) * price, at);
    }

    @Test
    void shouldComeBackToThePriceOfAVolatility() {
        final long seed = 13;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            final double years = StrictMath.exp(random.nextDouble(-7, 2));
            final double volatility = StrictMath.exp(random.nextDouble(-4, 1));
            shouldComeBackToThePrice(years, volatility, random.nextDouble(-6, 6), "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldComeBackFromDeepWings() {
        final long seed = 29;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            final double years = StrictMath.exp(random.nextDouble(-9, 3));
            final double volatility = StrictMath.exp(random.nextDouble(-4, 0));
            shouldComeBackToThePrice(years, volatility, random.nextDouble(-36, 36), "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldComeBackNearExpiryAndNearTheMoney() {
        final long seed = 31;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            final double years = StrictMath.exp(random.nextDouble(-18, -9));
            final double volatility = StrictMath.exp(random.nextDouble(-4, 1));
            final double deviations = StrictMath.exp(random.nextDouble(-25, 1)) * (random.nextBoolean() ? 1 : -1);
            shouldComeBackToThePrice(years, volatility, deviations, "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldComeBackNearTheUpperBound() {
        final long seed = 37;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            final double total = random.nextDouble(2, 14);
            final double strike = 100 * StrictMath.exp(total * random.nextDouble(-1, 1));
            final boolean call = strike >= 100;
            final double price = Black76.price(call, 100, strike, 1, total, 1);
            final double most = call ? 100 : strike;
            if (price < most) {
                final double implied = ImpliedVolatility.of(call, 100, strike, 1, price);
                final double again = Black76.price(call, 100, strike, 1, implied, 1);
                assertEquals(price, again, 1e-14 * price, "seed " + seed + " case " + i);
            }
        }
    }

    @Test
    void shouldComeBackFromInsideTheMoneyAsFarAsThePriceTells() {
        final long seed = 41;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            final double years = StrictMath.exp(random.nextDouble(-5, 2));
            final double volatility = StrictMath.exp(random.nextDouble(-3, 0.5));
            final double strike =
                    100 * StrictMath.exp(random.nextDouble(-4, 4) * Math.min(volatility * Math.sqrt(years), 2));
            final boolean call = strike < 100;
            final double price = Black76.price(call, 100, strike, years, volatility, 1);
            final double implied = ImpliedVolatility.of(call, 100, strike, years, price);
            assertEquals(price, Black76.price(call, 100, strike, years, implied, 1), 1e-14 * price, "case " + i);
            final double roundings = Math.ulp(Math.max(100, price)) / Black76.vega(100, strike, years, volatility, 1);
            assertEquals(volatility, implied, 1e-14 * volatility + 2 * roundings, "seed " + seed + " case " + i);
        }
    }

    @Test
    void shouldSolveOddUnits() {
        for (final double unit : new double[] {1e-150, 1e-9, 1e150}) {
            final double price = Black76.price(true, 1.1 * unit, 1.2 * unit, 0.5, 0.3, 1);
            assertEquals(0.3, ImpliedVolatility.of(true, 1.1 * unit, 1.2 * unit, 0.5, price), 1e-15);
        }
    }

    @Test
    void shouldNameWhyThereIsNoVolatility() {
        assertEquals(ImpliedOutcome.BELOW_INTRINSIC, ImpliedOutcome.of(true, 100, 90, 1, 9.99));
        assertEquals(ImpliedOutcome.NOT_ATTAINABLE, ImpliedOutcome.of(true, 100, 90, 1, 100));
        assertEquals(ImpliedOutcome.ABOVE_MAXIMUM, ImpliedOutcome.of(false, 100, 90, 1, 91));
        assertEquals(ImpliedOutcome.ZERO_EXPIRY, ImpliedOutcome.of(true, 100, 90, 0, 20));
        assertEquals(ImpliedOutcome.ZERO_EXPIRY, ImpliedOutcome.of(true, 100, 90, -1, 20));
        assertEquals(ImpliedOutcome.NOT_A_NUMBER, ImpliedOutcome.of(true, 100, 90, 1, Double.NaN));
        assertEquals(ImpliedOutcome.NEGATIVE_PRICE, ImpliedOutcome.of(true, 100, 110, 1, -1));
        assertEquals(ImpliedOutcome.BAD_CONTRACT, ImpliedOutcome.of(true, -100, 90, 1, 20));
        assertEquals(ImpliedOutcome.INTRINSIC, ImpliedOutcome.of(true, 100, 90, 1, 10));
        assertEquals(ImpliedOutcome.SOLVED, ImpliedOutcome.of(true, 100, 90, 1, 12));
    }

    @Test
    void shouldSolveExactlyWhereTheOutcomeSaysSo() {
        final long seed = 17;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            final boolean call = random.nextBoolean();
            final double strike = random.nextDouble(50, 150);
            final double price = random.nextDouble(-5, 160);
            final boolean solved = ImpliedVolatility.of(call, 100, strike, 1, price) > 0;
            final boolean expected = ImpliedOutcome.of(call, 100, strike, 1, price) == ImpliedOutcome.SOLVED;
            assertEquals(expected, solved, "seed " + seed + " case " + i);
        }
    }
}
