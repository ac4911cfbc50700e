package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;
import org.junit.jupiter.api.Test;

/** What must hold between the prices of a family, and between them and plain options, over random contracts. */
class IdentitiesTest {
    private static final int COUNT = 300;

    private static double plain(final Draw d, final boolean call) {
        return BlackScholes.price(call, d.spot(), d.strike(), d.rate(), d.yield(), d.years(), d.volatility());
    }

    private static BarrierKind opposite(final BarrierKind kind) {
        return switch (kind) {
            case DOWN_IN -> BarrierKind.DOWN_OUT;
            case DOWN_OUT -> BarrierKind.DOWN_IN;
            case UP_IN -> BarrierKind.UP_OUT;
            case UP_OUT -> BarrierKind.UP_IN;
        };
    }

    @Test
    void shouldAddInAndOutToThePlainOption() {
        Draw.forEach(COUNT, d -> {
            final BarrierKind kind = d.kind();
            final double level = d.barrier(kind);
            final double in = barrier(kind, d, level);
            final double out = barrier(opposite(kind), d, level);
            assertEquals(plain(d, d.call()), in + out, 1e-11, d.message());
            assertTrue(in >= -1e-12 && out >= -1e-12, d.message());
        });
    }

    private static double barrier(final BarrierKind kind, final Draw d, final double level) {
        return BarrierOption.price(
                kind, d.call(), d.spot(), d.strike(), level, 0, d.rate(), d.yield(), d.years(), d.volatility());
    }

    @Test
    void shouldAddInAndOutToTheDigital() {
        Draw.forEach(COUNT, d -> {
            final BarrierKind kind = d.kind();
            final double level = d.barrier(kind);
            final double cash = DigitalOption.cashOrNothing(
                    d.call(), d.spot(), d.strike(), 9, d.rate(), d.yield(), d.years(), d.volatility());
            final double asset = DigitalOption.assetOrNothing(
                    d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years(), d.volatility());
            assertEquals(cash, cash(kind, d, level) + cash(opposite(kind), d, level), 1e-12, d.message());
            assertEquals(asset, asset(kind, d, level) + asset(opposite(kind), d, level), 1e-11, d.message());
        });
    }

    private static double cash(final BarrierKind kind, final Draw d, final double level) {
        return BinaryBarrierOption.cashOrNothing(
                kind, d.call(), d.spot(), d.strike(), level, 9, d.rate(), d.yield(), d.years(), d.volatility());
    }

    private static double asset(final BarrierKind kind, final Draw d, final double level) {
        return BinaryBarrierOption.assetOrNothing(
                kind, d.call(), d.spot(), d.strike(), level, d.rate(), d.yield(), d.years(), d.volatility());
    }

    @Test
    void shouldMakeABarrierOptionOfBinaries() {
        Draw.forEach(COUNT, d -> {
            final BarrierKind kind = d.kind();
            final double level = d.barrier(kind);
            final double sign = d.call() ? 1 : -1;
            final double built = sign * (asset(kind, d, level) - d.strike() / 9 * cash(kind, d, level));
            assertEquals(barrier(kind, d, level), built, 1e-10, d.message());
        });
    }

    @Test
    void shouldKeepParityOfDigitals() {
        Draw.forEach(COUNT, d -> {
            double cash = 0;
            double asset = 0;
            for (final boolean call : new boolean[] {true, false}) {
                cash += DigitalOption.cashOrNothing(
                        call, d.spot(), d.strike(), 7, d.rate(), d.yield(), d.years(), d.volatility());
                asset += DigitalOption.assetOrNothing(
                        call, d.spot(), d.strike(), d.rate(), d.yield(), d.years(), d.volatility());
            }
            assertEquals(7 * d.discount(), cash, 1e-13, d.message());
            assertEquals(d.asset(), asset, 1e-12, d.message());
        });
    }

    @Test
    void shouldBeTheLimitOfSpreadsOfPlainOptions() {
        Draw.forEach(COUNT, d -> {
            final double h = 1e-4 * d.strike();
            final double low = call(d, d.strike() - h);
            final double high = call(d, d.strike() + h);
            final double digital = DigitalOption.cashOrNothing(
                    true, d.spot(), d.strike(), 1, d.rate(), d.yield(), d.years(), d.volatility());
            assertEquals(digital, (low - high) / (2 * h), 1e-5, d.message());
        });
    }

    private static double call(final Draw d, final double strike) {
        return BlackScholes.price(true, d.spot(), strike, d.rate(), d.yield(), d.years(), d.volatility());
    }

    @Test
    void shouldBePlainWhereTheGapIsClosed() {
        Draw.forEach(
                COUNT,
                d -> assertEquals(
                        plain(d, d.call()),
                        DigitalOption.gap(
                                d.call(),
                                d.spot(),
                                d.strike(),
                                d.strike(),
                                d.rate(),
                                d.yield(),
                                d.years(),
                                d.volatility()),
                        1e-11,
                        d.message()));
    }

    @Test
    void shouldTurnAFloatingLookbackIntoAFixedOne() {
        Draw.forEach(COUNT, d -> {
            final double highest = d.spot() * StrictMath.exp(d.between(0, 0.3));
            final double lowest = d.spot() * StrictMath.exp(-d.between(0, 0.3));
            final double strike = d.strike();
            // With a strike that the extreme has passed the payment is certain: the extreme less the strike.
            final double put = floating(false, d, highest) + d.asset() - Math.min(strike, highest) * d.discount();
            assertEquals(fixed(true, d, highest, Math.min(strike, highest)), put, 1e-10, d.message());
            final double call = floating(true, d, lowest) - d.asset() + Math.max(strike, lowest) * d.discount();
            assertEquals(fixed(false, d, lowest, Math.max(strike, lowest)), call, 1e-10, d.message());
        });
    }

    private static double floating(final boolean call, final Draw d, final double extreme) {
        return LookbackOption.floating(call, d.spot(), extreme, d.rate(), d.yield(), d.years(), d.volatility());
    }

    private static double fixed(final boolean call, final Draw d, final double extreme, final double strike) {
        return LookbackOption.fixed(call, d.spot(), extreme, strike, d.rate(), d.yield(), d.years(), d.volatility());
    }

    @Test
    void shouldBoundLookbacksByPlainOptions() {
        Draw.forEach(COUNT, d -> {
            final double extreme = d.spot() * StrictMath.exp((d.call() ? -1 : 1) * d.between(0, 0.3));
            final double struck =
                    BlackScholes.price(d.call(), d.spot(), extreme, d.rate(), d.yield(), d.years(), d.volatility());
            assertTrue(floating(d.call(), d, extreme) >= struck, d.message());
            assertTrue(fixed(d.call(), d, d.spot(), d.strike()) >= plain(d, d.call()), d.message());
        });
    }

    @Test
    void shouldKeepParityOfGeometricAverages() {
        Draw.forEach(COUNT, d -> {
            final double[] fixings = {0.2 * d.years(), 0.6 * d.years(), d.years()};
            final double call = geometric(true, d, fixings, d.strike());
            final double put = geometric(false, d, fixings, d.strike());
            final double mean = geometric(true, d, fixings, 1e-9) + 1e-9 * d.discount();
            assertEquals(mean - d.strike() * d.discount(), call - put, 1e-10, d.message());
        });
    }

    private static double geometric(final boolean call, final Draw d, final double[] fixings, final double strike) {
        return AverageMoments.geometricFixings(call, d.spot(), strike, d.rate(), d.yield(), fixings, d.volatility());
    }

    @Test
    void shouldBeThePlainOptionForOneFixingAtExpiry() {
        Draw.forEach(COUNT, d -> {
            final double[] last = {d.years()};
            assertEquals(plain(d, d.call()), geometric(d.call(), d, last, d.strike()), 1e-10, d.message());
            final double matched = AverageMoments.turnbullWakeman(
                    d.call(), d.spot(), d.strike(), d.rate(), d.yield(), last, d.volatility());
            assertEquals(plain(d, d.call()), matched, 1e-10, d.message());
        });
    }

    @Test
    void shouldApproachTheAverageWithoutABreakAsFixingsGrow() {
        Draw.forEach(20, d -> {
            final double[] many = new double[20_000];
            for (int i = 0; i < many.length; i++) {
                many[i] = d.years() * (i + 0.5) / many.length;
            }
            final double still = AverageMoments.geometric(
                    d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years(), d.volatility());
            assertEquals(still, geometric(d.call(), d, many, d.strike()), 2e-3, d.message());
            final double levy = AverageMoments.levy(
                    d.call(),
                    d.spot(),
                    d.spot(),
                    d.strike(),
                    d.rate(),
                    d.yield(),
                    d.years(),
                    d.years(),
                    d.volatility());
            final double matched = AverageMoments.turnbullWakeman(
                    d.call(), d.spot(), d.strike(), d.rate(), d.yield(), many, d.volatility());
            assertEquals(levy, matched, 2e-3, d.message());
        });
    }

    @Test
    void shouldPutTheArithmeticAverageAboveTheGeometric() {
        Draw.forEach(20, d -> {
            final double[] fixings = {0.25 * d.years(), 0.5 * d.years(), d.years()};
            final double arithmetic = new AverageOption(true, d.strike(), d.rate(), d.yield(), d.volatility())
                    .discrete(d.spot(), fixings);
            assertTrue(arithmetic > geometric(true, d, fixings, d.strike()) - 1e-4, d.message());
        });
    }

    @Test
    void shouldKeepParityOfArithmeticAverages() {
        Draw.forEach(20, d -> {
            final double[] fixings = {0.25 * d.years(), 0.5 * d.years(), d.years()};
            double mean = 0;
            for (final double t : fixings) {
                mean += d.spot() * StrictMath.exp((d.rate() - d.yield()) * t) / 3;
            }
            final double gap = d.discount() * (mean - d.strike());
            assertEquals(gap, arithmetic(true, d, fixings) - arithmetic(false, d, fixings), 1e-10, d.message());
            final double matched = AverageMoments.turnbullWakeman(
                            true, d.spot(), d.strike(), d.rate(), d.yield(), fixings, d.volatility())
                    - AverageMoments.turnbullWakeman(
                            false, d.spot(), d.strike(), d.rate(), d.yield(), fixings, d.volatility());
            assertEquals(gap, matched, 1e-10, d.message());
        });
    }

    private static double arithmetic(final boolean call, final Draw d, final double[] fixings) {
        return new AverageOption(call, d.strike(), d.rate(), d.yield(), d.volatility()).discrete(d.spot(), fixings);
    }

    @Test
    void shouldPayAnAverageThatIsKnown() {
        Draw.forEach(COUNT, d -> {
            final double average = d.spot() * StrictMath.exp(d.between(-0.2, 0.2));
            final double gain = Math.max(d.call() ? average - d.strike() : d.strike() - average, 0);
            final double geometric = AverageMoments.geometric(
                    d.call(), d.spot(), average, d.strike(), d.rate(), d.yield(), 1, 0, d.volatility());
            assertEquals(gain, geometric, 1e-9, d.message());
            final double levy = AverageMoments.levy(
                    d.call(), d.spot(), average, d.strike(), d.rate(), d.yield(), 1, 1e-9, d.volatility());
            assertEquals(gain, levy, 1e-6, d.message());
        });
    }

    @Test
    void shouldKeepParityOfCompounds() {
        Draw.forEach(COUNT, d -> {
            final double first = d.years() * d.between(0.05, 0.95);
            final double paid = d.between(0.5, 20);
            for (final boolean daughterCall : new boolean[] {true, false}) {
                final double call = compound(true, daughterCall, paid, first, d);
                final double put = compound(false, daughterCall, paid, first, d);
                final double gap = plain(d, daughterCall) - paid * StrictMath.exp(-d.rate() * first);
                assertEquals(gap, call - put, 1e-10, d.message());
                assertTrue(call >= -1e-12 && call <= plain(d, daughterCall), d.message());
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
            assertEquals(plain(d, d.call()), free, 1e-10, d.message());
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
            assertEquals(plain(d, true), price, 1e-11, d.message());
        });
    }

    @Test
    void shouldAddTheBetterAndTheWorseToBoth() {
        Draw.forEach(COUNT, d -> {
            final TwoAssetOption p = pair(d);
            for (final boolean call : new boolean[] {true, false}) {
                final double both = plain(d, call)
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
    void shouldChooseTheCallOrThePut() {
        Draw.forEach(COUNT, d -> {
            final double choice = d.years() * d.between(0.05, 0.95);
            final double k = d.strike();
            final double chosen = new ChooserOption(choice, k, d.years(), k, d.years())
                    .price(d.spot(), d.rate(), d.yield(), d.volatility());
            // At the choice the better of both is the call and, by parity, a put on the forward.
            final double forward = d.spot() * StrictMath.exp((d.rate() - d.yield()) * d.years());
            final double put = Black76.price(false, forward, k, choice, d.volatility(), d.discount());
            assertEquals(plain(d, true) + put, chosen, 1e-10, d.message());
            assertTrue(chosen <= plain(d, true) + plain(d, false), d.message());
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
            assertEquals(2 * plain(d, d.call()), quanto(d, d.between(0, 0.3), 0), 1e-10, d.message());
            assertEquals(2 * plain(d, d.call()), quanto(d, 0, d.between(-1, 1)), 1e-10, d.message());
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
            assertEquals(plain(d, d.call()), forward(d, share, 0), 1e-11, d.message());
            final double gain = Math.max(d.call() ? 1 - share : share - 1, 0);
            assertEquals(d.asset() * gain, forward(d, share, d.years()), 1e-11, d.message());
        });
    }

    private static double forward(final Draw d, final double share, final double start) {
        return ForwardStartOption.price(
                d.call(), d.spot(), share, start, d.rate(), d.yield(), d.years(), d.volatility());
    }

    @Test
    void shouldHaveOneBarrierWhereTheOtherIsFarAway() {
        Draw.forEach(COUNT, d -> {
            final double low = d.spot() * StrictMath.exp(-d.between(0.02, 0.4));
            final double high = d.spot() * StrictMath.exp(d.between(0.02, 0.4));
            assertEquals(barrier(BarrierKind.DOWN_OUT, d, low), corridor(d, low, 1e6), 1e-9, d.message());
            assertEquals(barrier(BarrierKind.UP_OUT, d, high), corridor(d, 1e-3, high), 1e-9, d.message());
            final double least = Math.min(barrier(BarrierKind.DOWN_OUT, d, low), barrier(BarrierKind.UP_OUT, d, high));
            assertTrue(corridor(d, low, high) <= least + 1e-11, d.message());
        });
    }

    private static double corridor(final Draw d, final double lower, final double upper) {
        return DoubleBarrierOption.price(
                false, d.call(), d.spot(), d.strike(), lower, upper, d.rate(), d.yield(), d.years(), d.volatility());
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
