package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.BlackScholes;
import org.junit.jupiter.api.Test;

/** What must hold between the prices of barriers and digitals, and between them and plain options, over random contracts. */
class BarrierIdentitiesTest {
    private static final int COUNT = 300;

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
            assertEquals(d.plain(d.call()), in + out, 1e-11, d.message());
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
                        d.plain(d.call()),
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
}
