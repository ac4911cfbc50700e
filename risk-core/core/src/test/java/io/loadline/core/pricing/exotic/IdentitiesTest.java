package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;
import org.junit.jupiter.api.Test;

/** What must hold between the prices of pairs, structures and models, and between them and plain options, over random contracts. */
class IdentitiesTest {
    private static final int COUNT = 300;

    @Test
    void shouldKeepParityOfCompounds() {
        Draw.forEach(COUNT, d -> {
            final double first = d.years() * d.between(0.05, 0.95);
            final double paid = d.between(0.5, 20);
            for (final boolean daughterCall : new boolean[] {true, false}) {
                final double call = compound(true, daughterCall, paid, first, d);
                final double put = compound(false, daughterCall, paid, first, d);
                final double gap = d.plain(daughterCall) - paid * StrictMath.exp(-d.rate() * first);
                assertEquals(gap, call - put, 1e-10, d.message());
                assertTrue(call >= -1e-12 && call <= d.plain(daughterCall), d.message());
            }
        });
    }

    private static double compound(
            final boolean mother, final boolean daughter, final double paid, final double first, final Draw d) {
        return new CompoundOption(mother, daughter, paid, d.strike(), first, d.years())
                .price(d.spot(), d.rate(), d.yield(), d.volatility());
    }

    @Test
    void shouldBeTheDaughterWhereTheMotherCostsNothing() {
        Draw.forEach(COUNT, d -> {
            final double free = compound(true, d.call(), 1e-12, 0.4 * d.years(), d);
            assertEquals(d.plain(d.call()), free, 1e-10, d.message());
        });
    }

    @Test
    void shouldKeepTheSymmetryOfExchanges() {
        Draw.forEach(COUNT, d -> {
            final TwoAssetOption pair = pair(d);
            final double there = exchange(pair, false);
            final double back = exchange(pair, true);
            final double second = pair.spot2() * StrictMath.exp(-pair.yield2() * pair.years());
            assertEquals(d.asset() - second, there - back, 1e-11, d.message());
            assertEquals(there, pair.onSpread(true, 0), 1e-11, d.message());
            assertEquals(back, pair.onSpread(false, 0), 1e-11, d.message());
        });
    }

    private static TwoAssetOption pair(final Draw d) {
        return new TwoAssetOption(
                d.spot(),
                d.spot() * StrictMath.exp(d.between(-0.2, 0.2)),
                d.yield(),
                d.between(-0.02, 0.08),
                d.rate(),
                d.years(),
                d.volatility(),
                d.between(0.08, 0.6),
                d.between(-0.98, 0.98));
    }

    private static double exchange(final TwoAssetOption p, final boolean back) {
        return back
                ? ExchangeOption.of(
                                p.spot2(),
                                p.spot1(),
                                1,
                                1,
                                p.yield2(),
                                p.yield1(),
                                p.years(),
                                p.volatility2(),
                                p.volatility1(),
                                p.correlation())
                        .price()
                : ExchangeOption.of(
                                p.spot1(),
                                p.spot2(),
                                1,
                                1,
                                p.yield1(),
                                p.yield2(),
                                p.years(),
                                p.volatility1(),
                                p.volatility2(),
                                p.correlation())
                        .price();
    }

    @Test
    void shouldExchangeCashAsAPlainOption() {
        Draw.forEach(COUNT, d -> {
            final double price = ExchangeOption.of(
                            d.spot(), d.strike(), 1, 1, d.yield(), d.rate(), d.years(), d.volatility(), 0, 0)
                    .price();
            assertEquals(d.plain(true), price, 1e-11, d.message());
        });
    }

    @Test
    void shouldAddTheBetterAndTheWorseToBoth() {
        Draw.forEach(COUNT, d -> {
            final TwoAssetOption p = pair(d);
            for (final boolean call : new boolean[] {true, false}) {
                final double both = d.plain(call)
                        + BlackScholes.price(
                                call, p.spot2(), d.strike(), p.rate(), p.yield2(), p.years(), p.volatility2());
                final double sum = p.onMinimum(call, d.strike()) + p.onMaximum(call, d.strike());
                assertEquals(both, sum, 1e-10, d.message());
            }
        });
    }

    @Test
    void shouldKeepParityOfSpreads() {
        Draw.forEach(COUNT, d -> {
            final TwoAssetOption p = pair(d);
            final double strike = d.between(-2, 2) * p.spot2();
            final double second = p.spot2() * StrictMath.exp(-p.yield2() * p.years());
            assertEquals(
                    d.asset() - second - strike * d.discount(),
                    p.onSpread(true, strike) - p.onSpread(false, strike),
                    1e-10,
                    d.message());
        });
    }

    @Test
    void shouldKeepParityOfModels() {
        Draw.forEach(60, d -> {
            final double gap = d.asset() - d.strike() * d.discount();
            final MertonJumpDiffusion jumps =
                    new MertonJumpDiffusion(d.volatility(), d.between(0, 4), d.between(-0.2, 0.1), d.between(0, 0.3));
            assertEquals(gap, european(d, jumps::price), 1e-9, d.message());
            final HestonModel heston = new HestonModel(
                    d.between(0.01, 0.3),
                    d.between(0.3, 5),
                    d.between(0.01, 0.3),
                    d.between(0.05, 1.2),
                    d.between(-0.95, 0.5));
            assertEquals(gap, european(d, heston::price), 1e-9, d.message());
            final VarianceGammaModel clock =
                    new VarianceGammaModel(d.between(0.1, 0.4), d.between(0.02, 0.3), d.between(-0.4, 0.2));
            assertEquals(gap, european(d, clock::price), 1e-8, d.message());
        });
    }

    @Test
    void shouldBeHestonWithoutJumpsAndMertonWithoutVolatilityOfVariance() {
        Draw.forEach(60, d -> {
            final double variance = d.volatility() * d.volatility();
            final HestonModel heston = new HestonModel(variance, 2, variance, d.between(0.1, 1), d.between(-0.9, 0.5));
            assertEquals(
                    heston.price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years()),
                    new BatesModel(heston, 0, -0.1, 0.2)
                            .price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years()),
                    1e-13,
                    d.message());
            final double merton = new MertonJumpDiffusion(d.volatility(), 0.7, -0.15, 0.2)
                    .price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years());
            // With the variance at its mean the error is of the second order.
            assertEquals(
                    merton,
                    new BatesModel(new HestonModel(variance, 2, variance, 1e-5, 0), 0.7, -0.15, 0.2)
                            .price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years()),
                    1e-7,
                    d.message());
            assertEquals(
                    merton,
                    new BatesModel(new HestonModel(variance, 2, variance, 0, 0), 0.7, -0.15, 0.2)
                            .price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years()),
                    1e-12,
                    d.message());
        });
    }

    /** An option on the second asset, whatever the first does, is one where it ends above a level and one where it ends below. */
    @Test
    void shouldNotMindALevelThatIsAlwaysReached() {
        Draw.forEach(COUNT, d -> {
            final TwoAssetOption p = pair(d);
            final double plain =
                    BlackScholes.price(true, p.spot2(), d.strike(), p.rate(), p.yield2(), p.years(), p.volatility2());
            assertEquals(plain, p.onSecondIfFirst(true, 1e-9, d.strike()), 1e-11, d.message());
            assertEquals(0, p.onSecondIfFirst(true, 1e12, d.strike()), 1e-11, d.message());
            // Of the asset itself the same is the option on the better of both conditions.
            final TwoAssetOption same = new TwoAssetOption(
                    p.spot2(),
                    p.spot2(),
                    p.yield2(),
                    p.yield2(),
                    p.rate(),
                    p.years(),
                    p.volatility2(),
                    p.volatility2(),
                    1);
            assertEquals(plain, same.onSecondIfFirst(true, 0.8 * d.strike(), d.strike()), 1e-10, d.message());
        });
        // E. Haug (2007), p. 205.
        assertEquals(
                4.7073, new TwoAssetOption(52, 65, 0, 0, 0.1, 0.5, 0.2, 0.3, 0.75).onSecondIfFirst(true, 50, 70), 1e-4);
    }

    @Test
    void shouldChooseTheCallOrThePut() {
        Draw.forEach(COUNT, d -> {
            final double choice = d.years() * d.between(0.05, 0.95);
            final double k = d.strike();
            final double chosen = new ChooserOption(choice, k, d.years(), k, d.years())
                    .price(d.spot(), d.rate(), d.yield(), d.volatility());
            // At the choice the better of both is the call and, by parity, a put on the forward.
            final double forward = d.spot() * StrictMath.exp((d.rate() - d.yield()) * d.years());
            final double put = Black76.price(false, forward, k, choice, d.volatility(), d.discount());
            assertEquals(d.plain(true) + put, chosen, 1e-10, d.message());
            assertTrue(chosen <= d.plain(true) + d.plain(false), d.message());
            final double now = new ChooserOption(0, k, d.years(), 1.1 * k, d.years())
                    .price(d.spot(), d.rate(), d.yield(), d.volatility());
            final double soon = new ChooserOption(1e-10, k, d.years(), 1.1 * k, d.years())
                    .price(d.spot(), d.rate(), d.yield(), d.volatility());
            assertEquals(now, soon, 1e-3, d.message());
        });
    }

    @Test
    void shouldBePlainWhereTheExchangeRateDoesNotMatter() {
        Draw.forEach(COUNT, d -> {
            assertEquals(2 * d.plain(d.call()), quanto(d, d.between(0, 0.3), 0), 1e-10, d.message());
            assertEquals(2 * d.plain(d.call()), quanto(d, 0, d.between(-1, 1)), 1e-10, d.message());
        });
    }

    private static double quanto(final Draw d, final double exchangeVolatility, final double correlation) {
        return QuantoOption.price(
                d.call(),
                d.spot(),
                d.strike(),
                2,
                d.rate(),
                d.rate(),
                d.yield(),
                d.years(),
                d.volatility(),
                exchangeVolatility,
                correlation);
    }

    @Test
    void shouldStartNowAsThePlainOption() {
        Draw.forEach(COUNT, d -> {
            final double share = d.strike() / d.spot();
            assertEquals(d.plain(d.call()), forward(d, share, 0), 1e-11, d.message());
            final double gain = Math.max(d.call() ? 1 - share : share - 1, 0);
            assertEquals(d.asset() * gain, forward(d, share, d.years()), 1e-11, d.message());
        });
    }

    private static double forward(final Draw d, final double share, final double start) {
        return ForwardStartOption.price(
                d.call(), d.spot(), share, start, d.rate(), d.yield(), d.years(), d.volatility());
    }

    private interface European {
        double at(boolean call, double spot, double strike, double rate, double dividendYield, double years);
    }

    /** Call less put. */
    private static double european(final Draw d, final European price) {
        return price.at(true, d.spot(), d.strike(), d.rate(), d.yield(), d.years())
                - price.at(false, d.spot(), d.strike(), d.rate(), d.yield(), d.years());
    }

    @Test
    void shouldApproachTheMeanVarianceWhereItsVolatilityVanishes() {
        Draw.forEach(60, d -> {
            final HestonModel still = new HestonModel(0.09, 1.5, 0.04, 0, -0.5);
            final HestonModel nearly = new HestonModel(0.09, 1.5, 0.04, 1e-6, -0.5);
            assertEquals(
                    still.price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years()),
                    nearly.price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years()),
                    1e-4,
                    d.message());
        });
    }

    @Test
    void shouldKeepParityOfDeltas() {
        Draw.forEach(COUNT, d -> {
            final double forward = d.spot() * StrictMath.exp((d.rate() - d.yield()) * d.years());
            final double foreign = StrictMath.exp(-d.yield() * d.years());
            final double total = d.volatility() * Math.sqrt(d.years());
            for (final FxDelta convention : FxDelta.values()) {
                final double gap = convention.delta(true, forward, d.strike(), foreign, total)
                        - convention.delta(false, forward, d.strike(), foreign, total);
                final double expected = switch (convention) {
                    case SPOT -> foreign;
                    case FORWARD -> 1;
                    case SPOT_PREMIUM_ADJUSTED -> foreign * d.strike() / forward;
                    case FORWARD_PREMIUM_ADJUSTED -> d.strike() / forward;
                };
                assertEquals(expected, gap, 1e-13, d.message());
            }
        });
    }

    @Test
    void shouldGiveBackTheStrikeOfADelta() {
        Draw.forEach(COUNT, d -> {
            final double total = d.volatility() * Math.sqrt(d.years());
            // Out of the money, where one strike has the delta.
            final double strike = d.spot() * StrictMath.exp((d.call() ? 1 : -1) * d.between(0.5, 1.5) * total);
            for (final FxDelta convention : FxDelta.values()) {
                final double delta = convention.delta(d.call(), d.spot(), strike, 0.97, total);
                assertEquals(
                        strike,
                        convention.strike(d.call(), d.spot(), delta, 0.97, total),
                        1e-9 * strike,
                        () -> d.message() + ' ' + convention);
            }
        });
    }

    @Test
    void shouldNotKnowTheUnitOfTheVarianceStrip() {
        Draw.forEach(COUNT, d -> {
            final double[] shape = {0.7, 0.85, 1, 1.15, 1.3};
            final double[] smile = new double[5];
            for (int i = 0; i < 5; i++) {
                smile[i] = d.volatility() * d.between(0.8, 1.2);
            }
            assertEquals(strip(d, shape, smile, 1), strip(d, shape, smile, 1000), 1e-12, d.message());
        });
    }

    private static double strip(final Draw d, final double[] shape, final double[] smile, final double unit) {
        final double[] puts = {shape[0] * unit, shape[1] * unit, shape[2] * unit};
        final double[] calls = {shape[2] * unit, shape[3] * unit, shape[4] * unit};
        return VarianceSwap.fairVariance(
                unit,
                d.rate(),
                d.yield(),
                d.years(),
                puts,
                new double[] {smile[0], smile[1], smile[2]},
                calls,
                new double[] {smile[2], smile[3], smile[4]});
    }
}
