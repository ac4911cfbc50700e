package io.loadline.core.pricing.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.american.ExercisePremium.State;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AmericanValueTest {
    private static final int OPTIONS = 300;

    private final AmericanValue value = new AmericanValue();
    private final AmericanOption exact = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
    private final ExercisePremiums premiums = new ExercisePremiums(0, 0);

    /** One option, and the premium of its chain once made. */
    private final class Given {
        final boolean call;
        final double spot;
        final double strike = 100;
        final double rate;
        final double yield;
        final double years;
        final double volatility;
        final ExercisePremium premium = premiums.add();

        Given(
                final boolean call,
                final double spot,
                final double rate,
                final double yield,
                final double years,
                final double volatility) {
            this.call = call;
            this.spot = spot;
            this.rate = rate;
            this.yield = yield;
            this.years = years;
            this.volatility = volatility;
            premium.aim(rate * years, (rate - yield) * years);
            make();
        }

        /** Random, 2.5 deviations to either side of the money. */
        Given(final SplittableRandom random) {
            call = random.nextBoolean();
            rate = 0.001 + 0.1 * random.nextDouble();
            yield = random.nextInt(3) == 0 ? rate : -0.02 + 0.12 * random.nextDouble();
            years = Math.exp(Math.log(1.0 / 52) + random.nextDouble() * Math.log(52 * 3));
            // the drift is less than four times the total volatility
            volatility = Math.max(0.05, 0.25 * Math.abs(rate - yield) * Math.sqrt(years)) + 0.6 * random.nextDouble();
            spot = strike * Math.exp(5 * (random.nextDouble() - 0.5) * volatility * Math.sqrt(years));
            premium.aim(rate * years, (rate - yield) * years);
            make();
        }

        private void make() {
            premium.find(call, volatility * Math.sqrt(years));
            AmericanValueTest.this.make();
        }

        double forward() {
            return spot * Math.exp((rate - yield) * years);
        }

        double discount() {
            return Math.exp(-rate * years);
        }

        boolean take() {
            return take(spot, volatility);
        }

        boolean take(final double at, final double sigma) {
            final double forward = at * Math.exp((rate - yield) * years);
            return value.take(call, forward, at, strike, years, sigma, discount(), premium);
        }

        @Override
        public String toString() {
            return (call ? "call" : "put") + " spot " + spot + " rate " + rate + " yield " + yield + " years " + years
                    + " volatility " + volatility + ": " + value.state();
        }

        double exact(final double at, final double sigma) {
            return exact.price(call, at, strike, rate, yield, years, sigma);
        }
    }

    private void make() {
        for (int idle = 0; idle < OPTIONS; ) {
            idle = premiums.takeTurn(0) ? 0 : idle + 1;
        }
    }

    @Test
    void shouldPriceAsTheExactOptionDoes() {
        final SplittableRandom random = new SplittableRandom(11);
        double worst = 0;
        double sum = 0;
        for (int i = 0; i < OPTIONS; i++) {
            final Given given = new Given(random);
            assertTrue(given.take(), given::toString);
            final double off = Math.abs(value.price - given.exact(given.spot, given.volatility)) / given.strike;
            worst = Math.max(worst, off);
            sum += off;
        }
        assertEquals(0, worst, 3e-6);
        assertEquals(0, sum / OPTIONS, 1e-7);
    }

    @Test
    void shouldGiveTheDerivativesOfTheExactPrice() {
        final SplittableRandom random = new SplittableRandom(12);
        double worstDelta = 0;
        double worstGamma = 0;
        double worstVega = 0;
        for (int i = 0; i < OPTIONS; i++) {
            final Given given = new Given(random);
            final double total = given.volatility * Math.sqrt(given.years);
            final double step = 0.05 * total * given.spot;
            assertTrue(given.take(), given::toString);
            final double perSpot = given.forward() / given.spot;
            final double up = given.exact(given.spot + step, given.volatility);
            final double middle = given.exact(given.spot, given.volatility);
            final double down = given.exact(given.spot - step, given.volatility);
            // five points: the boundary may lie between them, where gamma jumps
            final double upUp = given.exact(given.spot + 2 * step, given.volatility);
            final double downDown = given.exact(given.spot - 2 * step, given.volatility);
            final boolean isSmooth = isAbove(given, given.spot + 2 * step) == isAbove(given, given.spot - 2 * step);
            if (!isSmooth) {
                continue;
            }
            worstDelta = Math.max(
                    worstDelta, Math.abs(value.delta * perSpot - (8 * (up - down) - (upUp - downDown)) / (12 * step)));
            final double gamma = (16 * (up + down) - (upUp + downDown) - 30 * middle) / (12 * step * step);
            worstGamma = Math.max(worstGamma, Math.abs(value.gamma * perSpot * perSpot - gamma) * given.spot * total);
            final double bump = 0.002 * given.volatility;
            final double vega = (given.exact(given.spot, given.volatility + bump)
                            - given.exact(given.spot, given.volatility - bump))
                    / (2 * bump);
            worstVega = Math.max(worstVega, Math.abs(value.vega - vega) / (given.spot * Math.sqrt(given.years)));
        }
        assertEquals(0, worstDelta, 2e-5);
        assertEquals(0, worstGamma, 1e-4);
        assertEquals(0, worstVega, 3e-4);
    }

    private static boolean isAbove(final Given given, final double spot) {
        final double intrinsic = given.call ? spot - given.strike : given.strike - spot;
        return given.exact(spot, given.volatility) > intrinsic;
    }

    @Test
    void shouldFindTheVolatilityBack() {
        final SplittableRandom random = new SplittableRandom(13);
        int found = 0;
        for (int i = 0; i < OPTIONS; i++) {
            final Given given = new Given(random);
            assertTrue(given.take(), given::toString);
            final double price = value.price;
            final double vega = value.vega;
            for (int ask = 0; ask < 2; ask++) {
                // the search may ask for a further table
                value.implied(
                        given.call,
                        given.forward(),
                        given.spot,
                        given.strike,
                        given.years,
                        price,
                        given.discount(),
                        given.premium,
                        Double.NaN);
                make();
            }
            final double implied = value.implied(
                    given.call,
                    given.forward(),
                    given.spot,
                    given.strike,
                    given.years,
                    price,
                    given.discount(),
                    given.premium,
                    Double.NaN);
            if (vega > 0.01 * given.spot * Math.sqrt(given.years)) {
                assertEquals(given.volatility, implied, 1e-6 * given.volatility);
                found++;
            }
        }
        assertTrue(found > OPTIONS / 2);
    }

    @Test
    void shouldHaveNoVolatilityWhereItIsExercised() {
        final Given given = new Given(false, 60, 0.08, 0, 0.5, 0.2);
        assertTrue(given.take(), given::toString);
        assertEquals(40, value.price);
        assertTrue(Double.isNaN(
                value.implied(false, given.forward(), 60, 100, 0.5, 40, given.discount(), given.premium, Double.NaN)));
    }

    @Test
    void shouldExposeAnOptionThatIsExercisedAsTheUnderlying() {
        final Given given = new Given(false, 60, 0.08, 0, 0.5, 0.2);
        assertTrue(given.take(), given::toString);
        assertEquals(-1, value.delta * given.forward() / given.spot, 1e-15);
        assertEquals(0, value.gamma);
        assertEquals(0, value.vega);
    }

    @Test
    void shouldPriceACallWithoutYieldAsTheEuropeanOne() {
        final Given given = new Given(true, 104, 0.05, 0, 0.5, 0.2);
        assertTrue(given.take(), given::toString);
        assertEquals(State.NONE, value.state());
        assertEquals(Black76.price(true, given.forward(), 100, 0.5, 0.2, given.discount()), value.price);
    }

    @Test
    void shouldHaveNoPremiumOnAFutureWithoutRate() {
        for (final boolean call : new boolean[] {true, false}) {
            final Given given = new Given(call, 104, 0, 0, 0.5, 0.2);
            assertTrue(given.take(), given::toString);
            assertEquals(Black76.price(call, 104, 100, 0.5, 0.2, 1), value.price);
        }
    }

    @Test
    void shouldBeWorthNoLessThanTheEuropeanOptionNorThanItsPayment() {
        final SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < OPTIONS; i++) {
            final Given given = new Given(random);
            assertTrue(given.take(), given::toString);
            final double european = Black76.price(
                    given.call, given.forward(), given.strike, given.years, given.volatility, given.discount());
            final double intrinsic = given.call ? given.spot - given.strike : given.strike - given.spot;
            // at the boundary the table is off by what it is off
            assertTrue(value.price >= european - 1e-6 * given.strike, given::toString);
            assertTrue(value.price >= intrinsic - 1e-14 * given.strike, given::toString);
        }
    }

    @Test
    void shouldHaveNoPriceBeforeTheTableIsMade() {
        final ExercisePremium premium = premiums.add();
        assertFalse(value.take(false, 100, 100, 100, 0.5, 0.2, 0.98, premium));
        assertEquals(State.WAITING, value.state());
        premium.aim(0.02, 0);
        assertFalse(value.take(false, 100, 100, 100, 0.5, 0.2, 0.98, premium));
        assertTrue(Double.isNaN(value.price));
        make();
        assertTrue(value.take(false, 100, 100, 100, 0.5, 0.2, 0.98, premium));
    }

    @Test
    void shouldRefuseAnOptionWithTwoBoundaries() {
        final Given given = new Given(false, 100, -0.01, -0.04, 1, 0.2);
        assertFalse(given.take());
        assertEquals(State.REFUSED, value.state());
    }

    @Test
    void shouldRefuseAnOptionWhoseDriftIsFarAboveItsVolatility() {
        final Given given = new Given(false, 100, 0.1, 0, 1, 0.02);
        assertFalse(given.take());
        assertEquals(State.REFUSED, value.state());
    }

    @Test
    void shouldMakeATableAnewWhenTheRateHasMoved() {
        final Given given = new Given(false, 100, 0.05, 0, 1, 0.2);
        given.premium.aim(0.06, 0.06);
        make();
        assertTrue(value.take(false, 100 * Math.exp(0.06), 100, 100, 1, 0.2, Math.exp(-0.06), given.premium));
        assertEquals(exact.price(false, 100, 100, 0.06, 0, 1, 0.2), value.price, 1e-5);
    }

    @Test
    void shouldTakeOneColumnInATurn() {
        final ExercisePremiums spaced = new ExercisePremiums(0, 1_000);
        final ExercisePremium premium = spaced.add();
        premium.aim(0.02, 0);
        premium.find(true, 0.2);
        assertTrue(spaced.takeTurn(5_000));
        assertFalse(spaced.takeTurn(5_999));
        assertTrue(spaced.takeTurn(6_000));
        assertEquals(State.WAITING, premium.find(true, 0.2));
    }

    @Test
    void shouldRefuseBadInput() {
        final Given given = new Given(false, 100, 0.05, 0, 1, 0.2);
        for (final double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            assertFalse(value.take(false, bad, 100, 100, 1, 0.2, 0.95, given.premium));
            assertFalse(value.take(false, 100, bad, 100, 1, 0.2, 0.95, given.premium));
            assertFalse(value.take(false, 100, 100, bad, 1, 0.2, 0.95, given.premium));
            assertFalse(value.take(false, 100, 100, 100, bad, 0.2, 0.95, given.premium));
            assertFalse(value.take(false, 100, 100, 100, 1, bad, 0.95, given.premium));
            assertTrue(Double.isNaN(value.price));
        }
    }
}
