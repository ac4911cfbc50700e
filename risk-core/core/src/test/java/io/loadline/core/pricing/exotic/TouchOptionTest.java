package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.math.AdaptiveQuadrature;
import io.loadline.core.math.Normal;
import io.loadline.core.pricing.exotic.PartialBarrierOption.Watch;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cash at a touch, or without one, and the rebates that are made of it. */
class TouchOptionTest {
    private static final int COUNT = 200;

    private static double lower(final Draw d) {
        return d.spot() * StrictMath.exp(d.between(-0.5, -0.02));
    }

    private static double upper(final Draw d) {
        return d.spot() * StrictMath.exp(d.between(0.02, 0.5));
    }

    /** E. Haug (2007), p. 181, and C. Hui (1996): spot 100, rate 5%, yield 2%, a quarter, cash 10. */
    @ParameterizedTest
    @CsvSource({
        "80, 120, 0.1, 9.8716, 0.0000",
        "80, 120, 0.5, 1.9094, 3.8160",
        "85, 115, 0.2, 7.2300, 0.9910",
        "90, 110, 0.3, 0.7960, 4.4024",
        "95, 105, 0.5, 0.0000, 4.9675"
    })
    void shouldEqualPublishedValues(
            final double lower,
            final double upper,
            final double volatility,
            final double untouched,
            final double atLower) {
        assertEquals(untouched, TouchOption.untouchedByBoth(100, lower, upper, 10, 0.05, 0.02, 0.25, volatility), 1e-4);
        assertEquals(
                atLower, TouchOption.atTouchOfFirst(true, 100, lower, upper, 10, 0.05, 0.02, 0.25, volatility), 1e-4);
    }

    @Test
    void shouldPayOneWayOrTheOtherWithoutInterest() {
        Draw.forEach(COUNT, d -> {
            final double yield = d.yield() - d.rate();
            final double low = lower(d);
            final double high = upper(d);
            assertEquals(
                    7,
                    TouchOption.atTouch(true, d.spot(), low, 7, 0, yield, d.years(), d.volatility())
                            + TouchOption.untouched(true, d.spot(), low, 7, 0, yield, d.years(), d.volatility()),
                    1e-12,
                    d.message());
            assertEquals(
                    7,
                    TouchOption.atTouchOfEither(d.spot(), low, high, 7, 0, yield, d.years(), d.volatility())
                            + TouchOption.untouchedByBoth(d.spot(), low, high, 7, 0, yield, d.years(), d.volatility()),
                    1e-12,
                    d.message());
        });
    }

    @Test
    void shouldDiscountFromTheTimeOfTheTouch() {
        Draw.forEach(60, d -> {
            // Far below zero the powers of the closed form are complex.
            final double rate = d.random().nextBoolean() ? d.rate() : -0.9;
            final double yield = d.yield() + rate - d.rate();
            final double low = lower(d);
            final double high = upper(d);
            assertEquals(
                    byParts(
                            d,
                            rate,
                            t -> 1
                                    - TouchOption.untouched(
                                            false, d.spot(), high, 1, 0, yield - rate, t, d.volatility())),
                    TouchOption.atTouch(false, d.spot(), high, 1, rate, yield, d.years(), d.volatility()),
                    1e-9,
                    d.message());
            assertEquals(
                    byParts(
                            d,
                            rate,
                            t -> 1
                                    - TouchOption.untouchedByBoth(
                                            d.spot(), low, high, 1, 0, yield - rate, t, d.volatility())),
                    TouchOption.atTouchOfEither(d.spot(), low, high, 1, rate, yield, d.years(), d.volatility()),
                    1e-9,
                    d.message());
        });
    }

    private static double byParts(final Draw d, final double rate, final DoubleUnaryOperator touched) {
        return StrictMath.exp(-rate * d.years()) * touched.applyAsDouble(d.years())
                + rate
                        * AdaptiveQuadrature.integrate(
                                t -> StrictMath.exp(-rate * t) * touched.applyAsDouble(t), 0, d.years(), 1e-11);
    }

    @Test
    void shouldEqualTheSeriesOfSines() {
        Draw.forEach(COUNT, d -> {
            final double low = lower(d);
            final double high = upper(d);
            final double width = StrictMath.log(high / low) / d.volatility();
            final double start = StrictMath.log(d.spot() / low) / d.volatility();
            final double drift = (d.rate() - d.yield()) / d.volatility() - 0.5 * d.volatility();
            double sum = 0;
            for (int k = 1; k < 2_000; k++) {
                final double wave = k * StrictMath.PI / width;
                final double end = k % 2 == 0 ? -1 : 1;
                sum += 2
                        / width
                        * StrictMath.sin(wave * start)
                        * StrictMath.exp(-0.5 * wave * wave * d.years())
                        * wave
                        * (1 + end * StrictMath.exp(drift * width))
                        / (drift * drift + wave * wave);
            }
            final double alive = sum * StrictMath.exp(-drift * start - 0.5 * drift * drift * d.years());
            assertEquals(
                    alive * d.discount(),
                    TouchOption.untouchedByBoth(d.spot(), low, high, 1, d.rate(), d.yield(), d.years(), d.volatility()),
                    1e-11,
                    d.message());
        });
    }

    @Test
    void shouldNotJumpWhereTheTimeIsLong() {
        final double width = StrictMath.log(1.04 / 0.97) / 0.3;
        final double edge = 50 * width * width;
        for (final boolean down : new boolean[] {true, false}) {
            assertEquals(
                    TouchOption.atTouchOfFirst(down, 1, 0.97, 1.04, 1, 0.05, 0.01, edge * (1 - 1e-9), 0.3),
                    TouchOption.atTouchOfFirst(down, 1, 0.97, 1.04, 1, 0.05, 0.01, edge * (1 + 1e-9), 0.3),
                    1e-12);
        }
    }

    @Test
    void shouldAddTheRebateWhereTheOptionDoesNotLive() {
        Draw.forEach(COUNT, d -> {
            final double low = lower(d);
            final double high = upper(d);
            final double begins = corridor(d, true, low, high, 5) - corridor(d, true, low, high, 0);
            final double ends = corridor(d, false, low, high, 5) - corridor(d, false, low, high, 0);
            assertEquals(
                    TouchOption.untouchedByBoth(d.spot(), low, high, 5, d.rate(), d.yield(), d.years(), d.volatility()),
                    begins,
                    1e-11,
                    d.message());
            assertEquals(
                    TouchOption.atTouchOfEither(d.spot(), low, high, 5, d.rate(), d.yield(), d.years(), d.volatility()),
                    ends,
                    1e-11,
                    d.message());
        });
        assertEquals(5, DoubleBarrierOption.price(false, true, 130, 100, 80, 120, 5, 0.03, 0.01, 1, 0.2));
    }

    private static double corridor(
            final Draw d, final boolean in, final double low, final double high, final double rebate) {
        return DoubleBarrierOption.price(
                in, d.call(), d.spot(), d.strike(), low, high, rebate, d.rate(), d.yield(), d.years(), d.volatility());
    }

    /** The rebate of a barrier that is watched from a time on is the mean over the spot then of one that is watched from its beginning. */
    @Test
    void shouldAverageARebateOverTheSpotWhenTheWatchBegins() {
        Draw.forEach(COUNT, d -> {
            // Every third with a rate so low that the powers are complex.
            final double rate = d.random().nextInt(3) == 0 ? -0.6 : d.rate();
            final double yield = d.yield() + rate - d.rate();
            final double level = d.spot() * StrictMath.exp(d.between(-0.3, 0.3));
            final double start = d.years() * d.between(0.1, 0.9);
            final double left = d.years() - start;
            for (final Watch watch : new Watch[] {Watch.FROM, Watch.FROM_EITHER_SIDE}) {
                for (final BarrierKind kind : BarrierKind.values()) {
                    final double mean = meanAt(d, rate - yield, start, level, s -> {
                        final boolean down = watch == Watch.FROM ? kind.isDown() : s > level;
                        return kind.isIn()
                                ? TouchOption.untouched(down, s, level, 5, rate, yield, left, d.volatility())
                                : TouchOption.atTouch(down, s, level, 5, rate, yield, left, d.volatility());
                    });
                    assertEquals(
                            mean * StrictMath.exp(-rate * start),
                            partial(d, kind, watch, level, start, rate, yield, 5)
                                    - partial(d, kind, watch, level, start, rate, yield, 0),
                            1e-8,
                            d.message() + ' ' + watch + ' ' + kind + " rate " + rate);
                }
            }
        });
    }

    private static double meanAt(
            final Draw d, final double carry, final double time, final double kink, final DoubleUnaryOperator then) {
        final double total = d.volatility() * Math.sqrt(time);
        final double centre = StrictMath.log(d.spot()) + (carry - 0.5 * d.volatility() * d.volatility()) * time;
        final double middle = Math.clamp((StrictMath.log(kink) - centre) / total, -9, 9);
        final DoubleUnaryOperator weighted =
                z -> Normal.density(z) * then.applyAsDouble(StrictMath.exp(centre + total * z));
        return AdaptiveQuadrature.integrate(weighted, -9, middle, 1e-11)
                + AdaptiveQuadrature.integrate(weighted, middle, 9, 1e-11);
    }

    private static double partial(
            final Draw d,
            final BarrierKind kind,
            final Watch watch,
            final double level,
            final double time,
            final double rate,
            final double yield,
            final double rebate) {
        return PartialBarrierOption.price(
                kind,
                watch,
                d.call(),
                d.spot(),
                d.strike(),
                level,
                rebate,
                time,
                rate,
                yield,
                d.years(),
                d.volatility());
    }

    @Test
    void shouldPayTheRebateOfAnEarlyWatchAsABarrierOfThatTime() {
        Draw.forEach(COUNT, d -> {
            final BarrierKind kind = d.kind();
            final double level = d.barrier(kind);
            final double end = 0.4 * d.years();
            final double rebate = partial(d, kind, Watch.UNTIL, level, end, d.rate(), d.yield(), 5)
                    - partial(d, kind, Watch.UNTIL, level, end, d.rate(), d.yield(), 0);
            final double expected = kind.isIn()
                    ? TouchOption.untouched(kind.isDown(), d.spot(), level, 5, d.rate(), d.yield(), end, d.volatility())
                            * StrictMath.exp(-d.rate() * (d.years() - end))
                    : TouchOption.atTouch(kind.isDown(), d.spot(), level, 5, d.rate(), d.yield(), end, d.volatility());
            assertEquals(expected, rebate, 1e-11, d.message());
        });
    }
}
