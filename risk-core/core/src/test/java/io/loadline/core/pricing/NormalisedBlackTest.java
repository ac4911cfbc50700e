package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.math.Normal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalisedBlackTest {
    /** x, s and the price of the formula in sixty digits: every region of the function and the seams between them. */
    private static final double[][] REFERENCES = {
        {-1e-09, 1e-09, 8.33154705876863e-11},
        {-0.001, 0.0002, 1.0692331017606262e-11},
        {-0.01, 0.002, 1.0692326061729098e-10},
        {-0.05, 0.01, 5.346102959978999e-10},
        {-0.2, 0.05, 3.571613419454056e-07},
        {-0.3, 0.02, 4.851809670676259e-54},
        {-0.5, 0.4, 0.01996050989765552},
        {-1.0, 0.9, 0.056538167553000764},
        {-2.0, 0.99, 0.007229825499236549},
        {-4.9, 0.7, 1.1615751284697696e-13},
        {-5.1, 0.3, 7.11661051671471e-67},
        {-8.0, 0.5, 1.9206862838324702e-59},
        {-3.0, 1.05, 0.0005853942813928455},
        {-12.0, 2.0, 1.9422497726365446e-10},
        {-20.0, 1.5, 6.239644462189789e-42},
        {-0.1, 1.2, 0.40342533547881193},
        {-2.0, 2.5, 0.19295911571316687},
        {-30.0, 9.0, 2.6091682716847725e-07},
        {-1.0, 6.0, 0.6038625191727404},
        {0.0, 0.1, 0.039877611676744924},
        {0.0, 3.0, 0.8663855974622838},
        {-100.0, 4.0, 6.639874684285647e-140}
    };

    @Test
    void shouldEqualTheFormulaInSixtyDigits() {
        for (final double[] row : REFERENCES) {
            final double h = row[0] / row[1];
            // h is rounded, and moves the density by its square.
            final double bound = 1e-15 * Math.max(2, 0.25 * h * h);
            assertEquals(1, NormalisedBlack.price(row[0], row[1]) / row[2], bound, "x " + row[0] + " s " + row[1]);
        }
    }

    @Test
    void shouldBeTheIntegralOfItsSlope() {
        // The naive twin: no formula of the price, only the density.
        for (final double x : new double[] {0, -0.01, -0.4, -3, -6}) {
            for (final double s : new double[] {0.3, 0.9, 1.7, 4}) {
                final int steps = 20_000;
                double sum = 0;
                for (int i = 0; i < steps; i++) {
                    sum += NormalisedBlack.slope(x, s * (i + 0.5) / steps);
                }
                final double price = NormalisedBlack.price(x, s);
                assertEquals(sum * s / steps, price, 1e-6 * price + 1e-30, "x " + x + " s " + s);
            }
        }
    }

    @Test
    void shouldAddUpToTheBoundWithItsComplement() {
        final SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 10_000; i++) {
            final double x = -StrictMath.exp(random.nextDouble(-10, 3));
            final double s = Math.sqrt(-2 * x) * random.nextDouble(1, 4);
            final double bound = StrictMath.exp(0.5 * x);
            assertEquals(
                    bound, NormalisedBlack.price(x, s) + NormalisedBlack.complement(x, s), 1e-15 * bound, "case " + i);
        }
    }

    @Test
    void shouldHaveNoStepBetweenItsRegions() {
        for (final double[] seam : new double[][] {{-2, 1}, {-5, 0.9}, {-5, 0.3}, {-8, 1.264911064067352}, {-0.1, 1}}) {
            final double below = NormalisedBlack.price(seam[0] * (1 - 1e-13), seam[1] * (1 - 1e-13));
            final double above = NormalisedBlack.price(seam[0] * (1 + 1e-13), seam[1] * (1 + 1e-13));
            final double slope = NormalisedBlack.slope(seam[0], seam[1]) * seam[1] / below;
            assertEquals(1, above / below, 1e-14 + 8e-13 * Math.max(1, slope), "seam " + seam[0] + ' ' + seam[1]);
        }
    }

    @Test
    void shouldKeepEveryDigitOfASmallLogarithm() {
        // ln(1 + 1e-10) = 1e-10 - 5e-21
        final double x = NormalisedBlack.logMoneyness(100 * (1 + 1e-10), 100);
        final double excess = (100 * (1 + 1e-10) - 100) / 100;
        assertEquals(excess - 0.5 * excess * excess, x, 2e-26);
        assertEquals(StrictMath.log(2.5), NormalisedBlack.logMoneyness(250, 100), 3e-16);
        assertEquals(StrictMath.log(1e300) + StrictMath.log(1e300), NormalisedBlack.logMoneyness(1e300, 1e-300), 1e-12);
    }

    @Test
    void shouldBeTheDistributionAtTheMoney() {
        for (double s = 0.001; s < 8; s *= 1.1) {
            final double expected = Normal.erf(0.5 * s * Normal.ROOT_HALF);
            assertEquals(1, NormalisedBlack.price(0, s) / expected, 1e-15);
        }
    }
}
