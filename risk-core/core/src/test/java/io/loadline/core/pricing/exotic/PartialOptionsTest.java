package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.math.Normal;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.exotic.PartialBarrierOption.Watch;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Contracts that are watched for a part of their life, beside the integral of the rest over the spot at the inner time. */
class PartialOptionsTest {
    private static final int COUNT = 120;

    /** Discounted mean of a function of the spot at a time; Simpson's rule on both sides of a kink. */
    private static double mean(final Draw d, final double time, final double kink, final DoubleUnaryOperator then) {
        final double total = d.volatility() * Math.sqrt(time);
        final double centre =
                StrictMath.log(d.spot()) + (d.rate() - d.yield() - 0.5 * d.volatility() * d.volatility()) * time;
        final double middle = Math.clamp((StrictMath.log(kink) - centre) / total, -9, 9);
        final DoubleUnaryOperator weighted =
                z -> Normal.density(z) * then.applyAsDouble(StrictMath.exp(centre + total * z));
        return StrictMath.exp(-d.rate() * time)
                * (simpson(-9, middle - 1e-12, weighted) + simpson(middle + 1e-12, 9, weighted));
    }

    private static double simpson(final double from, final double to, final DoubleUnaryOperator f) {
        if (to <= from) {
            return 0;
        }
        final int steps = 800;
        final double h = (to - from) / steps;
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * h);
        }
        return sum * h / 3;
    }

    private static double out(
            final Draw d, final BarrierKind kind, final double spot, final double level, final double left) {
        return BarrierOption.price(
                kind, d.call(), spot, d.strike(), level, 0, d.rate(), d.yield(), left, d.volatility());
    }

    @Test
    void shouldIntegrateABarrierThatIsWatchedFromATime() {
        Draw.forEach(COUNT, d -> {
            final boolean down = d.call() == d.random().nextBoolean();
            final BarrierKind kind = down ? BarrierKind.DOWN_OUT : BarrierKind.UP_OUT;
            final double level = d.spot() * StrictMath.exp(d.between(-0.3, 0.3));
            final double start = d.years() * d.between(0.1, 0.9);
            final double left = d.years() - start;
            final double one = mean(d, start, level, s -> kind.isTouched(s, level) ? 0 : out(d, kind, s, level, left));
            assertEquals(one, partial(d, kind, Watch.FROM, level, start), 1e-6, d.message());
            final double either = mean(
                    d,
                    start,
                    level,
                    s -> out(d, s > level ? BarrierKind.DOWN_OUT : BarrierKind.UP_OUT, s, level, left));
            assertEquals(either, partial(d, kind, Watch.FROM_EITHER_SIDE, level, start), 1e-6, d.message());
        });
    }

    private static double partial(
            final Draw d, final BarrierKind kind, final Watch watch, final double level, final double time) {
        return PartialBarrierOption.price(
                kind,
                watch,
                d.call(),
                d.spot(),
                d.strike(),
                level,
                time,
                d.rate(),
                d.yield(),
                d.years(),
                d.volatility());
    }

    @Test
    void shouldIntegrateABarrierThatIsWatchedUntilATime() {
        Draw.forEach(COUNT, d -> {
            final BarrierKind kind = d.random().nextBoolean() ? BarrierKind.DOWN_OUT : BarrierKind.UP_OUT;
            final double level = d.barrier(kind);
            final double end = d.years() * d.between(0.1, 0.9);
            final double distance = StrictMath.log(d.spot() / level);
            // A bridge between two places on the same side stays there with one less this probability.
            final double price = mean(d, end, level, s -> {
                if (kind.isTouched(s, level)) {
                    return 0;
                }
                final double variance = d.volatility() * d.volatility() * end;
                final double alive = -StrictMath.expm1(-2 * distance * StrictMath.log(s / level) / variance);
                return alive
                        * BlackScholes.price(
                                d.call(), s, d.strike(), d.rate(), d.yield(), d.years() - end, d.volatility());
            });
            assertEquals(price, partial(d, kind, Watch.UNTIL, level, end), 1e-6, d.message());
        });
    }

    @Test
    void shouldBeTheWholeBarrierOptionAtTheEndsOfTheWatch() {
        Draw.forEach(COUNT, d -> {
            final BarrierKind kind = d.kind();
            final double level = d.barrier(kind);
            final double whole = out(d, kind, d.spot(), level, d.years());
            assertEquals(whole, partial(d, kind, Watch.UNTIL, level, d.years()), 1e-9, d.message());
            assertEquals(whole, partial(d, kind, Watch.FROM, level, 0), 1e-12, d.message());
            assertEquals(whole, partial(d, kind, Watch.FROM_EITHER_SIDE, level, 0), 1e-12, d.message());
            final double plain = kind.isIn() ? 0 : out(d, BarrierKind.UP_OUT, d.spot(), 1e9, d.years());
            assertEquals(plain, partial(d, kind, Watch.UNTIL, level, 0), 1e-11, d.message());
            assertEquals(plain, partial(d, kind, Watch.FROM_EITHER_SIDE, level, d.years()), 1e-9, d.message());
        });
    }

    @Test
    void shouldKnockOutMoreWhileItIsWatchedLonger() {
        Draw.forEach(COUNT, d -> {
            final BarrierKind kind = d.random().nextBoolean() ? BarrierKind.DOWN_OUT : BarrierKind.UP_OUT;
            final double level = d.barrier(kind);
            double before = Double.POSITIVE_INFINITY;
            for (double share = 0.1; share < 1; share += 0.2) {
                final double price = partial(d, kind, Watch.UNTIL, level, share * d.years());
                assertTrue(price <= before + 1e-11, d.message());
                before = price;
            }
        });
    }

    @Test
    void shouldIntegrateALookbackThatIsWatchedFromATime() {
        Draw.forEach(COUNT, d -> {
            final double start = d.years() * d.between(0.1, 0.9);
            final double left = d.years() - start;
            final double price = mean(
                    d,
                    start,
                    d.strike(),
                    s -> LookbackOption.fixed(d.call(), s, s, d.strike(), d.rate(), d.yield(), left, d.volatility()));
            assertEquals(price, fixed(d, start), 1e-6, d.message());
        });
    }

    private static double fixed(final Draw d, final double start) {
        return PartialLookbackOption.fixed(
                d.call(), d.spot(), d.strike(), start, d.rate(), d.yield(), d.years(), d.volatility());
    }

    @Test
    void shouldBeTheWholeOrThePlainOptionAtTheEndsOfALookback() {
        Draw.forEach(COUNT, d -> {
            final double whole = LookbackOption.fixed(
                    d.call(), d.spot(), d.spot(), d.strike(), d.rate(), d.yield(), d.years(), d.volatility());
            final double plain =
                    BlackScholes.price(d.call(), d.spot(), d.strike(), d.rate(), d.yield(), d.years(), d.volatility());
            assertEquals(whole, fixed(d, 0), 1e-12, d.message());
            assertEquals(whole, fixed(d, 1e-9 * d.years()), 1e-2, d.message());
            assertEquals(plain, fixed(d, d.years()), 1e-12, d.message());
            assertEquals(plain, fixed(d, (1 - 1e-12) * d.years()), 1e-3, d.message());
            assertTrue(fixed(d, 0.3 * d.years()) >= fixed(d, 0.7 * d.years()), d.message());
        });
    }

    @Test
    void shouldReachTheWholeFloatingLookback() {
        Draw.forEach(COUNT, d -> {
            final double extreme = d.spot() * StrictMath.exp((d.call() ? -1 : 1) * d.between(0, 0.2));
            for (final double scale : new double[] {1, d.call() ? 1.1 : 0.9}) {
                final double end = floating(d, extreme, scale, d.years());
                assertEquals(end, floating(d, extreme, scale, (1 - 1e-12) * d.years()), 1e-3, d.message());
                assertTrue(end >= floating(d, extreme, scale, 0.5 * d.years()) - 1e-9, d.message());
            }
        });
    }

    private static double floating(final Draw d, final double extreme, final double scale, final double watched) {
        return PartialLookbackOption.floating(
                d.call(), d.spot(), extreme, scale, watched, d.rate(), d.yield(), d.years(), d.volatility());
    }

    @Test
    void shouldBeSmoothThroughZeroCarry() {
        Draw.forEach(COUNT, d -> {
            final double rate = d.rate();
            final double t = 0.4 * d.years();
            final DoubleUnaryOperator floating = carry -> PartialLookbackOption.floating(
                    true, d.spot(), 0.95 * d.spot(), 1.02, t, rate, rate - carry, d.years(), d.volatility());
            final DoubleUnaryOperator fixed = carry -> PartialLookbackOption.fixed(
                    true, d.spot(), d.strike(), t, rate, rate - carry, d.years(), d.volatility());
            final DoubleUnaryOperator whole = carry -> LookbackOption.floating(
                    true, d.spot(), 0.95 * d.spot(), rate, rate - carry, d.years(), d.volatility());
            for (final DoubleUnaryOperator price : new DoubleUnaryOperator[] {floating, fixed, whole}) {
                final double h = 2e-4;
                final double around = price.applyAsDouble(h) + price.applyAsDouble(-h);
                assertEquals(0.5 * around, price.applyAsDouble(0), 2e-4, d.message());
                assertEquals(price.applyAsDouble(0), price.applyAsDouble(1e-9), 1e-5, d.message());
            }
        });
    }

    /** Without carry: E. Haug (2007), ch. 4.15.1. */
    @Test
    void shouldEqualTheFormulaWithoutCarry() {
        final double total = 0.3 * Math.sqrt(0.5);
        final double a1 = StrictMath.log(100 / 95.0) / total + 0.5 * total;
        final double a2 = a1 - total;
        final double tail = Normal.density(a1) + a1 * (Normal.cdf(a1) - 1);
        final double expected =
                StrictMath.exp(-0.05 * 0.5) * (100 * Normal.cdf(a1) - 95 * Normal.cdf(a2) + 100 * total * tail);
        assertEquals(expected, LookbackOption.floating(true, 100, 95, 0.05, 0.05, 0.5, 0.3), 1e-9);
    }

    /** QuantLib 1.29, AnalyticPartialTimeBarrierOptionEngine, whose bivariate normal has six digits; spot 100, volatility 25%, a year, r 7%, q 2%. */
    @Test
    void shouldEqualAnotherLibrary() {
        for (final Known known : QUANTLIB) {
            final double price = PartialBarrierOption.price(
                    known.kind, known.watch, true, 100, known.strike, known.barrier, known.time, 0.07, 0.02, 1, 0.25);
            assertEquals(known.price, price, 1e-4, known.toString());
        }
    }

    private record Known(BarrierKind kind, Watch watch, double strike, double barrier, double time, double price) {}

    private static final List<Known> QUANTLIB = List.of(
            new Known(BarrierKind.DOWN_OUT, Watch.UNTIL, 90, 95, 0.2, 9.05483),
            new Known(BarrierKind.DOWN_OUT, Watch.UNTIL, 110, 95, 0.6, 3.97218),
            new Known(BarrierKind.UP_OUT, Watch.UNTIL, 90, 110, 0.2, 7.58897),
            new Known(BarrierKind.UP_OUT, Watch.UNTIL, 110, 125, 0.6, 2.38727),
            new Known(BarrierKind.DOWN_IN, Watch.UNTIL, 100, 90, 0.4, 2.78327),
            new Known(BarrierKind.UP_IN, Watch.UNTIL, 100, 120, 0.4, 6.54592),
            new Known(BarrierKind.DOWN_OUT, Watch.FROM, 90, 95, 0.2, 10.30262),
            new Known(BarrierKind.DOWN_OUT, Watch.FROM, 80, 95, 0.6, 18.07891),
            new Known(BarrierKind.UP_OUT, Watch.FROM, 90, 120, 0.2, 2.26853),
            new Known(BarrierKind.UP_OUT, Watch.FROM, 90, 120, 0.6, 2.76406),
            new Known(BarrierKind.DOWN_OUT, Watch.FROM_EITHER_SIDE, 90, 80, 0.2, 16.88858),
            new Known(BarrierKind.DOWN_OUT, Watch.FROM_EITHER_SIDE, 110, 95, 0.4, 6.70748),
            new Known(BarrierKind.UP_OUT, Watch.FROM_EITHER_SIDE, 90, 110, 0.6, 9.40058),
            new Known(BarrierKind.UP_OUT, Watch.FROM_EITHER_SIDE, 110, 130, 0.2, 0.74126));
}
