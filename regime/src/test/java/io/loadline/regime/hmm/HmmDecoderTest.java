package io.loadline.regime.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HmmDecoderTest {
    private static final double[][] MEANS = {{0}, {0.5}, {-1}};
    private static final double[][] VARIANCES = {{0.5}, {1}, {3}};
    private static final double[][] TRANSITION = {{0.9, 0.08, 0.02}, {0.1, 0.8, 0.1}, {0.05, 0.15, 0.8}};

    private static double logLikelihood(final GaussianHmm model, final double[][] series, final int[] path) {
        final double[] emission = new double[3];
        final EmissionDensity density = new EmissionDensity(model);
        double sum = StrictMath.log(model.initial(path[0]));
        for (int t = 0; t < path.length; t++) {
            density.logDensities(series[t], emission);
            sum += emission[path[t]] + (t == 0 ? 0 : StrictMath.log(model.transition(path[t - 1], path[t])));
        }
        return sum;
    }

    @Test
    void shouldFindTheBestOfAllPaths() {
        final GaussianHmm model = new GaussianHmm(new double[] {0.5, 0.3, 0.2}, TRANSITION, MEANS, VARIANCES);
        for (int seed = 0; seed < 30; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final double[][] series = new double[7][1];
            for (final double[] observation : series) {
                observation[0] = 2 * random.nextGaussian();
            }
            double best = Double.NEGATIVE_INFINITY;
            int[] bestPath = new int[7];
            for (int code = 0; code < 2187; code++) {
                final int[] path = new int[7];
                int rest = code;
                for (int t = 0; t < 7; t++) {
                    path[t] = rest % 3;
                    rest /= 3;
                }
                final double value = logLikelihood(model, series, path);
                if (value > best) {
                    best = value;
                    bestPath = path;
                }
            }
            final int[] got = HmmDecoder.decode(model, series);
            assertEquals(best, logLikelihood(model, series, got), 1e-12, "seed " + seed);
            assertArrayEquals(bestPath, got, "seed " + seed);
        }
    }

    @Test
    void shouldRefuseAnObservationThatIsNoNumber() {
        final GaussianHmm model = new GaussianHmm(new double[] {0.5, 0.3, 0.2}, TRANSITION, MEANS, VARIANCES);
        assertThrows(
                IllegalArgumentException.class, () -> HmmDecoder.decode(model, new double[][] {{1}, {Double.NaN}}));
        assertThrows(IllegalArgumentException.class, () -> HmmDecoder.decode(model, new double[][] {{1, 2}}));
    }
}
