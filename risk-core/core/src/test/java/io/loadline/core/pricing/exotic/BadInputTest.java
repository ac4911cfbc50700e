package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Bachelier;
import io.loadline.core.pricing.BatchBlack76;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.ImpliedVolatility;
import io.loadline.core.pricing.NormalImpliedVolatility;
import io.loadline.core.pricing.exotic.PartialBarrierOption.Watch;
import org.junit.jupiter.api.Test;

/** Every pricing function, one bad argument at a time: the price is NaN, never a number and never an exception. */
class BadInputTest {
    private interface Check {
        void that(Contract contract, int argument, char letter, String where);
    }

    private static void forEachArgument(final Check check) {
        for (final Contract contract : Contract.all()) {
            assertEquals(contract.arguments().length(), contract.good().length, contract.name());
            for (int i = 0; i < contract.good().length; i++) {
                check.that(contract, i, contract.arguments().charAt(i), contract.name() + " argument " + i);
            }
        }
    }

    private static double with(final Contract contract, final int argument, final double value) {
        final double[] x = contract.good().clone();
        x[argument] = value;
        return contract.formula().at(x);
    }

    @Test
    void shouldPriceTheGoodContract() {
        for (final Contract contract : Contract.all()) {
            assertTrue(contract.formula().at(contract.good().clone()) > 0, contract.name());
        }
    }

    @Test
    void shouldGiveNaNForAnArgumentThatIsNoNumber() {
        forEachArgument((contract, i, letter, where) -> assertTrue(Double.isNaN(with(contract, i, Double.NaN)), where));
    }

    @Test
    void shouldGiveNaNForAnInfiniteArgument() {
        forEachArgument((contract, i, letter, where) -> {
            if (letter != 'A') {
                assertTrue(Double.isNaN(with(contract, i, Double.POSITIVE_INFINITY)), where);
                assertTrue(Double.isNaN(with(contract, i, Double.NEGATIVE_INFINITY)), where);
            }
        });
    }

    @Test
    void shouldGiveNaNForANegativeArgumentThatMustNotBe() {
        forEachArgument((contract, i, letter, where) -> {
            if (letter == 'P' || letter == 'N') {
                assertTrue(Double.isNaN(with(contract, i, -contract.good()[i])), where);
            }
        });
    }

    @Test
    void shouldGiveNaNForZeroWhereItMustBePositive() {
        forEachArgument((contract, i, letter, where) -> {
            if (letter == 'P') {
                assertTrue(Double.isNaN(with(contract, i, 0)), where);
            }
        });
    }

    @Test
    void shouldGiveTheLimitForZeroWhereThereIsOne() {
        forEachArgument((contract, i, letter, where) -> {
            if (letter == 'N') {
                assertTrue(with(contract, i, 0) >= 0, where);
                assertEquals(with(contract, i, 1e-7 * contract.good()[i]), with(contract, i, 0), 0.02, where);
            }
        });
    }

    @Test
    void shouldGiveNaNForACorrelationBeyondOne() {
        forEachArgument((contract, i, letter, where) -> {
            if (letter == 'C') {
                assertTrue(Double.isNaN(with(contract, i, 1.0000001)), where);
                assertTrue(Double.isNaN(with(contract, i, -1.5)), where);
            }
        });
    }

    @Test
    void shouldTakeANumberOfEitherSign() {
        forEachArgument((contract, i, letter, where) -> {
            if (letter == 'R') {
                assertFalse(Double.isNaN(with(contract, i, -contract.good()[i])), where);
                assertFalse(Double.isNaN(with(contract, i, 0)), where);
            }
        });
    }

    @Test
    void shouldTakePerfectCorrelation() {
        for (final double rho : new double[] {-1, 1}) {
            for (final double second : new double[] {0.25, 0.4}) {
                final TwoAssetOption pair = new TwoAssetOption(100, 90, 0.01, 0.02, 0.03, 0.5, 0.25, second, rho);
                final TwoAssetOption nearly =
                        new TwoAssetOption(100, 90, 0.01, 0.02, 0.03, 0.5, 0.25, second, rho * (1 - 1e-12));
                assertEquals(nearly.onMinimum(true, 85), pair.onMinimum(true, 85), 1e-4);
                assertEquals(nearly.onMaximum(false, 95), pair.onMaximum(false, 95), 1e-4);
                assertEquals(nearly.onSpread(true, 8), pair.onSpread(true, 8), 1e-4);
                assertEquals(
                        ExchangeOption.of(100, 90, 1, 1, 0, 0, 0.5, 0.25, second, rho * (1 - 1e-12))
                                .price(),
                        ExchangeOption.of(100, 90, 1, 1, 0, 0, 0.5, 0.25, second, rho)
                                .price(),
                        1e-4);
            }
        }
    }

    @Test
    void shouldTreatASpotBeyondTheBarrierAsTouched() {
        final double plain = BlackScholes.price(true, 100, 95, 0.03, 0.01, 0.5, 0.25);
        for (final BarrierKind kind : BarrierKind.values()) {
            for (final double barrier : new double[] {100, kind.isDown() ? 110 : 90}) {
                assertEquals(
                        kind.isIn() ? plain : 2,
                        BarrierOption.price(kind, true, 100, 95, barrier, 2, 0.03, 0.01, 0.5, 0.25));
                assertEquals(
                        kind.isIn() ? plain : 0,
                        PartialBarrierOption.price(
                                kind, Watch.UNTIL, true, 100, 95, barrier, 0.2, 0.03, 0.01, 0.5, 0.25));
                assertEquals(
                        kind.isIn() ? DigitalOption.cashOrNothing(true, 100, 95, 2, 0.03, 0.01, 0.5, 0.25) : 0,
                        BinaryBarrierOption.cashOrNothing(kind, true, 100, 95, barrier, 2, 0.03, 0.01, 0.5, 0.25));
            }
        }
    }

    @Test
    void shouldRefuseFixingsThatAreNone() {
        final double[][] refused = {
            {}, {-0.1, 0.5}, {0.5, 0.2}, {0.1, Double.NaN}, {0.1, Double.POSITIVE_INFINITY}, {Double.NaN, 0.5}
        };
        for (final double[] fixings : refused) {
            assertTrue(Double.isNaN(AverageMoments.geometricFixings(true, 100, 95, 0.03, 0.01, fixings, 0.25)));
            assertTrue(Double.isNaN(AverageMoments.turnbullWakeman(true, 100, 95, 0.03, 0.01, fixings, 0.25)));
            assertTrue(Double.isNaN(new AverageOption(true, 95, 0.03, 0.01, 0.25).discrete(100, fixings)));
            final Greeks greeks = new Greeks();
            assertFalse(new AverageOption(true, 95, 0.03, 0.01, 0.25).discreteGreeks(100, fixings, greeks));
            assertTrue(Double.isNaN(greeks.price) && Double.isNaN(greeks.delta));
        }
        assertTrue(Double.isNaN(new AverageOption(true, 95, 0.03, 0.01, 0.25).discrete(100, new double[] {0})));
    }

    @Test
    void shouldRefuseTimesInTheWrongOrder() {
        assertTrue(Double.isNaN(new CompoundOption(true, true, 8, 95, 0.75, 0.75).price(100, 0.03, 0.01, 0.25)));
        assertTrue(Double.isNaN(PartialLookbackOption.floating(true, 100, 95, 1, 0.6, 0.03, 0.01, 0.5, 0.25)));
        assertTrue(Double.isNaN(PartialLookbackOption.fixed(true, 100, 95, 0.6, 0.03, 0.01, 0.5, 0.25)));
        assertTrue(Double.isNaN(PartialBarrierOption.price(
                BarrierKind.UP_OUT, Watch.FROM, true, 100, 95, 120, 0.6, 0.03, 0.01, 0.5, 0.25)));
        assertTrue(Double.isNaN(AverageMoments.levy(true, 100, 98, 95, 0.03, 0.01, 0.4, 0.5, 0.25)));
    }

    @Test
    void shouldRefuseAFactorOnTheWrongSideOfOne() {
        assertTrue(Double.isNaN(PartialLookbackOption.floating(true, 100, 95, 0.9, 0.2, 0.03, 0.01, 0.5, 0.25)));
        assertTrue(Double.isNaN(PartialLookbackOption.floating(false, 100, 105, 1.1, 0.2, 0.03, 0.01, 0.5, 0.25)));
    }

    @Test
    void shouldRefuseAStripThatIsNone() {
        final double[] puts = {90, 100};
        final double[] calls = {100, 110, 120};
        final double[] two = {0.26, 0.25};
        final double[] three = {0.25, 0.24, 0.23};
        assertTrue(Double.isNaN(VarianceSwap.fairVariance(100, 0, 0, 1, new double[] {100, 90}, two, calls, three)));
        assertTrue(
                Double.isNaN(VarianceSwap.fairVariance(100, 0, 0, 1, puts, two, new double[] {101, 110, 120}, three)));
        assertTrue(Double.isNaN(VarianceSwap.fairVariance(100, 0, 0, 1, puts, three, calls, three)));
        assertTrue(Double.isNaN(
                VarianceSwap.fairVariance(100, 0, 0, 1, new double[] {100}, new double[] {0.2}, calls, three)));
    }

    @Test
    void shouldRefuseADeltaThatNoStrikeHas() {
        for (final FxDelta convention : FxDelta.values()) {
            for (final double delta : new double[] {-0.2, 0, 1.01, Double.NaN}) {
                assertTrue(Double.isNaN(convention.strike(true, 1.1, delta, 0.98, 0.12)), convention + " " + delta);
            }
        }
        assertTrue(Double.isNaN(FxDelta.SPOT.strike(false, 1.1, 0.2, 0.98, 0.12)));
    }

    @Test
    void shouldRefuseJumpsThatCarryAShareOfNothing() {
        assertTrue(Double.isNaN(MertonJumpDiffusion.ofShare(0.25, 0, 0.5).price(true, 100, 95, 0.03, 0.01, 0.5)));
        assertTrue(Double.isNaN(MertonJumpDiffusion.ofShare(0.25, 1, 1.5).price(true, 100, 95, 0.03, 0.01, 0.5)));
        assertTrue(Double.isNaN(MertonJumpDiffusion.ofShare(0.25, 1, -0.1).price(true, 100, 95, 0.03, 0.01, 0.5)));
    }

    @Test
    void shouldHaveNoGreeksForBadInput() {
        final Greeks greeks = new Greeks();
        greeks.delta = 1;
        assertFalse(new CompoundOption(true, true, 8, 95, 0.25, 0.75).greeks(100, 0.03, 0.01, -0.25, greeks));
        assertTrue(Double.isNaN(greeks.price) && Double.isNaN(greeks.delta) && Double.isNaN(greeks.theta));
        final ExchangeOption.Value value = ExchangeOption.of(100, 90, 1, 1, 0, 0, 1, 0.2, 0.3, 1.2);
        assertTrue(Double.isNaN(value.delta1()) && Double.isNaN(value.vega2()) && Double.isNaN(value.theta()));
    }

    @Test
    void shouldHaveTheSameOutcomesOnForwards() {
        for (final double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            assertTrue(Double.isNaN(Black76.price(true, bad, 95, 0.5, 0.2, 1)));
            assertTrue(Double.isNaN(Black76.price(true, 100, bad, 0.5, 0.2, 1)));
            assertTrue(Double.isNaN(Black76.price(true, 100, 95, bad, 0.2, 1)));
            assertTrue(Double.isNaN(Black76.price(true, 100, 95, 0.5, bad, 1)));
            assertTrue(Double.isNaN(BatchBlack76.price(true, bad, 95, 0.5, 0.2, 1)));
            assertTrue(Double.isNaN(BatchBlack76.price(true, 100, bad, 0.5, 0.2, 1)));
            assertTrue(Double.isNaN(BatchBlack76.price(true, 100, 95, bad, 0.2, 1)));
            assertTrue(Double.isNaN(BatchBlack76.price(true, 100, 95, 0.5, bad, 1)));
            assertTrue(Double.isNaN(Bachelier.price(true, 100, 95, bad, 2, 1)));
            assertTrue(Double.isNaN(Bachelier.price(true, 100, 95, 0.5, bad, 1)));
            assertTrue(Double.isNaN(ImpliedVolatility.of(true, bad, 95, 0.5, 7)));
            assertTrue(Double.isNaN(ImpliedVolatility.of(true, 100, bad, 0.5, 7)));
            assertTrue(Double.isNaN(ImpliedVolatility.of(true, 100, 95, bad, 7)));
            assertTrue(Double.isNaN(ImpliedVolatility.of(true, 100, 95, 0.5, bad)));
            assertTrue(Double.isNaN(NormalImpliedVolatility.of(true, 100, 95, bad, 7)));
            assertTrue(Double.isNaN(NormalImpliedVolatility.of(true, 100, 95, 0.5, bad)));
        }
    }
}
