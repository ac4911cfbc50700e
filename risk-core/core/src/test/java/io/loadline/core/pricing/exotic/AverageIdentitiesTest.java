package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.BlackScholes;
import org.junit.jupiter.api.Test;

/** What must hold between the prices of lookbacks and averages, and between them and plain options, over random contracts. */
class AverageIdentitiesTest {
    private static final int COUNT = 300;

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
            assertTrue(fixed(d.call(), d, d.spot(), d.strike()) >= d.plain(d.call()), d.message());
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
            assertEquals(d.plain(d.call()), geometric(d.call(), d, last, d.strike()), 1e-10, d.message());
            final double matched = AverageMoments.turnbullWakeman(
                    d.call(), d.spot(), d.strike(), d.rate(), d.yield(), last, d.volatility());
            assertEquals(d.plain(d.call()), matched, 1e-10, d.message());
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
}
