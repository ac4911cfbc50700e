package io.loadline.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.math.Normal;
import java.util.Arrays;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

final class QuasiRandomTest {
    @Test
    void shouldEqualAnIndependentSobolSequenceInAThousandDimensions() {
        final SobolSequenceGenerator twin = new SobolSequenceGenerator(1000);
        final SobolSequence sequence = SobolSequence.plain(1000);
        final double[] points = new double[64 * 1000];
        sequence.uniforms(0, points);
        for (int i = 0; i < 64; i++) {
            final double[] expected = twin.nextVector();
            for (int d = 0; d < 1000; d++) {
                assertEquals(expected[d], points[i * 1000 + d], 1e-9, i + ", " + d);
            }
        }
    }

    @Test
    void shouldFillEveryCellOfEveryDimensionOnce() {
        for (final SobolSequence sequence : new SobolSequence[] {
            SobolSequence.plain(SobolSequence.MOST_DIMENSIONS),
            SobolSequence.scrambled(SobolSequence.MOST_DIMENSIONS, 9)
        }) {
            for (int d = 0; d < sequence.dimensions(); d++) {
                long seen = 0;
                for (int i = 0; i < 64; i++) {
                    seen |= 1L << (int) (64 * sequence.uniform(i, d));
                }
                assertEquals(-1L, seen, "dimension " + d);
            }
        }
    }

    @Test
    void shouldStayANetInTwoDimensionsWhenScrambled() {
        final SobolSequence sequence = SobolSequence.scrambled(2, 77);
        // The first two dimensions are a (0, 2)-net: every elementary rectangle of area 1/256 holds one of 256 points.
        for (int bits = 0; bits <= 8; bits++) {
            final boolean[] filled = new boolean[256];
            for (int i = 0; i < 256; i++) {
                final int column = (int) (sequence.uniform(i, 0) * (1 << bits));
                final int row = (int) (sequence.uniform(i, 1) * (256 >> bits));
                final int cell = column * (256 >> bits) + row;
                assertTrue(!filled[cell], "cell " + cell + " twice");
                filled[cell] = true;
            }
        }
    }

    @Test
    void shouldGiveTheSamePointsFromAnyStart() {
        final SobolSequence sequence = SobolSequence.scrambled(7, 1);
        final double[] whole = new double[100 * 7];
        sequence.uniforms(0, whole);
        final double[] part = new double[40 * 7];
        sequence.uniforms(60, part);
        assertArrayEquals(Arrays.copyOfRange(whole, 60 * 7, 700), part);
        assertEquals(whole[33 * 7 + 5], sequence.uniform(33, 5));
    }

    @Test
    void shouldScrambleDifferentlyForEverySeed() {
        final SobolSequence one = SobolSequence.scrambled(3, 1);
        final SobolSequence other = SobolSequence.scrambled(3, 2);
        assertNotEquals(one.uniform(0, 0), other.uniform(0, 0));
        assertNotEquals(one.uniform(0, 0), one.uniform(0, 1));
    }

    @Test
    void shouldIntegrateFarBetterThanRandomNumbers() {
        final int n = 1 << 14;
        final double expected = Normal.density(0.5) - 0.5 * Normal.cdf(-0.5);
        final double[] normals = new double[n * 5];
        double squares = 0;
        for (int seed = 0; seed < 16; seed++) {
            SobolSequence.scrambled(5, seed).normals(0, normals);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double total = 0;
                for (int d = 0; d < 5; d++) {
                    total += normals[i * 5 + d];
                }
                sum += Math.max(0, total / Math.sqrt(5) - 0.5) / n;
            }
            squares += (sum - expected) * (sum - expected) / 16;
        }
        // Random numbers: a standard error of 0.0036.
        assertTrue(Math.sqrt(squares) < 0.0003, "error " + Math.sqrt(squares));
    }

    @Test
    void shouldRefuseWhatIsOutsideTheSequence() {
        assertThrows(IllegalArgumentException.class, () -> SobolSequence.plain(0));
        assertThrows(IllegalArgumentException.class, () -> SobolSequence.plain(5000));
        assertThrows(
                IllegalArgumentException.class, () -> SobolSequence.plain(3).uniforms(0, new double[4]));
        assertThrows(
                IllegalArgumentException.class, () -> SobolSequence.plain(1).uniforms(1L << 32, new double[1]));
        assertThrows(IllegalStateException.class, () -> SobolSequence.plain(1).normals(0, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> new HaltonSequence(0));
    }

    @Test
    void shouldGiveTheRadicalInversesOfHalton() {
        final HaltonSequence sequence = new HaltonSequence(1000);
        assertEquals(0, sequence.uniform(0, 3));
        assertEquals(0.375, sequence.uniform(6, 0));
        assertEquals(2.0 / 9 + 1.0 / 27, sequence.uniform(15, 1), 1e-16);
        assertEquals(1.0 / 49 + 0.0 / 7, sequence.uniform(7, 3), 1e-16);
        assertEquals(1.0 / 7919, sequence.uniform(1, 999), 1e-18);
    }

    @Test
    void shouldBuildABrownianPathOfTheRightCovariance() {
        final double[] times = {0.25, 0.5, 1, 2, 2.5, 4, 7};
        final BrownianBridge bridge = new BrownianBridge(times);
        final double[][] loadings = new double[7][];
        for (int k = 0; k < 7; k++) {
            final double[] unit = new double[7];
            unit[k] = 1;
            loadings[k] = new double[7];
            bridge.path(unit, loadings[k]);
        }
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j <= i; j++) {
                double covariance = 0;
                for (int k = 0; k < 7; k++) {
                    covariance += loadings[k][i] * loadings[k][j];
                }
                assertEquals(times[j], covariance, 1e-14, i + ", " + j);
            }
        }
    }

    @Test
    void shouldPutMostOfThePathIntoTheFirstNormal() {
        final double[] out = new double[4];
        new BrownianBridge(new double[] {1, 2, 3, 4}).path(new double[] {1, 0, 0, 0}, out);
        assertArrayEquals(new double[] {0.5, 1, 1.5, 2}, out, 1e-15);
    }

    @Test
    void shouldRefuseTimesThatDoNotAscend() {
        assertThrows(IllegalArgumentException.class, () -> new BrownianBridge(new double[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> new BrownianBridge(new double[] {0, 1}));
        assertThrows(IllegalArgumentException.class, () -> new BrownianBridge(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new BrownianBridge(new double[] {1, Double.NaN}));
    }

    @Test
    void shouldMirrorAndMatchMoments() {
        final double[] sample = new double[1000];
        new CounterRandom(3).normals(0, 0, sample);
        VarianceReduction.antithetic(sample);
        assertEquals(-sample[17], sample[517]);
        VarianceReduction.matchMoments(sample);
        double sum = 0;
        double squares = 0;
        for (final double value : sample) {
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum, 1e-11);
        assertEquals(1000, squares, 1e-9);
        assertThrows(IllegalArgumentException.class, () -> VarianceReduction.antithetic(new double[3]));
        assertThrows(IllegalArgumentException.class, () -> VarianceReduction.matchMoments(new double[] {2, 2}));
        assertThrows(IllegalArgumentException.class, () -> VarianceReduction.matchMoments(new double[0]));
    }
}
