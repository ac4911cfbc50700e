package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.exotic.PartialBarrierOption.Watch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Derivatives of every family beside central differences of other steps, the equation of Black and Scholes, and closed forms. */
class ExoticGreeksTest {
    private static final int COUNT = 40;
    private static final double FREE = Double.POSITIVE_INFINITY;

    /** Contracts whose terms do not move with the spot, so that the equation of Black and Scholes holds for them. */
    private static Map<String, BumpedGreeks.Valuation> contracts(final Draw d) {
        final Map<String, BumpedGreeks.Valuation> all = new LinkedHashMap<>();
        final boolean c = d.call();
        final double k = d.strike();
        final double t = d.years();
        final double inner = 0.4 * t;
        all.put("cash", (s, r, q, e, v) -> DigitalOption.cashOrNothing(c, s, k, 50, r, q, t - e, v));
        all.put("asset", (s, r, q, e, v) -> DigitalOption.assetOrNothing(c, s, k, r, q, t - e, v));
        all.put("gap", (s, r, q, e, v) -> DigitalOption.gap(c, s, k, 1.1 * k, r, q, t - e, v));
        final BarrierKind kind = d.kind();
        final double level = d.spot() * (kind.isDown() ? 0.85 : 1.15);
        all.put("barrier", (s, r, q, e, v) -> BarrierOption.price(kind, c, s, k, level, 3, r, q, t - e, v));
        all.put(
                "binary",
                (s, r, q, e, v) -> BinaryBarrierOption.cashOrNothing(kind, c, s, k, level, 50, r, q, t - e, v));
        all.put(
                "binary asset",
                (s, r, q, e, v) -> BinaryBarrierOption.assetOrNothing(kind, c, s, k, level, r, q, t - e, v));
        for (final Watch watch : Watch.values()) {
            all.put(
                    "partial barrier " + watch,
                    (s, r, q, e, v) ->
                            PartialBarrierOption.price(kind, watch, c, s, k, level, inner - e, r, q, t - e, v));
        }
        final double extreme = d.spot() * (c ? 0.85 : 1.15);
        all.put("floating", (s, r, q, e, v) -> LookbackOption.floating(c, s, extreme, r, q, t - e, v));
        all.put("fixed", (s, r, q, e, v) -> LookbackOption.fixed(!c, s, extreme, k, r, q, t - e, v));
        all.put(
                "partial floating",
                (s, r, q, e, v) -> PartialLookbackOption.floating(c, s, extreme, 1, inner - e, r, q, t - e, v));
        all.put("partial fixed", (s, r, q, e, v) -> PartialLookbackOption.fixed(c, s, k, inner - e, r, q, t - e, v));
        all.put("compound", (s, r, q, e, v) -> new CompoundOption(c, true, 6, k, inner - e, t - e).price(s, r, q, v));
        all.put(
                "chooser",
                (s, r, q, e, v) -> new ChooserOption(inner - e, k, t - e, 1.1 * k, 0.8 * t - e).price(s, r, q, v));
        all.put("quanto", (s, r, q, e, v) -> QuantoOption.price(c, s, k, 1, r, r, q, t - e, v, 0.1, 0));
        all.put(
                "two barriers",
                (s, r, q, e, v) -> DoubleBarrierOption.price(
                        kind.isIn(), c, s, k, 0.85 * d.spot(), 1.15 * d.spot(), r, q, t - e, v));
        all.put("forward start", (s, r, q, e, v) -> ForwardStartOption.price(c, s, 1.05, inner - e, r, q, t - e, v));
        final double[] fixings = {inner, t};
        all.put(
                "geometric fixings",
                (s, r, q, e, v) -> AverageMoments.geometricFixings(c, s, k, r, q, Fixings.after(e, fixings), v));
        all.put(
                "Turnbull",
                (s, r, q, e, v) -> AverageMoments.turnbullWakeman(c, s, k, r, q, Fixings.after(e, fixings), v));
        all.put("geometric", (s, r, q, e, v) -> AverageMoments.geometric(c, s, d.spot(), k, r, q, t, t - e, v));
        all.put("Levy", (s, r, q, e, v) -> AverageMoments.levy(c, s, d.spot(), k, r, q, t, t - e, v));
        all.put("jumps", (s, r, q, e, v) -> new MertonJumpDiffusion(v, 1, -0.1, 0.2).price(c, s, k, r, q, t - e));
        all.put("Heston", (s, r, q, e, v) -> new HestonModel(v * v, 1.5, 0.06, 0.4, -0.6).price(c, s, k, r, q, t - e));
        all.put("gamma clock", (s, r, q, e, v) -> new VarianceGammaModel(v, 0.03, -0.1).price(c, s, k, r, q, t - e));
        return all;
    }

    private static Greeks greeks(final Draw d, final BumpedGreeks.Valuation value) {
        final Greeks g = new Greeks();
        assertTrue(BumpedGreeks.of(
                value, d.spot(), d.rate(), d.yield(), d.years(), 0.4 * d.years(), d.volatility(), 0.15 * d.spot(), g));
        return g;
    }

    @Test
    void shouldEqualCentralDifferences() {
        Draw.forEach(
                COUNT,
                d -> contracts(d).forEach((name, value) -> {
                    final String where = d.message() + ' ' + name;
                    final Greeks g = greeks(d, value);
                    final double s = d.spot();
                    final double r = d.rate();
                    final double q = d.yield();
                    final double v = d.volatility();
                    final double h = 2e-4 * s;
                    assertEquals(value.at(s, r, q, 0, v), g.price, 0, where);
                    assertEquals(slope(h, x -> value.at(s + x, r, q, 0, v)), g.delta, 2e-4, where);
                    final double bend =
                            (value.at(s + h, r, q, 0, v) - 2 * g.price + value.at(s - h, r, q, 0, v)) / (h * h);
                    assertEquals(bend, g.gamma, 2e-3, where);
                    assertEquals(slope(1e-5, x -> value.at(s, r, q, 0, v + x)), g.vega, 1e-2, where);
                    assertEquals(slope(1e-5, x -> value.at(s, r + x, q, 0, v)), g.rho, 1e-2, where);
                    assertEquals(slope(1e-5, x -> value.at(s, r, q + x, 0, v)), g.dividendRho, 1e-2, where);
                }));
    }

    private static double slope(final double step, final DoubleUnaryOperator f) {
        return (f.applyAsDouble(step) - f.applyAsDouble(-step)) / (2 * step);
    }

    @Test
    void shouldLoseAsThetaWhatTheHedgeEarns() {
        Draw.forEach(
                COUNT,
                d -> contracts(d).forEach((name, value) -> {
                    if (name.equals("jumps")
                            || name.equals("Heston")
                            || name.equals("gamma clock")
                            || name.equals("geometric")
                            || name.equals("Levy")
                            || name.equals("Turnbull")) {
                        // Other models, averages that move while time passes, and moments that only approximate.
                        return;
                    }
                    final Greeks g = greeks(d, value);
                    final double variance = d.volatility() * d.volatility() * d.spot() * d.spot();
                    final double earned =
                            d.rate() * g.price - (d.rate() - d.yield()) * d.spot() * g.delta - 0.5 * variance * g.gamma;
                    assertEquals(earned, g.theta, 1e-4 * (1 + Math.abs(g.theta)), d.message() + ' ' + name);
                }));
    }

    @Test
    void shouldLoseAsThetaWhatPassesInADay() {
        Draw.forEach(
                COUNT,
                d -> contracts(d).forEach((name, value) -> {
                    final Greeks g = greeks(d, value);
                    final double little = 1e-5 * d.years();
                    final double later = value.at(d.spot(), d.rate(), d.yield(), little, d.volatility());
                    assertEquals(
                            (later - g.price) / little,
                            g.theta,
                            5e-3 * (1 + Math.abs(g.theta)),
                            d.message() + ' ' + name);
                }));
    }

    @Test
    void shouldEqualTheClosedFormsOfPlainOptions() {
        Draw.forEach(300, d -> {
            final Greeks g = new Greeks();
            BumpedGreeks.of(
                    (s, r, q, e, v) -> BlackScholes.price(d.call(), s, d.strike(), r, q, d.years() - e, v),
                    d.spot(),
                    d.rate(),
                    d.yield(),
                    d.years(),
                    d.years(),
                    d.volatility(),
                    FREE,
                    g);
            final Greeks exact = new Greeks();
            BlackScholes.greeks(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years(), d.volatility(), exact);
            assertEquals(exact.delta, g.delta, 1e-6, d.message());
            assertEquals(exact.gamma, g.gamma, 1e-6, d.message());
            assertEquals(exact.vega, g.vega, 1e-4, d.message());
            assertEquals(exact.theta, g.theta, 1e-5, d.message());
            assertEquals(exact.rho, g.rho, 1e-5, d.message());
            assertEquals(exact.dividendRho, g.dividendRho, 1e-5, d.message());
        });
    }

    @Test
    void shouldWriteThePriceAloneWithoutTimeOrVolatilityOrRoom() {
        final BumpedGreeks.Valuation plain = (s, r, q, e, v) -> BlackScholes.price(true, s, 90, r, q, 1 - e, v);
        final Greeks g = new Greeks();
        assertTrue(BumpedGreeks.of(plain, 100, 0, 0, 1, 1, 0, FREE, g));
        assertTrue(g.price == 10 && Double.isNaN(g.delta) && Double.isNaN(g.theta));
        assertTrue(BumpedGreeks.of(plain, 100, 0, 0, 1, 1, 0.2, 0, g));
        assertTrue(g.price > 10 && Double.isNaN(g.gamma));
        assertFalse(BumpedGreeks.of(plain, -100, 0, 0, 1, 1, 0.2, FREE, g));
    }

    /** While the spot is its own extreme the value is proportional to it, and a new extreme costs nothing at first. */
    @Test
    void shouldHaveGreeksOfLookbacksThatBegin() {
        Draw.forEach(COUNT, d -> {
            final Greeks g = new Greeks();
            final double s = d.spot();
            assertTrue(
                    LookbackOption.floatingGreeks(d.call(), s, s, d.rate(), d.yield(), d.years(), d.volatility(), g));
            assertEquals(g.price / s, g.delta, 1e-6, d.message());
            shouldEarnTheta(d, g);
            assertTrue(PartialLookbackOption.floatingGreeks(
                    d.call(), s, s, 1, 0.4 * d.years(), d.rate(), d.yield(), d.years(), d.volatility(), g));
            assertEquals(g.price / s, g.delta, 1e-6, d.message());
            shouldEarnTheta(d, g);
            final double strike = s * (d.call() ? 0.9 : 1.1);
            assertTrue(LookbackOption.fixedGreeks(
                    d.call(), s, s, strike, d.rate(), d.yield(), d.years(), d.volatility(), g));
            final double byStrike = (d.call() ? -1 : 1) * d.discount();
            assertEquals((g.price - strike * byStrike) / s, g.delta, 1e-6, d.message());
            shouldEarnTheta(d, g);
        });
        final Greeks bad = new Greeks();
        assertFalse(LookbackOption.floatingGreeks(true, 100, -1, 0.03, 0.01, 0.5, 0.25, bad));
        assertFalse(LookbackOption.floatingGreeks(false, 100, -1, 0.03, 0.01, 0.5, 0.25, bad));
        assertFalse(LookbackOption.fixedGreeks(true, 100, -1, 95, 0.03, 0.01, 0.5, 0.25, bad));
        assertFalse(LookbackOption.fixedGreeks(true, 100, 100, -1, 0.03, 0.01, 0.5, 0.25, bad));
        assertTrue(Double.isNaN(bad.price));
    }

    private static void shouldEarnTheta(final Draw d, final Greeks g) {
        final double earned = d.rate() * g.price
                - (d.rate() - d.yield()) * d.spot() * g.delta
                - 0.5 * d.volatility() * d.volatility() * d.spot() * d.spot() * g.gamma;
        assertEquals(earned, g.theta, 1e-4 * (1 + Math.abs(g.theta)), d.message());
    }

    @Test
    void shouldEqualTheClosedFormsOfExchanges() {
        Draw.forEach(COUNT, d -> {
            final TwoAssetOption pair = new TwoAssetOption(
                    d.spot(), d.strike(), d.yield(), 0.03, d.rate(), d.years(), d.volatility(), 0.3, 0.4);
            final TwoAssetGreeks bumped = TwoAssetGreeks.of(pair, p -> p.onSpread(true, 0));
            final ExchangeOption.Value exact =
                    ExchangeOption.of(d.spot(), d.strike(), 1, 1, d.yield(), 0.03, d.years(), d.volatility(), 0.3, 0.4);
            assertEquals(exact.price(), bumped.price(), 1e-11, d.message());
            assertEquals(exact.delta1(), bumped.delta1(), 1e-6, d.message());
            assertEquals(exact.delta2(), bumped.delta2(), 1e-6, d.message());
            assertEquals(exact.gamma1(), bumped.gamma1(), 1e-6, d.message());
            assertEquals(exact.gamma2(), bumped.gamma2(), 1e-6, d.message());
            assertEquals(exact.crossGamma(), bumped.crossGamma(), 1e-6, d.message());
            assertEquals(exact.vega1(), bumped.vega1(), 1e-4, d.message());
            assertEquals(exact.vega2(), bumped.vega2(), 1e-4, d.message());
            assertEquals(exact.byCorrelation(), bumped.byCorrelation(), 1e-4, d.message());
            assertEquals(exact.theta(), bumped.theta(), 1e-5, d.message());
            assertEquals(0, bumped.rho(), 1e-6, d.message());
        });
    }

    @Test
    void shouldHaveDerivativesOfPairsThatAreDifferences() {
        Draw.forEach(COUNT, d -> {
            final double k = d.strike();
            final TwoAssetGreeks g = TwoAssetGreeks.of(pair(d, 0, 0, 0, 0), p -> p.onMaximum(d.call(), k));
            final double h = 1e-3;
            assertEquals(slope(h, x -> pair(d, x, 0, 0, 0).onMaximum(d.call(), k)), g.delta1(), 1e-5, d.message());
            assertEquals(slope(1e-4, x -> pair(d, 0, x, 0, 0).onMaximum(d.call(), k)), g.vega1(), 1e-3, d.message());
            assertEquals(slope(1e-4, x -> pair(d, 0, 0, x, 0).onMaximum(d.call(), k)), g.rho(), 1e-3, d.message());
            assertEquals(-slope(1e-4, x -> pair(d, 0, 0, 0, x).onMaximum(d.call(), k)), g.theta(), 1e-2, d.message());
            final double earned = d.rate() * g.price()
                    - (d.rate() - d.yield()) * d.spot() * g.delta1()
                    - (d.rate() - 0.03) * 100 * g.delta2()
                    - 0.5 * d.volatility() * d.volatility() * d.spot() * d.spot() * g.gamma1()
                    - 0.5 * 0.09 * 1e4 * g.gamma2()
                    - 0.4 * d.volatility() * 0.3 * d.spot() * 100 * g.crossGamma();
            assertEquals(earned, g.theta(), 1e-4 * (1 + Math.abs(g.theta())), d.message());
        });
    }

    private static TwoAssetOption pair(
            final Draw d, final double spot, final double volatility, final double rate, final double years) {
        return new TwoAssetOption(
                d.spot() + spot,
                100,
                d.yield(),
                0.03,
                d.rate() + rate,
                d.years() + years,
                d.volatility() + volatility,
                0.3,
                0.4);
    }

    @Test
    void shouldReadDeltaAndGammaOfAnAverageFromItsGrid() {
        Draw.forEach(8, d -> {
            final double[] fixings = {0, 0.3 * d.years(), d.years()};
            final AverageOption option = new AverageOption(d.call(), d.strike(), d.rate(), d.yield(), d.volatility());
            final double h = 0.01 * d.spot() * d.volatility() * Math.sqrt(d.years());
            final Greeks fixed = new Greeks();
            assertTrue(option.discreteGreeks(d.spot(), fixings, fixed));
            shouldBeSlopes(d, h, s -> option.discrete(s, fixings), fixed);
            final Greeks still = new Greeks();
            assertTrue(option.continuousGreeks(d.spot(), d.years(), still));
            shouldBeSlopes(d, h, s -> option.continuous(s, d.years()), still);
        });
    }

    private static void shouldBeSlopes(final Draw d, final double h, final DoubleUnaryOperator price, final Greeks g) {
        final double up = price.applyAsDouble(d.spot() + h);
        final double down = price.applyAsDouble(d.spot() - h);
        assertEquals(price.applyAsDouble(d.spot()), g.price, 1e-9, d.message());
        assertEquals((up - down) / (2 * h), g.delta, 2e-3, d.message());
        assertEquals((up - 2 * g.price + down) / (h * h), g.gamma, 0.02 * (1 / d.spot() + g.gamma), d.message());
    }

    @Test
    void shouldHaveGreeksOfAveragesNearThoseOfTheMoments() {
        Draw.forEach(6, d -> {
            final double volatility = 0.1;
            final Greeks moments = new Greeks();
            BumpedGreeks.of(
                    (s, r, q, e, v) -> AverageMoments.levy(d.call(), s, d.spot(), d.strike(), r, q, 1, 1 - e, v),
                    d.spot(),
                    d.rate(),
                    d.yield(),
                    1,
                    1,
                    volatility,
                    FREE,
                    moments);
            final Greeks grid = new Greeks();
            new AverageOption(d.call(), d.strike(), d.rate(), d.yield(), volatility)
                    .continuousGreeks(d.spot(), 1, grid);
            assertEquals(moments.delta, grid.delta, 3e-3, d.message());
            assertEquals(moments.vega, grid.vega, 0.1 + 0.02 * moments.vega, d.message());
            assertEquals(moments.rho, grid.rho, 0.1, d.message());
            assertEquals(moments.theta, grid.theta, 0.1, d.message());
        });
    }
}
