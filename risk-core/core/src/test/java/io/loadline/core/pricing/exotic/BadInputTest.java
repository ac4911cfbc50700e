package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Bachelier;
import io.loadline.core.pricing.BatchBlack76;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.ImpliedVolatility;
import io.loadline.core.pricing.NormalImpliedVolatility;
import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.american.BaroneAdesiWhaley;
import io.loadline.core.pricing.american.BermudanOption;
import io.loadline.core.pricing.american.BjerksundStensland;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every pricing function, one bad argument at a time: the price is NaN, never a number and never an exception. */
class BadInputTest {
    private static final AmericanOption AMERICAN = new AmericanOption(AmericanOption.Accuracy.FAST);

    /** Spot or forward, strike, rate, yield, years, volatility. */
    private static final double[] GOOD = {100, 95, 0.03, 0.01, 0.5, 0.25};

    private interface Formula {
        double at(double[] o);
    }

    private static Map<String, Formula> formulas() {
        final Map<String, Formula> all = new LinkedHashMap<>();
        all.put("Black-Scholes", o -> BlackScholes.price(true, o[0], o[1], o[2], o[3], o[4], o[5]));
        all.put("American put", o -> AMERICAN.price(false, o[0], o[1], o[2], o[3], o[4], o[5]));
        all.put("American call", o -> AMERICAN.price(true, o[0], o[1], o[2], o[3], o[4], o[5]));
        all.put("quadratic", o -> BaroneAdesiWhaley.price(false, o[0], o[1], o[2], o[3], o[4], o[5]));
        all.put("Bjerksund", o -> BjerksundStensland.price2002(true, o[0], o[1], o[2], o[3], o[4], o[5]));
        all.put("Bermudan", o -> BermudanOption.price(false, o[0], o[1], o[2], o[3], o[4], o[5], 5));
        for (final BarrierKind kind : BarrierKind.values()) {
            final double level = kind.isDown() ? 80 : 120;
            all.put(
                    "barrier " + kind,
                    o -> BarrierOption.price(kind, true, o[0], o[1], level, 2, o[2], o[3], o[4], o[5]));
            all.put(
                    "binary " + kind,
                    o -> BinaryBarrierOption.cashOrNothing(kind, false, o[0], o[1], level, 2, o[2], o[3], o[4], o[5]));
        }
        all.put("cash", o -> DigitalOption.cashOrNothing(true, o[0], o[1], 7, o[2], o[3], o[4], o[5]));
        all.put("asset", o -> DigitalOption.assetOrNothing(false, o[0], o[1], o[2], o[3], o[4], o[5]));
        all.put("floating", o -> LookbackOption.floating(true, o[0], 90, o[2], o[3], o[4], o[5]) + 0 * o[1]);
        all.put("fixed", o -> LookbackOption.fixed(true, o[0], 110, o[1], o[2], o[3], o[4], o[5]));
        all.put("geometric", o -> AverageMoments.geometric(true, o[0], o[1], o[2], o[3], o[4], o[5]));
        all.put(
                "geometric fixings",
                o -> AverageMoments.geometricFixings(
                        true, o[0], o[1], o[2], o[3], new double[] {0.5 * o[4], o[4]}, o[5]));
        all.put(
                "Turnbull",
                o -> AverageMoments.turnbullWakeman(
                        true, o[0], o[1], o[2], o[3], new double[] {0.5 * o[4], o[4]}, o[5]));
        all.put("average", o -> new AverageOption(true, o[1], o[2], o[3], o[5]).continuous(o[0], o[4]));
        all.put("jumps", o -> new MertonJumpDiffusion(o[5], 1, -0.1, 0.2).price(true, o[0], o[1], o[2], o[3], o[4]));
        all.put(
                "Heston",
                o -> new HestonModel(o[5] * Math.abs(o[5]), 2, 0.04, 0.5, -0.5)
                        .price(true, o[0], o[1], o[2], o[3], o[4]));
        all.put("gamma clock", o -> new VarianceGammaModel(o[5], 0.2, -0.1).price(true, o[0], o[1], o[2], o[3], o[4]));
        all.put(
                "better of two",
                o -> new TwoAssetOption(o[0], 90, o[3], 0.02, o[2], o[4], o[5], 0.3, 0.4).onMaximum(true, o[1]));
        return all;
    }

    @Test
    void shouldPriceTheGoodOption() {
        formulas().forEach((name, formula) -> assertTrue(formula.at(GOOD.clone()) > 0, name));
    }

    @Test
    void shouldGiveNaNForAnArgumentThatIsNoNumber() {
        formulas().forEach((name, formula) -> {
            for (int i = 0; i < GOOD.length; i++) {
                final double[] bad = GOOD.clone();
                bad[i] = Double.NaN;
                assertTrue(Double.isNaN(formula.at(bad)), name + " argument " + i);
            }
        });
    }

    @Test
    void shouldGiveNaNForANegativePriceStrikeTimeOrVolatility() {
        formulas().forEach((name, formula) -> {
            for (final int i : new int[] {0, 1, 4, 5}) {
                if (i == 1 && name.equals("floating")) {
                    continue;
                }
                final double[] bad = GOOD.clone();
                bad[i] = -GOOD[i];
                assertTrue(Double.isNaN(formula.at(bad)), name + " argument " + i);
            }
        });
    }

    @Test
    void shouldGiveNaNForAnInfinitePriceStrikeTimeOrVolatility() {
        formulas().forEach((name, formula) -> {
            for (final int i : new int[] {0, 1, 4, 5}) {
                final double[] bad = GOOD.clone();
                bad[i] = Double.POSITIVE_INFINITY;
                assertTrue(Double.isNaN(formula.at(bad)), name + " argument " + i);
            }
        });
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

    @Test
    void shouldTakeNegativeRates() {
        formulas().forEach((name, formula) -> {
            final double[] low = GOOD.clone();
            low[2] = -0.02;
            low[3] = -0.005;
            assertTrue(formula.at(low) > 0, name);
        });
    }

    @Test
    void shouldKeepParityOfDigitals() {
        final double discount = StrictMath.exp(-0.015);
        assertEquals(
                7 * discount,
                DigitalOption.cashOrNothing(true, 100, 95, 7, 0.03, 0.01, 0.5, 0.25)
                        + DigitalOption.cashOrNothing(false, 100, 95, 7, 0.03, 0.01, 0.5, 0.25),
                1e-13);
        assertEquals(
                100 * StrictMath.exp(-0.005),
                DigitalOption.assetOrNothing(true, 100, 95, 0.03, 0.01, 0.5, 0.25)
                        + DigitalOption.assetOrNothing(false, 100, 95, 0.03, 0.01, 0.5, 0.25),
                1e-12);
    }

    @Test
    void shouldKeepParityOfModelsWithRandomVolatility() {
        final double gap = 100 * StrictMath.exp(-0.005) - 95 * StrictMath.exp(-0.015);
        final HestonModel heston = new HestonModel(0.04, 2, 0.05, 0.6, -0.7);
        final VarianceGammaModel clock = new VarianceGammaModel(0.2, 0.3, -0.15);
        assertEquals(
                gap,
                heston.price(true, 100, 95, 0.03, 0.01, 0.5) - heston.price(false, 100, 95, 0.03, 0.01, 0.5),
                1e-9);
        assertEquals(
                gap, clock.price(true, 100, 95, 0.03, 0.01, 0.5) - clock.price(false, 100, 95, 0.03, 0.01, 0.5), 1e-9);
    }
}
